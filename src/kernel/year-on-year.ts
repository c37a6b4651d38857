import type { Day } from './day.ts'
import { monthsLater } from './months.ts'

const A_YEAR = 12
const PER_CENT = 100

/** The same day of the year before (同期); 28 February for 29 February. */
export function yearBefore(day: Day): Day {
  return monthsLater(day, -A_YEAR)
}

/** Growth in per cent, to one decimal; null when there was nothing to grow from, or no value to compare. */
export function growthOf(now: number | null, before: number | null): number | null {
  return now === null || before === null || before === 0
    ? null
    : Math.round(((now - before) / before) * PER_CENT * 10) / 10
}
