import type { SurveyGroup } from '../../../kernel/survey-terms.ts'
import { type Choices, optionsOf, type Question } from './questionnaire.ts'
import { tellApart } from './small-groups.ts'

/** An answer as it is counted: of which group, and what was chosen. */
export interface Counted {
  readonly group: SurveyGroup
  readonly choices: Choices
}

/** What some answers say to a question. `mean` and `satisfied` (per cent of the scores that are 4 or 5) are of a scale. */
export interface Tally {
  readonly counts: readonly number[]
  readonly mean: number | null
  readonly satisfied: number | null
}

/** A part of the answers: one group, or (null) several that are too small to be told apart. */
export interface Part {
  readonly group: SurveyGroup | null
  readonly n: number
  readonly tallies: readonly Tally[]
}

/** What is published. `whole` is null where fewer have answered than may be told of. */
export interface Results {
  readonly respondents: number
  readonly whole: readonly Tally[] | null
  readonly parts: readonly Part[]
  /** Scores given on scales, and how many of them were 4 or 5; both 0 where `whole` is null. */
  readonly scored: number
  readonly satisfied: number
}

const SATISFIED = 4

function toTenths(value: number): number {
  return Math.round(value * 10) / 10
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

function scoresIn(counts: readonly number[]): { scored: number; satisfied: number; sum: number } {
  return counts.reduce(
    (all, count, score) => ({
      scored: all.scored + (score > 0 ? count : 0),
      satisfied: all.satisfied + (score >= SATISFIED ? count : 0),
      sum: all.sum + score * count,
    }),
    { scored: 0, satisfied: 0, sum: 0 },
  )
}

function tally(question: Question, answers: readonly Counted[]): Tally {
  const counts = optionsOf(question).map(
    (_, place) => answers.filter(({ choices }) => choices[question.key]?.includes(place)).length,
  )
  const { scored, satisfied, sum } = scoresIn(counts)
  if (question.kind !== 'scale' || scored === 0) return { counts, mean: null, satisfied: null }
  return { counts, mean: rounded(sum / scored), satisfied: toTenths((satisfied / scored) * 100) }
}

/** The questions that have something to count. */
export function countedQuestions(questions: readonly Question[]): Question[] {
  return questions.filter(({ kind }) => kind !== 'words')
}

function partsOf(asked: readonly Question[], answers: readonly Counted[], least: number): Part[] {
  const groups = [...new Set(answers.map(({ group }) => group))].sort()
  const { shown, merged } = tellApart(
    groups.map((key) => ({ key, n: answers.filter(({ group }) => group === key).length })),
    least,
  )
  const part = (group: SurveyGroup | null, own: readonly Counted[]): Part => ({
    group,
    n: own.length,
    tallies: asked.map((question) => tally(question, own)),
  })
  return [
    ...shown.map((key) =>
      part(
        key,
        answers.filter(({ group }) => group === key),
      ),
    ),
    ...(merged.length === 0
      ? []
      : [
          part(
            null,
            answers.filter(({ group }) => merged.includes(group)),
          ),
        ]),
  ]
}

/** Counts the answers: the whole, and by group as far as groups may be told apart. */
export function countAnswers(questions: readonly Question[], answers: readonly Counted[], least: number): Results {
  const respondents = answers.length
  const asked = countedQuestions(questions)
  if (respondents < least) return { respondents, whole: null, parts: [], scored: 0, satisfied: 0 }
  const whole = asked.map((question) => tally(question, answers))
  const scores = whole.filter((_, at) => asked[at]?.kind === 'scale').map(({ counts }) => scoresIn(counts))
  return {
    respondents,
    whole,
    parts: partsOf(asked, answers, least),
    scored: scores.reduce((all, { scored }) => all + scored, 0),
    satisfied: scores.reduce((all, { satisfied }) => all + satisfied, 0),
  }
}

/** The results in one text, always the same for the same results: what the hash is over, and what anybody can compute it from. */
export function frozenText({ respondents, whole, parts, scored, satisfied }: Results): string {
  const lineOf = ({ counts, mean, satisfied: share }: Tally) => [counts, mean, share]
  return JSON.stringify([
    ...[respondents, scored, satisfied, whole?.map(lineOf) ?? null],
    parts.map(({ group, n, tallies }) => [group, n, tallies.map(lineOf)]),
  ])
}
