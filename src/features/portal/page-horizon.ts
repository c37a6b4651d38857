import { addDays, dayOf } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { untilNextChange } from '../disclosures/index.ts'

/** Where the horizon looks. `changes` counts what was published, taken down or changed as far as this process knows. */
export interface Sight {
  readonly db: ReadDb
  readonly clock: () => Date
  readonly changes: () => number
}

function nextMidnight(now: Date): number {
  return Date.parse(`${addDays(dayOf(now), 1)}T00:00:00+08:00`)
}

/**
 * Until when public pages stay true if nobody changes anything, as milliseconds of the school's clock: pages tell of days
 * (“还有 3 天”, “逾期”), so midnight in Shanghai ends them all, and so does the end of the next posting period. Asks the
 * database once after each change.
 */
export function pageHorizon({ db, clock, changes }: Sight): () => Promise<number> {
  let known: { readonly at: number; readonly until: number } | undefined
  return async () => {
    const now = clock()
    const at = changes()
    if (known?.at === at && known.until > now.getTime()) return known.until
    const ms = await untilNextChange(db)
    const until = Math.min(nextMidnight(now), ms === null ? Infinity : now.getTime() + ms)
    known = { at, until }
    return until
  }
}
