import { dayOf } from '../../kernel/day.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { htmlToText, picturesWithoutAlt } from '../../platform/documents/sanitize.ts'
import { sha256 } from '../../platform/ids.ts'
import { type Gap, gapsOf } from './domain/completeness.ts'
import type { Document } from './domain/document.ts'
import { filesShown } from './domain/files-shown.ts'
import { canonicalText } from './domain/revision-text.ts'
import { findAttachments, insertRevision } from './documents.store.ts'

/** What is still missing before this working copy may go to review. */
export function gapsOfDraft({ title, bodyHtml, metadata }: Document['draft'], now: Date): Gap[] {
  return gapsOf({
    title,
    bodyText: htmlToText(bodyHtml),
    picturesWithoutAlt: picturesWithoutAlt(bodyHtml),
    attachmentCount: metadata.attachmentIds.length,
    metadata,
    today: dayOf(now),
  })
}

/** A revision that review and publication are bound to. */
export interface Frozen {
  readonly revisionId: string
  readonly no: number
  readonly hash: string
}

/** Freezes the working copy. Throws `document.incomplete` with the gaps, or `upload.not-found` for a file that is not its own. */
export async function freezeRevision(
  tx: Tx,
  ctx: Context,
  { document, changeNote }: { document: Document; changeNote: string },
): Promise<Frozen> {
  const { title, bodyHtml, metadata, editors } = document.draft
  const gaps = gapsOfDraft(document.draft, ctx.now())
  if (gaps.length > 0) throw new AppError('document.incomplete', { gaps })
  const wanted = filesShown(document.draft)
  const attachments = await findAttachments(tx, document.id, wanted)
  if (attachments.length !== wanted.length)
    throw new AppError('upload.not-found', { wanted: wanted.length, found: attachments.length })
  const hash = sha256(canonicalText({ title, bodyHtml, metadata, attachments }))
  const authorIds = [...new Set([...editors, ctx.actor.id])]
  const { id, no } = await insertRevision(tx, {
    documentId: document.id,
    title,
    bodyHtml,
    bodyText: htmlToText(bodyHtml),
    metadata,
    attachments,
    authorIds,
    changeNote,
    hash,
  })
  return { revisionId: id, no, hash }
}
