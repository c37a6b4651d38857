import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { newId, sha256 } from '../../platform/ids.ts'
import type { Found } from './domain/rule.ts'

/** What was looked at: these rules, over these subjects or (without any) over all. */
export interface Scope {
  readonly rules: readonly string[]
  readonly subjectIds?: readonly string[]
}

/** How many findings a look opened, and how many it found gone. */
export interface Changes {
  readonly opened: number
  readonly cured: number
}

/** Looks change findings one after the other: two at once could open the same one twice. */
export async function lockFindings(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('monitor_finding'))`.execute(tx)
}

function rowsOf(found: readonly Found[]) {
  const rows = found.map(
    ({ rule, subjectType, subjectId, content, unitId, what, evidence, path, basis = '', overdue }) => ({
      ...{ id: newId(), rule, subject_type: subjectType, subject_id: subjectId, fingerprint: sha256(content) },
      ...{ unit_id: unitId, what, evidence, path, basis, due_on: overdue?.dueOn ?? null },
      ...{ overdue_days: overdue?.days ?? null, counts_working_days: overdue?.isInWorkingDays ?? false },
    }),
  )
  // The same fault twice in a text is one finding.
  return [...new Map(rows.map((row) => [`${row.rule} ${row.subject_id} ${row.fingerprint}`, row])).values()]
}

function recordset(rows: ReturnType<typeof rowsOf>) {
  return sql`json_to_recordset(${json(rows)}::json) as n (id text, rule text, subject_type text, subject_id text,
    fingerprint text, unit_id text, what text, evidence text, path text, basis text, due_on date, overdue_days integer,
    counts_working_days boolean)`
}

const SAME = sql`f.rule = n.rule and f.subject_type = n.subject_type and f.subject_id = n.subject_id
  and f.fingerprint = n.fingerprint`

/**
 * Makes the findings of a scope equal to what was found in it: new ones are opened, those that are still there stay what they
 * are (a false alarm too), those that are gone are cured. Locked before.
 */
export async function reconcile(
  tx: Tx,
  { rules, subjectIds }: Scope,
  { found, today }: { found: readonly Found[]; today: Day },
): Promise<Changes> {
  const rows = rowsOf(found)
  const among = subjectIds === undefined ? sql`` : sql`and f.subject_id = any(${[...subjectIds]}::text[])`
  const cured = await sql`
    update monitor_finding f set state = 'cured', cured_on = ${today}::date
    where f.state = 'open' and f.rule = any(${[...rules]}::text[]) ${among}
      and not exists (select from ${recordset(rows)} where ${SAME})`.execute(tx)
  if (rows.length === 0) return { opened: 0, cured: Number(cured.numAffectedRows ?? 0) }
  const again = await sql`
    update monitor_finding f set state = 'open', opened_on = ${today}::date, cured_on = null
    from ${recordset(rows)} where ${SAME} and f.state = 'cured'`.execute(tx)
  const kept = await sql<{ isNew: boolean }>`
    insert into monitor_finding as f (id, rule, subject_type, subject_id, fingerprint, unit_id, what, evidence, path, basis, due_on,
      overdue_days, counts_working_days, opened_on, seen_on)
    select n.id, n.rule, n.subject_type, n.subject_id, n.fingerprint, n.unit_id, n.what, n.evidence, n.path, n.basis, n.due_on,
      n.overdue_days, n.counts_working_days, ${today}::date, ${today}::date
    from ${recordset(rows)}
    on conflict (rule, subject_type, subject_id, fingerprint) do update set unit_id = excluded.unit_id, what = excluded.what,
      evidence = excluded.evidence, path = excluded.path, basis = excluded.basis, seen_on = excluded.seen_on,
      due_on = excluded.due_on, overdue_days = excluded.overdue_days, counts_working_days = excluded.counts_working_days
    returning xmax = 0 as "isNew"`.execute(tx)
  const opened = kept.rows.filter(({ isNew }) => isNew).length + Number(again.numAffectedRows ?? 0)
  return { opened, cured: Number(cured.numAffectedRows ?? 0) }
}

/** What is open and was not looked at again, because nothing of it has changed, was there today too. */
export async function confirmOpen(tx: Tx, rules: readonly string[], today: Day): Promise<void> {
  await tx
    .updateTable('monitor_finding')
    .set({ seen_on: today })
    .where('state', '=', 'open')
    .where('rule', 'in', [...rules])
    .where('seen_on', '<', today)
    .execute()
}

/** Says that an open finding is none. Answers whether it was open. */
export async function dismissRow(
  tx: Tx,
  id: string,
  { by, on, reason }: { by: string; on: Day; reason: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('monitor_finding')
    .set({ state: 'dismissed', dismissed_by: by, dismissed_on: on, dismiss_reason: reason })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Takes it back: the finding is open again. Answers whether it was dismissed. */
export async function reopenRow(tx: Tx, id: string): Promise<boolean> {
  const result = await tx
    .updateTable('monitor_finding')
    .set({ state: 'open', dismissed_by: null, dismissed_on: null, dismiss_reason: '' })
    .where('id', '=', id)
    .where('state', '=', 'dismissed')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
