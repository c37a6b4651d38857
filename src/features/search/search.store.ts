import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/ids.ts'
import type { Indexable } from '../disclosures/index.ts'
import { DICTIONARY_VERSION, indexWords } from './words.ts'

const LONGEST_BODY = 200_000
// A tsvector may hold a megabyte; 20,000 distinct words of Chinese stay well below.
const MOST_WORDS = 60_000

/** What an entry was made from: a change in any of it makes the entry stale. */
export function sourceHash(source: Pick<Indexable, 'revisionHash'>): string {
  return sha256(`${DICTIONARY_VERSION}:${source.revisionHash}`)
}

/** Puts publications into the index, replacing what stands there. */
export async function saveEntries(tx: Tx, sources: readonly Indexable[]): Promise<void> {
  for (const source of sources) {
    const body = [source.bodyText, source.attachmentText]
      .filter((text) => text !== '')
      .join('\n')
      .slice(0, LONGEST_BODY)
    const title = indexWords(`${source.title} ${source.docNo} ${source.keywords.join(' ')}`)
    const words = [...title, ...indexWords(body).slice(0, MOST_WORDS), source.indexNo.toLowerCase()]
    const entry = {
      no: source.no,
      title: source.title,
      body,
      unit_id: source.unitId,
      audience: source.audience,
      audience_members: [...source.audienceMembers],
      expires_at: source.expiresAt,
      listed_on: source.listedOn,
      source_hash: sourceHash(source),
      title_words: sql<string>`array_to_tsvector(array(select distinct w from unnest(${title}::text[]) w where w <> ''))`,
      words: sql<string>`array_to_tsvector(array(select distinct left(w, 200) from unnest(${words}::text[]) w where w <> ''))`,
    }
    await tx
      .insertInto('search_entry')
      .values({ document_id: source.documentId, ...entry })
      .onConflict((c) => c.column('document_id').doUpdateSet(entry))
      .execute()
  }
}

/** Takes documents out of the index. */
export async function removeEntries(tx: Tx, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length > 0)
    await tx
      .deleteFrom('search_entry')
      .where('document_id', 'in', [...documentIds])
      .execute()
}
