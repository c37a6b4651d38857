import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { PersonKind } from '../../kernel/person-kind.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { type Days, monthsAndDays } from './domain/months-and-days.ts'

/** What figures are asked of: days inclusive, in Asia/Shanghai; without unit or service of all. */
export interface Period {
  readonly from: Day
  readonly to: Day
  readonly unitId?: string | undefined
  readonly serviceId?: string | undefined
}

/** One group of matters, counted. `rating` is the mean of those who rated; null when nobody did. */
export interface Counted {
  readonly key: string
  readonly accepted: number
  readonly ended: number
  readonly late: number
  readonly askedAgain: number
  readonly rated: number
  readonly rating: number | null
}

/** Matters in total, and by unit, service and who applied. */
export interface Counts {
  readonly total: readonly Counted[]
  readonly kind: readonly Counted[]
  readonly unit: readonly Counted[]
  readonly service: readonly Counted[]
}

function within({ unitId, serviceId }: Period) {
  const unit = unitId === undefined ? sql`` : sql`and m.unit_id = ${unitId}`
  const service = serviceId === undefined ? sql`` : sql`and m.service_id = ${serviceId}`
  return sql`${unit} ${service}`
}

function between({ from, to }: Days) {
  return sql`m.opened_on between ${from}::date and ${to}::date`
}

/** Whole months as they are kept, and one by one the matters of the days around them: each is exact, so the sum is. */
function sumsOf(period: Period, { kept, single }: { kept: RawBuilder<unknown>; single: RawBuilder<unknown> }) {
  const { months, days } = monthsAndDays(period)
  const parts = days.map((part) => sql`${single} where ${between(part)} ${within(period)}`)
  if (months)
    parts.unshift(sql`${kept} where m.month between ${months.from}::date and ${months.to}::date ${within(period)}`)
  return sql.join(parts, sql` union all `)
}

const COUNTS = sql`service_id, unit_id, person_kind, accepted, ended, late, asked_again, rated, rating_sum`
const MATTERS = {
  kept: sql`select ${COUNTS} from service_month m`,
  single: sql`select ${COUNTS} from service_case_counted m`,
}

// What stands over a row: its group as the database tells it, a bit for each column that it is not grouped by.
const GROUP_OF = { 7: 'total', 3: 'kind', 5: 'unit', 6: 'service' } as const

/** The matters that were taken in in a period, counted by group. What became of them is counted as it is now. */
export async function countMatters(db: ReadDb, period: Period): Promise<Counts> {
  const { rows } = await sql<Counted & { over: keyof typeof GROUP_OF }>`
    select grouping(person_kind, unit_id, service_id) as over, coalesce(person_kind, unit_id, service_id, '') as key,
      sum(accepted)::int as accepted, sum(ended)::int as ended, sum(late)::int as late,
      sum(asked_again)::int as "askedAgain", sum(rated)::int as rated,
      round(sum(rating_sum)::numeric / nullif(sum(rated), 0), 2)::float8 as rating
    from (${sumsOf(period, MATTERS)}) m group by grouping sets ((), (person_kind), (unit_id), (service_id))
    having sum(accepted) > 0 order by accepted desc, key`.execute(db)
  const of = (group: keyof Counts): Counted[] =>
    rows.filter(({ over }) => GROUP_OF[over] === group).map(({ over: _, ...counted }) => counted)
  return { total: of('total'), kind: of('kind'), unit: of('unit'), service: of('service') }
}

/** How many were taken in. */
export async function countAccepted(db: ReadDb, period: Period): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(accepted), 0)::int as count from (${sumsOf(period, MATTERS)}) m`.execute(db)
  return rows[0]?.count ?? 0
}

/** How long a step of a service took, in calendar days from the day it came up: the mean, and the most. */
export interface StepWait {
  readonly serviceId: string
  readonly stepName: string
  readonly taken: number
  readonly late: number
  readonly meanDays: number
  readonly mostDays: number
}

const STEPS = {
  kept: sql`select service_id, unit_id, step_name, taken, late, days, most_days from service_step_month m`,
  single: sql`select service_id, unit_id, step_name, taken, late, days, days as most_days from service_task_counted m`,
}

/** The steps in which matters of a period waited longest, the slowest first. */
export async function listWaits(db: ReadDb, period: Period): Promise<StepWait[]> {
  const { rows } = await sql<StepWait>`
    select service_id as "serviceId", step_name as "stepName", sum(taken)::int as taken, sum(late)::int as late,
      round(sum(days)::numeric / sum(taken), 1)::float8 as "meanDays", max(most_days)::int as "mostDays"
    from (${sumsOf(period, STEPS)}) m group by 1, 2 having sum(taken) > 0 order by "meanDays" desc, 1, 2 limit 50`.execute(
    db,
  )
  return rows
}

/** A matter behind a figure: nothing that names anybody. */
export interface EvidenceRow {
  readonly caseId: string
  readonly number: string
  readonly serviceId: string
  readonly personKind: PersonKind
  readonly openedOn: string
  readonly endedOn: string | null
  readonly isLate: boolean
  readonly rating: number | null
}

/** Which of the matters of a period a figure counts. */
export const FIGURES = {
  accepted: sql`true`,
  ended: sql`m.ended_on is not null`,
  late: sql`m.is_late`,
  'asked-again': sql`m.asked > 1`,
  rated: sql`m.rating is not null`,
} as const
export type Figure = keyof typeof FIGURES

/** A page of the matters behind a figure, the newest first. */
export async function listEvidence(
  db: ReadDb,
  period: Period,
  { figure, kind, page, size }: { figure: Figure; kind: PersonKind | undefined; page: number; size: number },
): Promise<EvidenceRow[]> {
  const ofKind = kind === undefined ? sql`` : sql`and m.person_kind = ${kind}`
  // The page first, and then what belongs to its rows only.
  const { rows } = await sql<EvidenceRow>`
    select m.case_id as "caseId", f.number, m.service_id as "serviceId", m.person_kind as "personKind", m.opened_on::text as "openedOn",
      m.ended_on::text as "endedOn", m.is_late as "isLate", m.rating
    from (select m.* from service_case m where ${between(period)} ${within(period)} and ${FIGURES[figure]} ${ofKind}
      order by m.opened_on desc, m.case_id desc limit ${size} offset ${(page - 1) * size}) m
    join case_file f on f.id = m.case_id order by m.opened_on desc, m.case_id desc`.execute(db)
  return rows
}
