import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, parseDay } from '../../../kernel/day.ts'
import { monthsLater } from '../../../kernel/months.ts'
import { monthsAndDays } from './months-and-days.ts'

const day = (text: string): Day => parseDay(text)

test.each([
  ['2026-01-01', '2026-12-31', ['months 2026-01-01..2026-12-01']],
  ['2026-01-01', '2026-11-26', ['months 2026-01-01..2026-10-01', '2026-11-01..2026-11-26']],
  ['2026-01-15', '2026-03-02', ['months 2026-02-01..2026-02-01', '2026-01-15..2026-01-31', '2026-03-01..2026-03-02']],
  ['2026-01-15', '2026-02-27', ['2026-01-15..2026-02-27']],
  ['2026-02-01', '2026-02-28', ['months 2026-02-01..2026-02-01']],
  ['2024-02-01', '2024-02-28', ['2024-02-01..2024-02-28']],
  ['2026-05-05', '2026-05-05', ['2026-05-05..2026-05-05']],
])('%s to %s is %j', (from, to, parts) => {
  const { months, days } = monthsAndDays({ from: day(from), to: day(to) })
  const whole = months === null ? [] : [`months ${months.from}..${months.to}`]
  expect([...whole, ...days.map((part) => `${part.from}..${part.to}`)]).toEqual(parts)
})

function daysOf(from: Day, to: Day): Day[] {
  const all: Day[] = []
  for (let each = from; each <= to; each = addDays(each, 1)) all.push(each)
  return all
}

test('every day of a period is in one part of it, and no other day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 800 }), (start, length) => {
      const from = addDays(day('2023-12-01'), start)
      const to = addDays(from, length)
      const { months, days } = monthsAndDays({ from, to })
      const whole = months === null ? [] : daysOf(months.from, addDays(monthsLater(months.to, 1), -1))
      const all = [...whole, ...days.flatMap((part) => daysOf(part.from, part.to))]
      expect(all.sort()).toEqual(daysOf(from, to))
    }),
  )
})
