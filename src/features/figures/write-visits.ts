import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { addVisits, insertPastVisits } from './visits.store.ts'

/** Visits by the public number of the article. */
export type CountedVisits = ReadonlyMap<number, { readonly people: number; readonly robots: number }>

/** Writes down what a process has counted, on the day that it is. */
export async function writeVisits(ctx: Context, counted: CountedVisits): Promise<void> {
  if (counted.size === 0) return
  const visits = [...counted].map(([no, count]) => ({ no, ...count }))
  await ctx.transaction((tx) => addVisits(tx, dayOf(ctx.now()), visits))
}

/** Takes over what another system had counted in a year, as a whole. */
export function importVisits(ctx: Context, past: { year: number; total: number }): Promise<void> {
  return ctx.transaction((tx) => insertPastVisits(tx, past))
}
