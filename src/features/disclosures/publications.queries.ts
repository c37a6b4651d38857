import { sql } from 'kysely'
import type { Audience, AudienceKind, Viewer } from '../../kernel/audience.ts'
import { visibleTo } from '../../platform/db/audience.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import type { PublicationState } from './domain/document.ts'
import { EMPTY_METADATA, type Metadata } from './domain/metadata.ts'
import type { RevisionAttachment } from './documents.store.ts'

/** A line in a public list. */
export interface Listed {
  readonly documentId: string
  readonly no: number
  readonly title: string
  readonly summary: string
  readonly unitId: string
  readonly unitName: string
  readonly unitSlug: string
  readonly listedOn: string
  readonly publishedAt: Date
  readonly expiresAt: Date | null
  readonly audience: AudienceKind
  readonly indexNo: string
  readonly docNo: string
  readonly coverId: string | null
  readonly isPinned: boolean
}

/** Which publications; everything given must hold. `after` continues a list that is read in steps. */
export interface ListFilter {
  readonly unitId?: string | undefined
  readonly columnId?: string | undefined
  readonly itemIds?: readonly string[] | undefined
  readonly year?: number | undefined
  readonly withCover?: boolean | undefined
  readonly page?: number | undefined
  readonly size: number
}

const COUNT_CAP = 10_000

function live(db: ReadDb, viewer: Viewer) {
  return db
    .selectFrom('publication as p')
    .where('p.state', '=', 'live')
    .where(visibleTo(viewer, 'p'))
    .where((eb) => eb.or([eb('p.expires_at', 'is', null), eb('p.expires_at', '>', sql<Date>`now()`)]))
}

function filtered(db: ReadDb, viewer: Viewer, { unitId, columnId, itemIds, year, withCover }: ListFilter) {
  let query = live(db, viewer)
  if (unitId !== undefined) query = query.where('p.unit_id', '=', unitId)
  if (columnId !== undefined) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('publication_column as c')
          .select('c.document_id')
          .whereRef('c.document_id', '=', 'p.document_id')
          .where('c.column_id', '=', columnId),
      ),
    )
  }
  if (itemIds !== undefined) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('publication_item as i')
          .select('i.document_id')
          .whereRef('i.document_id', '=', 'p.document_id')
          .where('i.item_id', 'in', itemIds.length === 0 ? [''] : [...itemIds]),
      ),
    )
  }
  if (year !== undefined)
    query = query
      .where('p.listed_on', '>=', `${String(year)}-01-01`)
      .where('p.listed_on', '<', `${String(year + 1)}-01-01`)
  return withCover === true ? query.where('p.cover_id', 'is not', null) : query
}

