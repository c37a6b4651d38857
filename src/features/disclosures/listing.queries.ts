import { type RawBuilder, sql } from 'kysely'
import { kindsSeenWhole, type Viewer } from '../../kernel/audience.ts'
import { visibleTo } from '../../platform/db/audience.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { PREPARED } from '../../platform/db/prepared.ts'
import { LINE, LINE_FROM, type Listed, type ListedRow, toListed } from './listed.queries.ts'

/** What sort of publications: with a number of the office, within a posting period, or with a picture. */
export const LIST_KINDS = ['official', 'posting', 'picture'] as const
export type ListKind = (typeof LIST_KINDS)[number]

/** Which publications; everything given must hold. */
export interface ListFilter {
  readonly unitId?: string | undefined
  readonly columnId?: string | undefined
  readonly itemIds?: readonly string[] | undefined
  readonly year?: number | undefined
  readonly kind?: ListKind | undefined
  /** Without what happens on this day or later: events to come and jobs that are open stand elsewhere. */
  readonly before?: string | undefined
  readonly page?: number | undefined
  readonly size: number
}

type Sql = RawBuilder<unknown>

/**
 * Where a list is read from, newest first, by an index made for it: the places of one column or one item, or all that is
 * live. `at` names the table that the index belongs to; `joined` brings the publication, as `p`.
 */
export interface Source {
  readonly from: Sql
  readonly joined: Sql
  readonly at: 'place' | 'p'
  readonly own: Sql
}

/** All that is live. */
export const LIVE: Source = { from: sql`publication p`, joined: sql``, at: 'p', own: sql`p.state = 'live'` }

function places(table: 'publication_column' | 'publication_item', own: Sql): Source {
  return {
    from: sql`${sql.table(table)} place`,
    joined: sql`join publication p using (document_id)`,
    at: 'place',
    own: sql`${own} and place.is_live`,
  }
}

/** The index from which the list is read. */
export function sourceOf({ columnId, itemIds }: ListFilter): Source {
  if (columnId !== undefined) return places('publication_column', sql`place.column_id = ${columnId}`)
  return itemIds === undefined ? LIVE : places('publication_item', sql`place.item_id = ${itemIds[0] ?? ''}`)
}

/** Within a column: those that count for one of these items. */
function countsFor(itemIds: readonly string[]): Sql {
  return sql`exists (select from publication_item i
    where i.document_id = place.document_id and i.item_id = any(${[...itemIds]}::text[]))`
}

/** What the index of the source can decide alone. */
export function placedConditions(viewer: Viewer, filter: ListFilter, { at, own }: Source): Sql[] {
  const { unitId, year, columnId, itemIds } = filter
  const isVisitor = !viewer.isMember && !viewer.readsAll
  return [
    own,
    ...(isVisitor ? [sql`${sql.ref(`${at}.audience`)} = 'public'`] : []),
    ...(columnId === undefined || itemIds === undefined ? [] : [countsFor(itemIds)]),
    ...(unitId === undefined ? [] : [sql`${sql.ref(`${at}.unit_id`)} = ${unitId}`]),
    ...(year === undefined
      ? []
      : [
          sql`${sql.ref(`${at}.listed_on`)} >= ${`${String(year)}-01-01`}::date`,
          sql`${sql.ref(`${at}.listed_on`)} < ${`${String(year + 1)}-01-01`}::date`,
        ]),
  ]
}

const OF_KIND: Readonly<Record<ListKind, Sql>> = {
  official: sql`p.doc_no <> ''`,
  posting: sql`p.expires_at is not null`,
  picture: sql`p.cover_id is not null`,
}

function narrowing({ kind, before }: ListFilter): Sql[] {
  return [
    ...(kind === undefined ? [] : [OF_KIND[kind]]),
    ...(before === undefined
      ? []
      : [
          sql`not exists (select from publication_occasion o
            where o.document_id = p.document_id and o.happens_on >= ${before}::date)`,
        ]),
  ]
}

/** What only the publication itself can decide. */
export function shownConditions(viewer: Viewer, filter: ListFilter): Sql[] {
  return [visibleTo(viewer, 'p'), sql`(p.expires_at is null or p.expires_at > now())`, ...narrowing(filter)]
}

/** All of these together. */
export function all(conditions: readonly Sql[]): Sql {
  return sql.join(conditions, sql` and `)
}

interface Reach {
  readonly limit: number
  readonly offset: number
  readonly source?: Source
}

/** The newest of what matches, as rows (document_id, listed_on, no): never reads further than it is asked to. */
export function newest(viewer: Viewer, filter: ListFilter, { limit, offset, source = sourceOf(filter) }: Reach): Sql {
  const { at, from, joined } = source
  const where = all([...placedConditions(viewer, filter, source), ...shownConditions(viewer, filter)])
  return sql`select ${sql.ref(`${at}.document_id`)} as document_id, ${sql.ref(`${at}.listed_on`)} as listed_on, ${sql.ref(`${at}.no`)} as no
    from ${from} ${joined} where ${where}
    order by ${sql.ref(`${at}.listed_on`)} desc, ${sql.ref(`${at}.no`)} desc limit ${sql.lit(limit)} offset ${sql.lit(offset)}`
}

/** The same for several items together: the newest of each, then the newest of those, each document once. */
function newestOfAny(viewer: Viewer, filter: ListFilter, reach: Reach): Sql {
  const { itemIds, columnId } = filter
  if (columnId !== undefined || itemIds === undefined || itemIds.length < 2) return newest(viewer, filter, reach)
  const each = itemIds.map(
    (id) => sql`(${newest(viewer, { ...filter, itemIds: [id] }, { limit: reach.limit + reach.offset, offset: 0 })})`,
  )
  return sql`select * from (${sql.join(each, sql` union `)}) any_item
    order by listed_on desc, no desc limit ${sql.lit(reach.limit)} offset ${sql.lit(reach.offset)}`
}

/** Live publications the viewer may see, newest first. */
export async function listPublications(db: ReadDb, viewer: Viewer, filter: ListFilter): Promise<Listed[]> {
  const { page = 1, size } = filter
  const { rows } = await sql<ListedRow>`${page === 1 ? PREPARED : sql``}
    select ${LINE} from (${newestOfAny(viewer, filter, { limit: size, offset: (page - 1) * size })}) chosen
    join publication p using (document_id) ${LINE_FROM}
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
  const { rows } = await sql<ListedRow & { column_id: string }>`${PREPARED}
    select wanted.column_id, ${LINE} from unnest(${[...columnIds]}::text[]) wanted (column_id)
    cross join lateral (${newest(viewer, { size }, { limit: size, offset: 0, source })}) chosen
    join publication p using (document_id) ${LINE_FROM}
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
  const narrowed = narrowing(filter)
  return {
    whole: sql`${one} ${narrowed.length > 0 ? joined : sql``}
      where ${all([...placed, sql`${audience} = any(${kindsSeenWhole(viewer)}::text[])`, ...narrowed])}`,
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
  const filters =
    given.itemIds && given.columnId === undefined
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
