import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { authorize, type Context, may, SYSTEM } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { findEntry, listCurrentEntries } from '../lists/index.ts'
import { getService } from './services.queries.ts'
import { saveEntryOf, type ServiceValues } from './services.store.ts'

/** A service carries out an entry of the list of services, and one of its own unit: what the entry says is said of it. Throws `hall.entry-unfit`. */
export async function refuseUnfitEntry(
  ctx: Context,
  { listEntryId, unitId }: Pick<ServiceValues, 'listEntryId' | 'unitId'>,
): Promise<void> {
  if (listEntryId === null) return
  const entry = await findEntry(ctx.db, { id: listEntryId }, dayOf(ctx.now()))
  if (entry?.kind !== 'service' || entry.unitId !== unitId) throw new AppError('hall.entry-unfit')
}

/** The entries that a service may carry out, for whoever designs it. Throws `hall.not-found`. */
export async function listLinkable(ctx: Context, serviceId: string) {
  authorize(ctx, 'hall.design')
  const { unitId } = await getService(ctx.db, serviceId)
  if (!may(ctx.actor, 'hall.design', unitId)) throw new AppError('hall.not-found')
  const entries = await listCurrentEntries(ctx.db, dayOf(ctx.now()), { kind: 'service', unitId })
  return entries.map(({ id, number, says }) => ({ id, number, matter: says.matter }))
}

/**
 * Says of many services which entry each carries out, by unit and name of the matter; answers how many were found. For a school that
 * takes over its lists at once: only the platform itself may, since nobody looks at each.
 */
export async function linkServices(
  ctx: Context,
  wanted: readonly { readonly slug: string; readonly unitId: string; readonly matter: string }[],
): Promise<number> {
  if (ctx.actor !== SYSTEM) authorize(ctx, 'settings.manage')
  const entries = await listCurrentEntries(ctx.db, dayOf(ctx.now()), { kind: 'service' })
  const byMatter = new Map(entries.map(({ id, unitId, says }) => [`${unitId} ${says.matter}`, id]))
  const found = wanted.flatMap(({ slug, unitId, matter }) => {
    const entryId = byMatter.get(`${unitId} ${matter}`)
    return entryId === undefined ? [] : [{ slug, entryId }]
  })
  await ctx.transaction(async (tx) => {
    for (const { slug, entryId } of found) await saveEntryOf(tx, slug, entryId)
    const subject = { type: 'service', id: 'all' }
    await record(tx, ctx, { type: 'service.linked', subject, data: { services: found.length } })
  })
  return found.length
}
