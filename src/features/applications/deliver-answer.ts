import { addDays } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { assertUnchanged } from './answer-papers.ts'
import { getDecision, saveApplication } from './applications.store.ts'
import { readRules } from './applications.queries.ts'
import { ERASE } from './erase-application.ts'
import { decisionKind } from './domain/decision.ts'
import { issueLetter, type SignedLetter } from './case-letters.ts'
import { type AnswerDelivery, recordAnswerDelivery } from './letter-delivery.ts'
import { monthsLater } from '../../kernel/months.ts'
import { type Held, onCase, onOwnCase, refuseDay } from './on-case.ts'
import { refuseOpenRedactions } from './release-redaction.ts'
import { tellAnswered } from './tell-applicant.ts'

/**
 * 送达: the answer has reached the applicant on a day, with the letter and the files that were signed; the clock stops. A refusal comes
 * back to be looked at again (条例第十八条). Throws `application.decision-changed`, `application.redaction-open` and the codes of
 * `recordDelivery`.
 */
export async function deliverAnswer(
  ctx: Context,
  key: Buffer,
  { id, ...delivery }: AnswerDelivery & { id: string },
): Promise<void> {
  const { way, on, note } = delivery
  const { reassessMonths } = await readRules(ctx.db)
  await onCase(ctx, { id, rights: ['office'] }, async (held) => {
    held.assertMove('deliver')
    refuseDay(on, held)
    const decision = await getDecision(held.tx, id)
    const { kind, letterId } = decision
    if (letterId !== null) await assertUnchanged(held, key, decision)
    await refuseOpenRedactions(held, kind)
    if (letterId !== null) await recordAnswerDelivery(held, key, { letterId, delivery })
    await tellAnswered(held, key, letterId)
    const { row, isRefusal } = decisionKind(kind)
    if (isRefusal) await saveApplication(held.tx, id, { reassess_on: monthsLater(on, reassessMonths) })
    await held.step({
      move: 'deliver',
      type: 'delivered',
      on,
      reason: note,
      clock: [{ type: 'stop', on }],
      data: { way, decision: kind },
      patch: { outcome: row, concludedOn: on },
    })
  })
}

/** 归档: nothing more is done; the retention period begins. */
export async function closeApplication(ctx: Context, { id }: { id: string }): Promise<void> {
  const { retentionYears } = await readRules(ctx.db)
  await onCase(ctx, { id, rights: ['office'] }, async (held) => {
    const retentionUntil = monthsLater(held.today, retentionYears * 12)
    await held.step({
      move: 'close',
      type: 'archived',
      data: { retentionUntil },
      patch: { retentionUntil, isClosed: true },
    })
    await enqueue(held.tx, {
      name: ERASE,
      payload: { caseId: id },
      runAt: new Date(`${addDays(retentionUntil, 1)}T03:00:00+08:00`),
      key: `${ERASE}:${id}`,
    })
  })
}

async function withdraw(held: Held, reason: string, letter?: SignedLetter): Promise<void> {
  const { file, today } = held
  await held.step({
    move: 'withdraw',
    type: 'withdrawn',
    reason,
    clock: file.clockState === 'none' ? [] : [{ type: 'stop', on: today }],
    data: letter ? { letter } : {},
    patch: { outcome: 'other.other', concludedOn: today },
  })
}

/** 撤回 by the applicant, who has shown number and code. */
export async function withdrawOwn(ctx: Context, id: string): Promise<void> {
  await onOwnCase(ctx, id, (held) => withdraw(held, '申请人在网上撤回'))
}

/** 撤回 that the applicant told the office of; the office confirms it in a letter. */
export async function registerWithdrawal(
  ctx: Context,
  key: Buffer,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  await onCase(ctx, { id, rights: ['office'] }, async (held) => {
    held.assertMove('withdraw')
    const letter = await issueLetter(held, key, { letter: 'withdrawal', values: { withdrawnOn: held.today } })
    await withdraw(held, reason, letter)
  })
}
