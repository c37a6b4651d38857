import { type RawBuilder, sql } from 'kysely'
import { type AudienceKind, kindsSeenWhole, type Viewer } from '../../kernel/audience.ts'
import { visibleTo } from '../../platform/db/audience.ts'
import type { ReadDb } from '../../platform/db/database.ts'

/** A line in a public list. */
export interface Listed {
  readonly documentId: string
  readonly no: number
  readonly title: string
  readonly summary: string
  readonly unitId: string
  readonly unitName: string
  readonly unitSlug: string
  readonly listedOn: string
  readonly publishedAt: Date
  readonly expiresAt: Date | null
  readonly audience: AudienceKind
  readonly indexNo: string
  readonly docNo: string
  readonly coverId: string | null
  readonly isPinned: boolean
}

/** Which publications; everything given must hold. */
export interface ListFilter {
  readonly unitId?: string | undefined
  readonly columnId?: string | undefined
  readonly itemIds?: readonly string[] | undefined
  readonly year?: number | undefined
  readonly withCover?: boolean | undefined
  readonly page?: number | undefined
  readonly size: number
}

type Sql = RawBuilder<unknown>

/**
 * Where a list is read from, newest first, by an index made for it: the places of one column or one item, or all that is
 * live. `at` names the table that the index belongs to; `joined` brings the publication, as `p`.
 */
interface Source {
  readonly from: Sql
  readonly joined: Sql
  readonly at: 'place' | 'p'
  readonly own: Sql
}

const LIVE: Source = { from: sql`publication p`, joined: sql``, at: 'p', own: sql`p.state = 'live'` }

function places(table: 'publication_column' | 'publication_item', own: Sql): Source {
  return {
    from: sql`${sql.table(table)} place`,
    joined: sql`join publication p using (document_id)`,
    at: 'place',
    own: sql`${own} and place.is_live`,
  }
}

function sourceOf({ columnId, itemIds }: ListFilter): Source {
  if (columnId !== undefined) return places('publication_column', sql`place.column_id = ${columnId}`)
  return itemIds === undefined ? LIVE : places('publication_item', sql`place.item_id = ${itemIds[0] ?? ''}`)
}

/** What the index of the source can decide alone. */
function placedConditions(viewer: Viewer, filter: ListFilter, { at, own }: Source): Sql[] {
  const { unitId, year } = filter
  const isVisitor = !viewer.isMember && !viewer.readsAll
  return [
    own,
    ...(isVisitor ? [sql`${sql.ref(`${at}.audience`)} = 'public'`] : []),
    ...(unitId === undefined ? [] : [sql`${sql.ref(`${at}.unit_id`)} = ${unitId}`]),
    ...(year === undefined
      ? []
      : [
          sql`${sql.ref(`${at}.listed_on`)} >= ${`${String(year)}-01-01`}::date`,
          sql`${sql.ref(`${at}.listed_on`)} < ${`${String(year + 1)}-01-01`}::date`,
        ]),
  ]
}

const HAS_COVER = sql`p.cover_id is not null`

function shownConditions(viewer: Viewer, { withCover }: ListFilter): Sql[] {
  return [
    visibleTo(viewer, 'p'),
    sql`(p.expires_at is null or p.expires_at > now())`,
    ...(withCover === true ? [HAS_COVER] : []),
  ]
}

function all(conditions: readonly Sql[]): Sql {
  return sql.join(conditions, sql` and `)
}

interface Reach {
  readonly limit: number
  readonly offset: number
  readonly source?: Source
}

/** The newest of what matches, as rows (document_id, listed_on, no): never reads further than it is asked to. */
function newest(viewer: Viewer, filter: ListFilter, { limit, offset, source = sourceOf(filter) }: Reach): Sql {
  const { at, from, joined } = source
  const where = all([...placedConditions(viewer, filter, source), ...shownConditions(viewer, filter)])
  return sql`select ${sql.ref(`${at}.document_id`)} as document_id, ${sql.ref(`${at}.listed_on`)} as listed_on, ${sql.ref(`${at}.no`)} as no
    from ${from} ${joined} where ${where}
    order by ${sql.ref(`${at}.listed_on`)} desc, ${sql.ref(`${at}.no`)} desc limit ${limit} offset ${offset}`
}

