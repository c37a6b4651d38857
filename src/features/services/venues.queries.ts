import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { stretchesOf } from './domain/venue-slots.ts'
import type { Venue } from './venues.store.ts'

/** Every venue, those that are closed too. */
export async function listAllVenues(db: ReadDb): Promise<Venue[]> {
  const rows = await db
    .selectFrom('venue')
    .select(['id', 'group_key as group', 'name', 'unit_id as unitId', 'state'])
    .orderBy('group_key')
    .orderBy('name')
    .execute()
  return rows as Venue[]
}

/** A stretch in which a venue is taken, and the number of the matter that has it. */
export interface Booked {
  readonly venueId: string
  readonly on: string
  readonly from: string
  readonly to: string
  readonly number: string
}

/** The bookings of some venues from a day up to and including another, in their order. */
export async function listBooked(
  db: ReadDb,
  { venueIds, from, to }: { venueIds: readonly string[]; from: Day; to: Day },
): Promise<Booked[]> {
  const { rows } = await sql<{ venueId: string; on: string; number: string; slots: number[] }>`
    select b.venue_id as "venueId", b.on_day::text as "on", f.number, array_agg(b.slot order by b.slot) as slots
    from venue_booking b join case_file f on f.id = b.case_id
    where b.venue_id = any(${[...venueIds]}::text[]) and b.on_day between ${from}::date and ${to}::date
    group by 1, 2, 3 order by 2, 1, min(b.slot)`.execute(db)
  return rows.flatMap(({ slots, ...booked }) => stretchesOf(slots).map((stretch) => ({ ...booked, ...stretch })))
}
