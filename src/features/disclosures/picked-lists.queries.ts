import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../kernel/audience.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { LINE, LINE_FROM, type Listed, type ListedRow, toListed } from './listed.queries.ts'
import { all, LIVE, shownConditions } from './listing.queries.ts'

type Sql = RawBuilder<unknown>

async function pick(db: ReadDb, viewer: Viewer, { where, order }: { where: Sql; order: Sql }): Promise<Listed[]> {
  const shown = all([LIVE.own, ...shownConditions(viewer, { size: 0 })])
  const { rows } = await sql<ListedRow>`
    select ${LINE} from publication p ${LINE_FROM} where ${shown} and ${where} ${order}`.execute(db)
  return rows.map(toListed)
}

/** Those of the documents that are live and that the viewer may see, in no order. */
export async function listByIds(db: ReadDb, viewer: Viewer, documentIds: readonly string[]): Promise<Listed[]> {
  if (documentIds.length === 0) return []
  return pick(db, viewer, { where: sql`p.document_id = any(${[...documentIds]}::text[])`, order: sql`` })
}

/** The same by their public numbers. */
export async function listByNumbers(db: ReadDb, viewer: Viewer, numbers: readonly number[]): Promise<Listed[]> {
  if (numbers.length === 0) return []
  return pick(db, viewer, { where: sql`p.no = any(${[...numbers]}::bigint[])`, order: sql`` })
}

/** Every stage of these projects that the viewer may see, the oldest first. */
export async function listOfProjects(db: ReadDb, viewer: Viewer, projectNos: readonly string[]): Promise<Listed[]> {
  if (projectNos.length === 0) return []
  return pick(db, viewer, {
    where: sql`o.project_no <> '' and o.project_no = any(${[...projectNos]}::text[])`,
    order: sql`order by p.listed_on, p.no`,
  })
}

/** What the office has put on the front page, until its day is over; the newest first. */
export async function listPinned(db: ReadDb, viewer: Viewer, size: number): Promise<Listed[]> {
  return pick(db, viewer, {
    where: sql`p.pinned_until > now()`,
    order: sql`order by p.listed_on desc, p.no desc limit ${size}`,
  })
}

/** What a column announces for a day that is still to come (or today), the nearest first. */
export async function listUpcoming(
  db: ReadDb,
  viewer: Viewer,
  { columnId, from, size }: { columnId: string; from: string; size: number },
): Promise<Listed[]> {
  return pick(db, viewer, {
    where: sql`o.happens_on >= ${from}::date and exists (select from publication_column place
      where place.document_id = p.document_id and place.column_id = ${columnId})`,
    order: sql`order by o.happens_on, p.no limit ${size}`,
  })
}

/** The highest public number given so far. */
export async function highestNumber(db: ReadDb): Promise<number> {
  const row = await db
    .selectFrom('publication')
    .select((eb) => eb.fn.max('no').as('no'))
    .executeTakeFirst()
  return row?.no ?? 0
}

/** Numbers and days of the last change of live publications in a range of numbers, for site maps. */
export async function listNumbers(
  db: ReadDb,
  viewer: Viewer,
  { from, until }: { from: number; until: number },
): Promise<{ no: number; changedOn: string }[]> {
  const { rows } = await sql<{ no: number; changedOn: string }>`
    select p.no, case when p.published_at > p.first_published_at
      then (p.published_at at time zone 'Asia/Shanghai')::date else p.listed_on end as "changedOn"
    from publication p
    where ${all([LIVE.own, ...shownConditions(viewer, { size: 0 })])} and p.no >= ${from} and p.no < ${until} order by p.no`.execute(
    db,
  )
  return rows
}
