import type { Generated } from 'kysely'
import type { DateColumn, GeneratedInstant, GeneratedJson, Instant, Json, Text } from './columns.ts'

/** Routes, cases with their steps and opinions, and who stands in for whom. */
export interface ReviewTables {
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
  /** A view: what other features may know of a review. */
  approved_step: { revision_id: string; seq: number; name: string }
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
}
