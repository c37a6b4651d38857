import { AppError } from '../../kernel/app-error.ts'
import type { RelationKind } from '../../kernel/channel-terms.ts'
import type { Tx } from '../../platform/db/database.ts'

/** Links one document to another. Throws `relation.exists-already`. */
export async function insertRelation(
  tx: Tx,
  { id, fromId, toId, kind, by }: { id: string; fromId: string; toId: string; kind: RelationKind; by: string },
): Promise<void> {
  const done = await tx
    .insertInto('document_relation')
    .values({ id, from_id: fromId, to_id: toId, kind, made_by: by })
    .onConflict((conflict) => conflict.columns(['from_id', 'to_id', 'kind']).doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows === 0n) throw new AppError('relation.exists-already')
}

/** Takes a link away; the ledger keeps that it was there. */
export async function deleteRelation(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('document_relation').where('id', '=', id).execute()
}

/** Sets after how many days a rule without an interpretation is told. */
export async function saveInterpretationDays(
  tx: Tx,
  { days, by, at }: { days: number | null; by: string; at: Date },
): Promise<void> {
  const values = { days, changed_by: by, changed_at: at }
  await tx
    .insertInto('interpretation_setting')
    .values({ id: 1, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}
