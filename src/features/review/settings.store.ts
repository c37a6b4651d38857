import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'

/** Adds a phrase: one's own, or (no account) for everybody. */
export async function insertCommonOpinion(
  tx: Tx,
  values: { accountId: string | null; decision: string; text: string; sort?: number },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('common_opinion')
    .values({ id, account_id: values.accountId, decision: values.decision, text: values.text, sort: values.sort ?? 0 })
    .execute()
  return id
}

/** Removes one's own phrase; somebody else's is not found. */
export async function deleteCommonOpinion(tx: Tx, { id, accountId }: { id: string; accountId: string }): Promise<void> {
  const done = await tx
    .deleteFrom('common_opinion')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (done.numDeletedRows === 0n) throw new AppError('review.not-found', { id })
}

/** Puts somebody in one's place for some days, both inclusive. */
export async function insertDelegation(
  tx: Tx,
  values: { fromAccountId: string; toAccountId: string; fromOn: string; untilOn: string; reason: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('review_delegation')
    .values({
      id,
      from_account_id: values.fromAccountId,
      to_account_id: values.toAccountId,
      from_on: values.fromOn,
      until_on: values.untilOn,
      reason: values.reason,
    })
    .execute()
  return id
}

/** Ends one's own delegation now. */
export async function endDelegation(tx: Tx, { id, accountId }: { id: string; accountId: string }): Promise<void> {
  const done = await tx
    .updateTable('review_delegation')
    .set({ revoked_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .where('from_account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new AppError('review.not-found', { id })
}

/** Was this review urged today (in Asia/Shanghai)? */
export async function wasUrgedToday(tx: Tx, caseId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('ledger')
    .select('position')
    .where('subject_type', '=', 'review')
    .where('subject_id', '=', caseId)
    .where('type', '=', 'review.urged')
    .where(sql<boolean>`(at at time zone 'Asia/Shanghai')::date = (now() at time zone 'Asia/Shanghai')::date`)
    .executeTakeFirst()
  return row !== undefined
}
