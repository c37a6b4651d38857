import type { ColumnType, Generated } from 'kysely'
import type { DateColumn, GeneratedInstant, Instant, Json, Text, Texts } from './columns.ts'

/** 评议、培训、工作方案. */
export interface OversightTables {
  survey: {
    id: string
    title: string
    words: Text
    host: string
    from_day: DateColumn
    to_day: DateColumn
    groups: string[]
    questions: Json
    smallest_group: number
    state: Generated<string>
    created_by: string
    created_at: GeneratedInstant
    announced_on: DateColumn | null
    cancel_reason: string | null
    ended_on: DateColumn | null
    end_reason: string | null
    results: ColumnType<unknown, string | null | undefined, string | null>
    result_hash: string | null
    respondents: number | null
    scored: number | null
    satisfied: number | null
    published_at: Instant | null
  }
  survey_participation: { survey_id: string; account_id: string }
  survey_code: { survey_id: string; hash: string; of_group: string; is_used: Generated<boolean> }
  survey_answer: { id: string; survey_id: string; of_group: string; choices: Json }
  survey_words: { id: string; survey_id: string; question: string; words: string }
  training: {
    id: string
    kind: string
    title: string
    on_day: DateColumn
    /** PostgreSQL's numeric, one decimal. */
    hours: ColumnType<string, number, number>
    place: Text
    host_unit_id: string
    trainer: Text
    outline: Text
    state: Generated<string>
    created_by: string
    created_at: GeneratedInstant
  }
  training_attendance: { training_id: string; unit_id: string; people: number }
  training_attendee: { training_id: string; account_id: string }
  training_material: {
    id: string
    training_id: string
    name: string
    sha256: string
    media_type: string
    size: number
    added_at: GeneratedInstant
  }
  work_plan: {
    id: string
    title: string
    basis: Text
    basis_no: number | null
    year: number
    host: string
    is_public: Generated<boolean>
    state: Generated<string>
    created_by: string
    created_at: GeneratedInstant
    issued_on: DateColumn | null
  }
  plan_task: {
    id: string
    plan_id: string
    no: number
    words: string
    unit_id: string
    co_unit_ids: Texts
    due_on: DateColumn
    evidence: Text
    state: Generated<string>
    percent: Generated<number>
    claimed_on: DateColumn | null
    confirmed_on: DateColumn | null
  }
  plan_step: {
    id: string
    task_id: string
    kind: string
    percent: number
    words: string
    publication_nos: ColumnType<number[], number[] | undefined, number[]>
    unit_id: string | null
    written_by: string
    written_on: DateColumn
    written_at: GeneratedInstant
  }
}
