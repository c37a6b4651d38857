import { type SqlBool, sql } from 'kysely'
import { timingSafeEqual } from 'node:crypto'
import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { PREPARED } from '../../platform/db/prepared.ts'
import { sha256 } from '../../platform/ids.ts'
import { ANSWERED, countCapped, type PageAsked, pageOf } from './capped-page.queries.ts'
import type { ClockEvent } from './domain/clock.ts'
import { tidyCode } from '../../kernel/query-code.ts'

/** A case as the engine keeps it: the cached result of its events, without anything that names a person. */
export interface CaseFile {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly state: string
  readonly channel: string
  readonly receivedOn: Day | null
  readonly openedOn: Day
  readonly openedAt: Date
  readonly subject: string
  readonly regime: string
  readonly terms: unknown
  readonly leadUnitId: string | null
  readonly handlerId: string | null
  readonly dueOn: Day | null
  readonly isProvisional: boolean
  readonly clockState: 'running' | 'paused' | 'stopped' | 'none'
  readonly concludedOn: Day | null
  readonly closedAt: Date | null
  readonly outcome: string
  readonly rating: number | null
  readonly isMystery: boolean
  readonly version: number
  readonly retentionUntil: Day | null
  readonly erasedAt: Date | null
}

export const FILE_COLUMNS = [
  'id',
  'kind',
  'number',
  'state',
  'channel',
  'received_on as receivedOn',
  'opened_on as openedOn',
  'opened_at as openedAt',
  'subject',
  'regime',
  'terms',
  'lead_unit_id as leadUnitId',
  'handler_id as handlerId',
  'due_on as dueOn',
  'is_provisional as isProvisional',
  'clock_state as clockState',
  'concluded_on as concludedOn',
  'closed_at as closedAt',
  'outcome',
  'rating',
  'is_mystery as isMystery',
  'version',
  'retention_until as retentionUntil',
  'erased_at as erasedAt',
] as const

/** A row with these columns as a case. */
export function toFile(row: Record<string, unknown>): CaseFile {
  return row as unknown as CaseFile
}

