import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { tidyCode } from '../../kernel/query-code.ts'
import type { SurveyGroup } from '../../kernel/survey-terms.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { readAnswer } from './domain/questionnaire.ts'
import { isOpen } from './domain/survey.ts'
import { codeHash } from './manage-survey.ts'
import { findGroupOf } from './surveys.queries.ts'
import { holdSurvey, insertParticipation, takeAnswer, useCode } from './surveys.store.ts'

/** Who answers: an account for itself, anybody else by an invitation. */
async function takePart(tx: Tx, ctx: Context, { id, code }: { id: string; code: string }): Promise<SurveyGroup> {
  if (ctx.actor.id === '') {
    if (code.trim() === '') throw new AppError('survey.code-required')
    return useCode(tx, id, codeHash(id, tidyCode(code)))
  }
  const group = await findGroupOf(tx, ctx.actor.id)
  await insertParticipation(tx, id, ctx.actor.id)
  return group
}

/**
 * Somebody answers a questionnaire, once. Nothing of it goes on the ledger, which has times and an order: only how many have
 * answered, when the results are published. Throws `survey.not-found`, `survey.not-open`, `survey.incomplete` with the open questions,
 * `survey.code-required`, `survey.code-invalid`, `survey.not-asked`, `survey.answered-already`.
 */
export async function answerSurvey(
  ctx: Context,
  { id, code, typed }: { id: string; code: string; typed: (name: string) => string },
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const survey = await holdSurvey(tx, id)
    if (survey.state === 'draft') throw new AppError('survey.not-found')
    if (!isOpen(survey, dayOf(ctx.now()))) throw new AppError('survey.not-open')
    const { answer, missing } = readAnswer(survey.questions, typed)
    if (missing.length > 0) throw new AppError('survey.incomplete', { missing })
    const group = await takePart(tx, ctx, { id, code })
    if (!survey.groups.includes(group)) throw new AppError('survey.not-asked')
    await takeAnswer(tx, { id, group, answer })
  })
}
