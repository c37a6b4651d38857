import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { sha256 } from '../../platform/ids.ts'
import type { Indexable } from '../disclosures/index.ts'
import { DICTIONARY_VERSION, indexWords } from './words.ts'

const LONGEST_BODY = 200_000
// A tsvector may hold a megabyte; 20,000 distinct words of Chinese stay well below.
const MOST_WORDS = 60_000
const LONGEST_WORD = 200

/** What an entry was made from: a change in any of it makes the entry stale. */
export function sourceHash(source: Pick<Indexable, 'revisionHash'>): string {
  return sha256(`${DICTIONARY_VERSION}:${source.revisionHash}`)
}

/** Cuts a text without leaving half a character behind, which no database would take. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => cut(word, LONGEST_WORD)))]
}

function toEntry(source: Indexable): Record<string, unknown> {
  const texts = [source.bodyText, source.attachmentText].filter((text) => text !== '')
  const body = cut(texts.join('\n'), LONGEST_BODY)
  const title = indexWords(`${source.title} ${source.docNo} ${source.keywords.join(' ')}`)
  return {
    document_id: source.documentId,
    no: source.no,
    title: source.title,
    body,
    unit_id: source.unitId,
    audience: source.audience,
    audience_members: source.audienceMembers,
    expires_at: source.expiresAt,
    listed_on: source.listedOn,
    source_hash: sourceHash(source),
    title_words: distinct(title),
    words: distinct([...title, ...indexWords(body).slice(0, MOST_WORDS), source.indexNo.toLowerCase()]),
  }
}

/** Puts publications into the index in one statement, replacing what stands there. */
export async function saveEntries(tx: Tx, sources: readonly Indexable[]): Promise<void> {
  if (sources.length === 0) return
  await sql`
    insert into search_entry (document_id, no, title, body, unit_id, audience, audience_members, expires_at, listed_on,
      source_hash, title_words, words)
    select document_id, no, title, body, unit_id, audience, audience_members, expires_at, listed_on,
      source_hash, array_to_tsvector(title_words), array_to_tsvector(words)
    from json_to_recordset(${json(sources.map(toEntry))}::json) as entry (document_id text, no bigint, title text, body text,
      unit_id text, audience text, audience_members text[], expires_at timestamptz, listed_on date,
      source_hash text, title_words text[], words text[])
    on conflict (document_id) do update set no = excluded.no, title = excluded.title, body = excluded.body,
      unit_id = excluded.unit_id, audience = excluded.audience, audience_members = excluded.audience_members,
      expires_at = excluded.expires_at, listed_on = excluded.listed_on, source_hash = excluded.source_hash,
      title_words = excluded.title_words, words = excluded.words`.execute(tx)
}

/** Takes documents out of the index. */
export async function removeEntries(tx: Tx, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length > 0)
    await tx
      .deleteFrom('search_entry')
      .where('document_id', 'in', [...documentIds])
      .execute()
}
