import type { Measure } from '../../kernel/assessment-terms.ts'
import { ALL_SEEING } from '../../kernel/audience.ts'
import type { Context } from '../../platform/context.ts'
import { countConcluded } from '../casework/index.ts'
import { listItemStates } from '../catalogue/index.ts'
import { listDueTasks } from '../plans/index.ts'
import { countByUnit, sumTrainings } from '../trainings/index.ts'
import type { Assessment } from './assessments.queries.ts'
import type { Measured } from './domain/indicator.ts'

export const LETTERS_AND_APPLICATIONS = ['application', 'letter', 'suggestion', 'phone', 'correction']
export const MATTERS = ['service']
export const IN_ORDER: readonly string[] = ['current', 'due_soon']

type ByUnit = ReadonlyMap<string, Measured>

/** The items that are not overdue and not missing, of those for which something is due. */
async function itemsInOrder({ db, now }: Pick<Context, 'db' | 'now'>): Promise<ByUnit> {
  // A unit answers for what it publishes to anybody, whoever looks at the assessment.
  const states = await listItemStates(db, { now: now(), viewer: ALL_SEEING })
  const byUnit = new Map<string, Measured>()
  for (const { rule, state } of states) {
    const unitId = rule?.unitId ?? null
    if (unitId === null || state.name === 'nothing_due') continue
    const { done, of } = byUnit.get(unitId) ?? { done: 0, of: 0 }
    byUnit.set(unitId, { done: done + (IN_ORDER.includes(state.name) ? 1 : 0), of: of + 1 })
  }
  return byUnit
}

async function inTime(
  { db }: Pick<Context, 'db'>,
  { from, to }: Assessment,
  kinds: readonly string[],
): Promise<ByUnit> {
  const counts = await countConcluded(db, { from, to, kinds })
  return new Map(counts.map(({ unitId, concluded, late }) => [unitId, { done: concluded - late, of: concluded }]))
}

/** To how many of the trainings held each unit sent somebody; all of them concern everybody. */
async function trainingsAttended({ db }: Pick<Context, 'db'>, { from, to, unitIds }: Assessment): Promise<ByUnit> {
  const [{ held }, counts] = await Promise.all([sumTrainings(db, { from, to }), countByUnit(db, { from, to })])
  const done = new Map(counts.map(({ unitId, count }) => [unitId, count]))
  return new Map(unitIds.map((unitId) => [unitId, { done: done.get(unitId) ?? 0, of: held }]))
}

/** The tasks of plans of work that were due, and how many of them were done in time; for the unit that is responsible. */
async function tasksInTime(ctx: Pick<Context, 'db'>, period: Assessment): Promise<ByUnit> {
  const byUnit = new Map<string, Measured>()
  for (const { unitId, isInTime } of await listDueTasks(ctx, period)) {
    const { done, of } = byUnit.get(unitId) ?? { done: 0, of: 0 }
    byUnit.set(unitId, { done: done + (isInTime ? 1 : 0), of: of + 1 })
  }
  return byUnit
}

/** What the records say of each unit today: items as they stand, cases of the period. */
export async function measureUnits(
  ctx: Pick<Context, 'db' | 'now'>,
  assessment: Assessment,
): Promise<ReadonlyMap<Measure, ByUnit>> {
  const [items, cases, matters, trainings, tasks] = await Promise.all([
    itemsInOrder(ctx),
    inTime(ctx, assessment, LETTERS_AND_APPLICATIONS),
    inTime(ctx, assessment, MATTERS),
    trainingsAttended(ctx, assessment),
    tasksInTime(ctx, assessment),
  ])
  return new Map<Measure, ByUnit>([
    ['items-in-order', items],
    ['cases-in-time', cases],
    ['matters-in-time', matters],
    ['trainings-attended', trainings],
    ['tasks-in-time', tasks],
  ])
}
