import { expect, test } from 'vitest'
import { isRed, unitLines } from './domain/red-list.ts'

const NAMES = new Map([
  ['a', '甲处'],
  ['b', '乙处'],
  ['c', '丙处'],
  ['d', '丁处'],
])

test('people who wait weigh first, then items whose day is over, then those never published; who answers for nothing is not named', () => {
  const lines = unitLines(
    NAMES,
    [
      { unitId: 'a', state: 'missing' },
      { unitId: 'a', state: 'missing' },
      { unitId: 'b', state: 'overdue' },
      { unitId: null, state: 'overdue' },
      { unitId: 'b', state: 'current' },
    ],
    [
      { unitId: 'c', open: 2, overdue: 1 },
      { unitId: 'c', open: 1, overdue: 0 },
      { unitId: null, open: 9, overdue: 9 },
    ],
  )
  expect(lines.map(({ name }) => name)).toEqual(['丙处', '乙处', '甲处'])
  expect(lines[0]).toMatchObject({ openCases: 3, overdueCases: 1 })
  expect(lines.every(isRed)).toBe(true)
})

test('open cases that are in time do not make a unit red', () => {
  const [line] = unitLines(NAMES, [{ unitId: 'd', state: 'due_soon' }], [{ unitId: 'd', open: 4, overdue: 0 }])
  expect(line && isRed(line)).toBe(false)
})
