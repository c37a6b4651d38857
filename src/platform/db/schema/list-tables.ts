import type { Generated } from 'kysely'
import type { DateColumn, GeneratedInstant, Instant, Json, Text } from './columns.ts'

/** 三张清单: entries, their versions, and how these come about. */
export interface ListTables {
  list_entry: {
    id: string
    kind: string
    unit_id: string
    number: string
    parent_id: string | null
    open_change_id: Generated<string | null>
    created_at: GeneratedInstant
  }
  list_change: {
    id: string
    unit_id: string
    title: string
    reason: string
    effective_on: DateColumn | null
    state: string
    hash: string
    review_case_id: string | null
    created_by: string
    created_at: GeneratedInstant
    closed_at: Instant | null
  }
  list_change_row: {
    change_id: string
    at: number
    entry_id: string
    base_version_id: string | null
    is_ended: boolean
    fields: Json
  }
  list_version: {
    id: string
    entry_id: string
    no: number
    fields: Json
    is_ended: boolean
    valid_from: DateColumn
    valid_until: DateColumn | null
    hash: string
    sound: string
    change_id: string | null
    review_case_id: string | null
    approved_at: GeneratedInstant
  }
  list_task: {
    id: string
    entry_id: string
    unit_id: string
    above_version_id: string
    changed: string[]
    opened_at: GeneratedInstant
    due_on: DateColumn
    outcome: string | null
    note: Text
    closed_by: string | null
    closed_at: Instant | null
  }
  list_call: {
    id: string
    unit_id: string
    kind: string
    contact: string
    account_id: string
    due_on: DateColumn
    planned_at: GeneratedInstant
    planned_by: string
    result: string | null
    note: Text
    called_by: string | null
    called_at: Instant | null
  }
}
