import type { Context } from '../../platform/context.ts'
import { onOrder } from './on-order.ts'
import { aboutOf, tellUnit } from './tell-staff.ts'

/**
 * 复核: somebody else than who ordered looks whether it is cured; if it is not, the unit gets so many working days more. Throws
 * `order.own-inspection`, `order.own-unit`, `order.not-yours`, `case.move-refused`.
 */
export async function inspectOrder(
  ctx: Context,
  key: Buffer,
  { id, isCured, text, days }: { id: string; isCured: boolean; text: string; days: number },
): Promise<void> {
  await onOrder(ctx, { id, right: 'inspect' }, async ({ tx, order, today }) => {
    const news = isCured ? 'passed' : 'sent-back'
    await tellUnit(tx, key, { about: aboutOf(order), news, text })
    if (isCured)
      return {
        ...{ move: 'pass', type: 'passed', word: 'passed', text },
        patch: { isClosed: true, concludedOn: today, outcome: 'closed' },
      }
    const why = '复核未通过，重新整改'
    const clock = [{ type: 'restart', on: today, days, article: '', term: '整改期限', why }] as const
    return { move: 'send-back', type: 'sent-back', word: 'sent-back', text, clock }
  })
}

/** Decides about an objection: the order is kept, and its clock goes on, or it is revoked. */
export async function decideObjection(
  ctx: Context,
  key: Buffer,
  { id, isUpheld, text }: { id: string; isUpheld: boolean; text: string },
): Promise<void> {
  if (isUpheld) {
    await revokeOrder(ctx, key, { id, text })
    return
  }
  await onOrder(ctx, { id, right: 'inspect' }, async ({ tx, order, today }) => {
    await tellUnit(tx, key, { about: aboutOf(order), news: 'kept', text })
    const clock = [{ type: 'resume', on: today, key: `objection ${String(order.openedOn)}` }] as const
    return { move: 'keep', type: 'kept', word: 'kept', text, clock }
  })
}

/** 撤销: the order was wrong. Who ordered may say so, and whoever may look again. */
export async function revokeOrder(
  ctx: Context,
  key: Buffer,
  { id, text }: { id: string; text: string },
): Promise<void> {
  await onOrder(ctx, { id, right: 'revoke' }, async ({ tx, order, today }) => {
    await tellUnit(tx, key, { about: aboutOf(order), news: 'revoked', text })
    return {
      ...{ move: 'revoke', type: 'revoked', word: 'revoked', text, clock: [{ type: 'stop', on: today }] },
      patch: { isClosed: true, concludedOn: today, outcome: 'revoked' },
    }
  })
}
