import type { Generated } from 'kysely'
import type { DateColumn, GeneratedInstant, GeneratedJson, Json, Text } from './columns.ts'

/** Working days, terms of law, and catalogues of what must be disclosed. */
export interface LawTables {
  calendar_year: {
    year: number
    source: string
    source_url: Text
    announced_on: DateColumn | null
    version: Generated<number>
    loaded_at: GeneratedInstant
  }
  calendar_day: { day: DateColumn; year: number; kind: string; name: string }
  calendar_version: {
    year: number
    version: number
    source: string
    source_url: Text
    announced_on: DateColumn | null
    days: Json
    actor: Json
    reason: Text
    given_at: GeneratedInstant
  }
  calendar_vacation: { id: string; name: string; first_on: DateColumn; last_on: DateColumn }
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
}
