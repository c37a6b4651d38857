import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import { addDays, dayOf } from '../../kernel/day.ts'
import { grants } from '../../kernel/roles.ts'
import type { Actor } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { isReviewerOf } from '../review/index.ts'
import type { Document, PublicationState, WorkState } from './domain/document.ts'
import { EMPTY_METADATA, type Metadata } from './domain/metadata.ts'

/** A document as the console reads it: working copy, publication, versions. */
export interface DocumentRecord extends Document {
  readonly unitName: string
  readonly createdBy: string
  readonly createdAt: Date
  readonly publishAt: Date | null
  readonly savedAt: Date
  readonly savedBy: string
  readonly publication: {
    readonly no: number
    readonly state: PublicationState
    readonly revisionNo: number
    readonly indexNo: string
    readonly firstPublishedAt: Date
    readonly publishedAt: Date
    readonly expiresAt: Date | null
    readonly isEmergency: boolean
    readonly closingKind: string | null
    readonly closingNote: string
    /** Columns of the portal that the office pulled it into. */
    readonly pulledColumnIds: readonly string[]
    /** The last day on the front page, in Asia/Shanghai. */
    readonly pinnedUntilOn: string | null
  } | null
}

/** The units whose drafts the actor may read; 'all' for the office and the supervisors. */
export function readableUnits(actor: Actor): 'all' | string[] {
  const holders = actor.roles.filter((grant) => grants(grant, 'documents.read'))
  if (holders.some((grant) => grants({ ...grant }, 'documents.read', ''))) return 'all'
  return holders.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]))
}

/** May the actor read the working copy: own unit, office, supervision, or a reviewer of its review. */
export async function mayRead(db: ReadDb, actor: Actor, document: { id: string; unitId: string }): Promise<boolean> {
  if (actor.id === '') return false
  const units = readableUnits(actor)
  return (
    units === 'all' || units.includes(document.unitId) || isReviewerOf(db, actor, { type: 'document', id: document.id })
  )
}

function findWorkingCopy(db: ReadDb, id: string) {
  return db
    .selectFrom('document as d')
    .innerJoin('draft as w', 'w.document_id', 'd.id')
    .innerJoin('unit as u', 'u.id', 'd.unit_id')
    .leftJoin('account as creator', 'creator.id', 'd.created_by')
    .leftJoin('account as saver', 'saver.id', 'w.saved_by')
    .select(['d.id', 'd.unit_id', 'u.name as unit_name', 'd.work_state', 'd.review_case_id', 'd.approved_revision_id'])
    .select(['d.publish_at', 'd.created_at', 'creator.name as creator', 'saver.name as saver', 'w.saved_at'])
    .select(['w.title', 'w.body_html', 'w.metadata', 'w.version', 'w.editors'])
    .where('d.id', '=', id)
    .executeTakeFirst()
}

function findPublication(db: ReadDb, documentId: string) {
  return db
    .selectFrom('publication as p')
    .innerJoin('revision as r', 'r.id', 'p.revision_id')
    .select(['p.no', 'p.state', 'p.revision_id', 'r.no as revision_no', 'p.index_no', 'p.first_published_at'])
    .select(['p.published_at', 'p.expires_at', 'p.is_emergency', 'p.closing_kind', 'p.closing_note', 'p.pinned_until'])
    .select(
      sql<
        string[]
      >`array(select l.column_id from publication_pull l where l.document_id = p.document_id order by 1)`.as('pulled'),
    )
    .where('p.document_id', '=', documentId)
    .executeTakeFirst()
}

/** What ends at midnight was there on the day before. */
function lastDayBefore(midnight: Date): string {
  return addDays(dayOf(midnight), -1)
}

type WorkingCopyRow = NonNullable<Awaited<ReturnType<typeof findWorkingCopy>>>
type PublicationRow = NonNullable<Awaited<ReturnType<typeof findPublication>>>

function toWorkingCopy(row: WorkingCopyRow) {
  return {
    id: row.id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    workState: row.work_state as WorkState,
    reviewCaseId: row.review_case_id,
    approvedRevisionId: row.approved_revision_id,
    createdBy: row.creator ?? '系统',
    createdAt: row.created_at,
    publishAt: row.publish_at,
    savedAt: row.saved_at,
    savedBy: row.saver ?? '系统',
    draft: {
      title: row.title,
      bodyHtml: row.body_html,
      metadata: { ...EMPTY_METADATA, ...(row.metadata as Partial<Metadata>) },
      version: row.version,
      editors: row.editors,
    },
  }
}

