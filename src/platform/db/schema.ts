import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** A civil date column; always read and written as 'YYYY-MM-DD'. */
type DateColumn = string
/** An instant; read as Date, written as Date. */
type Instant = Date
type GeneratedInstant = ColumnType<Date, Date | undefined, Date>
/** jsonb: read as a value, written as JSON text (use `json()` of platform/db/json.ts). */
type Json<T = unknown> = ColumnType<T, string, string>
type GeneratedJson<T = unknown> = ColumnType<T, string | undefined, string>
type Text = Generated<string>
type Texts = ColumnType<string[], string[] | undefined, string[]>

/** A publication's place in a list; all but whose it is, is stamped by the database and follows the publication. */
interface Place {
  document_id: string
  listed_on: GeneratedAlways<DateColumn>
  no: GeneratedAlways<number>
  unit_id: GeneratedAlways<string>
  audience: GeneratedAlways<string>
  is_live: GeneratedAlways<boolean>
}

/** Every table, as the migrations make it. Features name the columns only in their stores and queries. */
export interface Schema {
  setting: { key: string; value: Json; changed_at: GeneratedInstant }
  stored_file: { sha256: string; size: number; media_type: string; stored_at: GeneratedInstant }
  ledger: {
    position: GeneratedAlways<number>
    xid: Generated<string>
    at: GeneratedInstant
    type: string
    subject_type: string
    subject_id: string
    unit_id: string | null
    actor: Json
    reason: Text
    data: GeneratedJson
    request_id: Text
    hash: Text
  }
  ledger_seal: { seq: number; position: number; chain: string; sealed_at: GeneratedInstant }
  follower: { name: string; xid: Generated<string>; position: Generated<number>; moved_at: GeneratedInstant }
  unit: {
    id: string
    code: string
    name: string
    short_name: Text
    kind: string
    parent_id: string | null
    slug: string
    is_business_department: Generated<boolean>
    phone: Text
    email: Text
    address: Text
    office_hours: Text
    intro: Text
    sort: Generated<number>
    state: Text
    created_at: GeneratedInstant
  }
  post: { id: string; unit_id: string; name: string; sort: Generated<number> }
  person: {
    id: string
    staff_no: string
    name: string
    unit_id: string | null
    is_party_member: Generated<boolean>
    state: Text
  }
  duty: { id: string; person_id: string; post_id: string; from_on: DateColumn; until_on: DateColumn | null }
  account: {
    id: string
    login: string
    name: string
    unit_id: string | null
    person_id: string | null
    password_hash: string
    password_changed_at: GeneratedInstant
    must_change_password: Generated<boolean>
    failed_attempts: Generated<number>
    locked_until: Instant | null
    totp_secret: string | null
    totp_confirmed_at: Instant | null
    totp_last_step: Generated<number>
    state: Text
    last_seen_at: Instant | null
    created_at: GeneratedInstant
  }
  role_grant: {
    id: string
    account_id: string
    role: string
    unit_id: string | null
    granted_at: GeneratedInstant
    granted_by: string
    revoked_at: Instant | null
  }
  viewer_group: { id: string; name: string; note: Text }
  viewer_group_member: { group_id: string; account_id: string }
  session: {
    id: string
    token_hash: string
    account_id: string
    created_at: GeneratedInstant
    seen_at: GeneratedInstant
    ends_at: Instant
    second_factor_at: Instant | null
    address: Text
    user_agent: Text
    revoked_at: Instant | null
  }
  calendar_year: { year: number; source: string; announced_on: DateColumn | null; loaded_at: GeneratedInstant }
  calendar_day: { day: DateColumn; year: number; kind: string; name: string }
  rule_set: { id: string; name: string; instrument: string; note: Text }
  rule_term: {
    rule_set_id: string
    key: string
    value: number
    unit: string
    article: Text
    source: Text
    is_verified: boolean
    valid_from: DateColumn
    valid_to: DateColumn | null
  }
  catalogue: {
    id: string
    name: string
    short_name: string
    kind: string
    unit_id: string | null
    source: Text
    is_official: Generated<boolean>
    intro: Text
    sort: Generated<number>
  }
  catalogue_item: {
    id: string
    catalogue_id: string
    parent_id: string | null
    level: string
    number: string
    title: string
    valid_from: DateColumn
    valid_to: DateColumn | null
    split_from: string | null
    is_official: Generated<boolean>
    sort: Generated<number>
  }
  item_rule: {
    id: string
    item_id: string
    valid_from: DateColumn
    valid_to: DateColumn | null
    unit_id: string | null
    post_id: string | null
    audience: Text
    update_rule: Json
    legal_basis: GeneratedJson
    evidence: GeneratedJson
    note: Text
  }
  crosswalk: { from_item_id: string; to_item_id: string; note: Text }
  item_duty_event: {
    id: string
    item_id: string
    unit_id: string | null
    occurred_on: DateColumn
    what: string
    resolved_document_id: string | null
    resolved_on: DateColumn | null
    registered_at: GeneratedInstant
  }
  review_route: {
    id: string
    key: string
    version: number
    name: string
    material_kind: string
    steps: Json
    is_active: Generated<boolean>
    created_at: GeneratedInstant
  }
  review_case: {
    id: string
    subject_type: string
    subject_id: string
    revision_id: string
    revision_hash: string
    title: string
    unit_id: string
    route_id: string
    author_ids: string[]
    is_retrospective: Generated<boolean>
    state: string
    opened_by: string
    opened_at: GeneratedInstant
    closed_at: Instant | null
  }
  review_step: {
    id: string
    case_id: string
    seq: number
    key: string
    name: string
    role: string
    unit_id: string | null
    account_id: string | null
    mode: Text
    state: string
    opened_at: Instant | null
    due_on: DateColumn | null
    closed_at: Instant | null
  }
  review_opinion: {
    id: string
    case_id: string
    step_id: string
    account_id: string
    on_behalf_of: string | null
    actor: Json
    decision: string
    opinion: string
    findings: GeneratedJson
    revision_hash: string
    given_at: GeneratedInstant
  }
  review_delegation: {
    id: string
    from_account_id: string
    to_account_id: string
    from_on: DateColumn
    until_on: DateColumn
    reason: string
    created_at: GeneratedInstant
    revoked_at: Instant | null
  }
  common_opinion: { id: string; account_id: string | null; decision: string; text: string; sort: Generated<number> }
  site: { id: string; unit_id: string | null; slug: string; name: string }
  site_column: {
    id: string
    site_id: string
    slug: string
    name: string
    kind: Text
    intro: Text
    update_interval_days: number | null
    on_home: Generated<boolean>
    sort: Generated<number>
    state: Text
  }
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
  correction_report: {
    id: string
    code_hash: string
    number: string
    document_id: string
    revision_id: string
    unit_id: string
    what: string
    contact: Text
    state: Text
    answer: Text
    answered_by: string | null
    reported_at: GeneratedInstant
    due_on: DateColumn | null
    answered_at: Instant | null
  }
  search_entry: {
    document_id: string
    no: number
    title: string
    body: string
    title_words: string
    words: string
    unit_id: string
    audience: string
    audience_members: Texts
    expires_at: Instant | null
    listed_on: DateColumn
    source_hash: string
  }
  counter: { dimension: string; key: string; audience: string; total: number }
  counted: { document_id: string; unit_id: string; audience: string; column_ids: string[]; item_ids: string[] }
}
