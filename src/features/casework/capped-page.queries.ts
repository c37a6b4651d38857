import { type Expression, sql } from 'kysely'
import type { ReadDb } from '../../platform/db/database.ts'

/** Has somebody answered the case `f`? Written as the index has it. */
export const ANSWERED = sql<boolean>`(f.clock_state = 'stopped')`

/** As many as are counted one by one: nobody pages further, and counting all would take longer than the page. */
const MOST_COUNTED = 10_000

/** How many rows a query finds, counted up to the cap. */
export async function countCapped(
  db: ReadDb,
  found: Expression<unknown>,
): Promise<{ total: number; isCapped: boolean }> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from (select 1 from ${found} as found limit ${MOST_COUNTED + 1}) as counted`.execute(
    db,
  )
  const total = rows[0]?.total ?? 0
  return { total: Math.min(total, MOST_COUNTED), isCapped: total > MOST_COUNTED }
}

/** What a list asks for of its pages; without it the first twenty. */
export interface PageAsked {
  readonly page?: number | undefined
  readonly size?: number | undefined
}

/** Where a page begins and how long it is; beyond the cap there is only the last one. */
export function pageOf({ page = 1, size = 20 }: PageAsked): { limit: number; offset: number } {
  return { limit: size, offset: Math.min((page - 1) * size, MOST_COUNTED) }
}
