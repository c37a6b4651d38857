import type { Generated } from 'kysely'
import type { DateColumn, GeneratedInstant, Instant, Json, Text, Texts } from './columns.ts'

/** 依申请公开: what an application is beside a case. */
export interface ApplicationTables {
  application: {
    case_id: string
    applicant_kind: string
    sealed_request: Buffer | null
    supply_form: string
    supply_way: string
    notice_version: string
    supplement_asked_on: DateColumn | null
    supplement_until: DateColumn | null
    extended_days: Generated<number>
    extension_by: string | null
    reassess_on: DateColumn | null
    sealed_search: Generated<Buffer | null>
    deferred_until: Generated<DateColumn | null>
  }
  application_decision: {
    case_id: string
    kind: string
    parts: Json
    drafted_by: string
    hash: string
    secrecy_by: string | null
    secrecy_hash: string | null
    signed_by: string | null
    signed_at: Instant | null
    letter_id: string | null
    written_by: Texts
    papers: Json
  }
  application_consultation: {
    id: string
    case_id: string
    kind: string
    code_hash: string
    person_id: string
    sealed_passages: Buffer | null
    sent_on: DateColumn
    answer_until: DateColumn
    pauses_clock: boolean
    answer: string | null
    sealed_reason: Buffer | null
    answered_on: DateColumn | null
  }
  application_remedy: {
    id: string
    case_id: string
    kind: string
    body: string
    registered_on: DateColumn
    outcome: string | null
    outcome_note: Text
    ended_on: DateColumn | null
  }
  application_original: { paper_id: string; case_id: string; kind: string; sha256: string; pages: Json }
  application_redaction: {
    id: string
    case_id: string
    original_id: string
    version: number
    result_id: string
    result_sha256: string
    sealed_marks: Buffer | null
    marks_hash: string
    report: Json
    made_by: Json
    made_at: GeneratedInstant
    released_by: Json | null
    released_at: Instant | null
    set_aside_by: Json | null
    set_aside_at: Instant | null
  }
  application_rule: { id: number; rules: Json; changed_by: string; changed_at: GeneratedInstant }
}
