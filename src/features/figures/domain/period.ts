import { AppError } from '../../../kernel/app-error.ts'
import { type Day, daysBetween, formatDayCn, isDay, parseDay, yearOf } from '../../../kernel/day.ts'
import { yearBefore } from '../../../kernel/year-on-year.ts'
import type { Period } from './figure.ts'

const MOST_DAYS = 3660
const EARLIEST = 2000

/** How a period is asked for: a calendar year ("2025"), a school year ("2024-2025"), or two days. */
export interface AskedPeriod {
  readonly year?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

function day(year: number, rest: string): Day {
  return parseDay(`${String(year)}-${rest}`)
}

function ofYear(year: string, today: Day): Period | undefined {
  const [, first, second] = /^(\d{4})(?:-(\d{4}))?$/.exec(year) ?? []
  if (first === undefined) return undefined
  const start = Number(first)
  if (start < EARLIEST || start > yearOf(today)) return undefined
  if (second === undefined) return { from: day(start, '01-01'), to: day(start, '12-31') }
  return Number(second) === start + 1 ? { from: day(start, '09-01'), to: day(start + 1, '08-31') } : undefined
}

function ofDays({ from = '', to = '' }: AskedPeriod): Period | undefined {
  if (!isDay(from) || !isDay(to) || from > to || daysBetween(from, to) > MOST_DAYS) return undefined
  return yearOf(from) < EARLIEST ? undefined : { from, to }
}

function named(asked: AskedPeriod, today: Day): Period | undefined {
  const { year, from, to } = asked
  if (year !== undefined) return ofYear(year, today)
  return from === undefined && to === undefined ? { from: day(yearOf(today), '01-01'), to: today } : ofDays(asked)
}

/**
 * The period that is asked for, not beyond today; this year when none is. A school year runs from 1 September to 31 August. Throws
 * `figures.period-invalid`.
 */
export function periodOf(asked: AskedPeriod, today: Day): Period {
  const period = wholePeriodOf(asked, today)
  return period.to > today ? { from: period.from, to: today } : period
}

/** The same, with the days that are still to come: what a report is about that is begun before its period is over. */
export function wholePeriodOf(asked: AskedPeriod, today: Day): Period {
  const period = named(asked, today)
  if (!period || period.from > today) throw new AppError('figures.period-invalid')
  return period
}

/** The same days of the year before (同期). */
export function periodBefore({ from, to }: Period): Period {
  return { from: yearBefore(from), to: yearBefore(to) }
}

/** “2025年”, “2024—2025学年”, or the two days. */
export function periodName({ from, to }: Period): string {
  const year = yearOf(from)
  if (from.endsWith('-01-01') && to === `${String(year)}-12-31`) return `${String(year)}年`
  if (from.endsWith('-09-01') && to === `${String(year + 1)}-08-31`) return `${String(year)}—${String(year + 1)}学年`
  return `${formatDayCn(from)}至${formatDayCn(to)}`
}
