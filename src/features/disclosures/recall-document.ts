import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { closeReview } from '../review/index.ts'
import { lockDocument, setState } from './documents.store.ts'

/** Takes the document back out of review (撤回送审) to work on it. */
export async function recallDocument(ctx: Context, { id, reason }: { id: string; reason: string }): Promise<void> {
  await ctx.transaction(async (tx) => {
    const document = await lockDocument(tx, id)
    authorize(ctx, 'documents.write', document.unitId)
    if (document.workState !== 'in-review' || document.reviewCaseId === null)
      throw new AppError('review.already-closed')
    await closeReview(tx, ctx, { caseId: document.reviewCaseId, state: 'recalled', reason })
    await setState(tx, id, { workState: 'draft' })
    await record(tx, ctx, {
      type: 'document.recalled',
      subject: { type: 'document', id },
      unitId: document.unitId,
      reason,
      data: { caseId: document.reviewCaseId },
    })
  })
}
