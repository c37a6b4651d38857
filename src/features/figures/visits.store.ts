import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'

/** Adds the visits of a day, by the public numbers of the articles; numbers of nothing are left out. */
export async function addVisits(
  tx: Tx,
  day: Day,
  visits: readonly { readonly no: number; readonly people: number; readonly robots: number }[],
): Promise<void> {
  const ordered = [...visits].sort((a, b) => a.no - b.no)
  const column = (of: 'no' | 'people' | 'robots'): number[] => ordered.map((visit) => visit[of])
  await sql`
    insert into visit_day (document_id, on_day, people, robots)
    select p.document_id, ${day}::date, v.people, v.robots
    from unnest(${column('no')}::bigint[], ${column('people')}::int[], ${column('robots')}::int[]) v (no, people, robots)
    join publication p on p.no = v.no order by p.document_id
    on conflict (document_id, on_day) do update set
      people = visit_day.people + excluded.people, robots = visit_day.robots + excluded.robots`.execute(tx)
}

/**
 * Visits that another system counted, as a whole: spread over the public articles of a year and the days on which they stood, the newest
 * articles most. They add up to `total`.
 */
export async function insertPastVisits(tx: Tx, { year, total }: { year: number; total: number }): Promise<void> {
  const [first, last] = [`${String(year)}-01-01`, `${String(year)}-12-31`]
  await sql`
    with articles as (
      select document_id, greatest(listed_on, ${first}::date) as first_day, row_number() over (order by listed_on desc, no desc) as rank
      from publication where audience = 'public' and listed_on <= ${last}::date),
    shares as (
      select document_id, first_day, rank, sum(1.0 / (rank + 400)) over (order by rank) as upto, sum(1.0 / (rank + 400)) over () as whole
      from articles),
    counts as (
      select document_id, first_day, rank,
        (round(${total} * upto / whole) - round(${total} * coalesce(lag(upto) over (order by rank), 0) / whole))::int as people from shares)
    insert into visit_day (document_id, on_day, people)
    select document_id, first_day + (rank % (${last}::date - first_day + 1))::int, people from counts where people > 0`.execute(
    tx,
  )
}
