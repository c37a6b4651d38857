import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'

/** The cases of these kinds that a unit concluded in a period, both days included, and how many of them after their day. */
export interface ConcludedCases {
  readonly unitId: string
  readonly concluded: number
  readonly late: number
}

interface Concluded {
  readonly number: string
  readonly dueOn: string | null
  readonly concludedOn: string
}

/** The same cases of one unit, one by one, the newest first. */
export async function listConcluded(
  db: ReadDb,
  { from, to, kinds, unitId }: { from: Day; to: Day; kinds: readonly string[]; unitId: string },
): Promise<Concluded[]> {
  const { rows } = await sql<Concluded>`
    select number, due_on::text as "dueOn", concluded_on::text as "concludedOn" from case_file
    where kind = any(${[...kinds]}::text[]) and concluded_on between ${from}::date and ${to}::date
      and lead_unit_id = ${unitId} and not is_mystery
    order by concluded_on desc, number`.execute(db)
  return rows
}

/** By the unit that had the case; what the supervision office filed to try those who answer is not counted. */
export async function countConcluded(
  db: ReadDb,
  { from, to, kinds }: { from: Day; to: Day; kinds: readonly string[] },
): Promise<ConcludedCases[]> {
  const { rows } = await sql<ConcludedCases>`
    select lead_unit_id as "unitId", count(*)::int as concluded,
      count(*) filter (where due_on < concluded_on)::int as late
    from case_file
    where kind = any(${[...kinds]}::text[]) and concluded_on between ${from}::date and ${to}::date
      and lead_unit_id is not null and not is_mystery
    group by 1`.execute(db)
  return rows
}