/** The same for several items together: the newest of each, then the newest of those, each document once. */
function newestOfAny(viewer: Viewer, filter: ListFilter, reach: Reach): Sql {
  const { itemIds } = filter
  if (itemIds === undefined || itemIds.length < 2) return newest(viewer, filter, reach)
  const each = itemIds.map(
    (id) => sql`(${newest(viewer, { ...filter, itemIds: [id] }, { limit: reach.limit + reach.offset, offset: 0 })})`,
  )
  return sql`select * from (${sql.join(each, sql` union `)}) any_item
    order by listed_on desc, no desc limit ${reach.limit} offset ${reach.offset}`
}

interface Row {
  document_id: string
  no: number
  title: string
  summary: string
  unit_id: string
  unit_name: string
  unit_slug: string
  listed_on: string
  published_at: Date
  expires_at: Date | null
  audience: AudienceKind
  index_no: string
  doc_no: string
  cover_id: string | null
  is_pinned: boolean
}

function toListed(row: Row): Listed {
  return {
    documentId: row.document_id,
    no: row.no,
    title: row.title,
    summary: row.summary,
    unitId: row.unit_id,
    unitName: row.unit_name,
    unitSlug: row.unit_slug,
    listedOn: row.listed_on,
    publishedAt: row.published_at,
    expiresAt: row.expires_at,
    audience: row.audience,
    indexNo: row.index_no,
    docNo: row.doc_no,
    coverId: row.cover_id,
    isPinned: row.is_pinned,
  }
}

const LINE = sql`p.document_id, p.no, p.title, p.summary, p.unit_id, u.name as unit_name, u.slug as unit_slug, p.listed_on,
  p.published_at, p.expires_at, p.audience, p.index_no, p.doc_no, p.cover_id, coalesce(p.pinned_until > now(), false) as is_pinned`

/** Live publications the viewer may see, newest first. */
export async function listPublications(db: ReadDb, viewer: Viewer, filter: ListFilter): Promise<Listed[]> {
  const { page = 1, size } = filter
  const { rows } = await sql<Row>`
    select ${LINE} from (${newestOfAny(viewer, filter, { limit: size, offset: (page - 1) * size })}) chosen
    join publication p using (document_id) join unit u on u.id = p.unit_id
    order by p.listed_on desc, p.no desc`.execute(db)
  return rows.map(toListed)
}

/** The newest of each column, all in one question; a column without any is missing. */
export async function listByColumn(
  db: ReadDb,
  viewer: Viewer,
  { columnIds, size }: { columnIds: readonly string[]; size: number },
): Promise<ReadonlyMap<string, Listed[]>> {
  const source = places('publication_column', sql`place.column_id = wanted.column_id`)
  const { rows } = await sql<Row & { column_id: string }>`
    select wanted.column_id, ${LINE} from unnest(${[...columnIds]}::text[]) wanted (column_id)
    cross join lateral (${newest(viewer, { size }, { limit: size, offset: 0, source })}) chosen
    join publication p using (document_id) join unit u on u.id = p.unit_id
    order by p.listed_on desc, p.no desc`.execute(db)
  const lists = new Map<string, Listed[]>()
  for (const row of rows) lists.set(row.column_id, [...(lists.get(row.column_id) ?? []), toListed(row)])
  return lists
}

const COUNT_CAP = 10_000

