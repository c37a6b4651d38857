import { expect, test } from 'vitest'
import { type Day, parseDay } from '../../kernel/day.ts'
import { STEP_KIND_KEYS, TASK_STATE_KEYS, type TaskState } from '../../kernel/plan-terms.ts'
import { planFaults } from './domain/plan.ts'
import { after, fits, isInTime, isOverdue, objectionsToJudging } from './domain/task.ts'

const DUE = parseDay('2026-06-30')

function standing(state: TaskState, claimedOn: string | null = null) {
  return { state, dueOn: DUE, claimedOn: claimedOn as Day | null, percent: 0 }
}

test.each([
  ['not begun on its day', standing('not-begun'), '2026-06-30', false],
  ['not begun the day after', standing('not-begun'), '2026-07-01', true],
  ['claimed on its day, whatever day it is', standing('claimed', '2026-06-30'), '2026-08-01', false],
  ['claimed too late', standing('claimed', '2026-07-01'), '2026-07-01', true],
  ['confirmed later than its day, claimed in time', standing('confirmed', '2026-06-29'), '2026-08-01', false],
] as const)('overdue: %s', (...[, task, today, overdue]) => {
  expect(isOverdue(task, parseDay(today))).toBe(overdue)
})

test('in time is what was claimed by its day and confirmed, whenever', () => {
  expect(isInTime(standing('confirmed', '2026-06-30'))).toBe(true)
  expect(isInTime(standing('confirmed', '2026-07-01'))).toBe(false)
  expect(isInTime(standing('claimed', '2026-06-01'))).toBe(false)
})

test('nothing is confirmed that nobody claimed, and nothing moves once it is confirmed', () => {
  const allowed = TASK_STATE_KEYS.map((state) => STEP_KIND_KEYS.filter((kind) => fits(kind, state)))
  expect(allowed).toEqual([['progress', 'claimed'], ['progress', 'claimed'], ['confirmed', 'returned'], []])
})

test('what is sent back is under way and no longer claimed; a late second claim is late', () => {
  const claimed = after(standing('under-way'), { kind: 'claimed', percent: 40 }, parseDay('2026-06-20'))
  expect(claimed).toEqual({ state: 'claimed', percent: 100, claimedOn: '2026-06-20', confirmedOn: null })
  const back = after({ ...claimed, dueOn: DUE }, { kind: 'returned', percent: 60 }, parseDay('2026-06-25'))
  expect(back).toEqual({ state: 'under-way', percent: 60, claimedOn: null, confirmedOn: null })
  const again = after({ ...back, dueOn: DUE }, { kind: 'claimed', percent: 0 }, parseDay('2026-07-02'))
  const done = after({ ...again, dueOn: DUE }, { kind: 'confirmed', percent: 0 }, parseDay('2026-07-03'))
  expect([done.claimedOn, done.confirmedOn, isInTime({ ...done, dueOn: DUE })]).toEqual([
    '2026-07-02',
    '2026-07-03',
    false,
  ])
})

test('nobody confirms the work of their own unit, nor what they reported', () => {
  const task = { unitId: 'a', coUnitIds: ['b'], claimedBy: 'x' }
  const judge = (accountId: string, ...unitIds: string[]) => objectionsToJudging({ accountId, unitIds }, task)
  expect(judge('y', 'c')).toEqual([])
  expect(judge('y', 'c', 'b')).toEqual(['plan.own-unit'])
  expect(judge('x', 'a')).toEqual(['plan.own-unit', 'plan.own-claim'])
})

test('a plan tells what is wrong with which task', () => {
  const task = { words: '公布目录', unitId: 'a', coUnitIds: [] as string[], dueOn: '2026-06-30', evidence: '' }
  expect(planFaults([task])).toEqual([])
  expect(planFaults([task, { ...task, words: ' ', coUnitIds: ['a'], dueOn: '2026-06-31' }])).toEqual([
    '第 2 项任务没有写内容。',
    '第 2 项任务的期限不正确。',
    '第 2 项任务的协办单位里有牵头单位。',
  ])
})
