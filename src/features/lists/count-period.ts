import type { Viewer } from '../../kernel/audience.ts'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { type PeriodFigures, periodFigures } from './domain/period-figures.ts'
import { findHeld, type HeldEntry, listHistories } from './lists.queries.ts'

/** What the lists are at the end of a period and what changed in it, by the numbers of the entries; both days count. */
export async function countLists(db: ReadDb, period: { readonly from: Day; readonly to: Day }): Promise<PeriodFigures> {
  return periodFigures(await listHistories(db), { from: period.from, until: period.to })
}

/** The entries that held on a day, as far as the viewer may see them. */
export function listEntriesOn(db: ReadDb, { day, viewer }: { day: Day; viewer: Viewer }): Promise<HeldEntry[]> {
  return findHeld(db, { day, viewer })
}
