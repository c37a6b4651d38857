import type { Generated, GeneratedAlways } from 'kysely'
import type { DateColumn, GeneratedInstant, GeneratedJson, Instant, Json, Text, Texts } from './columns.ts'

/** A publication's place in a list; all but whose it is, is stamped by the database and follows the publication. */
interface Place {
  document_id: string
  listed_on: GeneratedAlways<DateColumn>
  no: GeneratedAlways<number>
  unit_id: GeneratedAlways<string>
  audience: GeneratedAlways<string>
  is_live: GeneratedAlways<boolean>
}

/** Documents from draft to publication, and what readers report about them. */
export interface DisclosureTables {
  document: {
    id: string
    unit_id: string
    work_state: string
    review_case_id: string | null
    approved_revision_id: string | null
    publish_at: Instant | null
    emergency_reason: string | null
    created_by: string
    created_at: GeneratedInstant
    changed_at: GeneratedInstant
  }
  draft: {
    document_id: string
    title: Text
    body_html: Text
    metadata: GeneratedJson
    version: Generated<number>
    editors: Texts
    saved_by: string
    saved_at: GeneratedInstant
  }
  attachment: {
    id: string
    document_id: string
    sha256: string
    name: string
    media_type: string
    size: number
    use: string
    alt: Text
    text: Text
    added_by: string
    added_at: GeneratedInstant
  }
  revision: {
    id: string
    document_id: string
    no: number
    title: string
    body_html: string
    body_text: string
    metadata: Json
    attachments: GeneratedJson
    author_ids: string[]
    change_note: Text
    hash: string
    frozen_at: GeneratedInstant
  }
  publication: {
    document_id: string
    no: GeneratedAlways<number>
    revision_id: string
    state: Text
    title: string
    summary: Text
    unit_id: string
    audience: string
    audience_members: Texts
    index_no: string
    doc_no: Text
    formed_on: DateColumn | null
    cover_id: string | null
    pinned_until: Instant | null
    original_published_on: DateColumn | null
    listed_on: GeneratedAlways<DateColumn>
    first_published_at: GeneratedAlways<Instant>
    published_at: GeneratedAlways<Instant>
    expires_at: Instant | null
    is_emergency: Generated<boolean>
    closed_at: Instant | null
    closing_kind: string | null
    closing_note: Text
    successor_id: string | null
  }
  publication_item: Place & { item_id: string }
  publication_column: Place & { column_id: string }
  publication_occasion: {
    document_id: string
    happens_on: DateColumn | null
    hours: Text
    venue: Text
    project_no: Text
    stage: Text
  }
  publication_pull: {
    document_id: string
    column_id: string
    pulled_by: string
    pulled_at: GeneratedInstant
    reason: string
  }
  index_counter: { prefix: string; last: number }
  published_evidence: {
    document_id: string
    item_id: string
    title: string
    formed_on: DateColumn | null
    listed_on: DateColumn
    published_at: Instant
    audience: string
    expires_at: Instant | null
    public_no: number
    unit_id: string
  }
}
