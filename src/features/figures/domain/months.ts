import { addDays, type Day, daysBetween, parseDay, yearOf } from '../../../kernel/day.ts'
import type { Period } from './figure.ts'

/** A step of a trend: a month, or a year where months would be too many to be seen. */
export interface Step extends Period {
  readonly name: string
}

const MOST_DAYS_BY_MONTH = 800

function firstOfNext(day: Day, byMonth: boolean): Day {
  const [year, month] = [yearOf(day), Number(day.slice(5, 7))]
  if (!byMonth || month === 12) return parseDay(`${String(year + 1)}-01-01`)
  return parseDay(`${String(year)}-${String(month + 1).padStart(2, '0')}-01`)
}

function nameOf(day: Day, byMonth: boolean): string {
  const year = String(yearOf(day))
  return byMonth ? `${year}年${String(Number(day.slice(5, 7)))}月` : `${year}年`
}

/** The period in months, in years when it is longer than about two; the first and the last are cut to it, so that they add up to it. */
export function stepsOf({ from, to }: Period): Step[] {
  const byMonth = daysBetween(from, to) <= MOST_DAYS_BY_MONTH
  const steps: Step[] = []
  for (let start = from; start <= to; start = firstOfNext(start, byMonth)) {
    const end = addDays(firstOfNext(start, byMonth), -1)
    steps.push({ name: nameOf(start, byMonth), from: start, to: end < to ? end : to })
  }
  return steps
}
