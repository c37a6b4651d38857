import { sql } from 'kysely'
import type { AudienceKind } from '../../kernel/audience.ts'
import type { Occasion } from './domain/occasion.ts'

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
  /** Words for those who do not see the cover. */
  readonly coverAlt: string
  readonly isPinned: boolean
  /** What it says of an event, a job or a tender. */
  readonly occasion: Occasion | null
}

/** A line as the database answers it. */
export interface ListedRow {
  document_id: string
  no: number
  title: string
  summary: string
  unit_id: string
  unit_name: string
  unit_slug: string
  listed_on: string
  published_at: Date
  expires_at: Date | null
  audience: AudienceKind
  index_no: string
  doc_no: string
  cover_id: string | null
  cover_alt: string
  is_pinned: boolean
  happens_on: string | null
  hours: string | null
  venue: string
  project_no: string
  stage: Occasion['stage']
}

function toOccasion(row: ListedRow): Occasion | null {
  if (row.hours === null) return null
  const { hours, venue, stage, project_no: projectNo } = row
  return { happensOn: row.happens_on ?? '', hours, venue, projectNo, stage }
}

/** A line for those who show it. */
export function toListed(row: ListedRow): Listed {
  return {
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
    audience: row.audience,
    indexNo: row.index_no,
    docNo: row.doc_no,
    coverId: row.cover_id,
    coverAlt: row.cover_alt,
    isPinned: row.is_pinned,
    occasion: toOccasion(row),
  }
}

/** What a line is made of; `p` is the publication, see `LINE_FROM`. */
export const LINE = sql`p.document_id, p.no, p.title, p.summary, p.unit_id, u.name as unit_name, u.slug as unit_slug, p.listed_on,
  p.published_at, p.expires_at, p.audience, p.index_no, p.doc_no, p.cover_id,
  coalesce((select a.alt from attachment a where a.id = p.cover_id), '') as cover_alt, coalesce(p.pinned_until > now(), false) as is_pinned,
  o.happens_on, o.hours, o.venue, o.project_no, o.stage`

/** Where a line gets the rest: what it says of an occasion, and its unit. */
export const LINE_FROM = sql`left join publication_occasion o on o.document_id = p.document_id join unit u on u.id = p.unit_id`
