import { randomBytes } from 'node:crypto'
import { AppError } from '../../kernel/app-error.ts'
import { dayOf, daysBetween, parseDay } from '../../kernel/day.ts'
import { CODE_LENGTH, codeFrom, grouped } from '../../kernel/query-code.ts'
import type { OversightHost, SurveyGroup } from '../../kernel/survey-terms.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { newId, sha256 } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { needsCode, questionFaults } from './domain/questionnaire.ts'
import { countAnswers, frozenText } from './domain/results.ts'
import { isOver } from './domain/survey.ts'
import { countTaken, listAnswers, type Survey } from './surveys.queries.ts'
import {
  insertCodes,
  insertSurvey,
  lockSurvey,
  saveAnnounced,
  saveCancelled,
  saveDraft,
  saveResults,
  type Written,
} from './surveys.store.ts'

const LONGEST_DAYS = 366

/** The office in whose name the actor makes it. */
function hostOf({ actor }: Context): OversightHost {
  return actor.roles.some(({ role }) => role === 'supervisor') ? 'supervision' : 'disclosure'
}

function check(written: Written): void {
  const days = daysBetween(parseDay(written.from), parseDay(written.to))
  if (days < 0 || days > LONGEST_DAYS) throw new AppError('survey.period-invalid')
  const faults = questionFaults(written.questions)
  if (faults.length > 0) throw new AppError('survey.form-invalid', { faults })
}

function subject(id: string) {
  return { type: 'survey', id } as const
}

/** Begins a questionnaire. Throws `survey.period-invalid`, `survey.form-invalid` with what is wrong. */
export async function createSurvey(ctx: Context, written: Written): Promise<{ id: string }> {
  authorize(ctx, 'surveys.manage')
  check(written)
  return ctx.transaction(async (tx) => {
    const id = newId()
    await insertSurvey(tx, { ...written, id, host: hostOf(ctx), createdBy: ctx.actor.id })
    await record(tx, ctx, { type: 'survey.created', subject: subject(id), data: { title: written.title } })
    return { id }
  })
}

/** Changes a draft. Throws as `createSurvey` does, and `survey.wrong-state` once it is announced. */
export async function changeSurvey(ctx: Context, id: string, written: Written): Promise<void> {
  authorize(ctx, 'surveys.manage')
  check(written)
  await ctx.transaction(async (tx) => {
    const { state } = await lockSurvey(tx, id)
    if (state !== 'draft') throw new AppError('survey.wrong-state')
    await saveDraft(tx, id, written)
    await record(tx, ctx, { type: 'survey.changed', subject: subject(id), data: { title: written.title } })
  })
}

/** Announces it: from then on nobody changes what is asked. Throws `survey.wrong-state`, `survey.period-invalid` when it would be over. */
export async function announceSurvey(ctx: Context, id: string): Promise<void> {
  authorize(ctx, 'surveys.manage')
  await ctx.transaction(async (tx) => {
    const { state, from, to, groups } = await lockSurvey(tx, id)
    if (state !== 'draft') throw new AppError('survey.wrong-state')
    if (to < dayOf(ctx.now())) throw new AppError('survey.period-invalid')
    await saveAnnounced(tx, id, dayOf(ctx.now()))
    await record(tx, ctx, { type: 'survey.announced', subject: subject(id), data: { from, to, groups } })
  })
}

/** Cancels it, with the reason; what was answered is never counted. Throws `survey.wrong-state` once results are public. */
export async function cancelSurvey(ctx: Context, { id, reason }: { id: string; reason: string }): Promise<void> {
  authorize(ctx, 'surveys.manage')
  await ctx.transaction(async (tx) => {
    const { state } = await lockSurvey(tx, id)
    if (state !== 'draft' && state !== 'announced') throw new AppError('survey.wrong-state')
    await saveCancelled(tx, id, reason)
    await record(tx, ctx, { type: 'survey.cancelled', subject: subject(id), reason })
  })
}

/** The hash under which an invitation is kept. */
export function codeHash(surveyId: string, code: string): string {
  return sha256(`${surveyId}:${code}`)
}

function newCode(): string {
  const code = codeFrom(randomBytes(CODE_LENGTH * 3))
  return code.length === CODE_LENGTH ? code : newCode()
}

function refuseGroup({ groups }: Survey, group: SurveyGroup): void {
  if (!needsCode(group) || !groups.includes(group)) throw new AppError('survey.no-codes-for-group')
}

/**
 * Makes invitations (邀请码) to be printed and handed out, at a meeting for evaluation for instance; they are shown this once, and only
 * hashes are kept. Throws `survey.wrong-state`, `survey.no-codes-for-group`.
 */
export async function makeCodes(
  ctx: Context,
  { id, group, count }: { id: string; group: SurveyGroup; count: number },
): Promise<{ codes: string[] }> {
  authorize(ctx, 'surveys.manage')
  return ctx.transaction(async (tx) => {
    const survey = await lockSurvey(tx, id)
    if (survey.state !== 'announced' || isOver(survey, dayOf(ctx.now()))) throw new AppError('survey.wrong-state')
    refuseGroup(survey, group)
    const codes = Array.from({ length: count }, newCode)
    await insertCodes(tx, { id, group, hashes: codes.map((code) => codeHash(id, code)) })
    await record(tx, ctx, { type: 'survey.codes-made', subject: subject(id), data: { group, count } })
    return { codes: codes.map(grouped) }
  })
}

/**
 * Counts the answers, freezes the results with a hash and lets everybody read them. Throws `survey.wrong-state`,
 * `survey.still-running`, `survey.counts-differ` when there are not as many answers as people who answered.
 */
export async function publishSurvey(ctx: Context, id: string): Promise<void> {
  authorize(ctx, 'surveys.manage')
  await ctx.transaction(async (tx) => {
    const survey = await lockSurvey(tx, id)
    if (survey.state !== 'announced') throw new AppError('survey.wrong-state')
    if (!isOver(survey, dayOf(ctx.now()))) throw new AppError('survey.still-running')
    const { people, answers } = await countTaken(tx, id)
    if (people !== answers) throw new AppError('survey.counts-differ', { people, answers })
    const results = countAnswers(survey.questions, await listAnswers(tx, id), survey.smallestGroup)
    const hash = sha256(frozenText(results))
    await saveResults(tx, { id, results, hash, at: ctx.now() })
    const { respondents } = results
    await record(tx, ctx, { type: 'survey.published', subject: subject(id), data: { hash, respondents } })
  })
}
