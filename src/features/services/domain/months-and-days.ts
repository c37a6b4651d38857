import { addDays, type Day, parseDay } from '../../../kernel/day.ts'
import { monthsLater } from '../../../kernel/months.ts'

/** Days from one to another, both included. */
export interface Days {
  readonly from: Day
  readonly to: Day
}

/** A period as figures are counted: whole months by their first days, and the days before and after them. */
export interface MonthsAndDays {
  /** The first days of the first and of the last whole month; null when there is none. */
  readonly months: Days | null
  readonly days: readonly Days[]
}

function firstOf(day: Day): Day {
  return parseDay(`${day.slice(0, 8)}01`)
}

/** The last day of the month of a day. */
export function lastOfMonth(day: Day): Day {
  return addDays(monthsLater(firstOf(day), 1), -1)
}

/** Takes a period apart into whole months and what is left of it at its ends. Each of its days is in one part. */
export function monthsAndDays({ from, to }: Days): MonthsAndDays {
  const first = firstOf(from) === from ? from : monthsLater(firstOf(from), 1)
  // The first day behind the last whole month.
  const end = firstOf(addDays(to, 1))
  if (end <= first) return { months: null, days: [{ from, to }] }
  return {
    months: { from: first, to: monthsLater(end, -1) },
    days: [
      { from, to: addDays(first, -1) },
      { from: end, to },
    ].filter((part) => part.from <= part.to),
  }
}
