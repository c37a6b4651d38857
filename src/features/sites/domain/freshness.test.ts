import { expect, test } from 'vitest'
import { parseDay } from '../../../kernel/day.ts'
import { isOver, lateDays } from './freshness.ts'

const TODAY = parseDay('2026-11-25')

test.each([
  { what: 'a column that promises nothing is never late', updateIntervalDays: null, last: '2010-01-01', days: 0 },
  { what: 'an empty column is empty and not late', updateIntervalDays: 7, last: null, days: 0 },
  { what: 'the last day of the interval is in time', updateIntervalDays: 7, last: '2026-11-18', days: 0 },
  { what: 'the day after it is one day late', updateIntervalDays: 7, last: '2026-11-17', days: 1 },
  { what: 'news of today are in time', updateIntervalDays: 7, last: '2026-11-25', days: 0 },
])('$what', ({ updateIntervalDays, last, days }) => {
  expect(lateDays({ updateIntervalDays }, last, TODAY)).toBe(days)
})

test.each([
  { what: 'a topic without a last day goes on', state: 'active', untilOn: null, over: false },
  { what: 'on its last day it still goes on', state: 'active', untilOn: '2026-11-25', over: false },
  { what: 'the day after it is over', state: 'active', untilOn: '2026-11-24', over: true },
  { what: 'what was put into the archive is over', state: 'archived', untilOn: null, over: true },
])('$what', ({ over, ...topic }) => {
  expect(isOver(topic, TODAY)).toBe(over)
})
