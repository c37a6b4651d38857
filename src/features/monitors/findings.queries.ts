import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { FindingState } from '../../kernel/monitor-words.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import type { SubjectType } from './domain/rule.ts'

/** A finding as it is kept. */
export interface FindingRow {
  readonly id: string
  readonly rule: string
  readonly subjectType: SubjectType
  readonly subjectId: string
  readonly unitId: string | null
  readonly unitName: string
  readonly what: string
  readonly evidence: string
  readonly path: string
  /** Its own basis; empty where that of the rule holds. */
  readonly basis: string
  readonly state: FindingState
  /** Null, like the days, where the rule knows no due day. */
  readonly dueOn: Day | null
  /** As of the day it was last seen; working days or days of the calendar. */
  readonly overdueDays: number | null
  readonly isInWorkingDays: boolean
  readonly openedOn: Day
  readonly seenOn: Day
  readonly curedOn: Day | null
  readonly dismissedBy: string
  readonly dismissedOn: Day | null
  readonly dismissReason: string
  /** The rectification order that covers it: one that is not over yet, else the last. */
  readonly orderId: string | null
  readonly orderNumber: string
  readonly isOrderOpen: boolean
}

/** Whose findings are asked for: of these units, or (null) of all. */
export type UnitScope = readonly string[] | null

/** Which findings are asked for; what is not given does not narrow. */
export interface FindingFilter {
  readonly rules?: readonly string[] | undefined
  readonly unitId?: string | undefined
  readonly state?: FindingState | undefined
  readonly words?: string | undefined
}

const ROW = sql`f.id, f.rule, f.subject_type as "subjectType", f.subject_id as "subjectId", f.unit_id as "unitId",
  coalesce(u.name, '') as "unitName", f.what, f.evidence, f.path, f.basis, f.state, f.due_on as "dueOn",
  f.overdue_days as "overdueDays", f.counts_working_days as "isInWorkingDays", f.opened_on as "openedOn", f.seen_on as "seenOn",
  f.cured_on as "curedOn", coalesce(a.name, '') as "dismissedBy", f.dismissed_on as "dismissedOn",
  f.dismiss_reason as "dismissReason", o.case_id as "orderId", coalesce(o.number, '') as "orderNumber",
  coalesce(o.is_open, false) as "isOrderOpen"`
const FROM = sql`from monitor_finding f left join unit u on u.id = f.unit_id left join account a on a.id = f.dismissed_by
  left join lateral (select g.case_id, g.number, g.is_open from ordered_finding g where g.finding_id = f.id
    order by g.is_open desc, g.number desc limit 1) o on true`

function likePattern(words: string): string {
  return `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}

function asked(scope: UnitScope, { rules, unitId, state, words = '' }: FindingFilter): RawBuilder<unknown> {
  const conditions = [
    sql`true`,
    ...(scope === null ? [] : [sql`f.unit_id = any(${[...scope]}::text[])`]),
    ...(rules === undefined ? [] : [sql`f.rule = any(${[...rules]}::text[])`]),
    ...(unitId === undefined ? [] : [sql`f.unit_id = ${unitId}`]),
    ...(state === undefined ? [] : [sql`f.state = ${state}`]),
    ...(words === '' ? [] : [sql`(f.what ilike ${likePattern(words)} or f.evidence ilike ${likePattern(words)})`]),
  ]
  return sql.join(conditions, sql` and `)
}

/** Where a rule stands in a list: the higher its rank, the later its findings. */
export type RuleRanks = readonly { readonly rule: string; readonly rank: number }[]

/** The newest first; the longest overdue first, what has no due day last; or by ranks of rules and in each the oldest first. */
type FindingOrder = 'newest' | 'overdue' | RuleRanks

function inOrder(order: FindingOrder): RawBuilder<unknown> {
  if (order === 'newest') return sql`f.opened_on desc, f.id`
  if (order === 'overdue') return sql`f.overdue_days desc nulls last, f.opened_on, f.id`
  const [rules, places] = [order.map(({ rule }) => rule), order.map(({ rank }) => rank)]
  return sql`(${places}::int[])[array_position(${rules}::text[], f.rule)], f.opened_on, f.rule, f.id`
}

/** A page of findings in an order, with their number. */
export async function listFindings(
  db: ReadDb,
  scope: UnitScope,
  {
    page,
    size,
    order,
    ...filter
  }: FindingFilter & { readonly page: number; readonly size: number; readonly order: FindingOrder },
): Promise<{ total: number; rows: FindingRow[] }> {
  const which = asked(scope, filter)
  const [counted, found] = await Promise.all([
    sql<{ total: number }>`select count(*)::int as total from monitor_finding f where ${which}`.execute(db),
    sql<FindingRow>`select ${ROW} ${FROM} where ${which} order by ${inOrder(order)}
      limit ${size} offset ${(page - 1) * size}`.execute(db),
  ])
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows }
}

/** How many are open, by rule. */
export async function countOpen(db: ReadDb, scope: UnitScope): Promise<{ rule: string; count: number }[]> {
  const { rows } = await sql<{ rule: string; count: number }>`
    select f.rule, count(*)::int as count from monitor_finding f where ${asked(scope, { state: 'open' })}
    group by 1 order by 1`.execute(db)
  return rows
}

/** What is open by rule: how much, and in how many units; the most first. */
export async function sumOpen(db: ReadDb): Promise<{ rule: string; count: number; units: number }[]> {
  const { rows } = await sql<{ rule: string; count: number; units: number }>`
    select f.rule, count(*)::int as count, count(distinct f.unit_id)::int as units
    from monitor_finding f where ${asked(null, { state: 'open' })} group by 1 order by 2 desc, 1`.execute(db)
  return rows
}

/** These findings, as far as they are there. */
export async function findFindings(db: ReadDb | Tx, ids: readonly string[]): Promise<FindingRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FindingRow>`
    select ${ROW} ${FROM} where f.id = any(${[...ids]}::text[]) order by f.opened_on, f.id`.execute(db)
  return rows
}
