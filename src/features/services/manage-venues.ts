import { AppError } from '../../kernel/app-error.ts'
import { addDays, dayOf } from '../../kernel/day.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { getUnit, listUnits } from '../organisation/index.ts'
import { listAllVenues, listBooked } from './venues.queries.ts'
import { insertVenue, lockVenue, updateVenue, type Venue } from './venues.store.ts'

const DAYS_AHEAD = 30

/** The venues of one's units, with what is booked of them in the next thirty days: numbers of matters, and nobody's name. */
export async function viewVenues(ctx: Context) {
  authorize(ctx, 'hall.design')
  const units = new Map((await listUnits(ctx.db)).map(({ id, name }) => [id, name]))
  const venues = (await listAllVenues(ctx.db)).filter(({ unitId }) => may(ctx.actor, 'hall.design', unitId))
  const names = new Map(venues.map(({ id, name }) => [id, name]))
  const from = dayOf(ctx.now())
  const booked = await listBooked(ctx.db, { venueIds: [...names.keys()], from, to: addDays(from, DAYS_AHEAD) })
  return {
    rows: venues.map((venue) => ({ ...venue, unitName: units.get(venue.unitId) ?? '' })),
    bookings: booked.map((each) => ({ ...each, name: names.get(each.venueId) ?? '' })),
  }
}

/** Adds a venue to a unit. Throws `hall.venue-name-taken` when its group has one of that name, `unit.not-found`. */
export async function createVenue(
  ctx: Context,
  values: Pick<Venue, 'group' | 'name' | 'unitId'>,
): Promise<{ id: string }> {
  const { group, name, unitId } = values
  authorize(ctx, 'hall.design', unitId)
  await getUnit(ctx.db, unitId)
  return ctx.transaction(async (tx) => {
    const id = await insertVenue(tx, values)
    await record(tx, ctx, { type: 'venue.created', subject: { type: 'venue', id }, unitId, data: { group, name } })
    return { id }
  })
}

/**
 * Changes name and group of a venue, or whether it can be booked; what is booked stays booked. Throws `hall.no-such-venue` for one of
 * another unit, `hall.venue-name-taken`.
 */
export async function changeVenue(
  ctx: Context,
  { id, ...after }: Pick<Venue, 'id' | 'group' | 'name' | 'state'>,
): Promise<void> {
  authorize(ctx, 'hall.design')
  await ctx.transaction(async (tx) => {
    const before = await lockVenue(tx, id)
    if (!before || !may(ctx.actor, 'hall.design', before.unitId)) throw new AppError('hall.no-such-venue')
    await updateVenue(tx, id, after)
    const { unitId, group, name, state } = before
    await record(tx, ctx, {
      type: 'venue.changed',
      subject: { type: 'venue', id },
      unitId,
      data: { before: { group, name, state }, after },
    })
  })
}
