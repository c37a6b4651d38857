import type { Day } from '../../kernel/day.ts'
import { SYSTEM } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import data from './calendar-data.json' with { type: 'json' }
import { listNotices } from './calendar.queries.ts'
import { insertNotices, lockCalendar } from './calendar.store.ts'
import type { YearNotice } from './domain/year-notice.ts'
import { recordYear } from './record-year.ts'

const SHIPPED: readonly YearNotice[] = data.years.map(({ year, source, sourceUrl }) => ({
  year,
  source,
  sourceUrl,
  announcedOn: null,
  days: data.days
    .filter((day) => day.year === year)
    .map(({ day, kind, name }) => ({ day: day as Day, kind: kind as 'off' | 'makeup', name })),
}))

const STARTING = { actor: SYSTEM, requestId: 'start' }

/**
 * Loads the years that ship with the platform; years already there are left as the school has them. A year that an upgrade
 * brings is announced on the ledger, for clocks may run through it; the first calendar of a new school is not. Answers how
 * many were new.
 */
export async function loadShippedCalendar(tx: Tx): Promise<number> {
  const isThere = new Set((await listNotices(tx)).map(({ year }) => year))
  if (SHIPPED.every(({ year }) => isThere.has(year))) return 0
  await lockCalendar(tx)
  const before = await listNotices(tx)
  const covered = new Set(before.map(({ year }) => year))
  const fresh = SHIPPED.filter(({ year }) => !covered.has(year))
  await insertNotices(
    tx,
    fresh.map((notice) => ({ notice, version: 1, by: SYSTEM, reason: '' })),
  )
  if (before.length === 0) return fresh.length
  const notices = [...before]
  for (const notice of fresh) {
    await recordYear(tx, STARTING, { notice: { ...notice, version: 1 }, before: [...notices], reason: '' })
    notices.push({ ...notice, version: 1 })
  }
  return fresh.length
}
