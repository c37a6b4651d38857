import { BY_ACCOUNT, type QuestionKind, SCALE, type SurveyGroup } from '../../../kernel/survey-terms.ts'

/** One question. `options` are the answers to choose from; a scale has its own, free words have none. */
export interface Question {
  readonly key: string
  readonly kind: QuestionKind
  readonly words: string
  readonly options: readonly string[]
}

/** What somebody chose, by question: places in `optionsOf`, none where several may be chosen and none was. */
export type Choices = Readonly<Record<string, readonly number[]>>

/** An answer to a questionnaire; `said` are the free words, by question. */
export interface Answer {
  readonly choices: Choices
  readonly said: Readonly<Record<string, string>>
}

const FEWEST = 2
const LONGEST_WORDS = 1000

/** What can be chosen. */
export function optionsOf({ kind, options }: Question): readonly string[] {
  return kind === 'scale' ? SCALE : options
}

function faultsIn(question: Question): string[] {
  const { kind, words, options } = question
  if (words.trim() === '') return ['有问题没有写题目。']
  if (kind !== 'one' && kind !== 'several') return []
  const named = options.map((option) => option.trim())
  if (named.length < FEWEST || named.includes('')) return [`“${words}”至少要有两个选项，且都要写明。`]
  return new Set(named).size === named.length ? [] : [`“${words}”有相同的选项。`]
}

/** Why a questionnaire cannot be used; empty when it can. */
export function questionFaults(questions: readonly Question[]): string[] {
  const keys = new Set(questions.map(({ key }) => key))
  return [
    ...(keys.size === questions.length ? [] : ['有两个问题的编号相同。']),
    ...(questions.some(({ kind }) => kind === 'scale') ? [] : ['至少要有一道满意度题，否则算不出满意率。']),
    ...questions.flatMap(faultsIn),
  ]
}

/** Does this group answer with an invitation code? */
export function needsCode(group: SurveyGroup): boolean {
  return !BY_ACCOUNT.includes(group)
}

function ticked({ key, ...question }: Question, typed: (name: string) => string): number[] {
  const places = optionsOf({ key, ...question }).map((_, at) => at)
  if (question.kind === 'several') return places.filter((at) => typed(`${key}-${String(at)}`) !== '')
  const chosen = typed(key)
  return places.filter((at) => String(at) === chosen)
}

/** The answer in a form whose fields are named by question, and the questions that it leaves open. Free words need not be given. */
export function readAnswer(
  questions: readonly Question[],
  typed: (name: string) => string,
): { readonly answer: Answer; readonly missing: readonly string[] } {
  const asked = questions.filter(({ kind }) => kind !== 'words')
  const choices = Object.fromEntries(asked.map((question) => [question.key, ticked(question, typed)]))
  const words = questions
    .filter(({ kind }) => kind === 'words')
    .map(({ key }) => [key, typed(key).trim().slice(0, LONGEST_WORDS)] as const)
    .filter(([, text]) => text !== '')
  const missing = asked.filter(({ kind, key }) => kind !== 'several' && choices[key]?.length !== 1)
  return { answer: { choices, said: Object.fromEntries(words) }, missing: missing.map(({ key }) => key) }
}
