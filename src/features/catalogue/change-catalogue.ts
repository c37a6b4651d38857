import { type Day, parseDay } from '../../kernel/day.ts'
import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import {
  beginRule,
  deleteCrossing,
  endItem,
  findOpenRule,
  insertCrossing,
  insertDutyEvent,
  insertItem,
  lockItem,
  type RuleValues,
} from './catalogue.store.ts'

/** The office changes what is due, by whom and when, from a day on; the rule of before stays on record. */
export async function changeRule(
  ctx: Context,
  { itemId, validFrom, rule, reason }: { itemId: string; validFrom: string; rule: RuleValues; reason: string },
): Promise<void> {
  authorize(ctx, 'catalogue.manage')
  const from = parseDay(validFrom)
  await ctx.transaction(async (tx) => {
    const item = await lockItem(tx, itemId)
    if (item.validTo !== null && item.validTo <= from) throw new AppError('item.not-valid-then', { itemId })
    const before = await findOpenRule(tx, itemId)
    await beginRule(tx, itemId, { validFrom: from, rule })
    await record(tx, ctx, {
      type: 'catalogue.rule-changed',
      subject: { type: 'item', id: itemId },
      unitId: rule.unitId,
      reason,
      data: { validFrom: from, before: before ?? null, after: rule },
    })
  })
}

/** A finer item that takes over from a day. */
export interface SplitPart {
  readonly number: string
  readonly title: string
}

/** Which item is split, from which day on, into what; `countsOn`: its documents count for the successors. */
export interface Splitting {
  readonly itemId: string
  readonly on: string
  readonly parts: readonly SplitPart[]
  readonly countsOn: boolean
  readonly reason: string
}

/** The successors begin on the day, each under the rule of the old item. */
async function insertParts(
  tx: Tx,
  item: Awaited<ReturnType<typeof lockItem>>,
  { parts, countsOn, from, rule }: Pick<Splitting, 'parts' | 'countsOn'> & { from: Day; rule: RuleValues | undefined },
): Promise<string[]> {
  const ids: string[] = []
  for (const [index, { number, title }] of parts.entries()) {
    const id = await insertItem(tx, {
      catalogueId: item.catalogueId,
      parentId: item.parentId,
      level: 'item',
      number,
      title,
      validFrom: from,
      isOfficial: item.isOfficial,
      sort: item.sort + index,
      splitFrom: item.id,
    })
    if (rule) await beginRule(tx, id, { validFrom: from, rule })
    if (countsOn) await insertCrossing(tx, { from: item.id, to: id, note: `由第${item.number}项拆分` })
    ids.push(id)
  }
  return ids
}

/**
 * Splits an item into finer ones from a day (细化). The old item ends; its documents stay filed under it. Where the
 * crosswalk says so, they count for a successor until they are filed anew.
 */
export async function splitItem(ctx: Context, { itemId, on, parts, countsOn, reason }: Splitting): Promise<string[]> {
  authorize(ctx, 'catalogue.manage')
  const from = parseDay(on)
  return ctx.transaction(async (tx) => {
    const item = await lockItem(tx, itemId)
    if (item.validTo !== null || item.validFrom >= from) throw new AppError('item.not-valid-then', { itemId, on })
    const rule = await findOpenRule(tx, itemId)
    await endItem(tx, itemId, from)
    const ids = await insertParts(tx, item, { parts, countsOn, from, rule })
    await record(tx, ctx, {
      type: 'catalogue.item-split',
      subject: { type: 'item', id: itemId },
      reason,
      data: { on: from, parts, ids, countsOn },
    })
    return ids
  })
}

/** Links two items of different catalogues, or takes the link away. */
export async function changeCrossing(
  ctx: Context,
  { from, to, isLinked, note }: { from: string; to: string; isLinked: boolean; note: string },
): Promise<void> {
  authorize(ctx, 'catalogue.manage')
  await ctx.transaction(async (tx) => {
    await lockItem(tx, from)
    await lockItem(tx, to)
    if (isLinked) await insertCrossing(tx, { from, to, note })
    else await deleteCrossing(tx, { from, to })
    await record(tx, ctx, {
      type: isLinked ? 'catalogue.crossing-added' : 'catalogue.crossing-removed',
      subject: { type: 'item', id: to },
      data: { from, to, note },
    })
  })
}

/** The unit (or the office) notes that information was formed or has changed: 制作完成或获取之日起计算. Not for days to come. */
export async function registerDuty(
  ctx: Context,
  {
    itemId,
    occurredOn,
    what,
    unitId,
    today,
  }: { itemId: string; occurredOn: string; what: string; unitId: string | null; today: string },
): Promise<string> {
  if (!may(ctx.actor, 'catalogue.manage')) authorize(ctx, 'documents.write', unitId)
  const day = parseDay(occurredOn)
  if (day > today) throw new AppError('day.invalid', { occurredOn })
  return ctx.transaction(async (tx) => {
    await lockItem(tx, itemId)
    const id = await insertDutyEvent(tx, { itemId, unitId, occurredOn: day, what })
    await record(tx, ctx, {
      type: 'catalogue.duty-registered',
      subject: { type: 'item', id: itemId },
      unitId,
      data: { occurredOn: day, what },
    })
    return id
  })
}
