import { addDays, type Day, weekdayOf, yearOf } from './day.ts'

/**
 * Working days (工作日) as the State Council's yearly notices fix them: weekends and holidays off, make-up Saturdays and
 * Sundays working. Years without a notice are not covered: what is counted through them is provisional.
 */
export interface WorkCalendar {
  readonly coveredYears: ReadonlySet<number>
  readonly days: ReadonlyMap<string, { readonly kind: 'off' | 'makeup'; readonly name: string }>
}

/** A counted date; `isProvisional` when the count ran through a year whose notice is not out. */
export interface CountedDay {
  readonly day: Day
  readonly isProvisional: boolean
}

const SATURDAY = 6

/** Is it a working day: a weekday that is not off, or a make-up weekend day (调休上班)? */
export function isWorkingDay(day: Day, calendar: WorkCalendar): boolean {
  const special = calendar.days.get(day)
  if (special) return special.kind === 'makeup'
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== SATURDAY
}

/** The n-th working day after `start`, which itself does not count (自次日起算). Throws RangeError for n < 0. */
export function addWorkingDays(start: Day, n: number, calendar: WorkCalendar): CountedDay {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${String(n)}`)
  let day = start
  let isProvisional = !calendar.coveredYears.has(yearOf(start))
  for (let left = n; left > 0; ) {
    day = addDays(day, 1)
    if (!calendar.coveredYears.has(yearOf(day))) isProvisional = true
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return { day, isProvisional }
}
