import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { closeReview, giveOpinion, type SecrecyFindings } from '../review/index.ts'
import { applyChange } from './apply-change.ts'
import { closeChange, lockChange, readRows } from './changes.store.ts'
import { markEntries } from './lists.store.ts'

/** An opinion on the change with this hash. */
export interface ChangeOpinion {
  readonly id: string
  readonly decision: 'approve' | 'return'
  readonly opinion: string
  readonly revisionHash: string
  readonly findings?: SecrecyFindings | undefined
}

/**
 * Gives an opinion at the open step; the last approval writes the versions, a return sets the entries free again. `key` seals the
 * notices to the units below. Throws the codes of `giveOpinion`, and `list-change.not-found`.
 */
export async function giveChangeOpinion(
  ctx: Context,
  key: Buffer,
  { id, decision, opinion, revisionHash, findings }: ChangeOpinion,
): Promise<{ state: 'open' | 'approved' | 'returned' }> {
  return ctx.transaction(async (tx) => {
    const change = await lockChange(tx, id)
    if (change.state !== 'in-review' || change.reviewCaseId === null) throw new AppError('review.already-closed')
    const given = { decision, opinion, revisionHash, ...(findings ? { findings } : {}) }
    const { state } = await giveOpinion(tx, ctx, { caseId: change.reviewCaseId, ...given })
    if (state === 'open') return { state }
    const rows = await readRows(tx, id)
    await markEntries(
      tx,
      rows.map(({ entryId }) => entryId),
      null,
    )
    await closeChange(tx, id, state)
    if (state === 'approved') await applyChange(tx, ctx, { key, change, rows })
    await record(tx, ctx, {
      type: `list-change.${state}`,
      subject: { type: 'list-change', id },
      unitId: change.unitId,
      reason: opinion,
      data: { title: change.title, hash: change.hash, entries: rows.length },
    })
    return { state }
  })
}

/** 撤回送审: whoever may write for its unit takes a change back. Throws `list-change.not-found`, `review.already-closed`. */
export async function recallChange(ctx: Context, { id, reason }: { id: string; reason: string }): Promise<void> {
  await ctx.transaction(async (tx) => {
    const change = await lockChange(tx, id)
    if (change.createdBy !== ctx.actor.id) authorize(ctx, 'lists.write', change.unitId)
    if (change.state !== 'in-review' || change.reviewCaseId === null) throw new AppError('review.already-closed')
    await closeReview(tx, ctx, { caseId: change.reviewCaseId, state: 'recalled', reason })
    const rows = await readRows(tx, id)
    await markEntries(
      tx,
      rows.map(({ entryId }) => entryId),
      null,
    )
    await closeChange(tx, id, 'recalled')
    await record(tx, ctx, {
      type: 'list-change.recalled',
      subject: { type: 'list-change', id },
      unitId: change.unitId,
      reason,
      data: { title: change.title },
    })
  })
}
