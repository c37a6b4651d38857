import { expect, test } from 'vitest'
import { parseDay } from '../../../kernel/day.ts'
import type { WorkCalendar } from '../../../kernel/work-calendar.ts'
import {
  daysBack,
  DEFAULT_URGING,
  escalationWords,
  isReached,
  lastDueDay,
  objectionsToRules,
  type Rung,
} from './ladder.ts'

// December 2026 has no holidays; the days below are of plain weeks.
const calendar: WorkCalendar = { coveredYears: new Set([2026]), days: new Map() }
const DUE = parseDay('2026-12-14')

function reachedOn(day: string): number[] {
  const days = { dueOn: DUE, today: parseDay(day) }
  return DEFAULT_URGING.ladder.filter((rung) => isReached(rung, days, calendar)).map((rung) => rung.days)
}

test.each([
  ['six working days before, nobody is told', '2026-12-04', []],
  ['five working days before', '2026-12-07', [-5]],
  ['three working days before, still the first rung only', '2026-12-09', [-5]],
  ['two working days before', '2026-12-10', [-5, -2]],
  ['on a Saturday before the day', '2026-12-12', [-5, -2]],
  ['on the day itself', '2026-12-14', [-5, -2, 0]],
  ['the next working day', '2026-12-15', [-5, -2, 0, 1]],
  ['four working days after it', '2026-12-18', [-5, -2, 0, 1]],
  ['five working days after it', '2026-12-21', [-5, -2, 0, 1, 5]],
])('%s: a rung is reached by working days', (_, day, rungs) => {
  expect(reachedOn(day)).toEqual(rungs)
})

test('what is looked at reaches as far ahead as the lowest rung', () => {
  expect(lastDueDay(DEFAULT_URGING, parseDay('2026-12-07'), calendar)).toBe('2026-12-14')
  expect(lastDueDay({ ...DEFAULT_URGING, ladder: [] }, parseDay('2026-12-07'), calendar)).toBe('2026-12-07')
})

test.each([
  ['2026-12-14', 1, '2026-12-13'],
  ['2026-12-14', 5, '2026-12-07'],
  ['2026-12-13', 1, '2026-12-10'],
])('on %s, what has not moved for %i working days moved last on %s', (today, n, back) => {
  expect(daysBack(parseDay(today), n, calendar)).toBe(back)
})

test.each<[string, Rung[], boolean]>([
  [
    'rungs in order',
    [
      { days: -1, to: ['handler'] },
      { days: 3, to: ['office', 'leader'] },
    ],
    true,
  ],
  ['no rung at all', [], true],
  [
    'the same day twice',
    [
      { days: 0, to: ['handler'] },
      { days: 0, to: ['head'] },
    ],
    false,
  ],
  [
    'the higher first',
    [
      { days: 3, to: ['office'] },
      { days: 0, to: ['head'] },
    ],
    false,
  ],
  ['nobody to tell', [{ days: 0, to: [] }], false],
  ['somebody twice', [{ days: 0, to: ['head', 'head'] }], false],
])('a ladder has each rung once, the lower first, with somebody to tell: %s', (_, ladder, isGood) => {
  expect(objectionsToRules({ ...DEFAULT_URGING, ladder }).length === 0).toBe(isGood)
})

test('the history says when it was and who was told', () => {
  expect(escalationWords({ days: -2, to: ['handler'] })).toBe('2 个工作日内到期，告知承办人')
  expect(escalationWords({ days: 0, to: ['handler', 'head'] })).toBe('今天到期，告知承办人、单位负责人')
  expect(escalationWords({ days: 5, to: ['office', 'leader'] })).toBe('逾期 5 个工作日，告知办公室、校领导')
})
