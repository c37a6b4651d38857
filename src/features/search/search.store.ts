import { sql } from 'kysely'
import { parseDay, yearOf } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { sha256 } from '../../platform/ids.ts'
import type { Indexable } from '../disclosures/index.ts'
import { loadDictionary } from './dictionary.queries.ts'
import { fold } from './domain/fold.ts'
import { lexemesOf, prefixOf } from './domain/lexemes.ts'
import { titleTerms } from './domain/title-words.ts'
import { saveWords } from './vocabulary.store.ts'
import type { Cutter } from './words.ts'

/** Names the way in which entries are made; a change here makes every entry stale. */
const MAKING = '2'
const LONGEST_BODY = 200_000
const LONGEST_TEXT = 400_000

/** What an entry was made from: a change in any of it makes the entry stale. */
export function sourceHash(source: Pick<Indexable, 'revisionHash'>): string {
  return sha256(`${MAKING}:${source.revisionHash}`)
}

/** Cuts a text without leaving half a character behind, which no database would take. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}

/** Everything in which a phrase is looked for. */
function searchedText({ title, docNo, files }: Indexable, body: string): string {
  const more = [docNo, ...files.flatMap(({ name, text }) => [name, text])].filter((text) => text !== '')
  return cut([title, body, ...more].join('\n'), LONGEST_TEXT)
}

function toEntry(source: Indexable, { forIndex }: Cutter): Record<string, unknown> {
  const title = fold([source.title, source.docNo, ...source.keywords].join(' '))
  const body = cut(source.bodyText, LONGEST_BODY)
  const text = fold(searchedText(source, body))
  const words = lexemesOf({
    year: yearOf(parseDay(source.listedOn)),
    title,
    titleWords: forIndex(title),
    headWords: forIndex(fold(`${source.summary}\n${source.headings}`)),
    text,
    textWords: [...forIndex(text), ...forIndex(fold(source.indexNo)), fold(source.indexNo), fold(source.docNo)],
    facts: [
      ['unit', source.unitId],
      ...source.itemIds.map((id) => ['item', id] as const),
      ...source.columnIds.map((id) => ['column', id] as const),
    ],
  })
  return {
    document_id: source.documentId,
    no: source.no,
    title: source.title,
    body,
    files: source.files,
    // Most texts are compared as they are: those are not kept twice.
    searched: text === `${source.title}\n${body}` ? null : text,
    unit_id: source.unitId,
    item_ids: source.itemIds,
    column_ids: source.columnIds,
    audience: source.audience,
    audience_members: source.audienceMembers,
    expires_at: source.expiresAt,
    listed_on: source.listedOn,
    source_hash: sourceHash(source),
    words,
  }
}

async function saveBands(tx: Tx, sources: readonly Indexable[]): Promise<void> {
  const years = [...new Set(sources.map(({ listedOn }) => yearOf(parseDay(listedOn))))]
  await tx
    .insertInto('search_band')
    .values(years.map((year) => ({ year, prefix: prefixOf(year) })))
    .onConflict((c) => c.doNothing())
    .execute()
}

function publicTerms(sources: readonly Indexable[], { forQuestion }: Cutter): string[] {
  const open = sources.filter(({ audience }) => audience === 'public')
  return [
    ...new Set(
      open
        .flatMap(({ title, keywords }) => [title, ...keywords].map(fold))
        .flatMap((text) => titleTerms(forQuestion(text), text)),
    ),
  ]
}

/** Puts publications into the index in one statement, replacing what stands there. */
export async function saveEntries(tx: Tx, sources: readonly Indexable[]): Promise<void> {
  if (sources.length === 0) return
  const { cutter } = await loadDictionary(tx)
  await saveBands(tx, sources)
  await sql`
    with entry as materialized (
      select * from json_to_recordset(${json(sources.map((source) => toEntry(source, cutter)))}::json) as entry (
        document_id text, no bigint, title text, body text, files jsonb, searched text, unit_id text, item_ids text[],
        column_ids text[], audience text, audience_members text[], expires_at timestamptz, listed_on date, source_hash text,
        words text[])
    ), saved as (
      insert into search_entry (document_id, no, title, unit_id, item_ids, column_ids, audience, audience_members, expires_at,
        listed_on, source_hash, words)
      select document_id, no, title, unit_id, item_ids, column_ids, audience, audience_members, expires_at,
        listed_on, source_hash, array_to_tsvector(words) from entry
      on conflict (document_id) do update set no = excluded.no, title = excluded.title, unit_id = excluded.unit_id,
        item_ids = excluded.item_ids, column_ids = excluded.column_ids, audience = excluded.audience,
        audience_members = excluded.audience_members, expires_at = excluded.expires_at, listed_on = excluded.listed_on,
        source_hash = excluded.source_hash, words = excluded.words
    )
    insert into search_text (document_id, body, files, searched) select document_id, body, files, searched from entry
    on conflict (document_id) do update set body = excluded.body, files = excluded.files, searched = excluded.searched`.execute(
    tx,
  )
  await saveWords(tx, publicTerms(sources, cutter))
}

/** Takes documents out of the index. */
export async function removeEntries(tx: Tx, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length > 0)
    await tx
      .deleteFrom('search_entry')
      .where('document_id', 'in', [...documentIds])
      .execute()
}

/** Says that the index holds what this version of the dictionary cuts. */
export async function markIndexed(tx: Tx, version: number): Promise<void> {
  await tx
    .updateTable('search_dictionary')
    .set({ indexed_version: version })
    .where('indexed_version', '<', version)
    .execute()
}
