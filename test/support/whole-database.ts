import { sql } from 'kysely'
import type { School } from './school.ts'

// Refused sign-ins stand on the ledger and count towards the lock, and the time of last use of a session moves.
const MOVING = ['ledger', 'ledger_seal', 'session', 'account', 'follower', 'migration']

/** A fingerprint of every row of every table in which a refused request must leave no trace. */
export async function wholeDatabase(school: School): Promise<Map<string, string>> {
  const { db } = school.parts
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(db)
  const prints = tables
    .filter(({ name }) => !MOVING.includes(name))
    .map(
      ({ name }) =>
        sql`select ${sql.lit(name)} as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as print from ${sql.table(name)} t`,
    )
  const jobs = sql`select 'jobs' as name, count(*)::text as print from graphile_worker._private_jobs`
  const { rows } = await sql<{ name: string; print: string }>`${sql.join([...prints, jobs], sql` union all `)}`.execute(
    db,
  )
  return new Map(rows.map(({ name, print }) => [name, print]))
}
