import type { Generated } from 'kysely'
import type { DateColumn, GeneratedInstant, Instant, Json, Text } from './columns.ts'

/** 信息服务大厅: services, their versions, the matters that come of them, and who has what to do. */
export interface HallTables {
  service: {
    id: string
    slug: string
    name: string
    unit_id: string
    list_entry_id: string | null
    state: Generated<string>
    sort: Generated<number>
  }
  service_version: {
    id: string
    service_id: string
    no: number
    state: Generated<string>
    definition: Json
    hash: Text
    revision: Generated<number>
    saved_by: string | null
    saved_at: GeneratedInstant
    forced_by: string | null
    forced_at: Instant | null
    ended_at: Instant | null
  }
  service_case: {
    case_id: string
    service_id: string
    version_id: string
    unit_id: string
    applicant_id: string | null
    person_kind: string
    applicant_unit_id: string | null
    sealed_values: Buffer | null
    sealed_name: Buffer | null
    opened_on: DateColumn
    ended_on: DateColumn | null
    is_late: Generated<boolean>
    asked: Generated<number>
    urged_on: DateColumn | null
    rating: number | null
  }
  service_month: {
    month: DateColumn
    service_id: string
    unit_id: string
    person_kind: string
    accepted: number
    ended: number
    late: number
    asked_again: number
    rated: number
    rating_sum: number
  }
  service_step_month: {
    month: DateColumn
    service_id: string
    unit_id: string
    step_name: string
    taken: number
    late: number
    days: number
    most_days: number
  }
  result_document: {
    id: string
    case_id: string
    code_hash: string
    title: string
    unit_id: string
    shown_name: Text
    issued_on: DateColumn
    valid_until: DateColumn | null
    paper_id: string
    file_hash: string
  }
  service_draft: { account_id: string; service_id: string; sealed_typed: Buffer; saved_at: GeneratedInstant }
  person_file: {
    id: string
    account_id: string
    sha256: string
    sealed_head: Buffer
    media_type: string
    size: number
    kept_at: GeneratedInstant
    expires_on: DateColumn
  }
  venue: { id: string; group_key: string; name: string; unit_id: string; state: Generated<string> }
  venue_booking: { venue_id: string; on_day: DateColumn; slot: number; case_id: string }
  service_task: {
    id: string
    case_id: string
    task_key: string
    step_key: string
    step_name: string
    holders: string[]
    unit_id: string | null
    barred_id: string | null
    opened_at: GeneratedInstant
    opened_on: DateColumn
    due_on: DateColumn
    closed_at: Instant | null
    closed_on: DateColumn | null
    closed_by: string | null
    outcome: Text
    sealed_values: Buffer | null
  }
}
