import { type SqlBool, sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import { known, type ReadDb, type Tx } from '../../platform/db/database.ts'
import { ANSWERED, countCapped, type PageAsked, pageOf } from './capped-page.queries.ts'
import { DEFAULT_URGING, type UrgingRules } from './domain/ladder.ts'

/** A case that nobody has answered, as far as urging needs to know. */
export interface WaitingCase {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly state: string
  readonly leadUnitId: string | null
  readonly unitIds: readonly string[]
  readonly dueOn: Day | null
}

/** Whose cases somebody watches over and may urge: of these kinds, of these units or (null) of all. */
export interface WatchScope {
  readonly kinds: readonly string[]
  readonly unitIds: readonly string[] | null
}

const COLUMNS = [
  'f.id',
  'f.kind',
  'f.number',
  'f.state',
  'f.lead_unit_id as leadUnitId',
  'f.unit_ids as unitIds',
] as const

// Written as the index has it.
const IS_WAITING = sql<SqlBool>`(f.closed_at is null and not (f.clock_state = 'stopped'))`

/** What the school has decided about urging; without a decision, the defaults. */
export async function readUrgingRules(db: ReadDb | Tx): Promise<UrgingRules> {
  const row = await known(db, 'urging rules', () =>
    db.selectFrom('case_urging_rule').select('rules').where('id', '=', 1).executeTakeFirst(),
  )
  return { ...DEFAULT_URGING, ...(row?.rules as Partial<UrgingRules> | undefined) }
}

/** Why a case is on the list: it is overdue, nearly due, or stands still. */
export const REASONS = ['overdue', 'near', 'idle'] as const
export type WaitingReason = (typeof REASONS)[number]

/** The days that decide about it, both included. */
export interface Bounds {
  readonly today: Day
  readonly nearUntil: Day
  readonly idleSince: Day
}

/** What is asked for of the cases that wait. */
export interface WaitingFilter extends PageAsked {
  readonly why?: WaitingReason | undefined
  readonly kind?: string | undefined
  readonly unitId?: string | undefined
}

function isBecause({ today, nearUntil, idleSince }: Bounds, why: WaitingReason | undefined) {
  const reasons = {
    overdue: sql<SqlBool>`(f.clock_state = 'running' and f.due_on < ${today}::date)`,
    near: sql<SqlBool>`(f.clock_state = 'running' and f.due_on between ${today}::date and ${nearUntil}::date)`,
    idle: sql<SqlBool>`f.moved_on <= ${idleSince}::date`,
  }
  return why === undefined ? sql<SqlBool>`(${sql.join(Object.values(reasons), sql` or `)})` : reasons[why]
}

function within(scopes: readonly WatchScope[]) {
  const ways = scopes.map(({ kinds, unitIds }) => {
    const isKind = sql`f.kind = any(${[...kinds]}::text[])`
    return unitIds === null ? isKind : sql`(${isKind} and f.unit_ids && ${[...unitIds]}::text[])`
  })
  return ways.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(ways, sql` or `)})`
}

function asked(db: ReadDb, { scopes, bounds, filter }: AskedWaiting) {
  const { why, kind, unitId } = filter
  let query = db.selectFrom('case_file as f').where(IS_WAITING).where(within(scopes)).where(isBecause(bounds, why))
  if (kind !== undefined) query = query.where('f.kind', '=', kind)
  if (unitId !== undefined) query = query.where(sql<SqlBool>`f.unit_ids && ${[unitId]}::text[]`)
  return query
}

interface AskedWaiting {
  readonly scopes: readonly WatchScope[]
  readonly bounds: Bounds
  readonly filter: WaitingFilter
}

/** A page of the cases that are overdue, nearly due or stand still, what falls due first in front; the total is counted up to a cap. */
export async function listWaiting(db: ReadDb, question: AskedWaiting) {
  const query = asked(db, question)
  const { limit, offset } = pageOf(question.filter)
  const [count, rows] = await Promise.all([
    countCapped(db, query.select('f.id')),
    query
      .select([...COLUMNS, 'f.due_on as dueOn', 'f.subject', 'f.is_provisional as isProvisional'])
      .select(['f.clock_state as clockState', 'f.moved_on as movedOn'])
      .select(
        sql<Day | null>`(select max(e.on_day) from case_event e where e.case_id = f.id and e.type = 'urged')`.as(
          'urgedOn',
        ),
      )
      .orderBy(ANSWERED)
      .orderBy('f.due_on')
      .orderBy('f.id')
      .limit(limit)
      .offset(offset)
      .execute(),
  ])
  return { ...count, rows }
}

/** The cases of these that somebody watches over, whatever their state, in order of id. */
export async function findWatched(
  db: ReadDb,
  { scopes, ids }: { scopes: readonly WatchScope[]; ids: readonly string[] },
): Promise<{ id: string; kind: string }[]> {
  return db
    .selectFrom('case_file as f')
    .select(['f.id', 'f.kind'])
    .where(within(scopes))
    .where(sql<SqlBool>`f.id = any(${[...ids]}::text[])`)
    .orderBy('f.id')
    .execute()
}

/** Running cases due by a day that have not passed every rung with these days yet, after an id, in order of id. */
export async function listToEscalate(
  db: ReadDb,
  { until, rungs, afterId, limit }: { until: Day; rungs: readonly number[]; afterId: string; limit: number },
): Promise<(WaitingCase & { dueOn: Day })[]> {
  const rows = await db
    .selectFrom('case_file as f')
    .select([...COLUMNS, 'f.due_on as dueOn'])
    .where(IS_WAITING)
    .where('f.clock_state', '=', 'running')
    .where('f.due_on', '<=', until)
    .where('f.id', '>', afterId)
    .where(
      sql<SqlBool>`(select count(*) from case_rung r where r.case_id = f.id and r.due_on = f.due_on
        and r.days = any(${[...rungs]}::int[])) < ${rungs.length}`,
    )
    .orderBy('f.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, dueOn: row.dueOn as Day }))
}
