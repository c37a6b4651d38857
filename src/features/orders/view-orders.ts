import { dayOf } from '../../kernel/day.ts'
import {
  ORDER_EXTENTS,
  ORDER_SOURCE_KEYS,
  type OrderExtent,
  type OrderSource,
  type OrderState,
} from '../../kernel/monitor-words.ts'
import { workingDaysBetween } from '../../kernel/work-calendar.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import {
  explainClock,
  foldClock,
  isOnTime,
  listEvents,
  listPapers,
  mayMove,
  type Paper,
  toAbilities,
  toHistory,
  when,
} from '../casework/index.ts'
import { findFindings, ruleOf } from '../monitors/index.ts'
import { type MoveName, ORDER, stateName } from './domain/order-kind.ts'
import { knowsComplaints, objectionsTo, type OrderRight, sourceFor, unitsSeen } from './domain/policy.ts'
import { seeOrder } from './on-order.ts'
import {
  countOrders,
  getOrder,
  listFindingIds,
  listOrders,
  listWords,
  type Order,
  type OrderRow,
  readExtent,
  type Word,
} from './orders.queries.ts'
import { saveExtent } from './orders.store.ts'

/** Which orders are asked for. */
export interface Asked {
  readonly state?: OrderState | undefined
  readonly source?: OrderSource | undefined
  readonly unitId?: string | undefined
  readonly isOverdue?: boolean | undefined
  readonly byOthers?: boolean | undefined
  readonly page?: number | undefined
  readonly size?: number | undefined
}

function toRow<Row extends OrderRow>({ actor }: Pick<Context, 'actor'>, row: Row) {
  return { ...row, source: sourceFor(actor, row.source), stateName: stateName(row.state) }
}

/** The sources that look to the reader like the one asked for. */
function sourcesAsked({ actor }: Pick<Context, 'actor'>, source: OrderSource | undefined) {
  return source && ORDER_SOURCE_KEYS.filter((key) => sourceFor(actor, key) === source)
}

/** A page of the orders that somebody sees. */
export async function viewOrders(
  ctx: Context,
  { isOverdue = false, byOthers = false, source, page = 1, size = 20, ...asked }: Asked,
) {
  if (!may(ctx.actor, 'orders.answer')) authorize(ctx, 'orders.read')
  const unitIds = unitsSeen(ctx.actor)
  const overdueOn = isOverdue ? dayOf(ctx.now()) : undefined
  const filter = {
    ...asked,
    sources: sourcesAsked(ctx, source),
    unitIds,
    overdueOn,
    notBy: byOthers ? ctx.actor.id : undefined,
  }
  const { total, rows } = await listOrders(ctx.db, filter, { page, size })
  return { total, rows: rows.map((row) => toRow(ctx, row)), mayMake: may(ctx.actor, 'orders.make') }
}

const ACTIONS = {
  answer: { right: 'answer', move: 'answer' },
  object: { right: 'answer', move: 'object' },
  inspect: { right: 'inspect', move: 'pass' },
  decideObjection: { right: 'inspect', move: 'keep' },
  revoke: { right: 'revoke', move: 'revoke' },
} as const satisfies Readonly<Record<string, { right: OrderRight; move: MoveName }>>

function abilitiesOf(ctx: Context, order: Order) {
  const standing = ({ right, move }: { right: OrderRight; move: MoveName }) => {
    const fits = mayMove(ORDER, order.state, move)
    const objections = objectionsTo(right, ctx.actor, order)
    // That the same person may not do both is told to those who otherwise could.
    const isOffered = fits && (objections.length === 0 || !objections.includes('order.not-yours'))
    return { isOffered, objections: [...when(!fits, 'case.move-refused'), ...objections] }
  }
  return toAbilities({
    answer: standing(ACTIONS.answer),
    object: standing(ACTIONS.object),
    inspect: standing(ACTIONS.inspect),
    decideObjection: standing(ACTIONS.decideObjection),
    revoke: standing(ACTIONS.revoke),
  })
}

async function clockOf(ctx: Context, id: string) {
  const [calendar, events] = await Promise.all([loadWorkCalendar(ctx.db), listEvents(ctx.db, id)])
  const moved = events.flatMap((event) => event.clock)
  const clock = foldClock(moved, calendar, dayOf(ctx.now()))
  const { allowedDays, usedDays, remainingDays, days } = clock
  const told = { isOnTime: isOnTime(clock) ?? null, days: [...days], explanation: explainClock(clock) }
  return { events, clock: { allowedDays, usedDays, remainingDays, ...told } }
}

