import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'

/** Visits by people of public articles up to a day, or of a period. */
export interface CountedVisits {
  readonly from?: Day | undefined
  readonly to: Day
}

function counted({ from, to }: CountedVisits): RawBuilder<unknown> {
  const since = from === undefined ? sql`` : sql`and v.on_day >= ${from}::date`
  return sql`v.on_day <= ${to}::date ${since}`
}

const PUBLIC = sql`from visit_day v join publication p using (document_id) where p.audience = 'public'`

/** How many. */
export async function countVisits(db: ReadDb, asked: CountedVisits): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select coalesce(sum(v.people), 0)::int as total ${PUBLIC} and ${counted(asked)}`.execute(db)
  return rows[0]?.total ?? 0
}

/** How many by unit, the most first. */
export async function countVisitsByUnit(
  db: ReadDb,
  asked: CountedVisits,
): Promise<{ unitId: string; total: number }[]> {
  const { rows } = await sql<{ unitId: string; total: number }>`
    select p.unit_id as "unitId", sum(v.people)::int as total ${PUBLIC} and ${counted(asked)}
    group by 1 having sum(v.people) > 0 order by 2 desc, 1`.execute(db)
  return rows
}

/** An article with its visits. */
export interface VisitedArticle {
  readonly no: number
  readonly title: string
  readonly unitId: string
  readonly listedOn: string
  readonly visits: number
}

const SHOWN = sql`and p.state = 'live' and (p.expires_at is null or p.expires_at > now())`

/** A page of the articles that were visited and still show, those with most visits first. */
export async function listVisited(
  db: ReadDb,
  asked: CountedVisits & { readonly page: number; readonly size: number },
): Promise<VisitedArticle[]> {
  const { rows } = await sql<VisitedArticle>`
    select p.no::int as no, p.title, p.unit_id as "unitId", p.listed_on::text as "listedOn", sum(v.people)::int as visits
    ${PUBLIC} ${SHOWN} and ${counted(asked)} group by p.document_id having sum(v.people) > 0
    order by visits desc, p.no desc limit ${asked.size} offset ${(asked.page - 1) * asked.size}`.execute(db)
  return rows
}

/** How many articles `listVisited` has. */
export async function countVisited(db: ReadDb, asked: CountedVisits): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(distinct p.document_id)::int as total ${PUBLIC} ${SHOWN} and v.people > 0 and ${counted(asked)}`.execute(
    db,
  )
  return rows[0]?.total ?? 0
}

/** One line for each article and day that counts, in order: what a closed figure is sealed by. */
export async function listVisitKeys(db: ReadDb, asked: CountedVisits): Promise<{ key: string; people: number }[]> {
  const { rows } = await sql<{ key: string; people: number }>`
    select p.index_no || ' ' || v.on_day::text || ' ' || v.people as key, v.people ${PUBLIC} and v.people > 0 and ${counted(asked)}
    order by 1`.execute(db)
  return rows
}
