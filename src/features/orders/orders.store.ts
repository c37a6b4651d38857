import { sql } from 'kysely'
import type { OrderExtent, OrderWord } from '../../kernel/monitor-words.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { NewOrder } from './orders.queries.ts'

/** Orders over findings are made one after the other: two at once could take the same finding. */
export async function lockOrdering(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('order_finding'))`.execute(tx)
}

/** Keeps what an order says, for good; its case is opened in the same transaction. */
export async function insertOrder(
  tx: Tx,
  caseId: string,
  { unitId, isPublic, orderedBy, complaintNumber, findingIds, ...words }: NewOrder & { readonly orderedBy: string },
): Promise<void> {
  await tx
    .insertInto('rectification_order')
    .values({
      case_id: caseId,
      unit_id: unitId,
      is_public: isPublic,
      ordered_by: orderedBy,
      complaint_number: complaintNumber,
      ...words,
    })
    .execute()
  if (findingIds.length > 0)
    await tx
      .insertInto('order_finding')
      .values(findingIds.map((id) => ({ case_id: caseId, finding_id: id })))
      .execute()
}

/** Keeps what somebody says in an order. */
export async function insertWord(
  tx: Tx,
  word: {
    readonly caseId: string
    readonly kind: OrderWord
    readonly text: string
    readonly publicationNos: readonly number[]
    readonly paperIds: readonly string[]
    readonly by: string
  },
): Promise<void> {
  const { caseId, kind, text, publicationNos, paperIds, by } = word
  await tx
    .insertInto('order_word')
    .values({
      ...{ id: newId(), case_id: caseId, kind, text, said_by: by },
      ...{ publication_nos: [...publicationNos], paper_ids: [...paperIds] },
    })
    .execute()
}

/** Sets how much everybody may read. */
export async function saveExtent(tx: Tx, extent: OrderExtent, by: string): Promise<void> {
  await tx
    .insertInto('order_setting')
    .values({ id: 1, extent, changed_by: by })
    .onConflict((c) => c.column('id').doUpdateSet({ extent, changed_by: by, changed_at: sql`clock_timestamp()` }))
    .execute()
}
