import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Audience } from '../../kernel/audience.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Occasion } from './domain/occasion.ts'
import { pulledColumns, saveOccasion } from './placements.store.ts'

/** What goes before the eyes of the world. */
export interface PublicationValues {
  readonly documentId: string
  readonly revisionId: string
  readonly title: string
  readonly summary: string
  readonly unitId: string
  readonly audience: Audience
  readonly indexNo: string
  readonly docNo: string
  readonly formedOn: string | null
  readonly coverId: string | null
  readonly expiresAt: Date | null
  readonly itemIds: readonly string[]
  readonly columnIds: readonly string[]
  readonly occasion: Occasion | undefined
  readonly isEmergency: boolean
}

/** The number and times the database gave. */
export interface Published {
  readonly no: number
  readonly firstPublishedAt: Date
  readonly publishedAt: Date
  readonly isFirst: boolean
}

function membersOf(audience: Audience): string[] {
  return 'members' in audience ? [...audience.members] : []
}

async function place(tx: Tx, { documentId, itemIds, columnIds }: PublicationValues): Promise<void> {
  await tx.deleteFrom('publication_item').where('document_id', '=', documentId).execute()
  const places = new Set([...columnIds, ...(await pulledColumns(tx, documentId))])
  await tx.deleteFrom('publication_column').where('document_id', '=', documentId).execute()
  if (itemIds.length > 0) {
    await tx
      .insertInto('publication_item')
      .values(itemIds.map((itemId) => ({ document_id: documentId, item_id: itemId })))
      .execute()
  }
  if (places.size > 0) {
    await tx
      .insertInto('publication_column')
      .values([...places].map((columnId) => ({ document_id: documentId, column_id: columnId })))
      .execute()
  }
}

function columnsOf(values: PublicationValues) {
  return {
    revision_id: values.revisionId,
    title: values.title,
    summary: values.summary,
    unit_id: values.unitId,
    audience: values.audience.kind,
    audience_members: membersOf(values.audience),
    doc_no: values.docNo,
    formed_on: values.formedOn,
    cover_id: values.coverId,
    expires_at: values.expiresAt,
    is_emergency: values.isEmergency,
  }
}

const STAMPED = ['no', 'first_published_at', 'published_at'] as const

function publishFirst(tx: Tx, values: PublicationValues) {
  return tx
    .insertInto('publication')
    .values({ ...columnsOf(values), document_id: values.documentId, index_no: values.indexNo })
    .returning(STAMPED)
    .executeTakeFirstOrThrow()
}

function publishAgain(tx: Tx, values: PublicationValues) {
  return tx
    .updateTable('publication')
    .set({ ...columnsOf(values), state: 'live', closing_kind: null, closing_note: '', closed_at: null })
    .where('document_id', '=', values.documentId)
    .returning(STAMPED)
    .executeTakeFirstOrThrow()
}

/** Publishes a revision, or puts the next one in the place of the last. The times are the database's. */
export async function savePublication(tx: Tx, values: PublicationValues): Promise<Published> {
  const before = await tx
    .selectFrom('publication')
    .select('no')
    .where('document_id', '=', values.documentId)
    .forUpdate()
    .executeTakeFirst()
  const row = await (before ? publishAgain : publishFirst)(tx, values)
  await place(tx, values)
  await saveOccasion(tx, values.documentId, values.occasion)
  return {
    no: row.no,
    firstPublishedAt: row.first_published_at,
    publishedAt: row.published_at,
    isFirst: before === undefined,
  }
}

/** The index number the document already has, if it was ever published. */
export async function findIndexNo(tx: Tx, documentId: string): Promise<string | undefined> {
  return (
    await tx.selectFrom('publication').select('index_no').where('document_id', '=', documentId).executeTakeFirst()
  )?.index_no
}

/** The next serial of a prefix; counted in the transaction, never reused. */
export async function nextSerial(tx: Tx, prefix: string): Promise<number> {
  const row = await tx
    .insertInto('index_counter')
    .values({ prefix, last: 1 })
    .onConflict((c) => c.column('prefix').doUpdateSet({ last: sql`index_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}

/** How a publication ends. */
export interface Closing {
  readonly state: 'kept' | 'expired' | 'withdrawn'
  readonly kind: 'posting-over' | 'in-error' | 'consolidated' | 'withdrawn-kept'
  readonly note: string
  readonly successorId: string | null
}

/** Takes the text down (or keeps it with a notice). */
export async function closePublication(tx: Tx, documentId: string, closing: Closing): Promise<void> {
  await tx
    .updateTable('publication')
    .set({
      state: closing.state,
      closing_kind: closing.kind,
      closing_note: closing.note,
      successor_id: closing.successorId,
      closed_at: sql`clock_timestamp()`,
      pinned_until: null,
    })
    .where('document_id', '=', documentId)
    .execute()
}

/** An emergency publication was approved afterwards. */
export async function clearEmergency(tx: Tx, documentId: string): Promise<void> {
  await tx.updateTable('publication').set({ is_emergency: false }).where('document_id', '=', documentId).execute()
}

/** The document behind a public number. Throws `document.not-found`. */
export async function documentOfNo(tx: Tx, no: number): Promise<string> {
  const row = await tx.selectFrom('publication').select('document_id').where('no', '=', no).executeTakeFirst()
  if (!row) throw new AppError('document.not-found', { no })
  return row.document_id
}

/** Live publications whose time is over, oldest first. */
export async function findOverdue(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('publication')
    .select('document_id')
    .where('state', '=', 'live')
    .where('expires_at', '<=', sql<Date>`clock_timestamp()`)
    .orderBy('expires_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.document_id)
}
