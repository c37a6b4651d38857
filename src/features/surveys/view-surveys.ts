import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { findLeaksInAll, KIND_WORDS } from '../leakguard/index.ts'
import { needsCode } from './domain/questionnaire.ts'
import { countAnswers, countedQuestions, frozenText, type Results, type Tally } from './domain/results.ts'
import { isOpen, isOver, mayEndEarly, standingOf } from './domain/survey.ts'
import {
  countTaken,
  findGroupOf,
  findSurvey,
  hasAnswered,
  listAnswers,
  listCodeCounts,
  listSurveys,
  listWords,
  type Survey,
} from './surveys.queries.ts'

async function getSurvey({ db }: Pick<Context, 'db'>, id: string): Promise<Survey> {
  const survey = await findSurvey(db, id)
  if (!survey) throw new AppError('survey.not-found')
  return survey
}

function headOf(survey: Survey, ctx: Pick<Context, 'now'>) {
  const { id, title, host, from, to, endedOn, state } = survey
  const standing = standingOf(survey, dayOf(ctx.now()))
  const respondents = survey.published?.results.respondents ?? null
  return { id, title, host, from, to, endedOn, state, standing, respondents, groups: [...survey.groups] }
}

/** Every questionnaire, for those who make or watch them. */
export async function viewSurveys(ctx: Context) {
  authorize(ctx, 'surveys.read')
  return (await listSurveys(ctx.db)).map((survey) => headOf(survey, ctx))
}

/** What the office may see of the results: nothing while answers come in, afterwards exactly what would be published. */
async function resultsFor(ctx: Context, survey: Survey): Promise<Results | null> {
  if (survey.published) return survey.published.results
  if (!isOver(survey, dayOf(ctx.now()))) return null
  return countAnswers(survey.questions, await listAnswers(ctx.db, survey.id), survey.smallestGroup)
}

function copied(tallies: readonly Tally[]) {
  return tallies.map((tally) => ({ ...tally, counts: [...tally.counts] }))
}

/** The results as the contract names them. */
function mutable({ whole, parts, ...results }: Results) {
  return {
    ...results,
    whole: whole && copied(whole),
    parts: parts.map((part) => ({ ...part, tallies: copied(part.tallies) })),
  }
}

const NOTHING = {
  ...{ mayChange: false, mayCancel: false, mayEnd: false, mayMakeCodes: false },
  ...{ mayPublish: false, mayReadWords: false },
}

/** What the reader may do with it now. */
function acts({ actor, now }: Context, survey: Survey) {
  if (!may(actor, 'surveys.manage')) return NOTHING
  const { state, groups } = survey
  const today = dayOf(now())
  const hasEnded = isOver(survey, today)
  return {
    mayChange: state === 'draft',
    mayCancel: ['draft', 'announced'].includes(state),
    mayEnd: mayEndEarly(survey, today),
    mayMakeCodes: state === 'announced' && !hasEnded && groups.some(needsCode),
    mayPublish: hasEnded,
    mayReadWords: hasEnded || state === 'published',
  }
}

/** One questionnaire for those who make or watch them. Throws `survey.not-found`. */
export async function viewSurvey(ctx: Context, id: string) {
  authorize(ctx, 'surveys.read')
  const survey = await getSurvey(ctx, id)
  const [results, { answers }, codes] = await Promise.all([
    resultsFor(ctx, survey),
    countTaken(ctx.db, id),
    listCodeCounts(ctx.db, id),
  ])
  return {
    ...headOf(survey, ctx),
    words: survey.words,
    cancelReason: survey.cancelReason,
    endReason: survey.endReason,
    questions: survey.questions.map((question) => ({ ...question, options: [...question.options] })),
    smallestGroup: survey.smallestGroup,
    answers,
    codes,
    results: results && mutable(results),
    resultHash: survey.published?.hash ?? null,
    ...acts(ctx, survey),
  }
}

/**
 * What was written freely, in an order drawn by lot at each reading. What the leak guard finds personal is held back, and only what
 * kind of thing it is told. Throws `survey.still-running` before its last day is over.
 */
export async function readWords(ctx: Context, id: string) {
  authorize(ctx, 'surveys.manage')
  const survey = await getSurvey(ctx, id)
  if (survey.state !== 'published' && !isOver(survey, dayOf(ctx.now()))) throw new AppError('survey.still-running')
  const said = await listWords(ctx.db, id)
  const found = await findLeaksInAll(
    ctx.db,
    said.map(({ words }) => ({
      subjectId: id,
      revisionHash: null,
      itemIds: [],
      passages: [{ field: 'words', place: '意见', text: words, heading: '', block: null }],
      files: [],
    })),
  )
  const lines = said.map(({ question, words }, at) => {
    const kinds = [...new Set((found[at] ?? []).map(({ kind }) => KIND_WORDS[kind].name))]
    return { question, words: kinds.length === 0 ? words : '', withheld: kinds.join('、') }
  })
  return survey.questions
    .filter(({ kind }) => kind === 'words')
    .map(({ key, words }) => ({
      key,
      words,
      said: lines.filter(({ question }) => question === key).map(({ words: text, withheld }) => ({ text, withheld })),
    }))
}

/** Questionnaires that everybody may know of: those that were ever announced, those that end last first. */
export async function listPublicSurveys(ctx: Context) {
  return (await listSurveys(ctx.db))
    .filter(({ announcedOn }) => announcedOn !== null)
    .map((survey) => ({ ...headOf(survey, ctx), isOpen: isOpen(survey, dayOf(ctx.now())) }))
}

/** Why somebody cannot answer now; or how they can. */
export type Way = 'closed' | 'account' | 'code' | 'sign-in' | 'answered' | 'not-asked'

async function wayFor(ctx: Context, survey: Survey): Promise<Way> {
  if (!isOpen(survey, dayOf(ctx.now()))) return 'closed'
  if (ctx.actor.id === '') return survey.groups.some(needsCode) ? 'code' : 'sign-in'
  if (!survey.groups.includes(await findGroupOf(ctx.db, ctx.actor.id))) return 'not-asked'
  return (await hasAnswered(ctx.db, survey.id, ctx.actor.id)) ? 'answered' : 'account'
}

function publishedOf({ published }: Survey) {
  if (!published) return { results: null, hash: null, frozen: null }
  return { results: published.results, hash: published.hash, frozen: frozenText(published.results) }
}

/** A questionnaire for whoever may answer it or reads its results. Throws `survey.not-found` for one that was never announced. */
export async function viewPublicSurvey(ctx: Context, id: string) {
  const survey = await getSurvey(ctx, id)
  if (survey.announcedOn === null) throw new AppError('survey.not-found')
  const { questions, words, smallestGroup, cancelReason, endReason } = survey
  return {
    ...headOf(survey, ctx),
    ...{ words, questions, smallestGroup, cancelReason, endReason, counted: countedQuestions(questions) },
    way: await wayFor(ctx, survey),
    ...publishedOf(survey),
  }
}
