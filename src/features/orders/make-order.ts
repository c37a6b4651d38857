import { AppError, refuse } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { commitTogether } from '../../platform/db/commit-together.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId, newSecret } from '../../platform/ids.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { advanceCase, insertAssignments, lockFile, newCode, openCase } from '../casework/index.ts'
import { findFindings } from '../monitors/index.ts'
import { getUnit } from '../organisation/index.ts'
import { ORDER } from './domain/order-kind.ts'
import { objectionsToMaking } from './domain/policy.ts'
import type { NewOrder } from './orders.queries.ts'
import { insertOrder, lockOrdering } from './orders.store.ts'
import { refuseTelling, warnOfTelling } from './refuse-telling.ts'
import { tellUnit } from './tell-staff.ts'

interface Asked {
  /** Somebody has looked at what the guard found in the words for the unit, and it must stand there. */
  readonly tellsPersons?: boolean | undefined
}

// What no unit is answerable for is the office's, which is a unit like any other to the supervision office.
async function refuseFindings(tx: Tx, { findingIds, unitId }: NewOrder): Promise<void> {
  if (findingIds.length === 0) return
  await lockOrdering(tx)
  const found = await findFindings(tx, findingIds)
  const fitting = found.filter(({ state, unitId: own }) => state === 'open' && (own === null || own === unitId))
  if (fitting.length < new Set(findingIds).size) throw new AppError('order.finding-elsewhere')
  const ordered = found.filter(({ isOrderOpen }) => isOrderOpen)
  const faults = ordered.map(({ what, orderNumber }) => `${what}：整改通知 ${orderNumber} 正在整改`)
  if (faults.length > 0) throw new AppError('order.finding-ordered', { faults })
}

/** What everybody may read is refused; what the unit alone reads is asked about once. */
async function refuseWords({ db }: Context, id: string, order: NewOrder & Asked): Promise<void> {
  const { isPublic, tellsPersons = false, matter, what, basis, demand } = order
  if (isPublic) await refuseTelling(db, id, { matter, demand })
  if (!tellsPersons) await warnOfTelling(db, id, { matter, what, basis, demand })
}

/** Opens the case and hands it to the unit; the number is drawn as late as may be. */
async function open(tx: Tx, ctx: Context, { id, order }: { id: string; order: NewOrder }): Promise<string> {
  const today = dayOf(ctx.now())
  const calendar = await loadWorkCalendar(tx)
  const { unitId, days, matter, findingIds } = order
  const { number } = await openCase(tx, ctx, {
    kind: ORDER,
    calendar,
    intake: {
      ...{ id, code: newCode(), intakeKey: newSecret(), state: 'issued', channel: 'online' },
      ...{ openedOn: today, receivedOn: today, subject: matter, regime: 'order', terms: { days } },
      clock: [{ type: 'start', on: today, days, article: '', term: '整改期限' }],
      data: { unitId, days, findings: findingIds.length },
    },
  })
  const file = await lockFile(tx, ORDER.name, id)
  await insertAssignments(tx, id, [{ id: newId(), unitId, isLead: true, reason: '' }])
  const step = { move: 'send', type: 'sent', on: today, patch: { leadUnitId: unitId, unitIds: [unitId] } }
  await advanceCase(tx, ctx, { kind: ORDER, file, calendar, step })
  return number
}

/**
 * 发出整改通知: the supervision office orders a unit to cure something within some working days. Throws `order.own-unit`,
 * `order.finding-elsewhere`, `order.finding-ordered`, `order.tells-too-much`, `order.tells-persons`,
 * `unit.not-found`.
 */
export async function makeOrder(
  ctx: Context,
  key: Buffer,
  { tellsPersons, ...order }: NewOrder & Asked,
): Promise<{ id: string; number: string }> {
  authorize(ctx, 'orders.make')
  refuse(objectionsToMaking(ctx.actor, order.unitId))
  await getUnit(ctx.db, order.unitId)
  const id = newId()
  await refuseWords(ctx, id, { ...order, tellsPersons })
  return commitTogether(ctx, async (tx) => {
    await refuseFindings(tx, order)
    const complaintNumber = order.source === 'complaint' ? order.complaintNumber.trim() : ''
    await insertOrder(tx, id, {
      ...order,
      complaintNumber,
      findingIds: [...new Set(order.findingIds)],
      orderedBy: ctx.actor.id,
    })
    const number = await open(tx, ctx, { id, order })
    await tellUnit(tx, key, {
      about: { id, number, leadUnitId: order.unitId },
      news: 'issued',
      text: `${order.matter}。请在 ${String(order.days)} 个工作日内整改并报告。`,
    })
    return { id, number }
  })
}
