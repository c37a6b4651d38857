import { sql } from 'kysely'
import type { AudienceKind, Viewer } from '../../kernel/audience.ts'
import { visibleTo } from '../../platform/db/audience.ts'
import type { ReadDb } from '../../platform/db/database.ts'

/** A file of a publication, with the words in it. */
export interface IndexableFile {
  readonly id: string
  readonly name: string
  readonly text: string
}

/** A live publication as the search index needs it. */
export interface Indexable {
  readonly documentId: string
  readonly no: number
  readonly title: string
  readonly summary: string
  /** The headings of the text, one a line. */
  readonly headings: string
  readonly bodyText: string
  /** The files whose words could be read. */
  readonly files: readonly IndexableFile[]
  readonly keywords: readonly string[]
  readonly docNo: string
  readonly indexNo: string
  readonly revisionHash: string
  readonly unitId: string
  readonly itemIds: readonly string[]
  readonly columnIds: readonly string[]
  readonly audience: AudienceKind
  readonly audienceMembers: readonly string[]
  readonly expiresAt: Date | null
  readonly listedOn: string
}

/** A live publication as the counters need it: everything under which it counts, and no text. */
export interface Countable {
  readonly documentId: string
  readonly unitId: string
  readonly audience: AudienceKind
  readonly columnIds: readonly string[]
  readonly itemIds: readonly string[]
}

/** The words in the files of a revision, as far as they are searched. */
const FILES = sql<IndexableFile[]>`(select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name,
  'text', left(a.text, 200000)) order by a.added_at, a.id), '[]') from attachment a
  where a.use = 'file' and a.text <> '' and a.id in (select x ->> 'id' from jsonb_array_elements(r.attachments) x))`
const ITEM_IDS = sql<
  string[]
>`array(select item_id from publication_item i where i.document_id = p.document_id order by 1)`
const COLUMN_IDS = sql<
  string[]
>`array(select column_id from publication_column c where c.document_id = p.document_id order by 1)`

const HEADING = /<h[1-6][^>]*>([^]*?)<\/h[1-6]>/g

function headingsIn(html: string): string {
  return [...html.matchAll(HEADING)].map(([, inner = '']) => inner.replaceAll(/<[^>]*>/g, '')).join('\n')
}

function readLive(db: ReadDb, documentIds: readonly string[]) {
  return db
    .selectFrom('publication as p')
    .innerJoin('revision as r', 'r.id', 'p.revision_id')
    .select(['p.document_id', 'p.no', 'p.title', 'p.summary', 'r.body_text', 'r.body_html', 'r.metadata', 'r.hash'])
    .select(['p.doc_no', 'p.index_no'])
    .select(['p.unit_id', 'p.audience', 'p.audience_members', 'p.expires_at', 'p.listed_on'])
    .select([FILES.as('files'), ITEM_IDS.as('item_ids'), COLUMN_IDS.as('column_ids')])
    .where('p.document_id', 'in', [...documentIds])
    .where('p.state', '=', 'live')
    .execute()
}

/** The live ones among these documents (`state = 'live'`, expiry left to the caller's clock). */
export async function findIndexable(db: ReadDb, documentIds: readonly string[]): Promise<Indexable[]> {
  if (documentIds.length === 0) return []
  const rows = await readLive(db, documentIds)
  return rows.map((row) => ({
    documentId: row.document_id,
    no: row.no,
    title: row.title,
    summary: row.summary,
    headings: headingsIn(row.body_html),
    bodyText: row.body_text,
    files: row.files,
    keywords: (row.metadata as { keywords?: string[] }).keywords ?? [],
    docNo: row.doc_no,
    indexNo: row.index_no,
    revisionHash: row.hash,
    unitId: row.unit_id,
    itemIds: row.item_ids,
    columnIds: row.column_ids,
    audience: row.audience as AudienceKind,
    audienceMembers: row.audience_members,
    expiresAt: row.expires_at,
    listedOn: row.listed_on,
  }))
}

/** The live ones among these documents, with the columns and items under which they stand. */
export async function findCountable(db: ReadDb, documentIds: readonly string[]): Promise<Countable[]> {
  if (documentIds.length === 0) return []
  const rows = await db
    .selectFrom('publication as p')
    .select(['p.document_id', 'p.unit_id', 'p.audience'])
    .select([COLUMN_IDS.as('column_ids'), ITEM_IDS.as('item_ids')])
    .where('p.document_id', 'in', [...documentIds])
    .where('p.state', '=', 'live')
    .execute()
  return rows.map((row) => ({
    documentId: row.document_id,
    unitId: row.unit_id,
    audience: row.audience as AudienceKind,
    columnIds: row.column_ids,
    itemIds: row.item_ids,
  }))
}

/** What is live, as the index and the counters must equal it. */
type Live = Pick<Indexable, 'documentId' | 'revisionHash' | 'audience' | 'audienceMembers'>

/** Everything live, in steps. */
export async function listLive(db: ReadDb, after: string, limit: number): Promise<Live[]> {
  const rows = await db
    .selectFrom('publication as p')
    .innerJoin('revision as r', 'r.id', 'p.revision_id')
    .select(['p.document_id', 'r.hash', 'p.audience', 'p.audience_members'])
    .where('p.state', '=', 'live')
    .where('p.document_id', '>', after)
    .orderBy('p.document_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    documentId: row.document_id,
    revisionHash: row.hash,
    audience: row.audience as AudienceKind,
    audienceMembers: row.audience_members,
  }))
}

/** Those of the documents that the viewer may find at this moment: what a reader of the ledger asks before it shows anything. */
export async function findShown(db: ReadDb, viewer: Viewer, documentIds: readonly string[]): Promise<Set<string>> {
  if (documentIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('publication as p')
    .select('p.document_id')
    .where('p.document_id', 'in', [...documentIds])
    .where('p.state', '=', 'live')
    .where(visibleTo(viewer, 'p'))
    .where((eb) => eb.or([eb('p.expires_at', 'is', null), eb('p.expires_at', '>', sql<Date>`now()`)]))
    .execute()
  return new Set(rows.map((row) => row.document_id))
}
