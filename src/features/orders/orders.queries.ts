import { type RawBuilder, sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import type { OrderExtent, OrderSource, OrderState, OrderWord } from '../../kernel/monitor-words.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'

/** What the supervision office orders (整改通知). */
export interface NewOrder {
  readonly source: OrderSource
  readonly unitId: string
  /** What everybody may read of it. */
  readonly matter: string
  readonly what: string
  readonly basis: string
  readonly demand: string
  /** Working days. */
  readonly days: number
  readonly isPublic: boolean
  /** The case number of the complaint that it comes from; for the supervision office alone. */
  readonly complaintNumber: string
  readonly findingIds: readonly string[]
}

/** An order as lists show it. */
export interface OrderRow {
  readonly id: string
  readonly number: string
  readonly source: OrderSource
  readonly unitId: string
  readonly unitName: string
  readonly matter: string
  readonly state: OrderState
  readonly openedOn: Day
  readonly dueOn: Day | null
  readonly clockState: 'running' | 'paused' | 'stopped' | 'none'
  readonly isProvisional: boolean
  readonly concludedOn: Day | null
}

/** The whole of an order. */
export interface Order extends OrderRow {
  readonly what: string
  readonly basis: string
  readonly demand: string
  readonly days: number
  readonly isPublic: boolean
  readonly complaintNumber: string
  readonly orderedBy: string
  readonly orderedByName: string
}

/** Which orders are asked for; what is not given does not narrow. */
export interface OrderFilter {
  readonly unitIds: readonly string[] | null
  readonly unitId?: string | undefined
  readonly state?: OrderState | undefined
  readonly sources?: readonly OrderSource[] | undefined
  readonly overdueOn?: Day | undefined
  readonly publicOnly?: boolean
  /** Without those that this account ordered. */
  readonly notBy?: string | undefined
}

const ROW = sql`f.id, f.number, o.source, o.unit_id as "unitId", u.name as "unitName", o.matter, f.state, f.opened_on as "openedOn",
  f.due_on as "dueOn", f.clock_state as "clockState", f.is_provisional as "isProvisional", f.concluded_on as "concludedOn"`
const FROM = sql`from rectification_order o join case_file f on f.id = o.case_id join unit u on u.id = o.unit_id`

/** A condition over something that was asked for; none where it was not. */
function given<Value>(
  value: Value | undefined,
  condition: (value: Value) => RawBuilder<unknown>,
): RawBuilder<unknown>[] {
  return value === undefined ? [] : [condition(value)]
}

function asked(filter: OrderFilter): RawBuilder<unknown> {
  const conditions = [
    sql`true`,
    ...given(filter.unitIds ?? undefined, (ids) => sql`o.unit_id = any(${[...ids]}::text[])`),
    ...given(filter.unitId, (unitId) => sql`o.unit_id = ${unitId}`),
    ...given(filter.state, (state) => sql`f.state = ${state}`),
    ...given(filter.sources, (sources) => sql`o.source = any(${[...sources]}::text[])`),
    ...given(filter.overdueOn, (day) => sql`f.clock_state = 'running' and f.due_on < ${day}::date`),
    ...given(filter.notBy, (accountId) => sql`o.ordered_by <> ${accountId}`),
    // What was taken back says nothing of the unit any more.
    ...(filter.publicOnly === true ? [sql`o.is_public and f.state <> 'revoked'`] : []),
  ]
  return sql.join(conditions, sql` and `)
}

/** A page of orders, the newest first. */
export async function listOrders(
  db: ReadDb,
  filter: OrderFilter,
  { page, size }: { page: number; size: number },
): Promise<{ total: number; rows: OrderRow[] }> {
  const which = asked(filter)
  const [counted, found] = await Promise.all([
    sql<{ total: number }>`select count(*)::int as total ${FROM} where ${which}`.execute(db),
    sql<OrderRow>`select ${ROW} ${FROM} where ${which} order by f.opened_on desc, f.number desc
      limit ${size} offset ${(page - 1) * size}`.execute(db),
  ])
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows }
}

/** How many orders of these there are, and how many are closed or overdue. */
export async function countOrders(db: ReadDb, filter: OrderFilter, today: Day) {
  const { rows } = await sql<{ total: number; closed: number; overdue: number }>`
    select count(*)::int as total, count(*) filter (where f.state = 'closed')::int as closed,
      count(*) filter (where f.clock_state = 'running' and f.due_on < ${today}::date)::int as overdue
    ${FROM} where ${asked(filter)}`.execute(db)
  return rows[0] ?? { total: 0, closed: 0, overdue: 0 }
}

/** An order. Throws `case.not-found`. */
export async function getOrder(db: ReadDb | Tx, id: string): Promise<Order> {
  const { rows } = await sql<Order>`
    select ${ROW}, o.what, o.basis, o.demand, o.days, o.is_public as "isPublic",
      o.complaint_number as "complaintNumber", o.ordered_by as "orderedBy",
      coalesce(a.name, '') as "orderedByName"
    ${FROM} left join account a on a.id = o.ordered_by where o.case_id = ${id}`.execute(db)
  const [order] = rows
  if (!order) throw new AppError('case.not-found', { id })
  return order
}

/** What somebody said in an order. */
export interface Word {
  readonly kind: OrderWord
  readonly text: string
  readonly publicationNos: readonly number[]
  /** Of the files that came with it. */
  readonly paperIds: readonly string[]
  readonly by: string
  readonly at: Date
}

/** Everything that was said in these orders, in order of time, by order. */
export async function listWords(db: ReadDb, caseIds: readonly string[]): Promise<Map<string, Word[]>> {
  const words = new Map<string, Word[]>(caseIds.map((id) => [id, []]))
  if (caseIds.length === 0) return words
  const rows = await db
    .selectFrom('order_word as w')
    .leftJoin('account as a', 'a.id', 'w.said_by')
    .select(['w.case_id as caseId', 'w.kind', 'w.text', 'w.publication_nos as publicationNos', 'w.said_at as at'])
    .select('w.paper_ids as paperIds')
    .select(sql<string>`coalesce(a.name, '')`.as('by'))
    .where('w.case_id', 'in', [...caseIds])
    .orderBy('w.said_at')
    .execute()
  for (const { caseId, kind, ...word } of rows) words.get(caseId)?.push({ ...word, kind: kind as OrderWord })
  return words
}

/** The findings from which an order was made. */
export async function listFindingIds(db: ReadDb | Tx, caseId: string): Promise<string[]> {
  const rows = await db.selectFrom('order_finding').select('finding_id').where('case_id', '=', caseId).execute()
  return rows.map((row) => row.finding_id)
}

/** How much everybody may read; until the school has decided, the facts. */
export async function readExtent(db: ReadDb): Promise<OrderExtent> {
  const row = await db.selectFrom('order_setting').select('extent').where('id', '=', 1).executeTakeFirst()
  return (row?.extent as OrderExtent | undefined) ?? 'facts'
}
