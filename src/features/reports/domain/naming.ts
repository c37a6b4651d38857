import { type Day, yearOf } from '../../../kernel/day.ts'

function isYear(from: Day, to: Day): boolean {
  return from.endsWith('-01-01') && to === `${String(yearOf(from))}-12-31`
}

function isSchoolYear(from: Day, to: Day): boolean {
  return from.endsWith('-09-01') && to === `${String(yearOf(from) + 1)}-08-31`
}

/** The address of a report of this period: 2025, 2024-2025, or both days. */
export function slugOf(from: Day, to: Day): string {
  if (isYear(from, to)) return String(yearOf(from))
  return isSchoolYear(from, to) ? `${String(yearOf(from))}-${String(yearOf(to))}` : `${from}-${to}`
}
