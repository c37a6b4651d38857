import { sql } from 'kysely'
import type { Audience, Viewer } from '../../kernel/audience.ts'
import { visibleTo } from '../../platform/db/audience.ts'
import type { ReadDb } from '../../platform/db/database.ts'
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
  } | null
}

function findRow(db: ReadDb, viewer: Viewer, no: number) {
  return (
    db
      .selectFrom('publication as p')
      .innerJoin('revision as r', 'r.id', 'p.revision_id')
      // A tombstone does not tell of a successor that is not meant for this reader.
      .leftJoin('publication as s', (join) =>
        join.onRef('s.document_id', '=', 'p.successor_id').on(visibleTo(viewer, 's')),
      )
      .selectAll('p')
      .select(['r.no as revision_no', 'r.hash', 'r.body_html', 'r.metadata', 'r.attachments', 's.no as successor_no'])
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
