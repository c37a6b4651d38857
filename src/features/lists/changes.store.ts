import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { EntryFields } from '../../kernel/list-terms.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'

/** A set of changes as it is decided about. */
export interface ListChange {
  readonly id: string
  readonly unitId: string
  readonly title: string
  readonly state: string
  readonly effectiveOn: string | null
  readonly hash: string
  readonly reviewCaseId: string | null
  readonly createdBy: string
}

/** One entry of a set of changes. */
export interface ChangeRow {
  readonly at: number
  readonly entryId: string
  readonly baseVersionId: string | null
  readonly isEnded: boolean
  readonly fields: EntryFields
}

/** Writes a set of changes with its rows, before its review is opened. */
export async function insertChange(
  tx: Tx,
  { reason, ...change }: Omit<ListChange, 'state' | 'reviewCaseId'> & { reason: string },
  rows: readonly ChangeRow[],
): Promise<void> {
  await tx
    .insertInto('list_change')
    .values({
      id: change.id,
      unit_id: change.unitId,
      title: change.title,
      reason,
      effective_on: change.effectiveOn,
      state: 'in-review',
      hash: change.hash,
      review_case_id: null,
      created_by: change.createdBy,
      closed_at: null,
    })
    .execute()
  await sql`
    insert into list_change_row (change_id, at, entry_id, base_version_id, is_ended, fields)
    select ${change.id}, at, "entryId", "baseVersionId", "isEnded", fields
    from json_to_recordset(${json(rows)}::json) as r (at integer, "entryId" text, "baseVersionId" text, "isEnded" boolean,
      fields jsonb)`.execute(tx)
}

/** Ties the review to the change. */
export async function setReview(tx: Tx, id: string, reviewCaseId: string): Promise<void> {
  await tx.updateTable('list_change').set({ review_case_id: reviewCaseId }).where('id', '=', id).execute()
}

/** The change, locked. Throws `list-change.not-found`. */
export async function lockChange(tx: Tx, id: string): Promise<ListChange> {
  const row = await tx.selectFrom('list_change').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('list-change.not-found', { id })
  return {
    id: row.id,
    unitId: row.unit_id,
    title: row.title,
    state: row.state,
    effectiveOn: row.effective_on,
    hash: row.hash,
    reviewCaseId: row.review_case_id,
    createdBy: row.created_by,
  }
}

/** Ends a change: it is decided, or was taken back. */
export async function closeChange(tx: Tx, id: string, state: 'approved' | 'returned' | 'recalled'): Promise<void> {
  await tx
    .updateTable('list_change')
    .set({ state, closed_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
}

/** The rows of a change in their order. */
export async function readRows(tx: Tx, changeId: string): Promise<ChangeRow[]> {
  const rows = await tx
    .selectFrom('list_change_row')
    .selectAll()
    .where('change_id', '=', changeId)
    .orderBy('at')
    .execute()
  return rows.map((row) => ({
    at: row.at,
    entryId: row.entry_id,
    baseVersionId: row.base_version_id,
    isEnded: row.is_ended,
    fields: row.fields as EntryFields,
  }))
}
