import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import type { CallResult } from '../../kernel/list-terms.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { notify } from '../notices/index.ts'
import { insertCalls, lockCall, saveCallResult } from './calls.store.ts'
import { findCallers } from './callers.queries.ts'
import { contactsOf } from './domain/quality.ts'
import { deal, distinct } from './domain/rota.ts'
import { findHeld } from './lists.queries.ts'

/** Who tries the contacts of which unit (undefined: of all) by when. */
export interface CallPlan {
  readonly unitId?: string | undefined
  readonly accountIds: readonly string[]
  readonly dueOn: string
}

async function tell(
  tx: Tx,
  key: Buffer,
  { accountId, count, dueOn }: { accountId: string; count: number; dueOn: string },
) {
  await notify(tx, key, {
    kind: 'lists.calls-planned',
    receiver: { channel: 'console', accountId },
    subject: { type: 'list-call', id: dueOn, reference: '' },
    title: `请您拨测 ${String(count)} 个联系方式`,
    text: `请于 ${dueOn} 前逐个拨打或者试用，并登记结果。`,
    path: '/lists?tab=calls',
  })
}

/**
 * 安排拨测: deals every contact of the lists out among these people; what waits already stays with whom it is. Throws
 * `list-call.nobody-to-call`, `day.invalid` for a day that is over.
 */
export async function planCalls(ctx: Context, key: Buffer, plan: CallPlan): Promise<{ planned: number }> {
  authorize(ctx, 'lists.manage')
  const today = dayOf(ctx.now())
  if (plan.dueOn < today) throw new AppError('day.invalid')
  const callers = await findCallers(ctx.db, plan.accountIds)
  if (callers.length === 0) throw new AppError('list-call.nobody-to-call')
  const entries = await findHeld(ctx.db, { day: today, viewer: null, filter: { unitId: plan.unitId } })
  const all = entries.flatMap(({ says, unitId }) => contactsOf(says).map((contact) => ({ ...contact, unitId })))
  const calls = deal(distinct(all), callers).map((call) => ({ ...call, id: newId(), dueOn: plan.dueOn }))
  return ctx.transaction(async (tx) => {
    const planned = await insertCalls(tx, calls, ctx.actor.id)
    for (const { accountId } of callers) {
      const count = calls.filter((call) => call.accountId === accountId).length
      if (count > 0 && planned > 0) await tell(tx, key, { accountId, count, dueOn: plan.dueOn })
    }
    await record(tx, ctx, {
      type: 'list-call.planned',
      subject: { type: 'list-call', id: plan.dueOn },
      unitId: plan.unitId ?? null,
      data: { planned, dueOn: plan.dueOn, callers: callers.map(({ accountId }) => accountId) },
    })
    return { planned }
  })
}

/** 登记拨测结果: by whoever was asked, or by the office. Throws `list-call.not-found`, `…not-yours`, `…done-already`. */
export async function recordCall(
  ctx: Context,
  { id, result, note }: { id: string; result: CallResult; note: string },
): Promise<void> {
  authorize(ctx, 'lists.read')
  await ctx.transaction(async (tx) => {
    const call = await lockCall(tx, id)
    if (call.accountId !== ctx.actor.id && !may(ctx.actor, 'lists.manage')) throw new AppError('list-call.not-yours')
    if (!call.isOpen) throw new AppError('list-call.done-already')
    await saveCallResult(tx, id, { result, note, by: ctx.actor.id })
    await record(tx, ctx, {
      type: 'list-call.recorded',
      subject: { type: 'list-call', id },
      unitId: call.unitId,
      reason: note,
      data: { contact: call.contact, result },
    })
  })
}
