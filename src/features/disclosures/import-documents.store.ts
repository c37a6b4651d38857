import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { json } from '../../platform/db/json.ts'
import type { Tx } from '../../platform/db/database.ts'
import { snapshot } from '../../platform/ledger/record.ts'
import type { Metadata } from './domain/metadata.ts'
import type { RevisionAttachment } from './documents.store.ts'

/** A document with everything it becomes, ready to be written. */
export interface ImportRow {
  readonly documentId: string
  readonly revisionId: string
  readonly unitId: string
  readonly title: string
  readonly bodyHtml: string
  readonly bodyText: string
  readonly metadata: Metadata
  readonly attachments: readonly (RevisionAttachment & { alt: string })[]
  readonly hash: string
  readonly summary: string
  readonly indexNo: string
  readonly originalPublishedOn: string
  readonly expiresAt: Date | null
}

/** Reserves serial numbers for all these prefixes at once; the answer hands them out one by one. */
export async function reserveSerials(tx: Tx, prefixes: readonly string[]): Promise<(prefix: string) => number> {
  const wanted = new Map<string, number>()
  for (const prefix of prefixes) wanted.set(prefix, (wanted.get(prefix) ?? 0) + 1)
  const next = new Map<string, number>()
  // In one order everywhere, so that two imports never wait for each other in a circle.
  for (const [prefix, count] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const row = await tx
      .insertInto('index_counter')
      .values({ prefix, last: count })
      .onConflict((c) => c.column('prefix').doUpdateSet({ last: sql`index_counter.last + ${count}` }))
      .returning('last')
      .executeTakeFirstOrThrow()
    next.set(prefix, row.last - count)
  }
  return (prefix) => {
    const serial = (next.get(prefix) ?? 0) + 1
    next.set(prefix, serial)
    return serial
  }
}

async function insertTexts(tx: Tx, by: string, rows: readonly ImportRow[]): Promise<void> {
  await tx
    .insertInto('document')
    .values(rows.map((row) => ({ id: row.documentId, unit_id: row.unitId, work_state: 'idle', created_by: by })))
    .execute()
  const files = rows.flatMap((row) => row.attachments.map((file) => ({ row, file })))
  if (files.length > 0) {
    await tx
      .insertInto('attachment')
      .values(
        files.map(({ row, file }) => ({
          id: file.id,
          document_id: row.documentId,
          sha256: file.sha256,
          name: file.name,
          media_type: file.mediaType,
          size: file.size,
          use: file.use,
          alt: file.alt,
          added_by: by,
        })),
      )
      .execute()
  }
  await tx
    .insertInto('draft')
    .values(
      rows.map((row) => ({
        document_id: row.documentId,
        title: row.title,
        body_html: row.bodyHtml,
        metadata: json(row.metadata),
        saved_by: by,
      })),
    )
    .execute()
  await tx
    .insertInto('revision')
    .values(
      rows.map((row) => ({
        id: row.revisionId,
        document_id: row.documentId,
        no: 1,
        title: row.title,
        body_html: row.bodyHtml,
        body_text: row.bodyText,
        metadata: json(row.metadata),
        attachments: json(row.attachments.map(({ alt: _, ...file }) => file)),
        author_ids: [by],
        change_note: '由原系统迁入',
        hash: row.hash,
      })),
    )
    .execute()
}

async function insertPublications(tx: Tx, rows: readonly ImportRow[]): Promise<void> {
  await tx
    .insertInto('publication')
    .values(
      rows.map(({ metadata, ...row }) => ({
        document_id: row.documentId,
        revision_id: row.revisionId,
        title: row.title,
        summary: row.summary,
        unit_id: row.unitId,
        audience: metadata.audience.kind,
        audience_members: 'members' in metadata.audience ? [...metadata.audience.members] : [],
        index_no: row.indexNo,
        doc_no: metadata.docNo,
        formed_on: metadata.formedOn === '' ? null : metadata.formedOn,
        cover_id: metadata.coverId === '' ? null : metadata.coverId,
        original_published_on: row.originalPublishedOn,
        expires_at: row.expiresAt,
      })),
    )
    .execute()
  const items = rows.flatMap((row) =>
    row.metadata.itemIds.map((itemId) => ({ document_id: row.documentId, item_id: itemId })),
  )
  if (items.length > 0) await tx.insertInto('publication_item').values(items).execute()
  const columns = rows.flatMap((row) => row.metadata.columnIds.map((columnId) => [row.documentId, columnId] as const))
  if (columns.length > 0) {
    await sql`insert into publication_column (document_id, column_id, listed_on, no)
      select p.document_id, w.column_id, p.listed_on, p.no
      from unnest(${columns.map(([id]) => id)}::text[], ${columns.map(([, id]) => id)}::text[]) w (document_id, column_id) join publication p using (document_id)`.execute(
      tx,
    )
  }
}

/** Writes a batch: documents, revisions, publications and an entry on the ledger for each. */
export async function insertImported(tx: Tx, ctx: Context, rows: readonly ImportRow[]): Promise<void> {
  await insertTexts(tx, ctx.actor.id, rows)
  await insertPublications(tx, rows)
  const actor = json(snapshot(ctx.actor))
  await tx
    .insertInto('ledger')
    .values(
      rows.map((row) => ({
        type: 'disclosure.imported',
        subject_type: 'document',
        subject_id: row.documentId,
        unit_id: row.unitId,
        actor,
        reason: '由原系统迁入',
        request_id: ctx.requestId,
        data: json({
          revisionId: row.revisionId,
          hash: row.hash,
          indexNo: row.indexNo,
          originalPublishedOn: row.originalPublishedOn,
          itemIds: row.metadata.itemIds,
        }),
      })),
    )
    .execute()
}
