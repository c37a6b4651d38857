import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { cutsOf } from './domain/sound.ts'
import { sayWord } from './sounds.ts'

/** Takes words in that stand in titles for everybody; what is known stays as it is. */
export async function saveWords(tx: Tx, words: readonly string[]): Promise<void> {
  const known = new Set(
    (
      await sql<{ word: string }>`select word from search_word where word = any(${[...words]}::text[])`.execute(tx)
    ).rows.map(({ word }) => word),
  )
  const fresh = words.filter((word) => !known.has(word))
  if (fresh.length === 0) return
  const rows = fresh.map((word) => ({ word, ...sayWord(word), cuts: cutsOf(word) }))
  await sql`
    insert into search_word (word, pinyin, initials, sound, cuts)
    select word, pinyin, initials, sound, cuts
    from json_to_recordset(${json(rows)}::json) as fresh (word text, pinyin text, initials text, sound text, cuts text[])
    on conflict (word) do nothing`.execute(tx)
}
