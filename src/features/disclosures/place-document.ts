import { AppError, refuse } from '../../kernel/app-error.ts'
import { addDays, dayOf, parseDay } from '../../kernel/day.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { objectionsToPlacing } from './domain/document.ts'
import { lockDocument } from './documents.store.ts'
import { portalColumns, pulledColumns, savePull } from './placements.store.ts'

/** Where the office wants a unit's publication to stand besides its own columns; empty and null take it down again. */
export interface Placement {
  readonly id: string
  /** Columns of the portal, all of them: what is not named is taken out. */
  readonly columnIds: readonly string[]
  /** Last day on the front page, 'YYYY-MM-DD' in Asia/Shanghai. */
  readonly pinnedUntilOn: string | null
  readonly reason: string
}

/** The end of the last day. Throws `document.pin-over` for a day that is past. */
function endOfPin(ctx: Context, pinnedUntilOn: string | null): Date | null {
  if (pinnedUntilOn === null) return null
  const day = parseDay(pinnedUntilOn)
  if (day < dayOf(ctx.now())) throw new AppError('document.pin-over', { pinnedUntilOn })
  return new Date(`${addDays(day, 1)}T00:00:00+08:00`)
}

/**
 * Pulls a unit's publication up to columns of the portal and to the front page, or takes it down from there (上推、取下).
 * The unit's own columns are not touched; who may see it stays as it was reviewed. Recorded with the reason. Throws
 * `column.not-found` for a column that is closed or not the portal's.
 */
export async function placeDocument(ctx: Context, { id, columnIds, pinnedUntilOn, reason }: Placement): Promise<void> {
  if (reason.trim() === '') throw new AppError('document.reason-required')
  const pinnedUntil = endOfPin(ctx, pinnedUntilOn)
  await ctx.transaction(async (tx) => {
    const document = await lockDocument(tx, id)
    authorize(ctx, 'documents.place', document.unitId)
    refuse(objectionsToPlacing(document))
    const before = await pulledColumns(tx, id)
    const wanted = [...new Set(columnIds)]
    const into = wanted.filter((columnId) => !before.includes(columnId))
    const outOf = before.filter((columnId) => !wanted.includes(columnId))
    if ((await portalColumns(tx, into)).length !== into.length) throw new AppError('column.not-found', { columnIds })
    await savePull(tx, { documentId: id, into, outOf, pinnedUntil, by: ctx.actor.id, reason: reason.trim() })
    await record(tx, ctx, {
      type: 'disclosure.placed',
      subject: { type: 'document', id },
      unitId: document.unitId,
      reason: reason.trim(),
      data: { into, outOf, pinnedUntilOn, columnIds: [...into, ...outOf], itemIds: [] },
    })
  })
}
