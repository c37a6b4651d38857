import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { json } from '../../platform/db/json.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type LedgerEntry, recordAll } from '../../platform/ledger/record.ts'
import type { Metadata } from './domain/metadata.ts'
import type { RevisionAttachment } from './documents.store.ts'

const MOVED = '由原系统迁入'

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

function toRecord(row: ImportRow): Record<string, unknown> {
  const { metadata } = row
  return {
    document_id: row.documentId,
    revision_id: row.revisionId,
    unit_id: row.unitId,
    title: row.title,
    body_html: row.bodyHtml,
    body_text: row.bodyText,
    metadata,
    files: row.attachments,
    attachments: row.attachments.map(({ alt: _, ...file }) => file),
    hash: row.hash,
    summary: row.summary,
    audience: metadata.audience.kind,
    audience_members: 'members' in metadata.audience ? metadata.audience.members : [],
    index_no: row.indexNo,
    doc_no: metadata.docNo,
    formed_on: metadata.formedOn === '' ? null : metadata.formedOn,
    cover_id: metadata.coverId === '' ? null : metadata.coverId,
    original_published_on: row.originalPublishedOn,
    expires_at: row.expiresAt,
    occasion: metadata.occasion ?? null,
    item_ids: metadata.itemIds,
    column_ids: metadata.columnIds,
  }
}

/** Writes everything that belongs to these documents in one statement: the texts cross to the database once. */
async function insertDocuments(tx: Tx, by: string, rows: readonly ImportRow[]): Promise<void> {
  await sql`
    with imported as materialized (
      select * from json_to_recordset(${json(rows.map(toRecord))}::json) as row (document_id text, revision_id text, unit_id text,
        title text, body_html text, body_text text, metadata jsonb, files json, attachments jsonb, hash text, summary text, audience text,
        audience_members text[], index_no text, doc_no text, formed_on date, cover_id text, original_published_on date,
        expires_at timestamptz, occasion json, item_ids text[], column_ids text[])
    ), documents as (
      insert into document (id, unit_id, work_state, created_by) select document_id, unit_id, 'idle', ${by} from imported
    ), attached as (
      insert into attachment (id, document_id, sha256, name, media_type, size, use, alt, added_by)
      select file.id, document_id, sha256, name, "mediaType", size, use, alt, ${by} from imported,
        json_to_recordset(files) as file (id text, sha256 text, name text, "mediaType" text, size bigint, use text, alt text)
    ), drafts as (
      insert into draft (document_id, title, body_html, metadata, saved_by)
      select document_id, title, body_html, metadata, ${by} from imported
    ), revisions as (
      insert into revision (id, document_id, no, title, body_html, body_text, metadata, attachments, author_ids, change_note, hash)
      select revision_id, document_id, 1, title, body_html, body_text, metadata, attachments, array[${by}], ${MOVED}, hash from imported
    ), published as (
      insert into publication (document_id, revision_id, title, summary, unit_id, audience, audience_members, index_no, doc_no,
        formed_on, cover_id, original_published_on, expires_at)
      select document_id, revision_id, title, summary, unit_id, audience, audience_members, index_no, doc_no,
        formed_on, cover_id, original_published_on, expires_at from imported
      returning document_id
    ), occasions as (
      insert into publication_occasion (document_id, happens_on, hours, venue, project_no, stage)
      select document_id, nullif(told."happensOn", '')::date, told.hours, told.venue, told."projectNo", told.stage
      from imported join published using (document_id), json_to_record(occasion) as told ("happensOn" text, hours text, venue text, "projectNo" text, stage text)
      where occasion is not null and json_typeof(occasion) = 'object'
    ), items as (
      insert into publication_item (document_id, item_id)
      select document_id, unnest(item_ids) from imported join published using (document_id)
    )
    insert into publication_column (document_id, column_id)
    select document_id, unnest(column_ids) from imported join published using (document_id)`.execute(tx)
}

function toEntry(row: ImportRow): LedgerEntry {
  return {
    type: 'disclosure.imported',
    subject: { type: 'document', id: row.documentId },
    unitId: row.unitId,
    reason: MOVED,
    data: {
      revisionId: row.revisionId,
      hash: row.hash,
      indexNo: row.indexNo,
      originalPublishedOn: row.originalPublishedOn,
      itemIds: row.metadata.itemIds,
    },
  }
}

/** Writes a batch: documents, revisions, publications and an entry on the ledger for each. */
export async function insertImported(tx: Tx, ctx: Context, rows: readonly ImportRow[]): Promise<void> {
  await insertDocuments(tx, ctx.actor.id, rows)
  await recordAll(tx, ctx, rows.map(toEntry))
}
