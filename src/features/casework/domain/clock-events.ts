import type { Day } from '../../../kernel/day.ts'

/**
 * What moves a clock. Days are civil days in Asia/Shanghai, `days` are working days, or with the unit `day` every day, `article`
 * names the instrument and article that says so. `rolls` tells where it stands that a term of all days which ends on a day off ends on
 * the next working day; without it it does not. A pause is ended by the resume with the same `key`; pauses may overlap. `vacations` names the school's
 * own rule by which its vacations do not count; without it the clock runs in them. `defer` sets a day of its own, counted through all
 * days: it holds where it is later than the one that was counted.
 */
export type ClockEvent =
  | {
      readonly type: 'start' | 'restart'
      readonly on: Day
      readonly days: number
      readonly article: string
      readonly vacations?: string
      /** What the days are for; without it, to answer. */
      readonly term?: string
      readonly unit?: 'day'
      readonly rolls?: string
      /** Why a count begins anew; without it, because a supplement came. */
      readonly why?: string
    }
  | { readonly type: 'pause'; readonly on: Day; readonly key: string; readonly why: string; readonly article: string }
  | { readonly type: 'resume'; readonly on: Day; readonly key: string }
  | {
      readonly type: 'extend'
      readonly days: number
      readonly article: string
      readonly unit?: 'day'
      readonly rolls?: string
    }
  | { readonly type: 'defer'; readonly until: Day; readonly why: string; readonly article: string }
  | { readonly type: 'stop'; readonly on: Day }

/** A stretch of days with one reason; `days` are the days of its unit in it (working days without one), `to` null while it lasts. */
export interface Interval {
  readonly from: Day
  readonly to: Day | null
  readonly days: number
  readonly isCounted: boolean
  readonly why: string
  readonly article: string
  readonly unit?: 'day'
}
