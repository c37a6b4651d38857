import type { ErrorCode } from '../../kernel/error-codes.ts'
import { type Context, may } from '../../platform/context.ts'
import { openStepFor } from '../review/index.ts'
import {
  objectionsToDiscarding,
  objectionsToEditing,
  objectionsToPlacing,
  objectionsToPublishing,
  objectionsToSubmitting,
  objectionsToWithdrawing,
} from './domain/document.ts'
import { type DocumentRecord, getDocumentRecord, listAttachments, listRevisions } from './documents.queries.ts'
import { gapsOfDraft } from './freeze-revision.ts'

/** The reasons against each action, for this actor; the console shows them, the commands enforce the same. */
export interface Objections {
  readonly edit: ErrorCode[]
  readonly submit: ErrorCode[]
  readonly recall: ErrorCode[]
  readonly giveOpinion: ErrorCode[]
  readonly publish: ErrorCode[]
  readonly emergencyPublish: ErrorCode[]
  readonly withdraw: ErrorCode[]
  readonly place: ErrorCode[]
  readonly discard: ErrorCode[]
}

async function objectionsOf(ctx: Context, document: DocumentRecord, gapCount: number): Promise<Objections> {
  const denied = (
    permission: 'documents.write' | 'documents.publish' | 'documents.withdraw' | 'documents.place',
  ): ErrorCode[] => (may(ctx.actor, permission, document.unitId) ? [] : ['access.denied'])
  const caseId = document.workState === 'in-review' ? document.reviewCaseId : null
  const submitting = objectionsToSubmitting(document, gapCount)
  return {
    edit: [...denied('documents.write'), ...objectionsToEditing(document)],
    submit: [...denied('documents.write'), ...submitting],
    recall: [...denied('documents.write'), ...(caseId === null ? (['review.already-closed'] as const) : [])],
    giveOpinion: caseId === null ? ['review.already-closed'] : (await openStepFor(ctx.db, ctx, caseId)).objections,
    publish: [...denied('documents.publish'), ...objectionsToPublishing(document)],
    emergencyPublish: [...denied('documents.publish'), ...submitting],
    withdraw: [...denied('documents.withdraw'), ...objectionsToWithdrawing(document)],
    place: [...denied('documents.place'), ...objectionsToPlacing(document)],
    discard: [...denied('documents.write'), ...objectionsToDiscarding(document)],
  }
}

/** Where a file of a document is served. */
export function attachmentUrl({ id, name, use }: { id: string; name: string; use: string }): string {
  return use === 'picture' ? `/media/${id}` : `/files/${id}/${encodeURIComponent(name)}`
}

/** Everything the editor page and the document page need, in one answer. Throws `document.not-found`. */
export async function viewDocument(ctx: Context, id: string) {
  const document = await getDocumentRecord(ctx.db, ctx.actor, id)
  const gaps = gapsOfDraft(document.draft, ctx.now())
  const [attachments, revisions, objections] = await Promise.all([
    listAttachments(ctx.db, id),
    listRevisions(ctx.db, id),
    objectionsOf(ctx, document, gaps.length),
  ])
  return {
    document,
    gaps,
    revisions,
    objections,
    attachments: attachments.map((file) => ({ ...file, url: attachmentUrl(file) })),
  }
}
