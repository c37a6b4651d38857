import { AppError } from '../../kernel/app-error.ts'
import type { StepKind } from '../../kernel/plan-terms.ts'
import type { OversightHost } from '../../kernel/survey-terms.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { WrittenTask } from './domain/plan.ts'
import type { After } from './domain/task.ts'
import { findPlan, findTask, type Plan, type Task } from './plans.queries.ts'

/** What the maker writes of a plan. */
export interface Written {
  readonly title: string
  readonly basis: string
  readonly basisNo: number | null
  readonly year: number
  readonly isPublic: boolean
  readonly tasks: readonly WrittenTask[]
}

function columnsOf({ title, basis, basisNo, year, isPublic }: Written) {
  return { title, basis, basis_no: basisNo, year, is_public: isPublic }
}

/** Begins a draft. */
export async function insertPlan(
  tx: Tx,
  made: Written & { id: string; host: OversightHost; createdBy: string },
): Promise<void> {
  const { id, host, createdBy } = made
  await tx
    .insertInto('work_plan')
    .values({ ...columnsOf(made), id, host, created_by: createdBy })
    .execute()
  await saveTasks(tx, id, made.tasks)
}

/** Writes a draft anew. */
export async function saveDraft(tx: Tx, id: string, written: Written): Promise<void> {
  await tx.updateTable('work_plan').set(columnsOf(written)).where('id', '=', id).execute()
  await saveTasks(tx, id, written.tasks)
}

async function saveTasks(tx: Tx, planId: string, tasks: readonly WrittenTask[]): Promise<void> {
  await tx.deleteFrom('plan_task').where('plan_id', '=', planId).execute()
  if (tasks.length === 0) return
  await tx
    .insertInto('plan_task')
    .values(
      tasks.map(({ words, unitId, coUnitIds, dueOn, evidence }, at) => ({
        ...{ id: newId(), plan_id: planId, no: at + 1, words, evidence },
        ...{ unit_id: unitId, co_unit_ids: [...coUnitIds], due_on: dueOn },
      })),
    )
    .execute()
}

/** The plan, locked until the end of the transaction. Throws `plan.not-found`. */
export async function lockPlan(tx: Tx, id: string): Promise<Plan> {
  await tx.selectFrom('work_plan').select('id').where('id', '=', id).forUpdate().execute()
  const plan = await findPlan(tx, id)
  if (!plan) throw new AppError('plan.not-found')
  return plan
}

/** The task of a plan, locked until the end of the transaction. Throws `plan.not-found`. */
export async function lockTask(tx: Tx, planId: string, taskId: string): Promise<Task> {
  await tx.selectFrom('plan_task').select('id').where('id', '=', taskId).forUpdate().execute()
  const task = await findTask(tx, taskId)
  if (task?.planId !== planId) throw new AppError('plan.not-found')
  return task
}

/** Hands it to the units, or takes it back. */
export async function saveState(
  tx: Tx,
  { id, state, issuedOn }: { id: string; state: 'issued' | 'withdrawn'; issuedOn: string | null },
): Promise<void> {
  await tx.updateTable('work_plan').set({ state, issued_on: issuedOn }).where('id', '=', id).execute()
}

/** Writes a step, and what it makes of the task. */
export async function insertStep(
  tx: Tx,
  step: {
    readonly taskId: string
    readonly kind: StepKind
    readonly words: string
    readonly publicationNos: readonly number[]
    readonly unitId: string | null
    readonly by: string
    readonly on: string
    readonly after: After
  },
): Promise<void> {
  const { taskId, kind, words, publicationNos, unitId, by, on, after } = step
  const { state, percent, claimedOn, confirmedOn } = after
  await tx
    .insertInto('plan_step')
    .values({
      ...{ id: newId(), task_id: taskId, kind, words, percent },
      ...{ publication_nos: [...publicationNos], unit_id: unitId, written_by: by, written_on: on },
    })
    .execute()
  await tx
    .updateTable('plan_task')
    .set({ state, percent, claimed_on: claimedOn, confirmed_on: confirmedOn })
    .where('id', '=', taskId)
    .execute()
}
