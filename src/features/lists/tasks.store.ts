import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Tx } from '../../platform/db/database.ts'

/** What stands above an entry has changed; its unit looks at it by a day. */
export interface NewTask {
  readonly id: string
  readonly entryId: string
  readonly unitId: string
  readonly aboveVersionId: string
  readonly changed: readonly string[]
  readonly dueOn: string
}

export async function insertTasks(tx: Tx, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return
  await tx
    .insertInto('list_task')
    .values(
      tasks.map(({ id, entryId, unitId, aboveVersionId, changed, dueOn }) => ({
        id,
        entry_id: entryId,
        unit_id: unitId,
        above_version_id: aboveVersionId,
        changed: [...changed],
        due_on: dueOn,
        outcome: null,
        closed_by: null,
        closed_at: null,
      })),
    )
    .execute()
}

/** The task, locked. Throws `list-task.not-found`. */
export async function lockTask(
  tx: Tx,
  id: string,
): Promise<{ id: string; unitId: string; entryId: string; isOpen: boolean }> {
  const row = await tx.selectFrom('list_task').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('list-task.not-found', { id })
  return { id: row.id, unitId: row.unit_id, entryId: row.entry_id, isOpen: row.closed_at === null }
}

/** The unit has looked: what is said below still holds. */
export async function confirmTask(tx: Tx, id: string, { note, by }: { note: string; by: string }): Promise<void> {
  await tx
    .updateTable('list_task')
    .set({ outcome: 'confirmed', note, closed_by: by, closed_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
}

/** A new version of the entry answers every task that was open for it; answers how many. */
export async function answerTasks(tx: Tx, entryIds: readonly string[], by: string): Promise<number> {
  const done = await sql`
    update list_task set outcome = 'changed', closed_by = ${by}, closed_at = clock_timestamp()
    where entry_id = any(${[...entryIds]}::text[]) and closed_at is null`.execute(tx)
  return Number(done.numAffectedRows ?? 0n)
}
