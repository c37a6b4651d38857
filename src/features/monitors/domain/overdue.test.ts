import { expect, test } from 'vitest'
import { parseDay } from '../../../kernel/day.ts'
import { overdueText } from '../../../kernel/monitor-words.ts'
import type { WorkCalendar } from '../../../kernel/work-calendar.ts'
import { overdueSince } from './overdue.ts'

const CALENDAR: WorkCalendar = { coveredYears: new Set([2026, 2027]), days: new Map() }

const CASES: readonly { what: string; due: string; today: string; working?: boolean; days: number | undefined }[] = [
  { what: 'on the day itself nothing is overdue', due: '2026-11-20', today: '2026-11-20', days: undefined },
  { what: 'the day after', due: '2026-11-20', today: '2026-11-21', days: 1 },
  { what: 'days off count in a rule of days', due: '2026-11-20', today: '2026-11-23', days: 3 },
  { what: 'and not in one of working days', due: '2026-11-20', today: '2026-11-23', working: true, days: 1 },
  { what: 'on a Saturday no working day has passed', due: '2026-11-20', today: '2026-11-21', working: true, days: 0 },
  { what: 'two weeks', due: '2026-11-06', today: '2026-11-20', working: true, days: 10 },
]

test.each(CASES)('$what', ({ due, today, working = false, days }) => {
  const overdue = overdueSince(parseDay(due), parseDay(today), working ? CALENDAR : undefined)
  expect(overdue?.days).toBe(days)
  if (overdue) expect(overdue).toMatchObject({ dueOn: due, isInWorkingDays: working })
})

test('what has no due day is never overdue', () => {
  expect(overdueSince(null, parseDay('2026-11-20'))).toBeUndefined()
})

test.each([
  [{ overdueDays: 3, isInWorkingDays: false, state: 'open' }, '已逾期 3 天'],
  [{ overdueDays: 3, isInWorkingDays: true, state: 'dismissed' }, '已逾期 3 个工作日'],
  [{ overdueDays: 0, isInWorkingDays: true, state: 'open' }, '已逾期，不足 1 个工作日'],
  [{ overdueDays: 9, isInWorkingDays: false, state: 'cured' }, '曾逾期 9 天'],
  [{ overdueDays: null, isInWorkingDays: false, state: 'open' }, null],
] as const)('%j reads %s', (finding, text) => {
  expect(overdueText(finding)).toBe(text)
})
