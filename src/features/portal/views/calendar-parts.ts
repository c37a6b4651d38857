import type { CountStep, DayKind } from '../../../kernel/work-calendar.ts'

/** A day in the grid of its month; `mark` is 休 or 班 where a notice says so. */
export interface DayCell {
  readonly date: number
  readonly kind: DayKind
  readonly mark: string
  readonly name: string
  readonly isToday: boolean
}

/** A month as weeks from Monday to Sunday; null where the week belongs to another month. */
export interface MonthView {
  readonly name: string
  readonly workdays: number
  readonly weeks: readonly (readonly (DayCell | null)[])[]
}

/** One line of the notice in words. */
export interface HolidayLine {
  readonly name: string
  readonly isOff: boolean
  readonly days: string
}

/** A year of the calendar. */
export interface CalendarView {
  readonly year: number
  /** The page of the present year, whichever that is. */
  readonly isNow: boolean
  readonly years: readonly number[]
  readonly notice: { readonly source: string; readonly url: string; readonly announcedOn: string | null } | null
  /** The next notice is out, too: nothing of this year can change any more. */
  readonly isFinal: boolean
  readonly workdays: number
  readonly months: readonly MonthView[]
  readonly lines: readonly HolidayLine[]
  readonly vacations: readonly string[]
  readonly today: string
}

/** A count: the question as it was asked, what is wrong with it, and the answer day by day. */
export interface CountView {
  readonly from: string
  readonly days: string
  readonly error: string
  readonly result: {
    readonly start: string
    readonly n: number
    readonly due: string
    readonly isProvisional: boolean
    readonly missingYears: readonly number[]
    readonly steps: readonly (CountStep & { readonly weekday: string })[]
  } | null
}
