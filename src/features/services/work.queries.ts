import { type SqlBool, sql } from 'kysely'
import type { WorkState } from '../../kernel/hall-terms.ts'
import type { PersonKind } from '../../kernel/person-kind.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import type { HolderKey } from './domain/holders.ts'

/** What a work list asks for; without `state` what is open. `unitId` is the unit that has the step. */
export interface WorkFilter {
  readonly state?: WorkState | undefined
  readonly unitId?: string | undefined
  readonly serviceId?: string | undefined
  readonly number?: string | undefined
  readonly dueUntil?: string | undefined
  readonly page?: number | undefined
  readonly size?: number | undefined
}

/** A line of a work list: the task with what its matter is called. */
export interface WorkRow {
  readonly taskId: string
  readonly caseId: string
  readonly number: string
  readonly serviceId: string
  readonly serviceName: string
  readonly personKind: PersonKind
  readonly stepName: string
  readonly unitName: string
  readonly openedOn: string
  readonly dueOn: string
  readonly closedOn: string | null
  readonly closedBy: string | null
  readonly matterDueOn: string | null
  readonly isUrged: boolean
  readonly sealedName: Buffer | null
}

/** Whose tasks are listed: those of keys, or with `seesAll` everybody's. Never a task on one's own application. */
export interface Holder {
  readonly accountId: string
  readonly keys: readonly HolderKey[]
  readonly seesAll: boolean
  readonly today: string
}

const MOST_COUNTED = 2000
const ACTED = ['approved', 'returned', 'refused']

// Each task has its matter and its case: joined so that a count which asks nothing of them does without.
function every(db: ReadDb, { accountId }: Holder) {
  return db
    .selectFrom('service_task as t')
    .leftJoin('service_case as m', 'm.case_id', 't.case_id')
    .leftJoin('case_file as f', 'f.id', 't.case_id')
    .where(sql<SqlBool>`t.barred_id is distinct from ${accountId}`)
}

type Asked = ReturnType<typeof every>

function open(query: Asked, { keys, seesAll, today }: Holder, { state, unitId, serviceId }: WorkFilter): Asked {
  let asked = query.where('t.closed_at', 'is', null)
  // By the index of those at work, of which few are of one service.
  if (serviceId !== undefined) asked = asked.where('m.ended_on', 'is', null)
  asked = seesAll
    ? asked.where(sql<SqlBool>`not t.holders @> array['applicant']`)
    : asked.where(sql<SqlBool>`t.holders && ${[...keys]}::text[]`)
  if (unitId !== undefined) asked = asked.where('t.unit_id', '=', unitId)
  if (state === 'late') asked = asked.where('t.due_on', '<', today)
  return state === 'urged' ? asked.where(sql<SqlBool>`m.urged_on >= t.opened_on`) : asked
}

/** What was done: by oneself, or in a unit by whoever works there. Of what was asked of the applicant the last return counts. */
function done(query: Asked, { accountId, keys, seesAll }: Holder, { state, unitId }: WorkFilter): Asked {
  const isOfUnit = unitId !== undefined && keys.includes(`unit:${unitId}`)
  let asked = query.where('t.closed_at', 'is not', null)
  if (unitId !== undefined) asked = asked.where('t.unit_id', '=', unitId)
  if (!seesAll)
    asked = isOfUnit
      ? asked.where(sql<SqlBool>`t.holders && ${[...keys]}::text[]`)
      : asked.where('t.closed_by', '=', accountId)
  if (state === 'done') return asked.where('t.outcome', 'in', ACTED)
  return asked
    .where('t.outcome', '=', 'returned')
    .where('f.state', '=', 'asked')
    .where(
      sql<SqlBool>`t.id = (select l.id from service_task l where l.case_id = t.case_id and l.outcome = 'returned'
        order by l.closed_at desc limit 1)`,
    )
}

function isClosed({ state }: WorkFilter): boolean {
  return state === 'done' || state === 'asked'
}

function mine(db: ReadDb, holder: Holder, filter: WorkFilter): Asked {
  const { serviceId, number, dueUntil } = filter
  let query = (isClosed(filter) ? done : open)(every(db, holder), holder, filter)
  if (serviceId !== undefined) query = query.where('m.service_id', '=', serviceId)
  if (number !== undefined && number !== '') query = query.where('f.number', '=', number.trim().toUpperCase())
  return dueUntil === undefined ? query : query.where('t.due_on', '<=', dueUntil)
}

async function countWork(asked: Asked, db: ReadDb): Promise<number> {
  const { total } = await db
    .selectFrom(
      asked
        .select('t.id')
        .limit(MOST_COUNTED + 1)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

function inOrder<Query extends Pick<Asked, 'orderBy'>>(query: Query, filter: WorkFilter): Query {
  const ordered = isClosed(filter)
    ? query.orderBy('t.closed_on', 'desc').orderBy('t.id', 'desc')
    : query.orderBy('t.due_on').orderBy('t.id')
  return ordered as unknown as Query
}

// The page first, and then what belongs to its rows only.
function readRows(db: ReadDb, asked: Asked, filter: WorkFilter): Promise<WorkRow[]> {
  const { page = 1, size = 20 } = filter
  const some = inOrder(asked.select('t.id'), filter)
    .limit(size)
    .offset(Math.min((page - 1) * size, MOST_COUNTED))
  const named = db
    .selectFrom('service_task as t')
    .innerJoin('service_case as m', 'm.case_id', 't.case_id')
    .innerJoin('case_file as f', 'f.id', 't.case_id')
    .innerJoin('service as s', 's.id', 'm.service_id')
    .leftJoin('unit as u', 'u.id', 't.unit_id')
    .select(['t.id as taskId', 't.case_id as caseId', 'f.number', 'm.service_id as serviceId', 's.name as serviceName'])
    .select(['m.person_kind as personKind', 't.step_name as stepName', 't.opened_on as openedOn', 't.due_on as dueOn'])
    .select(['t.closed_on as closedOn', 't.closed_by as closedBy', 'f.due_on as matterDueOn'])
    .select('m.sealed_name as sealedName')
    .select(sql<string>`coalesce(u.name, '')`.as('unitName'))
    .select(sql<boolean>`m.urged_on is not null and m.urged_on >= t.opened_on`.as('isUrged'))
    .where('t.id', 'in', some)
  return inOrder(named as unknown as Asked, filter).execute() as unknown as Promise<WorkRow[]>
}

/** A page of a work list: of what is open what falls due first in front, of what was done the newest. The total is counted up to a cap. */
export async function listWork(
  db: ReadDb,
  holder: Holder,
  filter: WorkFilter,
): Promise<{ total: number; isCapped: boolean; rows: WorkRow[] }> {
  const asked = mine(db, holder, filter)
  const [counted, rows] = await Promise.all([countWork(asked, db), readRows(db, asked, filter)])
  return { total: Math.min(counted, MOST_COUNTED), isCapped: counted > MOST_COUNTED, rows }
}
