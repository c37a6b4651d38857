import { AppError, refuse } from '../../kernel/app-error.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import type { OrderWord } from '../../kernel/monitor-words.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { advanceCase, type CaseFile, lockFile, type Step } from '../casework/index.ts'
import { type MoveName, ORDER } from './domain/order-kind.ts'
import { objectionsTo, type OrderRight, unitsSeen } from './domain/policy.ts'
import { getOrder, type Order } from './orders.queries.ts'
import { insertWord } from './orders.store.ts'

/** An order that is locked, and what it takes to go on with it. */
export interface Held {
  readonly tx: Tx
  readonly order: Order
  readonly file: CaseFile
  readonly today: Day
}

/** What somebody does to an order. */
export interface Deed extends Omit<Step, 'move' | 'on' | 'target'> {
  readonly move: MoveName
  readonly word: OrderWord
  readonly text: string
  readonly publicationNos?: readonly number[]
  readonly paperIds?: readonly string[]
}

/** An order that somebody sees. Throws `case.not-found` also to whoever may not see it. */
export async function seeOrder(ctx: Pick<Context, 'db' | 'actor'>, id: string): Promise<Order> {
  if (ctx.actor.id === '') throw new AppError('access.sign-in-required')
  const order = await getOrder(ctx.db, id)
  const units = unitsSeen(ctx.actor)
  if (units !== null && !units.includes(order.unitId)) throw new AppError('case.not-found', { id })
  return order
}

/** Refuses whoever may not answer for the unit, before anything that they send is read. Throws `case.not-found`, `order.not-yours`. */
export async function refuseAnswering(ctx: Context, id: string): Promise<void> {
  refuse(objectionsTo('answer', ctx.actor, await seeOrder(ctx, id)))
}

/**
 * Takes an order one step on, with what is said: the words stay with the order, the ledger has the step. Throws `case.not-found`,
 * `case.move-refused`, and the objections of the right.
 */
export async function onOrder(
  ctx: Context,
  { id, right }: { id: string; right: OrderRight },
  decide: (held: Held) => Promise<Deed> | Deed,
): Promise<void> {
  await seeOrder(ctx, id)
  const calendar = await loadWorkCalendar(ctx.db)
  await ctx.transaction(async (tx) => {
    const file = await lockFile(tx, ORDER.name, id)
    const order = await getOrder(tx, id)
    refuse(objectionsTo(right, ctx.actor, order))
    const today = dayOf(ctx.now())
    const { word, text, publicationNos = [], paperIds = [], ...step } = await decide({ tx, order, file, today })
    await insertWord(tx, { caseId: id, kind: word, text, publicationNos, paperIds, by: ctx.actor.id })
    await advanceCase(tx, ctx, { kind: ORDER, file, calendar, step: { ...step, on: today } })
  })
}
