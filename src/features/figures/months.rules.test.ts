import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, parseDay } from '../../kernel/day.ts'
import { stepsOf } from './domain/months.ts'

test('a year has twelve months, a school year begins in September, a long period is told by years', () => {
  const year = stepsOf({ from: parseDay('2025-01-01'), to: parseDay('2025-12-31') })
  expect(year.map(({ name }) => name)).toHaveLength(12)
  expect(year[1]).toEqual({ name: '2025年2月', from: '2025-02-01', to: '2025-02-28' })
  expect(stepsOf({ from: parseDay('2024-09-01'), to: parseDay('2025-08-31') })[4]?.name).toBe('2025年1月')
  expect(stepsOf({ from: parseDay('2020-06-15'), to: parseDay('2025-02-01') }).map(({ name }) => name)).toEqual([
    '2020年',
    '2021年',
    '2022年',
    '2023年',
    '2024年',
    '2025年',
  ])
})

test('steps cover every day of the period once', () => {
  const start = parseDay('2024-01-15')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 3000 }), (offset, length) => {
      const from = addDays(start, offset)
      const to = addDays(from, length)
      const steps = stepsOf({ from, to })
      expect(steps[0]?.from).toBe(from)
      expect(steps.at(-1)?.to).toBe(to)
      for (const [i, step] of steps.entries()) {
        expect(step.from <= step.to).toBe(true)
        if (i > 0) expect(step.from).toBe(addDays(steps[i - 1]?.to ?? from, 1))
      }
    }),
  )
})
