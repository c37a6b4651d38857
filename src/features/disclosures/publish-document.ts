import { AppError, refuse } from '../../kernel/app-error.ts'
import { authorize, type Context, SYSTEM } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { record } from '../../platform/ledger/record.ts'
import { openReview } from '../review/index.ts'
import { inspectFilesOf, refuseOpenLeaks } from './check-leaks.ts'
import { objectionsToPublishing, objectionsToSubmitting } from './domain/document.ts'
import { getRevision, lockDocument, setState } from './documents.store.ts'
import { freezeRevision } from './freeze-revision.ts'
import { publishRevision } from './publish-revision.ts'

/**
 * Publishes the approved revision, or sets the hour for it (定时发布). A right of its own: who approved has not thereby
 * published. The time of publication is the database's. Throws `document.not-approved`.
 */
export async function publishDocument(
  ctx: Context,
  { id, at }: { id: string; at?: Date | undefined },
): Promise<{ no: number | null; scheduledAt: Date | null }> {
  await inspectFilesOf(ctx, id)
  return ctx.transaction(async (tx) => {
    const document = await lockDocument(tx, id)
    authorize(ctx, 'documents.publish', document.unitId)
    refuse(objectionsToPublishing(document))
    if (at && at.getTime() > ctx.now().getTime()) {
      await refuseOpenLeaks(tx, await getRevision(tx, document.approvedRevisionId ?? ''))
      await setState(tx, id, { workState: 'scheduled', publishAt: at })
      await record(tx, ctx, {
        type: 'document.scheduled',
        subject: { type: 'document', id },
        unitId: document.unitId,
        data: { at: at.toISOString() },
      })
      await enqueue(tx, {
        name: 'disclosures.publish-due',
        payload: { documentId: id },
        runAt: at,
        key: `publish:${id}`,
      })
      return { no: null, scheduledAt: at }
    }
    const { no } = await publishRevision(tx, ctx, {
      unitId: document.unitId,
      revisionId: document.approvedRevisionId ?? '',
      isEmergency: false,
      reason: '',
    })
    return { no, scheduledAt: null }
  })
}

/** What the guard has learnt since the approval stops the hour; the document is approved still, and the office sees why. */
async function stopSchedule(ctx: Context, documentId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { workState, unitId } = await lockDocument(tx, documentId)
    if (workState !== 'scheduled') return
    await setState(tx, documentId, { workState: 'approved' })
    await record(tx, ctx, {
      type: 'document.schedule-stopped',
      subject: { type: 'document', id: documentId },
      unitId,
      reason: '公开前检查发现不应公开的内容',
    })
  })
}

/** The hour set for a document has come. Does nothing when it was taken back, changed or moved meanwhile. */
export async function publishDue(ctx: Context, documentId: string): Promise<void> {
  if (ctx.actor !== SYSTEM) throw new AppError('access.denied')
  await inspectFilesOf(ctx, documentId)
  const publish = async (tx: Tx): Promise<void> => {
    const document = await lockDocument(tx, documentId)
    if (document.workState !== 'scheduled' || document.approvedRevisionId === null) return
    await publishRevision(tx, ctx, {
      unitId: document.unitId,
      revisionId: document.approvedRevisionId,
      isEmergency: false,
      reason: '到达预定发布时间',
    })
  }
  try {
    await ctx.transaction(publish)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'leak.blocked') throw error
    await stopSchedule(ctx, documentId)
  }
}

/**
 * Publishes at once and has it reviewed afterwards (紧急发布), for what cannot wait. Needs a reason; stays marked and
 * listed until the review approves it.
 */
export async function emergencyPublish(
  ctx: Context,
  { id, version, reason }: { id: string; version: number; reason: string },
): Promise<number> {
  if (reason.trim() === '') throw new AppError('document.reason-required')
  await inspectFilesOf(ctx, id)
  return ctx.transaction(async (tx) => {
    const document = await lockDocument(tx, id)
    authorize(ctx, 'documents.publish', document.unitId)
    refuse(objectionsToSubmitting(document, 0))
    if (document.draft.version !== version)
      throw new AppError('document.version-conflict', { version: document.draft.version })
    if (document.draft.metadata.disclosureMode !== 'proactive') throw new AppError('document.not-proactive')
    const frozen = await freezeRevision(tx, ctx, { document, changeNote: '紧急发布' })
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
      isRetrospective: true,
    })
    const { no } = await publishRevision(tx, ctx, {
      unitId: document.unitId,
      revisionId: frozen.revisionId,
      isEmergency: true,
      reason,
    })
    await setState(tx, id, { workState: 'in-review', reviewCaseId: caseId, approvedRevisionId: null })
    return no
  })
}
