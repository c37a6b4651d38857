import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { dismissRow, lockFindings, reopenRow } from './findings.store.ts'
import { getFinding } from './view-findings.ts'

/**
 * 误报: says with a reason that a finding is none. It stays dismissed until what it rests on changes. Throws
 * `monitor.finding-not-found`, `monitor.finding-changed`.
 */
export async function dismissFinding(ctx: Context, { id, reason }: { id: string; reason: string }): Promise<void> {
  authorize(ctx, 'monitors.work')
  const { rule, what, unitId } = await getFinding(ctx, id)
  await ctx.transaction(async (tx) => {
    await lockFindings(tx)
    if (!(await dismissRow(tx, id, { by: ctx.actor.id, on: dayOf(ctx.now()), reason })))
      throw new AppError('monitor.finding-changed')
    await record(tx, ctx, {
      type: 'monitor.finding-dismissed',
      subject: { type: 'finding', id },
      unitId,
      reason,
      data: { rule, what },
    })
  })
}

/** Takes a dismissal back. Throws `monitor.finding-not-found`, `monitor.finding-changed`. */
export async function reopenFinding(ctx: Context, { id, reason }: { id: string; reason: string }): Promise<void> {
  authorize(ctx, 'monitors.work')
  const { rule, what, unitId } = await getFinding(ctx, id)
  await ctx.transaction(async (tx) => {
    await lockFindings(tx)
    if (!(await reopenRow(tx, id))) throw new AppError('monitor.finding-changed')
    await record(tx, ctx, {
      type: 'monitor.finding-reopened',
      subject: { type: 'finding', id },
      unitId,
      reason,
      data: { rule, what },
    })
  })
}
