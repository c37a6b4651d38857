import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { APPLICATION } from './domain/application-kind.ts'
import type { ApplicantKind } from './domain/intake.ts'
import { type Counted, faultsOf, layOut, type TableRow } from './domain/statistics.ts'

/** A period, both days included. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

// Each application of the period stands in one row of what came (新收, 上年结转) and in one of what became of it. It is counted
// by the day it came and the day it was concluded; a case that the supervision office filed itself is in neither.
function placed({ from, to }: Period) {
  return sql`
    select f.id, f.number, f.subject, f.channel, f.opened_on, f.concluded_on, f.due_on, f.received_on, a.applicant_kind as column,
      case when f.opened_on >= ${from}::date then 'new' else 'carriedIn' end as came,
      case when f.concluded_on <= ${to}::date then f.outcome else 'carriedOut' end as became
    from case_file f join application a on a.case_id = f.id
    where f.kind = ${APPLICATION.name} and not f.is_mystery and f.opened_on <= ${to}::date
      and (f.concluded_on is null or f.concluded_on >= ${from}::date)`
}

/** The national table of a period with its sums, and where it does not add up (nowhere). */
export async function nationalTable(db: ReadDb, period: Period) {
  const { rows } = await sql<Counted>`
    with placed as (${placed(period)})
    select came as row, "column", count(*)::int as count from placed group by 1, 2
    union all select became, "column", count(*)::int from placed group by 1, 2`.execute(db)
  const table = layOut(rows)
  return { table, faults: faultsOf(table) }
}

/** The applications that one cell of the table counts; without a column, a whole row. */
export async function casesOfCell(
  db: ReadDb,
  period: Period,
  { row, column }: { row: TableRow; column?: ApplicantKind | undefined },
) {
  const isTotal = row === 'resultTotal'
  const { rows } = await sql<{ id: string; number: string; subject: string; openedOn: Day; concludedOn: Day | null }>`
    with placed as (${placed(period)})
    select id, number, subject, opened_on as "openedOn", concluded_on as "concludedOn" from placed
    where (${isTotal} and became <> 'carriedOut' or came = ${row} or became = ${row})
      and (${column ?? null}::text is null or "column" = ${column ?? null})
    order by number limit 10000`.execute(db)
  return rows
}

/** How those concluded in a period were handled: in time, how long, through which channel. Days are working days. */
export async function handlingFigures(db: ReadDb, period: Period) {
  const { rows } = await sql<{ channel: string; concluded: number; late: number }>`
    with placed as (${placed(period)})
    select channel, count(*) filter (where became <> 'carriedOut')::int as concluded,
      count(*) filter (where became <> 'carriedOut' and due_on < concluded_on)::int as late
    from placed group by 1 order by 1`.execute(db)
  return rows
}

/** From the receipt to the conclusion, for the average of working days. */
export async function concludedSpans(
  db: ReadDb,
  period: Period,
): Promise<{ receivedOn: Day; concludedOn: Day; cases: number }[]> {
  const { rows } = await sql<{ receivedOn: Day; concludedOn: Day; cases: number }>`
    with placed as (${placed(period)})
    select received_on as "receivedOn", concluded_on as "concludedOn", count(*)::int as cases from placed
    where became <> 'carriedOut' and received_on is not null group by 1, 2`.execute(db)
  return rows
}

/** An application behind a figure: nothing that names anybody. */
export interface TableCase {
  readonly number: string
  readonly openedOn: string
  readonly concludedOn: string | null
}

/** The applications that stand in one of these rows, in the order of their numbers: what a figure made of rows counts. */
export async function casesOfRows(
  db: ReadDb,
  { rows: wanted, ...period }: Period & { readonly rows: readonly TableRow[] },
): Promise<TableCase[]> {
  const { rows } = await sql<TableCase>`
    with placed as (${placed(period)})
    select number, opened_on::text as "openedOn", concluded_on::text as "concludedOn" from placed
    where came = any(${[...wanted]}::text[]) or became = any(${[...wanted]}::text[]) order by number`.execute(db)
  return rows
}

/** A remedy that was sought over an application, as it stood at the end of a period. */
export interface RemedyStanding {
  readonly number: string
  readonly kind: string
  /** The same application had gone to reconsideration before. */
  readonly isAfterReconsideration: boolean
  readonly registeredOn: string
  /** Null: not decided by the end of the period. */
  readonly outcome: string | null
}

/** The remedies that were brought in a period or were open in it. */
export async function listRemedies(db: ReadDb, { from, to }: Period): Promise<RemedyStanding[]> {
  const { rows } = await sql<RemedyStanding>`
    select f.number, r.kind, r.registered_on::text as "registeredOn",
      case when r.ended_on <= ${to}::date then r.outcome end as outcome,
      exists (select from application_remedy e where e.case_id = r.case_id and e.kind = 'reconsideration'
        and e.registered_on <= r.registered_on and e.id <> r.id) as "isAfterReconsideration"
    from application_remedy r join case_file f on f.id = r.case_id
    where not f.is_mystery and r.registered_on <= ${to}::date and (r.ended_on is null or r.ended_on >= ${from}::date)
    order by f.number, r.registered_on, r.id`.execute(db)
  return rows
}
