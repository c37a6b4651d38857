import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Measure } from '../../kernel/assessment-terms.ts'
import { type Indicator, type Measured, rank, schemeFaults, scoreUnit, unscored } from './domain/indicator.ts'

const SCHEME: readonly Indicator[] = [
  { key: 'items', name: '目录事项', measure: 'items-in-order', points: 50 },
  { key: 'cases', name: '办件', measure: 'cases-in-time', points: 30 },
  { key: 'training', name: '培训', measure: null, points: 20 },
]

function known(items: Measured, cases: Measured, training?: number) {
  return {
    measured: new Map<Measure, Measured>([
      ['items-in-order', items],
      ['cases-in-time', cases],
    ]),
    given: new Map(training === undefined ? [] : [['training', training] as const]),
  }
}

test('a scheme has 100 points, and no indicator twice', () => {
  expect(schemeFaults(SCHEME)).toEqual([])
  expect(schemeFaults(SCHEME.slice(1))).toEqual(['各项指标的分值合计应为 100 分，现为 50 分。'])
  expect(schemeFaults([...SCHEME.slice(0, 2), { key: 'items', name: '又一次', measure: null, points: 20 }])).toEqual([
    '指标“又一次”重复。',
  ])
})

test('what does not concern a unit is left out of its total', () => {
  const full = scoreUnit('a', SCHEME, known({ done: 9, of: 10 }, { done: 1, of: 2 }, 20))
  expect(full.indicators.map(({ points }) => points)).toEqual([45, 15, 20])
  expect(full.total).toBe(80)
  const withoutCases = scoreUnit('b', SCHEME, known({ done: 10, of: 10 }, { done: 0, of: 0 }, 10))
  expect(withoutCases.total).toBe(85.7)
  expect(scoreUnit('c', SCHEME, known({ done: 0, of: 0 }, { done: 0, of: 0 })).total).toBeNull()
})

test('equals share a rank; who has no total has none', () => {
  const line = (unitId: string, total: number | null) => ({ unitId, total, indicators: [] })
  const ranked = rank([line('a', 70), line('b', 90), line('c', 70), line('d', null), line('e', 60)])
  expect(ranked.map(({ unitId, rank: place }) => [unitId, place])).toEqual([
    ['b', 1],
    ['a', 2],
    ['c', 2],
    ['e', 4],
    ['d', null],
  ])
})

test('what is not scored yet is named; what the records say needs no score', () => {
  const results = rank([scoreUnit('a', SCHEME, known({ done: 1, of: 1 }, { done: 0, of: 0 }))])
  expect(unscored(SCHEME, results)).toEqual(['a training'])
})

test('a total lies between 0 and 100, and doing more never lowers it', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), fc.nat(20), (done, more, training) => {
      const of = done + more + 1
      const before = scoreUnit('a', SCHEME, known({ done, of }, { done: 1, of: 3 }, training)).total ?? -1
      const after = scoreUnit('a', SCHEME, known({ done: done + 1, of }, { done: 1, of: 3 }, training)).total ?? -1
      expect(before).toBeGreaterThanOrEqual(0)
      expect(after).toBeGreaterThanOrEqual(before)
      expect(after).toBeLessThanOrEqual(100)
    }),
  )
})
