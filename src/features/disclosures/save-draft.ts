import { AppError, refuse } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { cleanHtml } from '../../platform/documents/sanitize.ts'
import { record } from '../../platform/ledger/record.ts'
import { type Document, objectionsToEditing } from './domain/document.ts'
import { type Metadata, tidyMetadata } from './domain/metadata.ts'
import { lockDocument, saveDraftRow, setState } from './documents.store.ts'

/** What the editor page sends; `version` is the one it was loaded or last saved with. */
export interface DraftInput {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly bodyHtml: string
  readonly metadata: Metadata
}

/** A change after approval voids the approval: what was approved is not what would be published. */
async function voidApproval(tx: Tx, ctx: Context, document: Document): Promise<void> {
  if (document.workState !== 'approved' && document.workState !== 'scheduled') return
  await setState(tx, document.id, { workState: 'draft', approvedRevisionId: null })
  await record(tx, ctx, {
    type: 'document.approval-voided',
    subject: { type: 'document', id: document.id },
    unitId: document.unitId,
    data: { revisionId: document.approvedRevisionId, caseId: document.reviewCaseId },
  })
}

/**
 * Saves the working copy (autosave). Throws `document.version-conflict` with the stored version when somebody else saved
 * in between; nothing is lost on either side, because nothing is overwritten.
 */
export async function saveDraft(
  ctx: Context,
  { id, version, title, bodyHtml, metadata }: DraftInput,
): Promise<{ version: number; savedAt: Date; bodyHtml: string }> {
  const cleaned = cleanHtml(bodyHtml)
  return ctx.transaction(async (tx) => {
    const document = await lockDocument(tx, id)
    authorize(ctx, 'documents.write', document.unitId)
    refuse(objectionsToEditing(document))
    if (document.draft.version !== version)
      throw new AppError('document.version-conflict', { version: document.draft.version })
    await voidApproval(tx, ctx, document)
    const saved = await saveDraftRow(tx, id, {
      title: title.trim(),
      bodyHtml: cleaned,
      metadata: tidyMetadata(metadata),
      by: ctx.actor.id,
    })
    if (document.workState === 'idle') {
      await setState(tx, id, { workState: 'draft' })
      await record(tx, ctx, { type: 'document.reopened', subject: { type: 'document', id }, unitId: document.unitId })
    }
    return { ...saved, bodyHtml: cleaned }
  })
}
