import type { ReadDb } from '../../platform/db/database.ts'
import type { RevisionAttachment } from './documents.store.ts'

/** Revisions with all that their hash is taken over, in the order of their ids, in steps. */
export async function listRevisionTexts(db: ReadDb, after: string, limit: number) {
  const rows = await db
    .selectFrom('revision')
    .select(['id', 'document_id', 'no', 'title', 'body_html', 'metadata', 'attachments', 'hash'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ document_id: documentId, body_html: bodyHtml, attachments, ...row }) => ({
    ...row,
    documentId,
    bodyHtml,
    attachments: attachments as RevisionAttachment[],
  }))
}
