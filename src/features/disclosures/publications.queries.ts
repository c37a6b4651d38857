import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Audience, Viewer } from '../../kernel/audience.ts'
import { visibleTo } from '../../platform/db/audience.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { PREPARED } from '../../platform/db/prepared.ts'
import type { PublicationState } from './domain/document.ts'
import { EMPTY_METADATA, type Metadata } from './domain/metadata.ts'
import type { RevisionAttachment } from './documents.store.ts'

/** A publication as its page needs it. The text is there only while it may be read. */
export interface Readable {
  readonly documentId: string
  readonly no: number
  readonly state: PublicationState
  readonly title: string
  readonly unitId: string
  readonly audience: Audience
  readonly indexNo: string
  readonly docNo: string
  readonly formedOn: string | null
  readonly originalPublishedOn: string | null
  readonly listedOn: string
  readonly firstPublishedAt: Date
  readonly publishedAt: Date
  readonly expiresAt: Date | null
  readonly isEmergency: boolean
  readonly closingKind: string | null
  readonly closingNote: string
  readonly closedAt: Date | null
  readonly successorNo: number | null
  readonly revision: {
    readonly id: string
    readonly no: number
    readonly hash: string
    readonly bodyHtml: string
    readonly metadata: Metadata
    readonly attachments: readonly RevisionAttachment[]
    /** The steps of its review, by name; none for what came from a previous system. */
    readonly approvedSteps: readonly string[]
  } | null
}

function findRow(db: ReadDb, viewer: Viewer, no: number) {
  return (
    db
      .selectFrom('publication as p')
      .modifyFront(PREPARED)
      .innerJoin('revision as r', 'r.id', 'p.revision_id')
      // A tombstone does not tell of a successor that is not meant for this reader.
      .leftJoin('publication as s', (join) =>
        join.onRef('s.document_id', '=', 'p.successor_id').on(visibleTo(viewer, 's')),
      )
      .selectAll('p')
      .select(['r.no as revision_no', 'r.hash', 'r.body_html', 'r.metadata', 'r.attachments', 's.no as successor_no'])
      .select(
        sql<string[]>`array(select a.name from approved_step a where a.revision_id = r.id order by a.seq)`.as('steps'),
      )
      .select(sql<boolean>`p.expires_at is not null and p.expires_at <= now()`.as('is_over'))
      .where('p.no', '=', no)
      .where(visibleTo(viewer, 'p'))
      .executeTakeFirst()
  )
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>

function audienceOf({ audience, audience_members: members }: Row): Audience {
  return (members.length > 0 ? { kind: audience, members } : { kind: audience }) as Audience
}

function textOf(row: Row): NonNullable<Readable['revision']> {
  return {
    id: row.revision_id,
    no: row.revision_no,
    hash: row.hash,
    bodyHtml: row.body_html,
    metadata: { ...EMPTY_METADATA, ...(row.metadata as Partial<Metadata>) },
    attachments: row.attachments as RevisionAttachment[],
    approvedSteps: row.steps,
  }
}

function toReadable(row: Row, state: PublicationState): Readable {
  return {
    documentId: row.document_id,
    no: row.no,
    state,
    title: row.title,
    unitId: row.unit_id,
    audience: audienceOf(row),
    indexNo: row.index_no,
    docNo: row.doc_no,
    formedOn: row.formed_on,
    originalPublishedOn: row.original_published_on,
    listedOn: row.listed_on,
    firstPublishedAt: row.first_published_at,
    publishedAt: row.published_at,
    expiresAt: row.expires_at,
    isEmergency: row.is_emergency,
    closingKind: row.closing_kind ?? (state === 'expired' ? 'posting-over' : null),
    closingNote: row.closing_note,
    closedAt: row.closed_at,
    successorNo: row.successor_no,
    revision: state === 'live' || state === 'kept' ? textOf(row) : null,
  }
}

/**
 * The publication with this number as the viewer may know it: with text while it is live or kept, as a tombstone without
 * text afterwards, undefined when the viewer may not know of it at all.
 */
export async function findReadable(db: ReadDb, viewer: Viewer, no: number): Promise<Readable | undefined> {
  const row = await findRow(db, viewer, no)
  // Over is over, even before the job that closes it has run.
  return row && toReadable(row, row.state === 'live' && row.is_over ? 'expired' : (row.state as PublicationState))
}

/** What is public under a document, for those who work on it: its number, title and unit, and the revision that can be read now. */
export interface Published {
  readonly documentId: string
  readonly no: number
  readonly title: string
  readonly unitId: string
  readonly revisionId: string
  /** Can its text be read? */
  readonly isShown: boolean
}

/** The publication of a document. Throws `document.not-found`. */
export async function getPublished(db: ReadDb | Tx, documentId: string): Promise<Published> {
  const row = await db
    .selectFrom('publication')
    .select(['no', 'title', 'unit_id as unitId', 'revision_id as revisionId', 'state'])
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  if (!row) throw new AppError('document.not-found')
  const { state, ...published } = row
  return { documentId, ...published, isShown: state === 'live' || state === 'kept' }
}
