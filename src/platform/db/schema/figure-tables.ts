import type { DateColumn, GeneratedInstant } from './columns.ts'

/** Visits of articles, and figures that are frozen (封存). */
export interface FigureTables {
  closed_period: {
    id: string
    from_day: DateColumn
    to_day: DateColumn
    closed_by: string
    closed_at: GeneratedInstant
  }
  visit_day: {
    document_id: string
    on_day: DateColumn
    people: number
    robots: number
  }
  closed_figure: {
    period_id: string
    sort: number
    key: string
    version: number
    value: number | null
    records_hash: string
  }
}
