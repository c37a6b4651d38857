import type { Viewer } from '../../kernel/audience.ts'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { lastDayHeld, type PeriodFigures, periodFigures } from './domain/period-figures.ts'
import { findHeld, type HeldEntry, listHistories } from './lists.queries.ts'

/** What the lists are at the end of a period and what changed in it, by the numbers of the entries; both days count. */
export async function countLists(db: ReadDb, period: { readonly from: Day; readonly to: Day }): Promise<PeriodFigures> {
  return periodFigures(await listHistories(db), { from: period.from, until: period.to })
}

/**
 * The entries with these numbers as they were on the last day up to this one on which they held, as far as the viewer may see them: what
 * was added in a period and ended in it is among them.
 */
export async function listEntriesUntil(
  db: ReadDb,
  { day, viewer, numbers }: { day: Day; viewer: Viewer; numbers: readonly string[] },
): Promise<HeldEntry[]> {
  const wanted = new Set(numbers)
  const held = (await findHeld(db, { day, viewer })).filter(({ number }) => wanted.has(number))
  if (held.length === wanted.size) return held
  const ended = new Map<Day, Set<string>>()
  for (const { number, versions } of await listHistories(db)) {
    const last = wanted.has(number) ? lastDayHeld(versions, day) : undefined
    if (last !== undefined && last < day) ended.set(last, (ended.get(last) ?? new Set()).add(number))
  }
  for (const [last, those] of ended)
    held.push(...(await findHeld(db, { day: last, viewer })).filter(({ number }) => those.has(number)))
  return held
}

/** The entries that held on a day, as far as the viewer may see them. */
export function listEntriesOn(db: ReadDb, { day, viewer }: { day: Day; viewer: Viewer }): Promise<HeldEntry[]> {
  return findHeld(db, { day, viewer })
}