/** Live publications the viewer may see, pinned ones first, then newest. */
export async function listPublications(db: ReadDb, viewer: Viewer, filter: ListFilter): Promise<Listed[]> {
  const { page = 1, size } = filter
  const rows = await filtered(db, viewer, filter)
    .innerJoin('unit as u', 'u.id', 'p.unit_id')
    .select([
      'p.document_id',
      'p.no',
      'p.title',
      'p.summary',
      'p.unit_id',
      'u.name as unit_name',
      'u.slug as unit_slug',
      'p.listed_on',
      'p.published_at',
      'p.expires_at',
      'p.audience',
      'p.index_no',
      'p.doc_no',
      'p.cover_id',
    ])
    .select(sql<boolean>`coalesce(p.pinned_until > now(), false)`.as('is_pinned'))
    .orderBy('p.listed_on', 'desc')
    .orderBy('p.no', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return rows.map((row) => ({
    documentId: row.document_id,
    no: row.no,
    title: row.title,
    summary: row.summary,
    unitId: row.unit_id,
    unitName: row.unit_name,
    unitSlug: row.unit_slug,
    listedOn: row.listed_on,
    publishedAt: row.published_at,
    expiresAt: row.expires_at,
    audience: row.audience as AudienceKind,
    indexNo: row.index_no,
    docNo: row.doc_no,
    coverId: row.cover_id,
    isPinned: row.is_pinned,
  }))
}

/** How many there are; counted up to a cap, so that a page never pays for a million. */
export async function countPublications(
  db: ReadDb,
  viewer: Viewer,
  filter: Omit<ListFilter, 'size' | 'page'>,
): Promise<{ total: number; isCapped: boolean }> {
  const inner = filtered(db, viewer, { ...filter, size: 0 })
    .select(sql`1`.as('one'))
    .limit(COUNT_CAP + 1)
  const row = await db
    .selectFrom(inner.as('capped'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { total: Math.min(row.n, COUNT_CAP), isCapped: row.n > COUNT_CAP }
}

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

/**
 * The publication with this number as the viewer may know it: with text while it is live or kept, as a tombstone without
 * text afterwards, undefined when the viewer may not know of it at all.
 */
export async function findReadable(db: ReadDb, viewer: Viewer, no: number): Promise<Readable | undefined> {
  const row = await db
    .selectFrom('publication as p')
    .innerJoin('revision as r', 'r.id', 'p.revision_id')
    .leftJoin('publication as s', 's.document_id', 'p.successor_id')
    .selectAll('p')
    .select(['r.no as revision_no', 'r.hash', 'r.body_html', 'r.metadata', 'r.attachments', 's.no as successor_no'])
    .select(sql<boolean>`p.expires_at is not null and p.expires_at <= now()`.as('is_over'))
    .where('p.no', '=', no)
    .where(visibleTo(viewer, 'p'))
    .executeTakeFirst()
  if (!row) return undefined
  const state = row.state === 'live' && row.is_over ? 'expired' : (row.state as PublicationState)
  const isReadable = state === 'live' || state === 'kept'
  const audience = (
    row.audience_members.length > 0 ? { kind: row.audience, members: row.audience_members } : { kind: row.audience }
  ) as Audience
  return {
    documentId: row.document_id,
    no: row.no,
    state,
    title: row.title,
    unitId: row.unit_id,
    audience,
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
    revision: isReadable
      ? {
          id: row.revision_id,
          no: row.revision_no,
          hash: row.hash,
          bodyHtml: row.body_html,
          metadata: { ...EMPTY_METADATA, ...(row.metadata as Partial<Metadata>) },
          attachments: row.attachments as RevisionAttachment[],
        }
      : null,
  }
}

/** A link to another publication. */
export interface Neighbour {
  readonly no: number
  readonly title: string
}

/** The neighbours of a publication in a column's list: the next newer and the next older one the viewer may see. */
export async function findNeighbours(
  db: ReadDb,
  viewer: Viewer,
  at: { no: number; listedOn: string; columnId?: string | undefined; unitId?: string | undefined },
): Promise<{ newer: Neighbour | undefined; older: Neighbour | undefined }> {
  const side = async (isNewer: boolean): Promise<Neighbour | undefined> =>
    filtered(db, viewer, { columnId: at.columnId, unitId: at.unitId, size: 1 })
      .select(['p.no', 'p.title'])
      .where(
        isNewer
          ? sql<boolean>`(p.listed_on, p.no) > (${at.listedOn}::date, ${at.no}::bigint)`
          : sql<boolean>`(p.listed_on, p.no) < (${at.listedOn}::date, ${at.no}::bigint)`,
      )
      .orderBy('p.listed_on', isNewer ? 'asc' : 'desc')
      .orderBy('p.no', isNewer ? 'asc' : 'desc')
      .limit(1)
      .executeTakeFirst()
  const [newer, older] = await Promise.all([side(true), side(false)])
  return { newer, older }
}

/** The highest public number given so far. */
export async function highestNumber(db: ReadDb): Promise<number> {
  const row = await db
    .selectFrom('publication')
    .select((eb) => eb.fn.max('no').as('no'))
    .executeTakeFirst()
  return Number(row?.no ?? 0)
}

/** Numbers and days of live publications in a range of numbers, for site maps. */
export async function listNumbers(
  db: ReadDb,
  viewer: Viewer,
  { from, until }: { from: number; until: number },
): Promise<{ no: number; listedOn: string }[]> {
  const rows = await live(db, viewer)
    .select(['p.no', 'p.listed_on'])
    .where('p.no', '>=', from)
    .where('p.no', '<', until)
    .orderBy('p.no')
    .execute()
  return rows.map((row) => ({ no: row.no, listedOn: row.listed_on }))
}
