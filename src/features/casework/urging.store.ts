import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import type { UrgingRules } from './domain/ladder.ts'

/** Keeps what the school has decided about urging. */
export async function saveUrgingRules(tx: Tx, rules: UrgingRules, by: string): Promise<void> {
  const values = { rules: json(rules), changed_by: by, changed_at: sql<Date>`clock_timestamp()` }
  await tx
    .insertInto('case_urging_rule')
    .values({ id: 1, ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute()
}

/** Was this case, which is locked, urged on a day? */
export async function wasUrgedOn(tx: Tx, caseId: string, day: Day): Promise<boolean> {
  const row = await tx
    .selectFrom('case_event')
    .select('seq')
    .where('case_id', '=', caseId)
    .where('type', '=', 'urged')
    .where('on_day', '=', day)
    .executeTakeFirst()
  return row !== undefined
}

/** The units at work on a locked case, as lists have them. */
export async function readUnitIds(tx: Tx, caseId: string): Promise<string[]> {
  const row = await tx.selectFrom('case_file').select('unit_ids').where('id', '=', caseId).executeTakeFirst()
  return row?.unit_ids ?? []
}

/** Notes that a case has passed these rungs for a due day; answers those that are new. */
export async function passRungs(
  tx: Tx,
  { caseId, dueOn, rungs }: { caseId: string; dueOn: Day; rungs: readonly number[] },
): Promise<number[]> {
  if (rungs.length === 0) return []
  const rows = await tx
    .insertInto('case_rung')
    .values(rungs.map((days) => ({ case_id: caseId, due_on: dueOn, days })))
    .onConflict((c) => c.doNothing())
    .returning('days')
    .execute()
  return rows.map(({ days }) => days)
}
