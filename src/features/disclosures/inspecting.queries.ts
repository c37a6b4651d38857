import { sql } from 'kysely'
import type { AudienceKind } from '../../kernel/audience.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { filesShown } from './domain/files-shown.ts'
import { EMPTY_METADATA, type Metadata } from './domain/metadata.ts'

/** A file that a publication shows. */
export interface InspectableFile {
  readonly id: string
  readonly name: string
  readonly sha256: string
  readonly mediaType: string
  readonly use: string
  readonly alt: string
  /** Could any words be read in it? */
  readonly hasText: boolean
}

/** A live publication as a monitor looks at it: its text as it stands, and every file that it shows. */
export interface Inspectable {
  readonly documentId: string
  readonly no: number
  readonly title: string
  readonly unitId: string
  readonly audience: AudienceKind
  readonly hash: string
  readonly bodyHtml: string
  readonly metadata: Metadata
  readonly files: readonly InspectableFile[]
}

function readRows(db: ReadDb, documentIds: readonly string[]) {
  return db
    .selectFrom('publication as p')
    .innerJoin('revision as r', 'r.id', 'p.revision_id')
    .select(['p.document_id as documentId', 'p.no', 'p.title', 'p.unit_id as unitId', 'p.audience'])
    .select(['r.hash', 'r.body_html as bodyHtml', 'r.metadata'])
    .where('p.document_id', 'in', [...documentIds])
    .where('p.state', '=', 'live')
    .orderBy('p.document_id')
    .execute()
}

function readFiles(db: ReadDb, documentIds: readonly string[]) {
  return db
    .selectFrom('attachment')
    .select(['id', 'document_id as documentId', 'name', 'sha256', 'media_type as mediaType', 'use', 'alt'])
    .select(sql<boolean>`text <> ''`.as('hasText'))
    .where('document_id', 'in', [...documentIds])
    .orderBy('added_at')
    .orderBy('id')
    .execute()
}

/** The live ones among these documents (expiry left to its job), in order of id. */
export async function findInspectable(db: ReadDb, documentIds: readonly string[]): Promise<Inspectable[]> {
  if (documentIds.length === 0) return []
  const [rows, files] = await Promise.all([readRows(db, documentIds), readFiles(db, documentIds)])
  const byDocument = new Map<string, InspectableFile[]>(rows.map(({ documentId }) => [documentId, []]))
  for (const { documentId, ...file } of files) byDocument.get(documentId)?.push(file)
  return rows.map((row) => {
    const text = { ...row, metadata: { ...EMPTY_METADATA, ...(row.metadata as Partial<Metadata>) } }
    const shown = new Set(filesShown(text))
    const own = (byDocument.get(row.documentId) ?? []).filter(({ id }) => shown.has(id))
    return { ...text, audience: row.audience as AudienceKind, files: own }
  })
}

/** Which of these files everybody can fetch now. */
export async function listFetchable(db: ReadDb, fileIds: readonly string[]): Promise<Set<string>> {
  if (fileIds.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select a.id from attachment a join publication p using (document_id) join revision r on r.id = p.revision_id
    where a.id = any(${[...fileIds]}::text[]) and p.state in ('live', 'kept') and p.audience = 'public'
      and (p.expires_at is null or p.expires_at > now())
      and r.attachments @> jsonb_build_array(jsonb_build_object('id', a.id))`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Which of these public numbers everybody can open now and read. */
export async function listOpenNumbers(db: ReadDb, numbers: readonly number[]): Promise<Set<number>> {
  if (numbers.length === 0) return new Set()
  const { rows } = await sql<{ no: number }>`
    select p.no from publication p where p.no = any(${[...numbers]}::bigint[]) and p.state in ('live', 'kept')
      and p.audience = 'public' and (p.expires_at is null or p.expires_at > now())`.execute(db)
  return new Set(rows.map(({ no }) => no))
}
