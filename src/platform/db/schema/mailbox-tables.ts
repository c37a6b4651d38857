import type { Generated } from 'kysely'
import type { DateColumn, GeneratedInstant, Instant, Json, Text } from './columns.ts'

/** 信箱: who is written to, and what a letter is beside a case. */
export interface MailboxTables {
  mailbox: {
    id: string
    slug: string
    name: string
    kind: string
    unit_id: string | null
    intro: Text
    email: Text
    allows_anonymous: boolean
    release: string
    reply_days: number
    complex_days: number
    terms_source: string
    is_terms_verified: Generated<boolean>
    reopen_days: number
    retention_years: number
    publishes_answers: boolean
    opens_on: DateColumn | null
    closes_on: DateColumn | null
    state: Generated<string>
    sort: Generated<number>
  }
  mailbox_section: {
    id: string
    mailbox_id: string
    name: string
    unit_id: string
    sort: number
    is_offered: Generated<boolean>
  }
  mailbox_letter: {
    case_id: string
    mailbox_id: string
    section_id: string | null
    kind: string
    about_unit_id: string | null
    is_anonymous: boolean
    sealed_text: Buffer | null
    allows_publication: boolean
    notice_version: string
    is_important: Generated<boolean>
    is_complex: Generated<boolean>
    was_late: Generated<boolean>
    is_solved: boolean | null
    reopened: Generated<number>
    adoption: string | null
    adoption_note: Text
    report_key_id: Generated<string | null>
  }
  mailbox_correction: {
    case_id: string
    document_id: string
    revision_id: string
    finding: string | null
    corrected_by: string | null
  }
  /** What was said before corrections were cases; the first start empties it. */
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
  report_key: {
    id: string
    mailbox_id: string
    no: number
    public_key: string
    fingerprint: string
    wrapped_key: Json | null
    from_on: DateColumn
    made_by: string
    made_at: GeneratedInstant
  }
  mailbox_answer: {
    case_id: string
    sealed_text: Buffer | null
    hash: string
    drafted_by: string
    released_by: string | null
    released_at: Instant | null
  }
  mailbox_publication: {
    no: Generated<number>
    case_id: string
    mailbox_id: string
    kind: string
    title: string
    question: string
    answer: string
    unit_id: string | null
    published_on: DateColumn
    published_at: GeneratedInstant
    published_by: string
    taken_down_at: Instant | null
    take_down_reason: Text
  }
  mailbox_digest: { mailbox_id: string; text: string; published_on: DateColumn; published_by: string }
}
