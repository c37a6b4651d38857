import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import { giveOpinion, openStepFor, type SecrecyFindings } from '../review/index.ts'
import { inspectFilesOf, refuseOpenLeaks } from './check-leaks.ts'
import type { Document } from './domain/document.ts'
import { getRevision, lockDocument, setState } from './documents.store.ts'
import { clearEmergency } from './publications.store.ts'

/** An opinion on the revision with this hash. */
export interface DocumentOpinion {
  readonly id: string
  readonly decision: 'approve' | 'return'
  readonly opinion: string
  readonly revisionHash: string
  readonly findings?: SecrecyFindings | undefined
}

async function settle(
  tx: Tx,
  ctx: Context,
  { document, revisionId, state }: { document: Document; revisionId: string; state: 'approved' | 'returned' },
): Promise<void> {
  const subject = { type: 'document', id: document.id }
  if (document.isEmergency && document.publishedRevisionId === revisionId) {
    // Approved after the fact: the mark goes. Returned after the fact: it stays published and marked until the office decides.
    await setState(tx, document.id, { workState: state === 'approved' ? 'idle' : 'returned' })
    if (state === 'approved') {
      await clearEmergency(tx, document.id)
      await record(tx, ctx, {
        type: 'disclosure.emergency-approved',
        subject,
        unitId: document.unitId,
        data: { revisionId },
      })
    }
    return
  }
  await setState(
    tx,
    document.id,
    state === 'approved'
      ? { workState: 'approved', approvedRevisionId: revisionId }
      : { workState: 'returned', approvedRevisionId: null },
  )
}

/** Gives an opinion at the open step; the last approval makes exactly this revision publishable, a return gives it back. */
export async function giveDocumentOpinion(
  ctx: Context,
  input: DocumentOpinion,
): Promise<{ state: 'open' | 'approved' | 'returned' }> {
  await inspectFilesOf(ctx, input.id)
  return ctx.transaction(async (tx) => {
    const document = await lockDocument(tx, input.id)
    if (document.workState !== 'in-review' || document.reviewCaseId === null)
      throw new AppError('review.already-closed')
    const { isSecrecy } = await openStepFor(tx, ctx, document.reviewCaseId)
    const { state, revisionId } = await giveOpinion(tx, ctx, {
      caseId: document.reviewCaseId,
      decision: input.decision,
      opinion: input.opinion,
      revisionHash: input.revisionHash,
      ...(input.findings ? { findings: input.findings } : {}),
    })
    const revision = await getRevision(tx, revisionId)
    // 先审查、后公开（保守国家秘密法实施条例第四十二条）: what stops the publication is decided at this step, or not at all.
    if (isSecrecy && input.decision === 'approve') await refuseOpenLeaks(tx, revision)
    if (state !== 'open') await settle(tx, ctx, { document, revisionId: revision.id, state })
    return { state }
  })
}
