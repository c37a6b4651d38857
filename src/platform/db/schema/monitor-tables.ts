import type { Generated } from 'kysely'
import type { DateColumn, GeneratedInstant, Instant, Text, Texts } from './columns.ts'

/** Findings of monitors (监测), and rectification orders (整改). */
export interface MonitorTables {
  monitor_finding: {
    id: string
    rule: string
    subject_type: string
    subject_id: string
    fingerprint: string
    unit_id: string | null
    what: string
    evidence: string
    path: string
    basis: Text
    state: Generated<string>
    due_on: DateColumn | null
    overdue_days: number | null
    counts_working_days: Generated<boolean>
    opened_on: DateColumn
    seen_on: DateColumn
    cured_on: DateColumn | null
    dismissed_by: string | null
    dismissed_on: DateColumn | null
    dismiss_reason: Text
  }
  monitor_seen: { document_id: string; revision_hash: string; version: string }
  monitor_due: { document_id: string }
  monitor_link: { document_id: string; href: string; target_no: number | null; file_id: string | null }
  monitor_outer_link: {
    href: string
    host: string
    state: Generated<string>
    reason: Text
    status: number | null
    final_href: Text
    failed_days: Texts
    checked_at: Instant | null
    next_on: Generated<string>
  }
  monitor_outer_place: { document_id: string; href: string }
  monitor_shown_text: { appearance_id: string; revision_hash: string; difference: Text; looked_at: Instant }
  monitor_host: { host: string; note: Text; added_by: string; added_at: GeneratedInstant }
  monitor_word: {
    wrong: string
    suggestion: string
    is_used: boolean
    changed_by: string
    changed_at: GeneratedInstant
  }
  monitor_round: {
    id: string
    begun_at: Instant
    ended_at: Instant | null
    cursor_id: Text
    documents: Generated<number>
    opened: Generated<number>
    cured: Generated<number>
  }
  rectification_order: {
    case_id: string
    source: string
    unit_id: string
    matter: string
    what: string
    basis: string
    demand: string
    days: number
    complaint_number: Text
    is_public: boolean
    ordered_by: string
  }
  order_word: {
    id: string
    case_id: string
    kind: string
    text: string
    publication_nos: number[]
    paper_ids: Texts
    said_by: string
    said_at: GeneratedInstant
  }
  order_finding: { case_id: string; finding_id: string }
  order_setting: { id: number; extent: string; changed_by: string; changed_at: GeneratedInstant }
  sample_draw: {
    id: string
    kind: string
    from_day: DateColumn
    to_day: DateColumn
    size: number
    population: string[]
    population_hash: string
    announced_by: string
    announced_at: GeneratedInstant
  }
  sample_drawn: {
    draw_id: string
    seal_seq: number
    seed: string
    drawn: string[]
    drawn_at: GeneratedInstant
  }
}
