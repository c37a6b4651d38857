import type { DateColumn, GeneratedInstant, Instant, Json, Text, Texts } from './columns.ts'

/** Annual reports (年度报告), what was signed of them, and the problems that they name. */
export interface ReportTables {
  report: {
    id: string
    slug: string
    title: string
    template_key: string
    template_version: number
    template: Json
    from_day: DateColumn
    to_day: DateColumn
    state: Text
    version: number
    body: Json
    material: Json
    sheet: Json | null
    sheet_hash: string | null
    editors: Texts
    checked_by: string | null
    created_by: string
    created_at: GeneratedInstant
    saved_at: GeneratedInstant
    published_at: Instant | null
  }
  report_edition: {
    report_id: string
    sheet: Json
    hash: string
    frozen_by: string
    frozen_at: GeneratedInstant
  }
  report_figure: {
    report_id: string
    sort: number
    key: string
    version: number
    value: number | null
    before: number | null
    records_hash: string
  }
  report_opinion: {
    id: string
    report_id: string
    decision: string
    account_id: string
    actor: Json
    opinion: string
    sheet_hash: string
    given_at: GeneratedInstant
  }
  report_problem: {
    id: string
    report_id: string
    problem: string
    measure: string
    unit_id: string | null
    due_on: DateColumn | null
    state: Text
    cure: Text
    cured_on: DateColumn | null
    created_at: GeneratedInstant
  }
}