async function countOf(db: ReadDb, lists: readonly Sql[]): Promise<number> {
  // No list is read past the cap; what stands in several of them is one document.
  const capped = lists.map((list) => sql`(${list} limit ${COUNT_CAP + 1})`)
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from (${sql.join(capped, sql` union `)}) capped`.execute(db)
  return counted.rows[0]?.n ?? 0
}

function countable(viewer: Viewer, filter: ListFilter): { whole: Sql; narrow: Sql } {
  const source = sourceOf(filter)
  const { at, from, joined } = source
  const audience = sql.ref(`${at}.audience`)
  const placed = placedConditions(viewer, filter, source)
  const one = sql`select ${sql.ref(`${at}.no`)} from ${from}`
  const cover = filter.withCover === true
  return {
    whole: sql`${one} ${cover ? joined : sql``}
      where ${all([...placed, sql`${audience} = any(${kindsSeenWhole(viewer)}::text[])`, ...(cover ? [HAS_COVER] : [])])}`,
    narrow: sql`${one} ${joined}
      where ${all([...placed, ...shownConditions(viewer, filter), sql`${audience} in ('units', 'groups')`])}`,
  }
}

/**
 * How many there are; counted up to a cap, so that a page never pays for a million, and mostly in the index alone: what
 * expired in the last minute may still be counted, as it is by the counters.
 */
export async function countPublications(
  db: ReadDb,
  viewer: Viewer,
  given: Omit<ListFilter, 'size' | 'page'>,
): Promise<{ total: number; isCapped: boolean }> {
  const filters = given.itemIds
    ? given.itemIds.map((id) => ({ ...given, itemIds: [id], size: 0 }))
    : [{ ...given, size: 0 }]
  const lists = filters.map((filter) => countable(viewer, filter))
  const mayBeNamed = !viewer.readsAll && (viewer.unitIds.length > 0 || viewer.groupIds.length > 0)
  const n =
    (await countOf(
      db,
      lists.map(({ whole }) => whole),
    )) +
    (mayBeNamed
      ? await countOf(
          db,
          lists.map(({ narrow }) => narrow),
        )
      : 0)
  return { total: Math.min(n, COUNT_CAP), isCapped: n > COUNT_CAP }
}

/** A link to another publication. */
export interface Neighbour {
  readonly no: number
  readonly title: string
}

/** The neighbours of a publication in a column's list: the next newer and the next older one the viewer may see. */
export async function findNeighbours(
  db: ReadDb,
  viewer: Viewer,
  at: { no: number; listedOn: string; columnId?: string | undefined; unitId?: string | undefined },
): Promise<{ newer: Neighbour | undefined; older: Neighbour | undefined }> {
  const filter = { columnId: at.columnId, unitId: at.unitId, size: 1 }
  const source = sourceOf(filter)
  const where = all([...placedConditions(viewer, filter, source), ...shownConditions(viewer, filter)])
  const [day, no] = [sql.ref(`${source.at}.listed_on`), sql.ref(`${source.at}.no`)]
  const here = sql`(${at.listedOn}::date, ${at.no}::bigint)`
  const side = (than: Sql, order: Sql): Sql => sql`select p.no, p.title from ${source.from} ${source.joined}
    where ${where} and (${day}, ${no}) ${than} ${here} order by ${day} ${order}, ${no} ${order} limit 1`
  const { rows } = await sql<Neighbour & { side: string }>`
    select 'newer' as side, n.* from (${side(sql`>`, sql`asc`)}) n
    union all select 'older', o.* from (${side(sql`<`, sql`desc`)}) o`.execute(db)
  const of = (name: string): Neighbour | undefined => {
    const row = rows.find((candidate) => candidate.side === name)
    return row && { no: row.no, title: row.title }
  }
  return { newer: of('newer'), older: of('older') }
}

/** The highest public number given so far. */
export async function highestNumber(db: ReadDb): Promise<number> {
  const row = await db
    .selectFrom('publication')
    .select((eb) => eb.fn.max('no').as('no'))
    .executeTakeFirst()
  return row?.no ?? 0
}

/** Numbers and days of live publications in a range of numbers, for site maps. */
export async function listNumbers(
  db: ReadDb,
  viewer: Viewer,
  { from, until }: { from: number; until: number },
): Promise<{ no: number; listedOn: string }[]> {
  const { rows } = await sql<{ no: number; listedOn: string }>`
    select p.no, p.listed_on as "listedOn" from publication p
    where ${all([LIVE.own, ...shownConditions(viewer, { size: 0 })])} and p.no >= ${from} and p.no < ${until} order by p.no`.execute(
    db,
  )
  return rows
}
