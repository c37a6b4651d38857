import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import type { Values } from '../../kernel/form-terms.ts'
import type { PersonKind } from '../../kernel/person-kind.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { PREPARED } from '../../platform/db/prepared.ts'
import { unseal } from '../../platform/sealed.ts'
import type { HolderKey } from './domain/holders.ts'

/** Where what was filled in is sealed to. */
export function valuesPlace(caseId: string): string {
  return `case:${caseId}:service`
}

/** Where the applicant's name for lists is sealed to. */
export function namePlace(caseId: string): string {
  return `case:${caseId}:service-name`
}

/** Where what was filled in at a task is sealed to. */
export function taskPlace(taskId: string): string {
  return `service-task:${taskId}`
}

/** What a matter is beside its case; what was filled in stays sealed until somebody entitled opens it. */
export interface MatterRow {
  readonly caseId: string
  readonly serviceId: string
  readonly serviceName: string
  readonly serviceSlug: string
  readonly versionId: string
  readonly unitId: string
  readonly applicantId: string | null
  readonly personKind: PersonKind
  readonly applicantUnitId: string | null
  readonly asked: number
  readonly urgedOn: Day | null
  readonly sealedValues: Buffer | null
  readonly sealedName: Buffer | null
}

/** The matter of a case. Throws `case.not-found`. */
export async function getMatter(db: ReadDb | Tx, caseId: string): Promise<MatterRow> {
  const row = await db
    .selectFrom('service_case as m')
    .innerJoin('service as s', 's.id', 'm.service_id')
    .select(['m.case_id as caseId', 'm.service_id as serviceId', 's.name as serviceName', 's.slug as serviceSlug'])
    .select(['m.version_id as versionId', 'm.unit_id as unitId', 'm.applicant_id as applicantId'])
    .select(['m.person_kind as personKind', 'm.applicant_unit_id as applicantUnitId', 'm.asked'])
    .select(['m.urged_on as urgedOn', 'm.sealed_values as sealedValues', 'm.sealed_name as sealedName'])
    .where('m.case_id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw new AppError('case.not-found', { id: caseId })
  return row as MatterRow
}

/** What was filled in; empty when it was erased. */
export function openValues(key: Buffer, { caseId, sealedValues }: Pick<MatterRow, 'caseId' | 'sealedValues'>): Values {
  if (sealedValues === null) return {}
  return JSON.parse(unseal(key, sealedValues, valuesPlace(caseId)).toString('utf8')) as Values
}

/** Under what name the matter stands in the lists of those who have it to do; empty when it was erased. */
export function openName(key: Buffer, { caseId, sealedName }: Pick<MatterRow, 'caseId' | 'sealedName'>): string {
  return sealedName === null ? '' : unseal(key, sealedName, namePlace(caseId)).toString('utf8')
}

/** A step that somebody has or had to take. */
export interface TaskRow {
  readonly id: string
  readonly caseId: string
  readonly taskKey: string
  readonly stepKey: string
  readonly stepName: string
  readonly holders: readonly HolderKey[]
  readonly unitId: string | null
  readonly barredId: string | null
  readonly openedOn: string
  readonly dueOn: string
  readonly closedAt: Date | null
  readonly closedOn: string | null
  readonly closedBy: string | null
  readonly outcome: string
  readonly sealedValues: Buffer | null
}

const TASK = [
  't.id',
  't.case_id as caseId',
  't.task_key as taskKey',
  't.step_key as stepKey',
  't.step_name as stepName',
  't.holders',
  't.unit_id as unitId',
  't.barred_id as barredId',
  't.opened_on as openedOn',
  't.due_on as dueOn',
  't.closed_at as closedAt',
  't.closed_on as closedOn',
  't.closed_by as closedBy',
  't.outcome',
  't.sealed_values as sealedValues',
] as const

/** A task. Throws `hall.task-not-found`. */
export async function getTask(db: ReadDb | Tx, id: string): Promise<TaskRow> {
  const row = await db.selectFrom('service_task as t').select(TASK).where('t.id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('hall.task-not-found', { id })
  return row
}

/** The tasks of a matter in the order in which they came up. */
export async function listTasksOf(db: ReadDb | Tx, caseId: string): Promise<TaskRow[]> {
  const rows = await db
    .selectFrom('service_task as t')
    .select(TASK)
    .where('t.case_id', '=', caseId)
    .orderBy('t.opened_at')
    .orderBy('t.task_key')
    .execute()
  return rows
}

/** A line of somebody's own matters. */
export interface OwnRow {
  readonly caseId: string
  readonly number: string
  readonly serviceName: string
  readonly state: string
  readonly openedOn: string
  readonly dueOn: string | null
  readonly stepNames: readonly string[]
  /** A step waits for the applicant. */
  readonly isAsked: boolean
}

/** Somebody's own matters, the newest first: those that run, or those that have ended. */
export async function listOwn(
  db: ReadDb,
  { accountId, isEnded, page, size }: { accountId: string; isEnded: boolean; page: number; size: number },
): Promise<OwnRow[]> {
  const rows = await db
    .selectFrom('service_case as m')
    .innerJoin('case_file as f', 'f.id', 'm.case_id')
    .innerJoin('service as s', 's.id', 'm.service_id')
    .modifyFront(PREPARED)
    .select(['m.case_id as caseId', 'f.number', 's.name as serviceName', 'f.state', 'm.opened_on as openedOn'])
    .select('f.due_on as dueOn')
    .select([
      sql<
        string[]
      >`array(select distinct t.step_name from service_task t where t.case_id = m.case_id and t.closed_at is null)`.as(
        'stepNames',
      ),
      sql<boolean>`f.state = 'asked' or exists (select 1 from service_task t where t.case_id = m.case_id and t.closed_at is null
        and t.holders @> array['applicant'])`.as('isAsked'),
    ])
    .where('m.applicant_id', '=', accountId)
    .where('m.ended_on', isEnded ? 'is not' : 'is', null)
    .orderBy('m.case_id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return rows
}

/** The newest matter of an account, if there is one that still has its contents. */
export async function findNewestMatter(db: ReadDb, accountId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('service_case')
    .select('case_id as caseId')
    .where('applicant_id', '=', accountId)
    .where('sealed_values', 'is not', null)
    .orderBy('case_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.caseId
}
