import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { CallResult } from '../../kernel/list-terms.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'

/** A contact that somebody tries by a day. */
export interface NewCall {
  readonly id: string
  readonly unitId: string
  readonly kind: 'phone' | 'email' | 'link'
  readonly contact: string
  readonly accountId: string
  readonly dueOn: string
}

/** Writes the rota; a contact that is waiting to be tried already is left with whom it is. Answers how many are new. */
export async function insertCalls(tx: Tx, calls: readonly NewCall[], by: string): Promise<number> {
  if (calls.length === 0) return 0
  const done = await sql`
    insert into list_call (id, unit_id, kind, contact, account_id, due_on, planned_by)
    select id, "unitId", kind, contact, "accountId", "dueOn", ${by}
    from json_to_recordset(${json(calls)}::json) as r (id text, "unitId" text, kind text, contact text, "accountId" text, "dueOn" date)
    on conflict (contact) where called_at is null do nothing`.execute(tx)
  return Number(done.numAffectedRows ?? 0n)
}

/** The call, locked. Throws `list-call.not-found`. */
export async function lockCall(
  tx: Tx,
  id: string,
): Promise<{ id: string; unitId: string; contact: string; accountId: string; isOpen: boolean }> {
  const row = await tx.selectFrom('list_call').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('list-call.not-found', { id })
  return {
    id: row.id,
    unitId: row.unit_id,
    contact: row.contact,
    accountId: row.account_id,
    isOpen: row.called_at === null,
  }
}

export async function saveCallResult(
  tx: Tx,
  id: string,
  { result, note, by }: { result: CallResult; note: string; by: string },
): Promise<void> {
  await tx
    .updateTable('list_call')
    .set({ result, note, called_by: by, called_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
}
