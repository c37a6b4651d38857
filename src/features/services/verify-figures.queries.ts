import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'

const MOST = 20

interface Wrong {
  readonly month: string
  readonly place: string
}

const NAMES = sql`(select name from service where id = service_id) || '/' || (select name from unit where id = unit_id)`

const wrongMatters = sql<Wrong>`
  select month::text, ${NAMES} || '/' || person_kind as place
  from (select month, service_id, unit_id, person_kind, sum(accepted) as accepted, sum(ended) as ended, sum(late) as late,
      sum(asked_again) as asked_again, sum(rated) as rated, sum(rating_sum) as rating_sum from service_case_counted group by 1, 2, 3, 4) c
    full join service_month k using (month, service_id, unit_id, person_kind)
  where (coalesce(c.accepted, 0), coalesce(c.ended, 0), coalesce(c.late, 0), coalesce(c.asked_again, 0), coalesce(c.rated, 0),
      coalesce(c.rating_sum, 0)) is distinct from (coalesce(k.accepted, 0), coalesce(k.ended, 0), coalesce(k.late, 0),
      coalesce(k.asked_again, 0), coalesce(k.rated, 0), coalesce(k.rating_sum, 0)) limit ${MOST}`

const wrongSteps = sql<Wrong>`
  select month::text, ${NAMES} || '/' || step_name as place
  from (select month, service_id, unit_id, step_name, sum(taken) as taken, sum(late) as late, sum(days) as days, max(days) as most_days
      from service_task_counted group by 1, 2, 3, 4) c
    full join service_step_month k using (month, service_id, unit_id, step_name)
  where (coalesce(c.taken, 0), coalesce(c.late, 0), coalesce(c.days, 0)) is distinct from
      (coalesce(k.taken, 0), coalesce(k.late, 0), coalesce(k.days, 0))
    or (c.taken > 0 and c.most_days is distinct from k.most_days) limit ${MOST}`

const wrongRatings = sql<{ number: string }>`
  select f.number from service_case m join case_file f on f.id = m.case_id where f.rating is distinct from m.rating limit ${MOST}`

/** Counts every matter and step anew and compares with what is kept by month; empty when the figures are right. */
export async function verifyFigures(db: Database): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    // Over millions it takes as long as it takes.
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local work_mem = '64MB'`.execute(tx)
    const matters = await wrongMatters.execute(tx)
    const steps = await wrongSteps.execute(tx)
    const ratings = await wrongRatings.execute(tx)
    return [
      ...matters.rows.map(({ month, place }) => `办件数 ${month.slice(0, 7)} ${place} 与办件不符。`),
      ...steps.rows.map(({ month, place }) => `环节用时 ${month.slice(0, 7)} ${place} 与办件不符。`),
      ...ratings.rows.map(({ number }) => `办件 ${number} 的评价与案卷不符。`),
    ]
  })
}
