import { sql } from 'kysely'
import type { Actor, Context } from '../context.ts'
import { json } from '../db/json.ts'
import type { Tx } from '../db/database.ts'

/** One act for the ledger (台账). `type` is `area.past-tense`, `unitId` the unit the subject belongs to. */
export interface LedgerEntry {
  readonly type: `${string}.${string}`
  readonly subject: { readonly type: string; readonly id: string }
  readonly unitId?: string | null
  readonly reason?: string
  readonly data?: Readonly<Record<string, unknown>>
}

/** Who acted, as they were at that moment: later changes of name or role do not rewrite the past. */
export function snapshot(actor: Actor): Record<string, unknown> {
  return {
    id: actor.id,
    name: actor.name,
    unitId: actor.unitId,
    unitName: actor.unitName,
    roles: actor.roles.map(({ role, unitId }) => (unitId === null ? role : `${role}@${unitId}`)),
  }
}

/** Appends to the ledger in the transaction of the act. Time, order and hash are the database's own. */
export async function record(tx: Tx, ctx: Pick<Context, 'actor' | 'requestId'>, entry: LedgerEntry): Promise<void> {
  await tx
    .insertInto('ledger')
    .values({
      type: entry.type,
      subject_type: entry.subject.type,
      subject_id: entry.subject.id,
      unit_id: entry.unitId ?? null,
      actor: json(snapshot(ctx.actor)),
      reason: entry.reason ?? '',
      data: json(entry.data ?? {}),
      request_id: ctx.requestId,
    })
    .execute()
}

/** Appends many acts of one kind in one statement, in this order: for bulk work such as an import. */
export async function recordAll(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'requestId'>,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const rows = entries.map(({ type, subject, unitId = null, reason = '', data = {} }) => ({
    type,
    subject_type: subject.type,
    subject_id: subject.id,
    unit_id: unitId,
    reason,
    data,
  }))
  await sql`
    insert into ledger (type, subject_type, subject_id, unit_id, actor, reason, request_id, data)
    select type, subject_type, subject_id, unit_id, ${json(snapshot(ctx.actor))}::jsonb, reason, ${ctx.requestId}, data
    from json_to_recordset(${json(rows)}::json) as entry (type text, subject_type text, subject_id text, unit_id text,
      reason text, data jsonb)`.execute(tx)
}