function toWord(caseId: string, { at, publicationNos, paperIds, ...word }: Word, papers: readonly Paper[]) {
  const files = papers
    .filter((paper) => paperIds.includes(paper.id))
    .map(({ id, name, size }) => ({ id, name, size, url: `/api/v1/orders/${caseId}/papers/${id}` }))
  return { ...word, publicationNos: [...publicationNos], files, at: at.toISOString() }
}

/** One order with its history, its clock, and what may be done about it. Throws `case.not-found`. */
export async function viewOrder(ctx: Context, key: Buffer, id: string) {
  const order = await seeOrder(ctx, id)
  const [{ events, clock }, words, papers, findingIds] = await Promise.all([
    clockOf(ctx, id),
    listWords(ctx.db, [id]),
    listPapers(ctx.db, key, id),
    listFindingIds(ctx.db, id),
  ])
  const findings = await findFindings(ctx.db, findingIds)
  const { orderedBy: _, orderedByName, ...shown } = order
  return {
    ...toRow(ctx, shown),
    complaintNumber: knowsComplaints(ctx.actor) ? order.complaintNumber : '',
    ...{ what: order.what, basis: order.basis, demand: order.demand, days: order.days, isPublic: order.isPublic },
    orderedBy: orderedByName,
    clock,
    words: (words.get(id) ?? []).map((word) => toWord(id, word, papers)),
    findings: findings.map(({ id: findingId, rule, what, evidence, state, path }) => ({
      ...{ id: findingId, ruleName: ruleOf(rule)?.name ?? '', what, evidence, state, path },
    })),
    events: toHistory({ assignments: [], events, messages: [] }).events,
    may: abilitiesOf(ctx, order),
  }
}

/** How much everybody may read. */
export async function viewExtent(ctx: Context): Promise<{ extent: OrderExtent }> {
  authorize(ctx, 'orders.read')
  return { extent: await readExtent(ctx.db) }
}

/** Sets how much everybody may read. */
export async function changeExtent(ctx: Context, extent: OrderExtent): Promise<void> {
  authorize(ctx, 'settings.manage')
  await ctx.transaction(async (tx) => {
    const before = await readExtent(tx)
    await saveExtent(tx, extent, ctx.actor.id)
    await record(tx, ctx, {
      type: 'setting.order-extent-changed',
      subject: { type: 'setting', id: 'orders' },
      data: { before, after: extent },
    })
  })
}

const PUBLIC_SIZE = 30

/**
 * 整改情况 as everybody may read it: number, unit, matter, state and days; what was demanded and done only when it is over, and only
 * where the school has decided so.
 */
export async function viewPublicOrders(ctx: Pick<Context, 'db' | 'now'>, page: number) {
  const extent = await readExtent(ctx.db)
  if (extent === 'nothing')
    return { extentName: ORDER_EXTENTS[extent], isOpen: false, total: 0, closed: 0, overdue: 0, rows: [] }
  const today = dayOf(ctx.now())
  const filter = { unitIds: null, publicOnly: true }
  const [counts, { rows }, calendar] = await Promise.all([
    countOrders(ctx.db, filter, today),
    listOrders(ctx.db, filter, { page, size: PUBLIC_SIZE }),
    loadWorkCalendar(ctx.db),
  ])
  const over = rows.filter(({ state }) => state === 'closed').map(({ id }) => id)
  const words = await listWords(ctx.db, extent === 'outcome' ? over : [])
  const orders = await Promise.all(
    rows.map(async ({ id, number, unitName, matter, state, openedOn, dueOn, clockState, concludedOn }) => ({
      ...{ number, unitName, matter, stateName: stateName(state), openedOn, concludedOn },
      isOverdue: clockState === 'running' && dueOn !== null && dueOn < today,
      days: workingDaysBetween(openedOn, concludedOn ?? today, calendar).days,
      outcome: words.has(id) ? await outcomeOf(ctx, id, words.get(id) ?? []) : null,
    })),
  )
  return { extentName: ORDER_EXTENTS[extent], isOpen: true, ...counts, rows: orders, size: PUBLIC_SIZE }
}

async function outcomeOf({ db }: Pick<Context, 'db'>, id: string, words: readonly Word[]) {
  const { demand } = await getOrder(db, id)
  const last = words.findLast(({ kind }) => kind === 'answer')
  return { demand, answer: last?.text ?? '', publicationNos: [...(last?.publicationNos ?? [])] }
}