function toPublication(row: PublicationRow): NonNullable<DocumentRecord['publication']> {
  return {
    no: row.no,
    state: row.state as PublicationState,
    revisionNo: row.revision_no,
    indexNo: row.index_no,
    firstPublishedAt: row.first_published_at,
    publishedAt: row.published_at,
    expiresAt: row.expires_at,
    isEmergency: row.is_emergency,
    closingKind: row.closing_kind,
    closingNote: row.closing_note,
    pulledColumnIds: row.pulled,
    pinnedUntilOn: row.pinned_until && lastDayBefore(row.pinned_until),
  }
}

type Standing = Pick<DocumentRecord, 'publicationState' | 'publishedRevisionId' | 'isEmergency' | 'publication'>

const UNPUBLISHED: Standing = {
  publicationState: null,
  publishedRevisionId: null,
  isEmergency: false,
  publication: null,
}

function toStanding(row: PublicationRow): Standing {
  const publication = toPublication(row)
  const { state: publicationState, isEmergency } = publication
  return { publicationState, publishedRevisionId: row.revision_id, isEmergency, publication }
}

/** The document for somebody who may read it. Throws `document.not-found` otherwise: who may not read it may not learn that it exists. */
export async function getDocumentRecord(db: ReadDb, actor: Actor, id: string): Promise<DocumentRecord> {
  const row = await findWorkingCopy(db, id)
  if (!row || !(await mayRead(db, actor, { id: row.id, unitId: row.unit_id })))
    throw new AppError('document.not-found', { id })
  const published = await findPublication(db, id)
  return { ...toWorkingCopy(row), ...(published ? toStanding(published) : UNPUBLISHED) }
}

/** The frozen revisions of a document, newest first. */
export async function listRevisions(db: ReadDb, documentId: string) {
  const rows = await db
    .selectFrom('revision as r')
    .select(['r.id', 'r.no', 'r.title', 'r.hash', 'r.frozen_at', 'r.change_note'])
    .select(
      sql<
        string[]
      >`(select coalesce(array_agg(a.name order by a.name), '{}') from account a where a.id = any(r.author_ids))`.as(
        'authors',
      ),
    )
    .where('r.document_id', '=', documentId)
    .orderBy('r.no', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    no: row.no,
    title: row.title,
    hash: row.hash,
    frozenAt: row.frozen_at.toISOString(),
    authors: row.authors,
    changeNote: row.change_note,
  }))
}

/** A revision's text, or the working copy for number 0; undefined when there is none. */
export async function findVersion(
  db: ReadDb,
  documentId: string,
  no: number,
): Promise<{ title: string; bodyHtml: string; metadata: Metadata } | undefined> {
  const row =
    no === 0
      ? await db
          .selectFrom('draft')
          .select(['title', 'body_html', 'metadata'])
          .where('document_id', '=', documentId)
          .executeTakeFirst()
      : await db
          .selectFrom('revision')
          .select(['title', 'body_html', 'metadata'])
          .where('document_id', '=', documentId)
          .where('no', '=', no)
          .executeTakeFirst()
  return (
    row && {
      title: row.title,
      bodyHtml: row.body_html,
      metadata: { ...EMPTY_METADATA, ...(row.metadata as Partial<Metadata>) },
    }
  )
}

/** The files of a document's working copy, in the order it names them, then its pictures. */
export async function listAttachments(db: ReadDb, documentId: string) {
  return db
    .selectFrom('attachment')
    .select(['id', 'name', 'media_type as mediaType', 'size', 'use', 'alt'])
    .where('document_id', '=', documentId)
    .orderBy('added_at')
    .execute()
}

/** Files as the leak guard needs them: these of the document, or all of them. */
export async function listCheckedFiles(db: ReadDb, documentId: string, ids: readonly string[] | undefined) {
  if (ids?.length === 0) return []
  return db
    .selectFrom('attachment')
    .select(['id', 'name', 'sha256', 'media_type as mediaType', 'use', 'alt'])
    .where('document_id', '=', documentId)
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
    .orderBy('added_at')
    .execute()
}

/** The revision that was frozen last; undefined before the first. */
export async function findNewestRevision(
  db: ReadDb,
  documentId: string,
): Promise<{ title: string; bodyHtml: string; metadata: Metadata; hash: string } | undefined> {
  const row = await db
    .selectFrom('revision')
    .select(['title', 'body_html', 'metadata', 'hash'])
    .where('document_id', '=', documentId)
    .orderBy('no', 'desc')
    .executeTakeFirst()
  return (
    row && {
      title: row.title,
      bodyHtml: row.body_html,
      metadata: { ...EMPTY_METADATA, ...(row.metadata as Partial<Metadata>) },
      hash: row.hash,
    }
  )
}
