import { loadWorkCalendar } from './features/calendar/index.ts'
import { importReaders } from './features/accounts/index.ts'
import { importVisits } from './features/figures/index.ts'
import { listUnits } from './features/organisation/index.ts'
import { importPastMatters } from './features/services/index.ts'
import { linkHall, loadHall } from './load-hall.ts'
import type { Context } from './platform/context.ts'
import { generatedServices } from './sample/hall-generated.ts'
import { matterYear, REPORTED, YEAR_BEFORE } from './sample/hall-year.ts'
import { services } from './sample/services.ts'

/** What the reference report says of the platform at the end of its year. */
export const ARTICLES = 59_141
const REGISTERED = 35_174
const VISITS = 304_799

/**
 * Fills the sample hall up to a service for each of the 257 entries of the 服务清单, links them, and fills it with the matters of a year and of
 * the one before it; gives the platform the readers and the visits of the report. Answers how many matters.
 */
export async function loadYear(ctx: Context, year: number): Promise<number> {
  const units = new Map((await listUnits(ctx.db)).map(({ code, id }) => [code, id]))
  const more = generatedServices(services)
  const unitOf = (code: string): string => units.get(code) ?? ''
  await ctx.transaction((tx) => loadHall(tx, { services: more, venues: [] }, unitOf))
  const calendar = await loadWorkCalendar(ctx.db)
  const all = [...services, ...more]
  await linkHall(ctx, all, unitOf)
  let done = 0
  for (const [of, counts] of [[year - 1, YEAR_BEFORE] as const, [year, REPORTED] as const]) {
    const matters = matterYear({ year: of, counts, calendar }, all)
    done += await importPastMatters(ctx, { year: of, matters, calendar })
  }
  await importReaders(ctx, { year, total: REGISTERED })
  await importVisits(ctx, { year, total: VISITS })
  return done
}
