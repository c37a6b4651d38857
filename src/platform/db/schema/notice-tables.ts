import type { ColumnType, Generated } from 'kysely'
import type { GeneratedInstant, Instant, Text, Texts } from './columns.ts'

/** Notices and their attempts; mailboxes, the letters that came in, and their files. What is sealed says so by its name. */
export interface NoticeTables {
  notice: {
    id: string
    kind: string
    channel: string
    account_id: string | null
    unit_id: string | null
    subject_type: Text
    subject_id: Text
    reference: Text
    once: string | null
    ordered_by: string | null
    is_automatic: boolean
    content_sealed: Buffer
    state: string
    message_id: string | null
    attempts: Generated<number>
    attempts_before: Generated<number>
    next_attempt_at: Instant | null
    queued_at: GeneratedInstant
    accepted_at: Instant | null
    read_at: Instant | null
  }
  notice_attempt: {
    notice_id: string
    number: number
    is_repeat: boolean
    began_at: GeneratedInstant
    ended_at: Instant | null
    result: string | null
    answer: Text
  }
  mail_account: {
    id: string
    unit_id: string | null
    address: string
    host: string
    port: number
    security: string
    login: string
    password_sealed: Buffer
    folder: Text
    state: Text
    uid_validity: Generated<number>
    last_uid: Generated<number>
    fault: Text
    checked_at: Instant | null
    created_at: GeneratedInstant
    kept_for: Text
  }
  mail_message: {
    id: string
    account_id: string
    uid_validity: number
    uid: number
    fingerprint: string
    nature: string
    case_number: Text
    answers_notice_id: string | null
    content_sealed: Buffer
    raw_sha256: string | null
    size: number
    /** numeric: read as text. */
    spam_score: ColumnType<string | null, number | null, number | null>
    is_marked_spam: Generated<boolean>
    arrived_at: Instant | null
    taken_in_at: GeneratedInstant
    assigned_type: string | null
    assigned_id: string | null
    assigned_at: Instant | null
    left_as: string | null
    sender_mark: Text
  }
  mail_file: {
    message_id: string
    position: number
    sha256: string
    size: number
    state: Text
    media_type: Text
    refused_for: Text
    unread: Texts
    inspected_at: Instant | null
  }
}
