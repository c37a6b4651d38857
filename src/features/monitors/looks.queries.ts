import { sql } from 'kysely'
import type { ReadDb } from '../../platform/db/database.ts'
import type { InnerLink } from './domain/links.ts'
import type { WrongWord } from './domain/wrong-words.ts'
import type { Seen } from './looks.store.ts'

/** The next publications that changed and wait. */
export async function listDue(db: ReadDb, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('monitor_due').select('document_id').orderBy('document_id').limit(limit).execute()
  return rows.map((row) => row.document_id)
}

/** Those of the texts that were not looked at as they are now, by this version of the rules. */
export async function findUnseen(db: ReadDb, live: readonly Seen[], version: string): Promise<string[]> {
  if (live.length === 0) return []
  const rows = await db
    .selectFrom('monitor_seen')
    .select(['document_id', 'revision_hash'])
    .where(
      'document_id',
      'in',
      live.map(({ documentId }) => documentId),
    )
    .where('version', '=', version)
    .execute()
  const seen = new Map(rows.map((row) => [row.document_id, row.revision_hash]))
  return live.filter(({ documentId, hash }) => seen.get(documentId) !== hash).map(({ documentId }) => documentId)
}

/** What was looked at in a range of ids (both ends: after one, up to the other; without an end, all that follows). */
export async function listSeenIn(db: ReadDb, after: string, until: string | undefined): Promise<string[]> {
  let query = db.selectFrom('monitor_seen').select('document_id').where('document_id', '>', after)
  if (until !== undefined) query = query.where('document_id', '<=', until)
  return (await query.execute()).map((row) => row.document_id)
}

/** A link and the publication in which it stands. */
export type PlacedLink = InnerLink & { readonly documentId: string }

/** The links of these publications and those that lead to them; without any, all. */
export async function listLinks(
  db: ReadDb,
  about: { readonly documentIds: readonly string[]; readonly numbers: readonly number[] } | undefined,
): Promise<PlacedLink[]> {
  const among = about
    ? sql`where l.document_id = any(${[...about.documentIds]}::text[])
        or l.document_id in (select document_id from monitor_link where target_no = any(${[...about.numbers]}::bigint[]))
        or l.document_id in (select k.document_id from monitor_link k join attachment a on a.id = k.file_id
          where a.document_id = any(${[...about.documentIds]}::text[]))`
    : sql``
  const { rows } = await sql<PlacedLink>`
    select l.document_id as "documentId", l.href, l.target_no as "targetNo", l.file_id as "fileId"
    from monitor_link l ${among} order by l.document_id, l.href`.execute(db)
  return rows
}

/** The public numbers of these documents, whatever became of them. */
export async function listNumbersOf(db: ReadDb, documentIds: readonly string[]): Promise<number[]> {
  if (documentIds.length === 0) return []
  const rows = await db
    .selectFrom('publication')
    .select('no')
    .where('document_id', 'in', [...documentIds])
    .execute()
  return rows.map(({ no }) => no)
}

/** A word as the school has set it. */
export interface OwnWord extends WrongWord {
  readonly isUsed: boolean
}

/** What the school has added to the shipped words, or taken out of them. */
export async function listOwnWords(db: ReadDb): Promise<OwnWord[]> {
  return db.selectFrom('monitor_word').select(['wrong', 'suggestion', 'is_used as isUsed']).orderBy('wrong').execute()
}

/** The round that ended last, and the one that runs. */
export async function findRounds(db: ReadDb) {
  const [last, running] = await Promise.all([
    db
      .selectFrom('monitor_round')
      .select(['ended_at as endedAt', 'documents', 'opened', 'cured'])
      .where('ended_at', 'is not', null)
      .orderBy('ended_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
    db
      .selectFrom('monitor_round')
      .select(['begun_at as begunAt', 'documents'])
      .where('ended_at', 'is', null)
      .executeTakeFirst(),
  ])
  return { last, running }
}
