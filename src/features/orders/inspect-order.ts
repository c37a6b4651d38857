import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { findFindings } from '../monitors/index.ts'
import { onOrder } from './on-order.ts'
import { listFindingIds } from './orders.queries.ts'
import { aboutOf, tellUnit } from './tell-staff.ts'

interface Inspection {
  readonly id: string
  readonly isCured: boolean
  readonly text: string
  readonly days?: number | undefined
  readonly openReason?: string | undefined
}

/** What may stay open of the findings that an order was made from, and why; nothing where all of them are gone. */
async function leftOpen(tx: Tx, { id, openReason = '' }: Inspection) {
  const findings = await findFindings(tx, await listFindingIds(tx, id))
  const open = findings.filter(({ state }) => state === 'open')
  if (open.length === 0) return { reason: '', data: {} }
  if (openReason.trim() === '')
    throw new AppError('order.findings-open', { faults: open.map(({ what, evidence }) => `${what}：${evidence}`) })
  const reason = `办结时仍有 ${String(open.length)} 个监测问题没有消除，理由：${openReason.trim()}`
  return { reason, data: { openFindings: open.map((finding) => finding.id) } }
}

/**
 * 复核: somebody else than who ordered looks whether it is cured; if it is not, the unit gets so many working days more. Closed while a
 * finding is open only with a reason, which goes on the ledger. Throws `order.findings-open`, `order.days-missing`, `order.own-inspection`,
 * `order.own-unit`, `order.not-yours`, `case.move-refused`.
 */
export async function inspectOrder(ctx: Context, key: Buffer, inspection: Inspection): Promise<void> {
  const { id, isCured, text, days } = inspection
  await onOrder(ctx, { id, right: 'inspect' }, async ({ tx, order, today }) => {
    const about = aboutOf(order)
    if (isCured) {
      const { reason, data } = await leftOpen(tx, inspection)
      const said = reason === '' ? text : `${text}\n${reason}`
      await tellUnit(tx, key, { about, news: 'passed', text: said })
      return {
        ...{ move: 'pass', type: 'passed', word: 'passed', text: said, reason, data },
        patch: { isClosed: true, concludedOn: today, outcome: 'closed' },
      }
    }
    if (days === undefined) throw new AppError('order.days-missing')
    await tellUnit(tx, key, { about, news: 'sent-back', text })
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
