import type { Day } from '../../kernel/day.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { slotsOf, stretchesOf } from './domain/venue-slots.ts'

/** A place that can be booked (场地); `group` is what a field of a form names. */
export interface Venue {
  readonly id: string
  readonly group: string
  readonly name: string
  readonly unitId: string
  readonly state: 'active' | 'closed'
}

/** A stretch of time that a form asks for. */
export interface Booking {
  readonly venueId: string
  readonly on: string
  readonly from: string
  readonly to: string
}

/** Adds a venue. Throws `hall.venue-name-taken`. */
export async function insertVenue(tx: Tx, { group, name, unitId }: Omit<Venue, 'id' | 'state'>): Promise<string> {
  const id = newId()
  const row = await tx
    .insertInto('venue')
    .values({ id, group_key: group, name, unit_id: unitId })
    .onConflict((c) => c.columns(['group_key', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new AppError('hall.venue-name-taken')
  return id
}

/** The venue, locked until the end of the transaction. */
export async function lockVenue(tx: Tx, id: string): Promise<Venue | undefined> {
  const row = await tx
    .selectFrom('venue')
    .select(['id', 'group_key as group', 'name', 'unit_id as unitId', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as Venue | undefined
}

/** Changes a venue. Throws `hall.venue-name-taken`. */
export async function updateVenue(
  tx: Tx,
  id: string,
  { group, name, state }: Pick<Venue, 'group' | 'name' | 'state'>,
): Promise<void> {
  const taken = await tx
    .selectFrom('venue')
    .select('id')
    .where('group_key', '=', group)
    .where('name', '=', name)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (taken) throw new AppError('hall.venue-name-taken')
  await tx.updateTable('venue').set({ group_key: group, name, state }).where('id', '=', id).execute()
}

/** The venues that can be booked. */
export async function listVenues(db: ReadDb | Tx): Promise<Venue[]> {
  const rows = await db
    .selectFrom('venue')
    .select(['id', 'group_key as group', 'name', 'unit_id as unitId', 'state'])
    .where('state', '=', 'active')
    .orderBy('group_key')
    .orderBy('name')
    .execute()
  return rows as Venue[]
}

/**
 * Books a venue for a matter. Each quarter of an hour is a row of its own, and the database has room for one of it: two matters can
 * never have the same. Throws `hall.venue-not-found`, `hall.venue-taken`.
 */
export async function bookVenue(
  tx: Tx,
  caseId: string,
  { group, ...booking }: Booking & { group: string },
): Promise<void> {
  const venues = await listVenues(tx)
  if (!venues.some((venue) => venue.id === booking.venueId && venue.group === group))
    throw new AppError('hall.venue-not-found')
  const slots = slotsOf(booking)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('venue_booking')
    .values(slots.map((slot) => ({ venue_id: booking.venueId, on_day: booking.on, slot, case_id: caseId })))
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== BigInt(slots.length)) throw new AppError('hall.venue-taken')
}

/** Gives back what a matter had booked. */
export async function releaseVenues(tx: Tx, caseId: string): Promise<void> {
  await tx.deleteFrom('venue_booking').where('case_id', '=', caseId).execute()
}

/** A stretch in which a venue is taken; by whom is nobody's business. */
export interface Taken {
  readonly venueId: string
  readonly on: string
  readonly from: string
  readonly to: string
}

/** When the venues are taken, from a day on, up to and including another. */
export async function listTaken(db: ReadDb, { from, to }: { from: Day; to: Day }): Promise<Taken[]> {
  const rows = await db
    .selectFrom('venue_booking')
    .select(['venue_id as venueId', 'on_day as on', 'slot'])
    .where('on_day', '>=', from)
    .where('on_day', '<=', to)
    .orderBy('on_day')
    .orderBy('venue_id')
    .orderBy('slot')
    .execute()
  const days = new Map<string, { venueId: string; on: string; slots: number[] }>()
  for (const { venueId, on, slot } of rows) {
    const place = `${on} ${venueId}`
    const day = days.get(place) ?? { venueId, on, slots: [] }
    day.slots.push(slot)
    days.set(place, day)
  }
  return [...days.values()].flatMap(({ venueId, on, slots }) =>
    stretchesOf(slots).map((stretch) => ({ venueId, on, ...stretch })),
  )
}
