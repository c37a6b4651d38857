import fc from 'fast-check'
import { expect, test } from 'vitest'
import data from '../features/calendar/calendar-data.json' with { type: 'json' }
import { addDays, type Day, dayOf, daysBetween, parseDay, weekdayOf } from './day.ts'
import { addWorkingDays, isWorkingDay, type WorkCalendar } from './work-calendar.ts'

const calendar: WorkCalendar = {
  coveredYears: new Set(data.years.map(({ year }) => year)),
  days: new Map(data.days.map(({ day, kind, name }) => [day, { kind: kind as 'off' | 'makeup', name }])),
}
const anyDay = fc.integer({ min: 0, max: 4300 }).map((n) => addDays(parseDay('2014-06-01'), n))

test.each([
  ['2025-01-20', 15, '2025-02-14'],
  ['2025-01-20', 20, '2025-02-21'],
  ['2025-09-26', 15, '2025-10-23'],
  ['2025-12-25', 15, '2026-01-16'],
  ['2026-02-10', 15, '2026-03-09'],
  ['2026-02-10', 20, '2026-03-16'],
  ['2026-02-14', 7, '2026-03-03'],
  ['2026-09-24', 15, '2026-10-22'],
])('from receipt on %s, %i working days end on %s', (start, n, due) => {
  expect(addWorkingDays(parseDay(start), n, calendar)).toEqual({ day: due, isProvisional: false })
})

test.each([
  ['2026-02-14', true],
  ['2026-02-28', true],
  ['2025-09-28', true],
  ['2025-10-11', true],
  ['2026-10-01', false],
  ['2026-11-21', false],
  ['2026-11-23', true],
])('%s is a working day: %s', (day, expected) => {
  expect(isWorkingDay(parseDay(day), calendar)).toBe(expected)
})

test('past the covered years a date is provisional and says so', () => {
  expect(addWorkingDays(parseDay('2026-12-20'), 15, calendar).isProvisional).toBe(true)
  expect(addWorkingDays(parseDay('2026-12-01'), 5, calendar).isProvisional).toBe(false)
})

/** Working days after `from` up to and including `to`, one by one. */
function countWorkingDays(from: Day, to: Day): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1
  return count
}

test('counting is the inverse of adding, and later starts never end earlier', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (start, n) => {
      const { day } = addWorkingDays(start, n, calendar)
      expect(countWorkingDays(start, day)).toBe(n)
      expect(addWorkingDays(addDays(start, 1), n, calendar).day >= day).toBe(true)
    }),
  )
})

test('days do not depend on the time zone of the machine', () => {
  expect(dayOf(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
  expect(dayOf(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22')
  expect(weekdayOf('2026-11-23' as Day)).toBe(1)
  expect(daysBetween('2026-02-27' as Day, '2026-03-01' as Day)).toBe(2)
})

test.each(['2026-02-30', '2026-13-01', '26-1-1', '', '2026-11-23x'])('"%s" is not a day', (text) => {
  expect(() => parseDay(text)).toThrow('day.invalid')
})
