import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countAnswers } from './domain/results.ts'
import type { Question } from './domain/questionnaire.ts'
import { tellApart } from './domain/small-groups.ts'
import { SURVEY_GROUP_KEYS, type SurveyGroup } from '../../kernel/survey-terms.ts'

const LEAST = 5
const sizes = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 })

/** Every number that a reader can work out from what is told: sums and differences of its cells, which are unions of cells. */
function derivable(cells: readonly (readonly number[])[]): number[][] {
  const all = cells.length === 0 ? [] : Array.from({ length: 2 ** cells.length }, (_, mask) => mask)
  return all.map((mask) => cells.filter((_, at) => (mask >> at) % 2 === 1).flat())
}

test('whatever can be worked out by subtraction is of nobody, or of at least five', () => {
  fc.assert(
    fc.property(sizes, (counts) => {
      const groups = counts.map((n, key) => ({ key, n }))
      const told = tellApart(groups, LEAST)
      const filled = groups.filter(({ n }) => n > 0)
      const cells = [...told.shown.map((key) => [key]), ...(told.merged.length === 0 ? [] : [told.merged])]
      if (cells.length === 0) return
      // The whole is known, so the cells must be all of it: else the rest would follow by subtraction.
      expect(cells.flat().sort((a, b) => a - b)).toEqual(filled.map(({ key }) => key).sort((a, b) => a - b))
      for (const keys of derivable(cells)) {
        const n = keys.reduce((sum, key) => sum + (counts[key] ?? 0), 0)
        expect(n === 0 || n >= LEAST).toBe(true)
      }
      // One small group alone under another name would still be told apart.
      expect(told.merged.length).not.toBe(1)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  { case: 'large ones stand', counts: [12, 9, 7], told: [[0, 1, 2], []] },
  { case: 'one small one takes the next smallest with it', counts: [20, 9, 3], told: [[0], [1, 2]] },
  { case: 'two small ones that are enough together stand as one', counts: [20, 4, 3], told: [[0], [1, 2]] },
  { case: 'two small ones that are not enough take another', counts: [20, 9, 1, 1], told: [[0], [1, 2, 3]] },
  { case: 'with nothing left to show, only the whole is told', counts: [20, 3], told: [[], []] },
  { case: 'a group without answers hides nobody', counts: [20, 3, 0], told: [[], []] },
  { case: 'fewer than five altogether are not told at all', counts: [2, 2], told: [[], []] },
])('$case', ({ counts, told }) => {
  const { shown, merged } = tellApart(
    counts.map((n, key) => ({ key, n })),
    LEAST,
  )
  expect([[...shown].sort(), [...merged].sort()]).toEqual(told)
})

const QUESTIONS: Question[] = [
  { key: 'a', kind: 'scale', words: '总体满意度', options: [] },
  { key: 'b', kind: 'several', words: '常用的渠道', options: ['网站', '公告栏', '来电'] },
  { key: 'c', kind: 'words', words: '意见', options: [] },
]
const answer = fc.record({
  group: fc.constantFrom<SurveyGroup>(...SURVEY_GROUP_KEYS),
  score: fc.integer({ min: 0, max: 5 }),
  ways: fc.uniqueArray(fc.integer({ min: 0, max: 2 })),
})

const given = fc.array(answer, { maxLength: 120 })

function results(people: readonly { group: SurveyGroup; score: number; ways: number[] }[]) {
  const answers = people.map(({ group, score, ways }) => ({ group, choices: { a: [score], b: ways } }))
  return countAnswers(QUESTIONS, answers, LEAST)
}

test('the whole is what a plain count gives; fewer than five are not told of', () => {
  fc.assert(
    fc.property(given, (people) => {
      const { respondents, whole, scored, satisfied } = results(people)
      expect([respondents, whole === null]).toEqual([people.length, people.length < LEAST])
      if (!whole) return
      const count = (holds: (each: (typeof people)[number]) => boolean): number => people.filter(holds).length
      expect(whole[0]?.counts).toEqual([0, 1, 2, 3, 4, 5].map((value) => count(({ score }) => score === value)))
      expect(whole[1]?.counts).toEqual([0, 1, 2].map((way) => count(({ ways }) => ways.includes(way))))
      const scores = people.map(({ score }) => score).filter((score) => score > 0)
      expect([scored, satisfied]).toEqual([scores.length, scores.filter((score) => score >= 4).length])
      if (scores.length > 0) expect(whole[0]?.mean).toBeCloseTo(scores.reduce((a, b) => a + b, 0) / scores.length, 1)
    }),
  )
})

test('each part that is told is what a plain count of its group gives, and all parts are the whole', () => {
  fc.assert(
    fc.property(given, (people) => {
      const { respondents, parts } = results(people)
      for (const { group, n, tallies } of parts.filter((part) => part.group !== null)) {
        const own = people.filter((each) => each.group === group)
        expect(n).toBe(own.length)
        expect(tallies[0]?.counts).toEqual([0, 1, 2, 3, 4, 5].map((s) => own.filter(({ score }) => score === s).length))
      }
      if (parts.length > 0) expect(parts.reduce((sum, { n }) => sum + n, 0)).toBe(respondents)
    }),
  )
})