/** The case, or undefined. */
export async function findFile(db: ReadDb | Tx, kind: string, id: string): Promise<CaseFile | undefined> {
  const row = await db
    .selectFrom('case_file')
    .select(FILE_COLUMNS)
    .where('id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row && toFile(row)
}

/** The units at work on a case, the leading one first. */
export async function listAssignments(db: ReadDb | Tx, caseId: string) {
  return db
    .selectFrom('case_assignment as a')
    .innerJoin('unit as u', 'u.id', 'a.unit_id')
    .select(['a.unit_id as unitId', 'u.name as unitName', 'a.is_lead as isLead', 'a.from_at as fromAt'])
    .select(['a.until_at as untilAt', 'a.reason'])
    .where('a.case_id', '=', caseId)
    .orderBy('a.until_at', (o) => o.desc().nullsFirst())
    .orderBy('a.is_lead', 'desc')
    .orderBy('a.from_at', 'desc')
    .execute()
}

/** An event as it stands on the case. */
export interface CaseEvent {
  readonly seq: number
  readonly type: string
  readonly at: Date
  readonly onDay: Day
  readonly actorName: string
  readonly reason: string
  readonly clock: readonly ClockEvent[]
  readonly data: Readonly<Record<string, unknown>>
}

/** Everything that happened to a case, in order. */
export async function listEvents(db: ReadDb | Tx, caseId: string): Promise<CaseEvent[]> {
  const rows = await db
    .selectFrom('case_event')
    .select(['seq', 'type', 'at', 'on_day as onDay', 'reason', 'clock', 'data'])
    .select(sql<string>`actor ->> 'name'`.as('actorName'))
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
  return rows as CaseEvent[]
}

/** Links of a case, by kind. */
export async function listLinks(db: ReadDb | Tx, caseId: string) {
  return db
    .selectFrom('case_link')
    .select(['kind', 'target_type as targetType', 'target_id as targetId'])
    .where('case_id', '=', caseId)
    .orderBy('at')
    .execute()
}

const NOBODY = sha256('')

/**
 * The case that has this number, if the code is its code. Wrong number and wrong code take the same way: one query, one
 * hash, one comparison in constant time; so neither the answer nor its time tells which numbers exist.
 * Throws `case.lookup-failed`.
 */
export async function getByCode(
  db: ReadDb,
  { kind, number, code }: { kind: string; number: string; code: string },
): Promise<CaseFile> {
  const asked = Buffer.from(sha256(tidyCode(code)), 'hex')
  const row = await db
    .selectFrom('case_file')
    .select([...FILE_COLUMNS, 'code_hash'])
    .modifyFront(PREPARED)
    .where('number', '=', number.normalize('NFKC').trim().toUpperCase().slice(0, 40))
    .where('kind', '=', kind)
    .executeTakeFirst()
  const { code_hash: kept = NOBODY, ...file } = row ?? {}
  const isRight = timingSafeEqual(asked, Buffer.from(kept, 'hex'))
  if (!isRight || !row) throw new AppError('case.lookup-failed')
  return toFile(file)
}

/** Whose cases somebody sees: all, or those of units or in states. Mystery cases are marked for nobody here. */
export type Scope =
  | { readonly all: true }
  | {
      readonly all: false
      readonly unitIds: readonly string[]
      readonly secrecyUnitIds: readonly string[]
      readonly states: readonly string[]
    }

/** What a list of cases asks for. `isOpen` undefined: open ones. Days bound the due day, inclusive. */
export interface CaseFilter extends PageAsked {
  readonly isOpen?: boolean | undefined
  readonly state?: string | undefined
  readonly unitId?: string | undefined
  readonly number?: string | undefined
  readonly dueUntil?: string | undefined
  /** Only those that the supervision office filed itself; asked for nobody else. */
  readonly isMystery?: boolean | undefined
}

/** Only the conditions that can hold: an index serves each of them alone, and hardly one together with empty ones. */
function within(scope: Scope) {
  if (scope.all) return sql<SqlBool>`true`
  const { unitIds, secrecyUnitIds, states } = scope
  const ways = [
    ...(unitIds.length > 0 ? [sql`f.unit_ids && ${[...unitIds]}::text[]`] : []),
    ...(states.length > 0 ? [sql`f.state = any(${[...states]}::text[])`] : []),
    ...(secrecyUnitIds.length > 0
      ? [sql`f.state = 'in-review' and f.lead_unit_id = any(${[...secrecyUnitIds]}::text[])`]
      : []),
  ]
  return ways.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(ways, sql` or `)})`
}

function trialsOnly({ isMystery = false }: CaseFilter) {
  return isMystery ? sql<SqlBool>`f.is_mystery` : sql<SqlBool>`true`
}

function matching(db: ReadDb, kind: string, { scope, filter }: { scope: Scope; filter: CaseFilter }) {
  const { isOpen = true, state, unitId, number, dueUntil } = filter
  let query = db.selectFrom('case_file as f').where('f.kind', '=', kind).where(within(scope)).where(trialsOnly(filter))
  query = query.where('f.closed_at', isOpen ? 'is' : 'is not', null)
  if (state !== undefined) query = query.where('f.state', '=', state)
  if (number !== undefined && number !== '') query = query.where('f.number', '=', number.trim().toUpperCase())
  if (dueUntil !== undefined) query = query.where('f.due_on', '<=', dueUntil)
  if (unitId === undefined) return query
  return query.where(sql<SqlBool>`f.unit_ids && ${[unitId]}::text[]`)
}

/**
 * A page of cases: open ones with what waits in front, by what falls due first, and then what is answered and not archived;
 * archived ones with the newest in front. The total is counted up to a cap.
 */
export async function listFiles(
  db: ReadDb,
  kind: string,
  { scope, filter }: { scope: Scope; filter: CaseFilter },
): Promise<{ total: number; isCapped: boolean; rows: CaseFile[] }> {
  const { isOpen = true } = filter
  const asked = matching(db, kind, { scope, filter })
  const ordered = isOpen
    ? asked.orderBy(ANSWERED).orderBy('f.due_on').orderBy('f.id')
    : asked.orderBy('f.opened_on', 'desc').orderBy('f.id', 'desc')
  const { limit, offset } = pageOf(filter)
  const [count, rows] = await Promise.all([
    countCapped(db, asked.select('f.id')),
    ordered.select(FILE_COLUMNS).limit(limit).offset(offset).execute(),
  ])
  return { ...count, rows: rows.map(toFile) }
}

/** Cases of a kind whose retention period is over and that still name persons, the longest waiting first. */
export async function listErasable(
  db: ReadDb,
  { kind, today, limit }: { kind: string; today: Day; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('case_file')
    .select('id')
    .where('kind', '=', kind)
    .where('retention_until', '<', today)
    .where('erased_at', 'is', null)
    .orderBy('retention_until')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
