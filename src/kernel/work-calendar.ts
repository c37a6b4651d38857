import { addDays, type Day, daysBetween, weekdayOf, yearOf } from './day.ts'

/** A day that a notice of the State Council makes different from its weekday: 放假 (off) or 调休上班 (makeup). */
export interface SpecialDay {
  readonly kind: 'off' | 'makeup'
  /** Of the holiday: 春节; of a make-up day: 春节调休上班. */
  readonly name: string
}

/** Days in a row, both ends included, with the reason why they are told apart: 征求第三方意见, 寒假. */
export interface DaySpan {
  readonly from: Day
  readonly to: Day
  readonly name: string
}

/**
 * Working days (工作日) as the State Council's yearly notices fix them: weekends and holidays off, make-up Saturdays and
 * Sundays working. Years without a notice are not covered: what is counted through them is provisional.
 */
export interface WorkCalendar {
  readonly coveredYears: ReadonlySet<number>
  readonly days: ReadonlyMap<string, SpecialDay>
  /** School vacations (寒暑假). They are no holidays by law and count like other days, unless `pausingInVacations` is asked for. */
  readonly vacations?: readonly DaySpan[]
  /** Days that a count leaves out, whatever they are otherwise. */
  readonly excluded?: readonly DaySpan[]
}

/** A counted date; `isProvisional` when the count ran through days of which the notice is not out. */
export interface CountedDay {
  readonly day: Day
  readonly isProvisional: boolean
}

/** Why a day counts or not: 工作日, 调休上班; 周末, 放假, or left out of this count. */
export type DayKind = 'workday' | 'makeup' | 'weekend' | 'off' | 'excluded'

/** One day of a count, with what makes it count or not. */
export interface CountStep {
  readonly day: Day
  readonly kind: DayKind
  /** In words for readers: 工作日, 周末, the name of the holiday, 春节调休上班, or the reason why it is left out. */
  readonly name: string
  readonly isCounted: boolean
  /** How many days are counted up to and including this one. */
  readonly count: number
  /** The notice that could still change this day is not out. */
  readonly isProvisional: boolean
}

const SATURDAY = 6
/** The first day of December that the notice of the next year may change: 2018-12-29 became a working Saturday by that of 2019. */
export const LATE_DECEMBER = '12-25'
/** More is no term of any law; a count of that length would run for decades. */
const MOST_DAYS = 5000

/** Is it one of the last days of a year, which the notice of the next year may still change? */
function isLateDecember(day: Day): boolean {
  return day.slice(5) >= LATE_DECEMBER
}

/** Are the notices out that decide about this day: that of its year, and for the last days of December that of the next? */
export function isSettled(day: Day, { coveredYears }: WorkCalendar): boolean {
  const year = yearOf(day)
  return coveredYears.has(year) && (!isLateDecember(day) || coveredYears.has(year + 1))
}

/** What a day is, and its name for readers. */
export function describeDay(day: Day, calendar: WorkCalendar): { readonly kind: DayKind; readonly name: string } {
  const span = calendar.excluded?.find(({ from, to }) => from <= day && day <= to)
  if (span) return { kind: 'excluded', name: span.name }
  const special = calendar.days.get(day)
  if (special) return special
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === SATURDAY ? { kind: 'weekend', name: '周末' } : { kind: 'workday', name: '工作日' }
}

/** Is it a working day: a weekday that is not off, or a make-up weekend day (调休上班)? */
export function isWorkingDay(day: Day, calendar: WorkCalendar): boolean {
  const { kind } = describeDay(day, calendar)
  return kind === 'workday' || kind === 'makeup'
}

/** The calendar without these days: a count runs as if they did not exist (不计入期限). */
export function excluding(calendar: WorkCalendar, spans: readonly DaySpan[]): WorkCalendar {
  return { ...calendar, excluded: [...(calendar.excluded ?? []), ...spans] }
}

/** The calendar for a school whose rule stops the clock in its vacations. Without that rule the clock runs. */
export function pausingInVacations(calendar: WorkCalendar): WorkCalendar {
  return excluding(calendar, calendar.vacations ?? [])
}

/** The days after `start`, one by one; `start` itself does not count (自次日起算). */
function* daysAfter(start: Day, calendar: WorkCalendar): Generator<CountStep, never> {
  let count = 0
  for (let day = addDays(start, 1); ; day = addDays(day, 1)) {
    const { kind, name } = describeDay(day, calendar)
    const isCounted = kind === 'workday' || kind === 'makeup'
    if (isCounted) count += 1
    yield { day, kind, name, isCounted, count, isProvisional: !isSettled(day, calendar) }
  }
}

function assertCount(n: number): void {
  if (!Number.isInteger(n) || n < 0 || n > MOST_DAYS) throw new RangeError(`not a number of working days: ${String(n)}`)
}

/**
 * Every day after `start` up to the n-th working day, with the reason why it counts or not; none for n = 0. Throws
 * RangeError for n < 0 and n > 5000.
 */
export function listCountedDays(start: Day, n: number, calendar: WorkCalendar): CountStep[] {
  assertCount(n)
  const steps: CountStep[] = []
  if (n === 0) return steps
  for (const step of daysAfter(start, calendar)) {
    steps.push(step)
    if (step.count === n) break
  }
  return steps
}

/** The n-th working day after `start`, which itself does not count (自次日起算). Throws RangeError for n < 0 and n > 5000. */
export function addWorkingDays(start: Day, n: number, calendar: WorkCalendar): CountedDay {
  assertCount(n)
  let isProvisional = !isSettled(start, calendar)
  if (n === 0) return { day: start, isProvisional }
  for (const step of daysAfter(start, calendar)) {
    isProvisional ||= step.isProvisional
    if (step.count === n) return { day: step.day, isProvisional }
  }
  throw new RangeError('the days after a day do not end')
}

/** A number of working days; `isProvisional` as for a date. */
export interface CountedSpan {
  readonly days: number
  readonly isProvisional: boolean
}

/**
 * Working days after `from` up to and including `to`: what `addWorkingDays` was given to come from one to the other.
 * Negative when `to` is earlier.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkCalendar): CountedSpan {
  if (to < from) {
    const { days, isProvisional } = workingDaysBetween(to, from, calendar)
    return { days: 0 - days, isProvisional }
  }
  let isProvisional = !isSettled(from, calendar)
  let days = 0
  let left = daysBetween(from, to)
  for (const step of daysAfter(from, calendar)) {
    if (left === 0) break
    left -= 1
    days = step.count
    isProvisional ||= step.isProvisional
  }
  return { days, isProvisional }
}
