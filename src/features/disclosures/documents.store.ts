import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import { json } from '../../platform/db/json.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Document, PublicationState, WorkState } from './domain/document.ts'
import { EMPTY_METADATA, type Metadata } from './domain/metadata.ts'

/** Creates an empty document of a unit with its working copy. */
export async function insertDocument(tx: Tx, values: { unitId: string; by: string; title: string }): Promise<string> {
  const id = newId()
  await tx
    .insertInto('document')
    .values({ id, unit_id: values.unitId, work_state: 'draft', created_by: values.by })
    .execute()
  await tx
    .insertInto('draft')
    .values({
      document_id: id,
      title: values.title,
      metadata: json(EMPTY_METADATA),
      saved_by: values.by,
      editors: [values.by],
    })
    .execute()
  return id
}

function lockWorkingCopy(tx: Tx, id: string) {
  return tx
    .selectFrom('document as d')
    .innerJoin('draft as w', 'w.document_id', 'd.id')
    .select(['d.id', 'd.unit_id', 'd.work_state', 'd.review_case_id', 'd.approved_revision_id'])
    .select(['w.title', 'w.body_html', 'w.metadata', 'w.version', 'w.editors'])
    .where('d.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

function lockPublicationOf(tx: Tx, documentId: string) {
  return tx
    .selectFrom('publication')
    .select(['state', 'revision_id', 'is_emergency'])
    .where('document_id', '=', documentId)
    .forUpdate()
    .executeTakeFirst()
}

/** The document with its working copy, locked for this transaction. Throws `document.not-found`. */
export async function lockDocument(tx: Tx, id: string): Promise<Document> {
  const row = await lockWorkingCopy(tx, id)
  if (!row) throw new AppError('document.not-found', { id })
  const publication = await lockPublicationOf(tx, id)
  return {
    id: row.id,
    unitId: row.unit_id,
    workState: row.work_state as WorkState,
    reviewCaseId: row.review_case_id,
    approvedRevisionId: row.approved_revision_id,
    publicationState: (publication?.state as PublicationState | undefined) ?? null,
    publishedRevisionId: publication?.revision_id ?? null,
    isEmergency: publication?.is_emergency ?? false,
    draft: {
      title: row.title,
      bodyHtml: row.body_html,
      metadata: { ...EMPTY_METADATA, ...(row.metadata as Partial<Metadata>) },
      version: row.version,
      editors: row.editors,
    },
  }
}

/** The working copy as it will be saved. */
export interface DraftValues {
  readonly title: string
  readonly bodyHtml: string
  readonly metadata: Metadata
  readonly by: string
}

/** Saves the working copy as the next version and answers it; remembers everyone who had a hand in it. */
export async function saveDraftRow(
  tx: Tx,
  documentId: string,
  { title, bodyHtml, metadata, by }: DraftValues,
): Promise<{ version: number; savedAt: Date }> {
  const row = await tx
    .updateTable('draft')
    .set({
      title,
      body_html: bodyHtml,
      metadata: json(metadata),
      version: sql`version + 1`,
      saved_by: by,
      saved_at: sql`clock_timestamp()`,
      editors: sql<string[]>`case when ${by} = any(editors) then editors else editors || ${by}::text end`,
    })
    .where('document_id', '=', documentId)
    .returning(['version', 'saved_at'])
    .executeTakeFirstOrThrow()
  await tx.updateTable('document').set({ changed_at: sql`clock_timestamp()` }).where('id', '=', documentId).execute()
  return { version: row.version, savedAt: row.saved_at }
}

/** Forgets who had a hand in the working copy: a published revision starts a new round of authors. */
export async function resetEditors(tx: Tx, documentId: string): Promise<void> {
  await tx.updateTable('draft').set({ editors: [] }).where('document_id', '=', documentId).execute()
}

/** The changes of state that a document goes through. */
export interface StateChange {
  readonly workState: WorkState
  readonly reviewCaseId?: string | null
  readonly approvedRevisionId?: string | null
  readonly publishAt?: Date | null
}

/** Moves the document on. */
export async function setState(tx: Tx, documentId: string, change: StateChange): Promise<void> {
  await tx
    .updateTable('document')
    .set({
      work_state: change.workState,
      changed_at: sql`clock_timestamp()`,
      ...(change.reviewCaseId === undefined ? {} : { review_case_id: change.reviewCaseId }),
      ...(change.approvedRevisionId === undefined ? {} : { approved_revision_id: change.approvedRevisionId }),
      publish_at: change.publishAt ?? null,
    })
    .where('id', '=', documentId)
    .execute()
}

/** A file as a revision names it. */
export interface RevisionAttachment {
  readonly id: string
  readonly name: string
  readonly sha256: string
  readonly mediaType: string
  readonly size: number
  readonly use: string
}

/** The files with these ids that belong to the document, in the order asked for. */
export async function findAttachments(
  tx: Tx,
  documentId: string,
  ids: readonly string[],
): Promise<RevisionAttachment[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('attachment')
    .select(['id', 'name', 'sha256', 'media_type', 'size', 'use'])
    .where('document_id', '=', documentId)
    .where('id', 'in', [...ids])
    .execute()
  const byId = new Map(
    rows.map((row) => [
      row.id,
      { id: row.id, name: row.name, sha256: row.sha256, mediaType: row.media_type, size: row.size, use: row.use },
    ]),
  )
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** A revision as it is frozen. */
export interface RevisionValues {
  readonly documentId: string
  readonly title: string
  readonly bodyHtml: string
  readonly bodyText: string
  readonly metadata: Metadata
  readonly attachments: readonly RevisionAttachment[]
  readonly authorIds: readonly string[]
  readonly changeNote: string
  readonly hash: string
}

/** Freezes a revision; it can never be changed afterwards. */
export async function insertRevision(tx: Tx, values: RevisionValues): Promise<{ id: string; no: number }> {
  const id = newId()
  const row = await tx
    .insertInto('revision')
    .values({
      id,
      document_id: values.documentId,
      no: sql<number>`coalesce((select max(no) from revision where document_id = ${values.documentId}), 0) + 1`,
      title: values.title,
      body_html: values.bodyHtml,
      body_text: values.bodyText,
      metadata: json(values.metadata),
      attachments: json(values.attachments),
      author_ids: [...values.authorIds],
      change_note: values.changeNote,
      hash: values.hash,
    })
    .returning('no')
    .executeTakeFirstOrThrow()
  return { id, no: row.no }
}

/** A frozen revision. Throws `document.not-found`. */
export async function getRevision(tx: Tx, id: string): Promise<RevisionValues & { id: string; no: number }> {
  const row = await tx.selectFrom('revision').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('document.not-found', { revisionId: id })
  return {
    id: row.id,
    no: row.no,
    documentId: row.document_id,
    title: row.title,
    bodyHtml: row.body_html,
    bodyText: row.body_text,
    metadata: { ...EMPTY_METADATA, ...(row.metadata as Partial<Metadata>) },
    attachments: row.attachments as RevisionAttachment[],
    authorIds: row.author_ids,
    changeNote: row.change_note,
    hash: row.hash,
  }
}

/** Records an uploaded file of the document. */
export async function insertAttachment(
  tx: Tx,
  values: Omit<RevisionAttachment, 'id'> & { documentId: string; alt: string; text: string; by: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('attachment')
    .values({
      id,
      document_id: values.documentId,
      sha256: values.sha256,
      name: values.name,
      media_type: values.mediaType,
      size: values.size,
      use: values.use,
      alt: values.alt,
      text: values.text,
      added_by: values.by,
    })
    .execute()
  return id
}
