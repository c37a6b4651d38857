import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Values } from '../../kernel/form-terms.ts'
import type { PersonKind } from '../../kernel/person-kind.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { seal } from '../../platform/sealed.ts'
import type { HolderKey } from './domain/holders.ts'
import { namePlace, taskPlace, valuesPlace } from './matters.queries.ts'

/** A matter about to be kept beside its case. */
export interface NewMatter {
  readonly caseId: string
  readonly serviceId: string
  readonly versionId: string
  readonly unitId: string
  readonly applicantId: string | null
  readonly personKind: PersonKind
  readonly applicantUnitId: string | null
  readonly name: string
  readonly values: Values
  readonly openedOn: Day
}

/** Keeps a matter; what was filled in and who applied are sealed. */
export async function insertMatter(tx: Tx, key: Buffer, matter: NewMatter): Promise<void> {
  const { caseId, name, values } = matter
  await tx
    .insertInto('service_case')
    .values({
      case_id: caseId,
      service_id: matter.serviceId,
      version_id: matter.versionId,
      unit_id: matter.unitId,
      applicant_id: matter.applicantId,
      person_kind: matter.personKind,
      applicant_unit_id: matter.applicantUnitId,
      sealed_values: seal(key, JSON.stringify(values), valuesPlace(caseId)),
      sealed_name: seal(key, name, namePlace(caseId)),
      opened_on: matter.openedOn,
    })
    .execute()
}

/** Keeps what was filled in anew. */
export async function saveValues(
  tx: Tx,
  key: Buffer,
  { caseId, values }: { caseId: string; values: Values },
): Promise<void> {
  const sealed = seal(key, JSON.stringify(values), valuesPlace(caseId))
  await tx.updateTable('service_case').set({ sealed_values: sealed }).where('case_id', '=', caseId).execute()
}

/** What changes of a matter beside its case; what is not named stays. */
export interface MatterPatch {
  readonly ended_on?: Day
  readonly is_late?: boolean
  readonly asked?: number
  readonly urged_on?: Day
  readonly rating?: number
}

/** Changes it. */
export async function saveMatter(tx: Tx, caseId: string, patch: MatterPatch): Promise<void> {
  if (Object.keys(patch).length === 0) return
  await tx.updateTable('service_case').set(patch).where('case_id', '=', caseId).execute()
}

/** A task about to be opened. */
export interface NewTask {
  readonly taskKey: string
  readonly stepKey: string
  readonly stepName: string
  readonly holders: readonly HolderKey[]
  readonly unitId: string | null
  readonly barredId: string | null
  readonly openedOn: Day
  readonly dueOn: Day
  /** The accounts behind the keys: whoever hears that it came. */
  readonly heldBy: readonly string[]
}

/** Opens tasks of a matter. */
export async function insertTasks(tx: Tx, caseId: string, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return
  await tx
    .insertInto('service_task')
    .values(
      tasks.map((task) => ({
        id: newId(),
        case_id: caseId,
        task_key: task.taskKey,
        step_key: task.stepKey,
        step_name: task.stepName,
        holders: [...task.holders],
        unit_id: task.unitId,
        barred_id: task.barredId,
        opened_on: task.openedOn,
        due_on: task.dueOn,
      })),
    )
    .execute()
}

/** How a task ended. */
export type TaskOutcome = 'approved' | 'returned' | 'refused' | 'cancelled'

/** Closes tasks of a matter by their keys. */
export async function closeTasks(
  tx: Tx,
  caseId: string,
  { taskKeys, outcome, on, by }: { taskKeys: readonly string[]; outcome: TaskOutcome; on: Day; by: string | null },
): Promise<void> {
  if (taskKeys.length === 0) return
  await tx
    .updateTable('service_task')
    .set({ outcome, closed_on: on, closed_by: by, closed_at: sql<Date>`clock_timestamp()` })
    .where('case_id', '=', caseId)
    .where('task_key', 'in', [...taskKeys])
    .where('closed_at', 'is', null)
    .execute()
}

/** Gives an open task to others. */
export async function saveHolders(
  tx: Tx,
  caseId: string,
  { taskKey, holders }: { taskKey: string; holders: readonly HolderKey[] },
): Promise<void> {
  await tx
    .updateTable('service_task')
    .set({ holders: [...holders] })
    .where('case_id', '=', caseId)
    .where('task_key', '=', taskKey)
    .where('closed_at', 'is', null)
    .execute()
}

/** Keeps what was filled in at a task, sealed. */
export async function saveTaskValues(
  tx: Tx,
  key: Buffer,
  { taskId, values }: { taskId: string; values: Values },
): Promise<void> {
  const sealed = seal(key, JSON.stringify(values), taskPlace(taskId))
  await tx.updateTable('service_task').set({ sealed_values: sealed }).where('id', '=', taskId).execute()
}

/**
 * Takes out of a matter what was filled in and who applied, also where only their account stands: with the steps they took themselves.
 * Kind of person, unit, days and outcomes stay, so that every figure stays.
 */
export async function eraseContents(tx: Tx, caseId: string): Promise<void> {
  await tx
    .updateTable('service_case')
    .set({ sealed_values: null, sealed_name: null, applicant_id: null })
    .where('case_id', '=', caseId)
    .execute()
  await tx
    .updateTable('service_task')
    .set({
      sealed_values: null,
      barred_id: null,
      closed_by: sql<string | null>`case when holders @> array['applicant'] then null else closed_by end`,
    })
    .where('case_id', '=', caseId)
    .execute()
}
