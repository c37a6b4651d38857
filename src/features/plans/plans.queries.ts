import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { PlanState, StepKind, TaskState } from '../../kernel/plan-terms.ts'
import type { OversightHost } from '../../kernel/survey-terms.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'

/** A plan of work (工作方案), without its tasks. */
export interface Plan {
  readonly id: string
  readonly title: string
  readonly basis: string
  readonly basisNo: number | null
  readonly year: number
  readonly host: OversightHost
  readonly isPublic: boolean
  readonly state: PlanState
  readonly issuedOn: Day | null
}

/** A task of a plan: whose it is, until when, and how far it has come. */
export interface Task {
  readonly id: string
  readonly planId: string
  readonly planTitle: string
  readonly host: OversightHost
  readonly isPublic: boolean
  readonly no: number
  readonly words: string
  readonly unitId: string
  readonly unitName: string
  readonly coUnitIds: readonly string[]
  readonly dueOn: Day
  readonly evidence: string
  readonly state: TaskState
  readonly percent: number
  readonly claimedOn: Day | null
  readonly confirmedOn: Day | null
}

function plans(db: ReadDb | Tx) {
  return db.selectFrom('work_plan').selectAll()
}

type PlanRow = Awaited<ReturnType<ReturnType<typeof plans>['execute']>>[number]

function toPlan({ id, title, basis, year, ...row }: PlanRow): Plan {
  return {
    ...{ id, title, basis, year },
    basisNo: row.basis_no,
    host: row.host as OversightHost,
    isPublic: row.is_public,
    state: row.state as PlanState,
    issuedOn: row.issued_on as Day | null,
  }
}

/** All plans, the newest year first. */
export async function listPlans(db: ReadDb): Promise<Plan[]> {
  return (await plans(db).orderBy('year', 'desc').orderBy('id', 'desc').execute()).map(toPlan)
}

/** One plan. */
export async function findPlan(db: ReadDb | Tx, id: string): Promise<Plan | undefined> {
  const row = await plans(db).where('id', '=', id).executeTakeFirst()
  return row && toPlan(row)
}

function tasks(db: ReadDb | Tx) {
  return db
    .selectFrom('plan_task as t')
    .innerJoin('work_plan as p', 'p.id', 't.plan_id')
    .innerJoin('unit as u', 'u.id', 't.unit_id')
    .selectAll('t')
    .select(['p.title as planTitle', 'p.host', 'p.is_public as isPublic', 'u.name as unitName'])
    .orderBy('t.plan_id')
    .orderBy('t.no')
}

type TaskRow = Awaited<ReturnType<ReturnType<typeof tasks>['execute']>>[number]

function toTask({ id, no, words, evidence, percent, planTitle, isPublic, unitName, ...row }: TaskRow): Task {
  return {
    ...{ id, no, words, evidence, percent, planTitle, isPublic, unitName },
    planId: row.plan_id,
    host: row.host as OversightHost,
    unitId: row.unit_id,
    coUnitIds: row.co_unit_ids,
    dueOn: row.due_on as Day,
    state: row.state as TaskState,
    claimedOn: row.claimed_on as Day | null,
    confirmedOn: row.confirmed_on as Day | null,
  }
}

/** The tasks of a plan, in order. */
export async function listTasks(db: ReadDb | Tx, planId: string): Promise<Task[]> {
  return (await tasks(db).where('t.plan_id', '=', planId).execute()).map(toTask)
}

/** The tasks of every plan that is issued. */
export async function listIssuedTasks(db: ReadDb): Promise<Task[]> {
  return (await tasks(db).where('p.state', '=', 'issued').execute()).map(toTask)
}

/** One task. */
export async function findTask(db: ReadDb | Tx, id: string): Promise<Task | undefined> {
  const row = await tasks(db).where('t.id', '=', id).executeTakeFirst()
  return row && toTask(row)
}

/** What was written about a task, the oldest first. */
export interface Step {
  readonly id: string
  readonly kind: StepKind
  readonly percent: number
  readonly words: string
  readonly publicationNos: readonly number[]
  readonly unitName: string
  readonly writtenBy: string
  readonly writer: string
  readonly on: Day
}

export async function listSteps(db: ReadDb | Tx, taskId: string): Promise<Step[]> {
  const rows = await db
    .selectFrom('plan_step as s')
    .innerJoin('account as a', 'a.id', 's.written_by')
    .leftJoin('unit as u', 'u.id', 's.unit_id')
    .select(['s.id', 's.kind', 's.percent', 's.words', 's.publication_nos as nos', 's.written_by as writtenBy'])
    .select(['a.name as writer', 'u.name as unitName', 's.written_on as on'])
    .where('s.task_id', '=', taskId)
    .orderBy('s.written_at')
    .orderBy('s.id')
    .execute()
  return rows.map(({ kind, nos, unitName, on, ...row }) => ({
    ...row,
    kind: kind as StepKind,
    publicationNos: nos.map(Number),
    unitName: unitName ?? '',
    on: on as Day,
  }))
}

/** The tasks of issued plans that were due in a period, and how many were done in time. */
export async function sumTasks(
  db: ReadDb,
  { from, to }: { from: string; to: string },
): Promise<{ due: number; inTime: number }> {
  const { rows } = await sql<{ due: number; inTime: number }>`
    select count(*)::int as due,
      (count(*) filter (where t.state = 'confirmed' and t.claimed_on <= t.due_on))::int as "inTime"
    from plan_task t join work_plan p on p.id = t.plan_id
    where p.state = 'issued' and t.due_on between ${from} and ${to}`.execute(db)
  return rows[0] ?? { due: 0, inTime: 0 }
}
