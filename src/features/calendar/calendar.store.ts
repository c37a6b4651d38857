import type { Tx } from '../../platform/db/database.ts'
import data from './calendar-data.json' with { type: 'json' }

/** Loads the years that ship with the platform; years already there are left as the school has them. Answers how many were new. */
export async function loadShippedCalendar(tx: Tx): Promise<number> {
  const known = new Set((await tx.selectFrom('calendar_year').select('year').execute()).map(({ year }) => year))
  const years = data.years.filter(({ year }) => !known.has(year))
  if (years.length === 0) return 0
  const fresh = new Set(years.map(({ year }) => year))
  await tx
    .insertInto('calendar_year')
    .values(years)
    .onConflict((c) => c.doNothing())
    .execute()
  await tx
    .insertInto('calendar_day')
    .values(data.days.filter(({ year }) => fresh.has(year)))
    .onConflict((c) => c.doNothing())
    .execute()
  return years.length
}
