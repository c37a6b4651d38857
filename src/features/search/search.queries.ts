import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../kernel/audience.ts'
import { visibleTo } from '../../platform/db/audience.ts'
import type { Database, ReadDb } from '../../platform/db/database.ts'
import { findShown, listLive } from '../disclosures/index.ts'
import { markHits, type Piece, snippet } from './domain/highlight.ts'
import { sourceHash } from './search.store.ts'
import { queryWords } from './words.ts'

/** What is looked for, and where. */
export interface SearchRequest {
  readonly q: string
  readonly unitId?: string | undefined
  readonly year?: number | undefined
  readonly page: number
  readonly size: number
}

/** One answer, ready to be shown. */
export interface Hit {
  readonly no: number
  readonly title: readonly Piece[]
  readonly snippet: readonly Piece[]
  readonly unitId: string
  readonly listedOn: string
}

/** The answers of a page; `total` is counted up to a cap (“1000 条以上”). */
export interface SearchAnswer {
  readonly words: readonly string[]
  readonly total: number
  readonly isCapped: boolean
  readonly hits: readonly Hit[]
}

const CANDIDATES = 400
const COUNT_CAP = 1000

interface Row {
  document_id: string
  no: number
  title: string
  body: string
  unit_id: string
  listed_on: string
}

function toHit(row: Row, words: readonly string[]): Hit {
  return {
    no: row.no,
    unitId: row.unit_id,
    listedOn: row.listed_on,
    title: markHits(row.title, words),
    snippet: snippet(row.body, words),
  }
}

function conditions(viewer: Viewer, { unitId, year }: SearchRequest): RawBuilder<unknown> {
  const unit = unitId === undefined ? sql`true` : sql`e.unit_id = ${unitId}`
  const time =
    year === undefined
      ? sql`true`
      : sql`e.listed_on >= ${`${String(year)}-01-01`}::date and e.listed_on < ${`${String(year + 1)}-01-01`}::date`
  return sql`${visibleTo(viewer, 'e')} and (e.expires_at is null or e.expires_at > now()) and ${unit} and ${time}`
}

/**
 * Searches what the viewer may see. Two stages: matches in the title and the newest matches in the text are the
 * candidates, and only they are ranked (all words in the title, then how many of them, then the newest); so a frequent
 * word costs no more than a rare one (DESIGN.md §6).
 */
export async function search(db: ReadDb, viewer: Viewer, request: SearchRequest): Promise<SearchAnswer> {
  const words = queryWords(request.q)
  if (words.length === 0) return { words, total: 0, isCapped: false, hits: [] }
  const all = sql`array_to_string(array(select quote_literal(w) from unnest(${words}::text[]) w), ' & ')::tsquery`
  const where = conditions(viewer, request)
  const rows = await sql<Row>`
    with titled as (
      select e.document_id, e.listed_on, e.no, 2 as weight from search_entry e where e.title_words @@ ${all} and ${where} order by e.listed_on desc, e.no desc limit ${CANDIDATES}
    ), newest as (
      select e.document_id, e.listed_on, e.no, 1 as weight from search_entry e where e.words @@ ${all} and ${where} order by e.listed_on desc, e.no desc limit ${CANDIDATES}
    ), candidate as (
      select document_id, listed_on, no, max(weight) as weight
      from (select * from titled union all select * from newest) both_stages group by document_id, listed_on, no
    ), chosen as (
      select * from candidate order by weight desc, listed_on desc, no desc
      limit ${request.size} offset ${(request.page - 1) * request.size}
    )
    select e.document_id, e.no, e.title, left(e.body, 20000) as body, e.unit_id, e.listed_on from chosen c join search_entry e using (document_id)
    order by c.weight desc, c.listed_on desc, c.no desc`.execute(db)
  const counted = await sql<{
    n: number
  }>`select count(*)::int as n from (select 1 from search_entry e where e.words @@ ${all} and ${where} limit ${COUNT_CAP + 1}) capped`.execute(
    db,
  )
  // The index follows a moment behind; what was withdrawn or narrowed must not wait for it.
  const shown = await findShown(
    db,
    viewer,
    rows.rows.map((row) => row.document_id),
  )
  const current = rows.rows.filter((row) => shown.has(row.document_id))
  const n = (counted.rows[0]?.n ?? 0) - (rows.rows.length - current.length)
  const hits = current.map((row) => toHit(row, words))
  return { words, total: Math.min(n, COUNT_CAP), isCapped: n > COUNT_CAP, hits }
}

const STRIDE = 5000

const MOST_TOLD = 20

type Source = Awaited<ReturnType<typeof listLive>>[number]

/** What an entry must agree in: the words, and who may find them. */
function keyOf(hash: string, audience: string, members: readonly string[]): string {
  return [hash, audience, ...members].join(' ')
}

async function staleAmong(db: Database, batch: readonly Source[]): Promise<string[]> {
  if (batch.length === 0) return []
  const ids = batch.map(({ documentId }) => documentId)
  const entries = await db
    .selectFrom('search_entry')
    .select(['document_id', 'source_hash', 'audience', 'audience_members'])
    .where('document_id', 'in', ids)
    .execute()
  const indexed = new Map(
    entries.map((entry) => [entry.document_id, keyOf(entry.source_hash, entry.audience, entry.audience_members)]),
  )
  return batch
    .filter((source) => {
      const { audience, audienceMembers } = source
      return indexed.get(source.documentId) !== keyOf(sourceHash(source), audience, audienceMembers)
    })
    .map(({ documentId }) => `检索库缺少或落后于信息 ${documentId}。`)
}

async function countEntries(db: Database): Promise<number> {
  const { n } = await db
    .selectFrom('search_entry')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Compares the index with what is live, both ways. */
export async function verifySearch(db: Database): Promise<string[]> {
  const findings: string[] = []
  let live = 0
  let batch: Source[] = []
  do {
    batch = await listLive(db, batch.at(-1)?.documentId ?? '', STRIDE)
    findings.push(...(await staleAmong(db, batch)))
    live += batch.length
  } while (batch.length === STRIDE && findings.length <= MOST_TOLD)
  if (findings.length > 0) return findings
  const indexed = await countEntries(db)
  return indexed === live ? [] : [`检索库有 ${String(indexed)} 条，公开的信息有 ${String(live)} 条。`]
}
