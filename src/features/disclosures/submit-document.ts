import { AppError, refuse } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { openReview } from '../review/index.ts'
import { inspectFilesOf, refuseUnansweredLeaks } from './check-leaks.ts'
import { objectionsToSubmitting } from './domain/document.ts'
import { lockDocument, setState } from './documents.store.ts'
import { freezeRevision } from './freeze-revision.ts'

/** Freezes the working copy as a revision and sends exactly that through review (送审). Throws `leak.blocked`. */
export async function submitDocument(
  ctx: Context,
  { id, version, changeNote = '' }: { id: string; version: number; changeNote?: string | undefined },
): Promise<{ caseId: string; revisionId: string }> {
  await inspectFilesOf(ctx, id)
  return ctx.transaction(async (tx) => {
    const document = await lockDocument(tx, id)
    authorize(ctx, 'documents.write', document.unitId)
    refuse(objectionsToSubmitting(document, 0))
    if (document.draft.version !== version)
      throw new AppError('document.version-conflict', { version: document.draft.version })
    await refuseUnansweredLeaks(tx, { ...document.draft, documentId: id })
    const frozen = await freezeRevision(tx, ctx, { document, changeNote })
    const { caseId } = await openReview(tx, ctx, {
      subjectType: 'document',
      subjectId: id,
      revisionId: frozen.revisionId,
      revisionHash: frozen.hash,
      title: document.draft.title,
      unitId: document.unitId,
      materialKind: document.draft.metadata.materialKind,
      isMajor: document.draft.metadata.isMajor,
      authorIds: [...new Set([...document.draft.editors, ctx.actor.id])],
    })
    await setState(tx, id, { workState: 'in-review', reviewCaseId: caseId, approvedRevisionId: null })
    await record(tx, ctx, {
      type: 'document.submitted',
      subject: { type: 'document', id },
      unitId: document.unitId,
      reason: changeNote,
      data: { revisionId: frozen.revisionId, revisionNo: frozen.no, hash: frozen.hash, caseId },
    })
    return { caseId, revisionId: frozen.revisionId }
  })
}
