import { addDays, type Day, parseDay } from './day.ts'

/** The same day of a later month; the last of that month where it has no such day. */
export function monthsLater(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const at = year * 12 + (month - 1) + months
  const first = (index: number): Day =>
    parseDay(`${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`)
  const [start, last] = [first(at), addDays(first(at + 1), -1)]
  const wanted = addDays(start, date - 1)
  return wanted > last ? last : wanted
}
