import { sql } from 'kysely'
import type { ReadDb } from '../../platform/db/database.ts'

/** Milliseconds until the next publication changes by the clock alone (a period ends, a pin falls); null when none will. */
export async function untilNextChange(db: ReadDb): Promise<number | null> {
  const { rows } = await sql<{ ms: number | null }>`
    select extract(epoch from least(
      (select min(expires_at) from publication where state = 'live' and expires_at > now()),
      (select min(pinned_until) from publication where state = 'live' and pinned_until > now())
    ) - now())::float8 * 1000 as ms`.execute(db)
  return rows[0]?.ms ?? null
}
