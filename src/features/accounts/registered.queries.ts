import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'

const until = (to: Day) => sql`(created_at at time zone 'Asia/Shanghai')::date <= ${to}::date`

/** How many accounts had been opened by the end of a day, whatever became of them. */
export async function countRegistered(db: ReadDb, to: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from account where ${until(to)}`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** How many of them by unit, the most first; null for those of no unit. */
export async function countRegisteredByUnit(db: ReadDb, to: Day): Promise<{ unitId: string | null; count: number }[]> {
  const { rows } = await sql<{ unitId: string | null; count: number }>`
    select unit_id as "unitId", count(*)::int as count from account where ${until(to)} group by 1 order by 2 desc, 1`.execute(
    db,
  )
  return rows
}

/** Their ids in order: what a closed figure is sealed by. */
export async function listRegisteredKeys(db: ReadDb, to: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from account where ${until(to)} order by id`.execute(db)
  return rows.map(({ id }) => id)
}
