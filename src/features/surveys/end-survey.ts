import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { mayEndEarly } from './domain/survey.ts'
import { lockSurvey, saveEnded } from './surveys.store.ts'

/**
 * Ends a questionnaire today, before its last day, with the reason that everybody reads (提前结束). What was answered until then counts;
 * whoever is about to answer comes before or not at all. Throws `survey.not-found`, `survey.cannot-end`.
 */
export async function endSurvey(ctx: Context, { id, reason }: { id: string; reason: string }): Promise<void> {
  authorize(ctx, 'surveys.manage')
  await ctx.transaction(async (tx) => {
    const survey = await lockSurvey(tx, id)
    const today = dayOf(ctx.now())
    if (!mayEndEarly(survey, today)) throw new AppError('survey.cannot-end')
    await saveEnded(tx, { id, on: today, reason: reason.trim() })
    await record(tx, ctx, {
      type: 'survey.ended-early',
      subject: { type: 'survey', id },
      reason: reason.trim(),
      data: { endedOn: today, to: survey.to },
    })
  })
}
