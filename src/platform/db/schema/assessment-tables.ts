import type { ColumnType, Generated } from 'kysely'
import type { DateColumn, GeneratedInstant, Instant, Json } from './columns.ts'

/** 考核. */
export interface AssessmentTables {
  assessment: {
    id: string
    name: string
    from_day: DateColumn
    to_day: DateColumn
    indicators: Json
    unit_ids: string[]
    state: Generated<string>
    appeal_until: DateColumn | null
    created_by: string
    created_at: GeneratedInstant
    published_at: Instant | null
    result: ColumnType<unknown, string | null | undefined, string | null>
    result_hash: string | null
  }
  assessment_self: {
    assessment_id: string
    unit_id: string
    words: string
    written_by: string
    written_at: GeneratedInstant
  }
  assessment_score: {
    id: string
    assessment_id: string
    unit_id: string
    indicator_key: string
    /** PostgreSQL's numeric, one decimal. */
    points: ColumnType<string, number, number>
    reason: string
    scored_by: string
    scored_at: GeneratedInstant
  }
  assessment_appeal: {
    id: string
    assessment_id: string
    unit_id: string
    words: string
    filed_by: string
    filed_at: GeneratedInstant
    decision: string | null
    decided_by: string | null
    decided_at: Instant | null
  }
}
