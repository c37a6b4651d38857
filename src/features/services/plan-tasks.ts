import type { Day } from '../../kernel/day.ts'
import type { Flow } from '../../kernel/flow-terms.ts'
import { addWorkingDays, type WorkCalendar } from '../../kernel/work-calendar.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import type { Unit } from '../organisation/index.ts'
import type { Task } from './domain/flow.ts'
import { type ApplicantFacts, chainOf, type HolderKey, settle } from './domain/holders.ts'
import type { NewTask } from './matters.store.ts'
import { listHoldersOf } from './people.queries.ts'

/** What it takes to say who has a task: the flow, who applies, and the units with those above them. */
export interface Planning {
  readonly flow: Flow
  readonly applicant: ApplicantFacts & { readonly accountId: string | null }
  readonly units: readonly Unit[]
  readonly calendar: WorkCalendar
  readonly today: Day
}

const IN_UNIT = /^(?:unit|head|post):([^:]+)/

function unitOf(holders: readonly HolderKey[]): string | null {
  for (const key of holders) {
    const unitId = IN_UNIT.exec(key)?.[1]
    if (unitId !== undefined) return unitId
  }
  return null
}

function chainFor(task: Task, { applicant, units }: Planning): HolderKey[][] {
  if (task.assignedTo !== null) return [[`account:${task.assignedTo}`]]
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]))
  return chainOf(task.who, applicant, (id) => parents.get(id) ?? null)
}

/** Tasks as they are opened: each with the keys of those who may take it, and the day by which it is due. */
export async function planTasks(db: ReadDb | Tx, tasks: readonly Task[], planning: Planning): Promise<NewTask[]> {
  const { flow, applicant, calendar, today } = planning
  const chains = tasks.map((task) => ({ task, chain: chainFor(task, planning) }))
  const keys = [...new Set(chains.flatMap(({ chain }) => chain.flat()))]
  const others = (await listHoldersOf(db, keys)).filter(({ accountId }) => accountId !== applicant.accountId)
  const held = new Set(others.map(({ key }) => key))
  return chains.map(({ task, chain }) => {
    const step = flow.steps.find(({ key }) => key === task.step)
    const holders = settle(chain, (key) => held.has(key))
    return {
      taskKey: task.id,
      stepKey: task.step,
      stepName: step?.name ?? task.step,
      holders,
      unitId: unitOf(holders),
      barredId: holders.includes('applicant') ? null : applicant.accountId,
      openedOn: today,
      dueOn: addWorkingDays(today, step?.days ?? 1, calendar).day,
      heldBy: others.filter(({ key }) => holders.includes(key)).map(({ accountId }) => accountId),
    }
  })
}
