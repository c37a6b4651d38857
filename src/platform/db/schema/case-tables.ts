import type { Generated } from 'kysely'
import type { DateColumn, GeneratedInstant, GeneratedJson, Instant, Json, Text, Texts } from './columns.ts'

/** Cases with a person waiting and a clock. Sealed columns open with a key that the database does not hold. */
export interface CaseTables {
  case_number: { prefix: string; year: number; last: number }
  case_file: {
    id: string
    kind: string
    number: string
    code_hash: string
    intake_key: string
    state: string
    channel: string
    received_on: DateColumn | null
    opened_on: DateColumn
    opened_at: GeneratedInstant
    subject: string
    regime: string
    terms: GeneratedJson
    lead_unit_id: string | null
    unit_ids: Texts
    handler_id: string | null
    due_on: DateColumn | null
    is_provisional: Generated<boolean>
    clock_state: Generated<string>
    concluded_on: DateColumn | null
    closed_at: Instant | null
    outcome: Text
    rating: number | null
    is_mystery: Generated<boolean>
    version: Generated<number>
    retention_until: DateColumn | null
    moved_on: Generated<DateColumn>
    erased_at: Instant | null
  }
  case_urging_rule: { id: number; rules: Json; changed_by: string; changed_at: GeneratedInstant }
  case_rung: { case_id: string; due_on: DateColumn; days: number; at: GeneratedInstant }
  case_event: {
    case_id: string
    seq: number
    type: string
    at: GeneratedInstant
    on_day: DateColumn
    actor: Json
    reason: Text
    clock: GeneratedJson
    data: GeneratedJson
  }
  case_person: { id: string; case_id: string; role: string; sealed: Buffer | null; key_version: Generated<number> }
  case_assignment: {
    id: string
    case_id: string
    unit_id: string
    is_lead: boolean
    handler_id: string | null
    from_at: GeneratedInstant
    until_at: Instant | null
    reason: Text
  }
  case_message: {
    id: string
    case_id: string
    direction: string
    sealed: Buffer | null
    author: Text
    at: GeneratedInstant
  }
  case_paper: {
    id: string
    case_id: string
    role: string
    audience: string
    sha256: string
    sealed_head: Buffer | null
    media_type: string
    size: number
    at: GeneratedInstant
    removed_at: Instant | null
  }
  case_link: { case_id: string; kind: string; target_type: string; target_id: string; at: GeneratedInstant }
}
