import { AppError } from '../../kernel/app-error.ts'
import { type Day, formatDayCn } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { insertMessage } from '../casework/index.ts'
import { saveApplication } from './applications.store.ts'
import { issueLetter } from './case-letters.ts'
import { deferralObjections, deferralWords } from './domain/deferral.ts'
import { deferralValues } from './domain/notice-letters.ts'
import { STATION } from './domain/words.ts'
import { dueAfter, onCase } from './on-case.ts'
import { tellApplicant } from './tell-applicant.ts'

/**
 * 确定延迟答复的期限 (条例第三十五条): number or frequency of the applications is beyond what is usual, the reasons given are sound, and all
 * cannot be answered in time: the office sets a day and tells the applicant in a letter. The day explains itself in the clock. Throws
 * `application.regime-lacks-deferral`, `application.deferred-already`, `application.deferral-too-early`, `application.overdue`.
 */
export async function deferAnswer(
  ctx: Context,
  key: Buffer,
  { id, until, reason }: { id: string; until: Day; reason: string },
): Promise<{ dueOn: string | null }> {
  return onCase(ctx, { id, rights: ['office'] }, async (held) => {
    const { tx, application, file, terms, today } = held
    held.assertMove('defer')
    const facts = {
      article: terms.deferral ?? null,
      deferredUntil: application.deferredUntil,
      dueOn: file.dueOn,
      today,
    }
    const [objection] = deferralObjections(facts, until)
    if (objection !== undefined || facts.article === null)
      throw new AppError(objection ?? 'application.regime-lacks-deferral')
    const deferral = { type: 'defer', until, why: deferralWords, article: facts.article } as const
    const newDay = await dueAfter(held, [deferral])
    await saveApplication(tx, id, { deferred_until: until })
    await insertMessage(tx, key, {
      caseId: id,
      direction: 'to-applicant',
      author: STATION,
      text: `您说明的理由合理，但申请的数量、频次较大，本校不能在规定期限内全部答复，现确定于${formatDayCn(until)}前作出答复（${facts.article}）。`,
    })
    await tellApplicant(held, key, { what: 'deferred', dueOn: newDay })
    const letter = await issueLetter(held, key, { letter: 'deferral', values: deferralValues(until) })
    const { dueOn } = await held.step({
      move: 'defer',
      type: 'deferred',
      reason,
      clock: [deferral],
      data: { until, letter },
    })
    return { dueOn }
  })
}
