import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'

/** The cases of a kind that wait at one unit (null: given to none yet); the overdue and the nearly due are among the open ones. */
export interface OpenCases {
  readonly kind: string
  readonly unitId: string | null
  readonly open: number
  readonly overdue: number
  readonly near: number
}

/** How many cases wait, by kind and unit; what the supervision office filed to try those who answer is not counted. */
export async function countOpenCases(db: ReadDb, { today, nearUntil }: { today: Day; nearUntil: Day }) {
  const { rows } = await sql<OpenCases>`
    select kind, lead_unit_id as "unitId", count(*)::int as open,
      count(*) filter (where clock_state = 'running' and due_on < ${today}::date)::int as overdue,
      count(*) filter (where clock_state = 'running' and due_on between ${today}::date and ${nearUntil}::date)::int as near
    from case_file where closed_at is null and not (clock_state = 'stopped') and not is_mystery
    group by 1, 2`.execute(db)
  return rows
}
