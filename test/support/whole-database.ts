import { sql } from 'kysely'
import { filledTables } from './filled-tables.ts'
import type { School } from './school.ts'

// Refused sign-ins stand on the ledger and count towards the lock, and the time of last use of a session moves.
const MOVING = ['ledger', 'ledger_seal', 'session', 'account', 'follower', 'migration']

/** A fingerprint of every row of every table in which a refused request must leave no trace. */
export async function wholeDatabase(school: School): Promise<Map<string, string>> {
  const { db, pool } = school.parts
  const tables = await filledTables((query) => pool.query<{ name: string }>(query))
  const prints = tables
    .filter((name) => !MOVING.includes(name))
    .map(
      (name) =>
        sql`select ${sql.lit(name)} as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as print from ${sql.table(name)} t`,
    )
  const jobs = sql`select 'jobs' as name, count(*)::text as print from graphile_worker._private_jobs`
  const { rows } = await sql<{ name: string; print: string }>`${sql.join([...prints, jobs], sql` union all `)}`.execute(
    db,
  )
  // A table that holds nothing says the same whether or not it ever held something.
  return new Map(rows.filter(({ print }) => print !== '0 0').map(({ name, print }) => [name, print]))
}

/** Every row of every table as text, the ledger too: where something that must lie sealed is looked for. */
export async function everyRow(school: School): Promise<string> {
  const { db, pool } = school.parts
  const tables = await filledTables((query) => pool.query<{ name: string }>(query))
  const texts = await Promise.all(
    tables.map((name) => sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db)),
  )
  return texts.flatMap(({ rows }) => rows.map(({ row }) => row)).join('\n')
}
