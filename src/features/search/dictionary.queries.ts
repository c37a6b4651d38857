import { sql } from 'kysely'
import type { ReadDb } from '../../platform/db/database.ts'
import { fold } from './domain/fold.ts'
import { type Cutter, makeCutter } from './words.ts'

/** The school's words: how texts are cut, and what else a word may be called. */
export interface Dictionary {
  readonly cutter: Cutter
  /** Other words for a folded word, folded. */
  readonly sameAs: ReadonlyMap<string, readonly string[]>
}

interface Row {
  readonly word: string
  readonly means: string[]
}

// Terms of the office, and the names of units, which come in by themselves: short name → name.
const OWN = sql`select word, means from search_term
  union all select name, '{}'::text[] from unit
  union all select short_name, array[name] from unit where short_name <> '' and short_name <> name`

let kept: { readonly key: string; readonly dictionary: Dictionary } | undefined

function make(rows: readonly Row[]): Dictionary {
  const sameAs = new Map<string, string[]>()
  for (const { word, means } of rows) {
    if (means.length > 0) sameAs.set(fold(word), [...(sameAs.get(fold(word)) ?? []), ...means.map(fold)])
  }
  return { cutter: makeCutter(rows.flatMap(({ word, means }) => [word, ...means])), sameAs }
}

/** The dictionary as it stands now. Made anew only when a word or the name of a unit has changed, in every process by itself. */
export async function loadDictionary(db: ReadDb): Promise<Dictionary> {
  const { rows } = await sql<{ key: string | null }>`
    select md5(string_agg(word || means::text, '|' order by word, means::text)) as key from (${OWN}) own`.execute(db)
  const key = rows[0]?.key ?? ''
  if (kept?.key !== key) {
    const own = await sql<Row>`${OWN}`.execute(db)
    kept = { key, dictionary: make(own.rows) }
  }
  return kept.dictionary
}

/** A word of the school's dictionary; `means` are other words for the same. */
export interface Term {
  readonly word: string
  readonly means: readonly string[]
  readonly changedAt: Date
}

/** The office's words, the newest change first. */
export async function listTerms(db: ReadDb): Promise<Term[]> {
  const rows = await db
    .selectFrom('search_term')
    .select(['word', 'means', 'changed_at as changedAt'])
    .orderBy('changed_at', 'desc')
    .orderBy('word')
    .execute()
  return rows
}

/** Which version of the dictionary holds, and which the index was made with. */
export async function dictionaryVersion(db: ReadDb): Promise<{ version: number; indexedVersion: number }> {
  const row = await db.selectFrom('search_dictionary').select(['version', 'indexed_version']).executeTakeFirst()
  return { version: row?.version ?? 0, indexedVersion: row?.indexed_version ?? 0 }
}
