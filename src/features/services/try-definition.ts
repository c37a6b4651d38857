import { dayOf } from '../../kernel/day.ts'
import type { Fault } from '../../kernel/form-terms.ts'
import type { PersonKind } from '../../kernel/person-kind.ts'
import type { Context } from '../../platform/context.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { listUnits } from '../organisation/index.ts'
import { authorizeDesigner } from './change-designs.ts'
import { activeSteps, foldFlow, type FlowEvent } from './domain/flow.ts'
import { checkValues, knownValues, type Typed } from './domain/values.ts'
import type { NewTask } from './matters.store.ts'
import { listHoldersOf } from './people.queries.ts'
import { planTasks, type Planning } from './plan-tasks.ts'
import { readDefinition } from './read-definition.ts'
import { holderWords } from './holder-words.ts'

/** What a trial assumes: what somebody typed, who they are, and in which unit. */
export interface Trial {
  readonly definition: unknown
  readonly typed: Typed
  readonly kind: PersonKind
  readonly unitId: string | null
}

/** A step as a matter would come to it: whose it would be, how many could take it, and by when. */
export interface TriedStep {
  readonly key: string
  readonly name: string
  readonly holder: string
  readonly people: readonly string[]
  readonly dueOn: string
}

async function toTried(ctx: Context, tasks: readonly NewTask[], { units }: Planning): Promise<TriedStep[]> {
  const people = await listHoldersOf(ctx.db, [...new Set(tasks.flatMap(({ holders }) => holders))])
  return tasks.map((task) => ({
    key: task.stepKey,
    name: task.stepName,
    holder: holderWords(task.holders, units),
    people: [...new Set(people.filter(({ key }) => task.holders.includes(key)).map(({ name }) => name))],
    dueOn: task.dueOn,
  }))
}

/** Everybody approves, stage after stage, until it is over. */
async function walk(ctx: Context, events: readonly FlowEvent[], planning: Planning): Promise<TriedStep[]> {
  const { tasks } = foldFlow(planning.flow, events)
  if (tasks.length === 0) return []
  const tried = await toTried(ctx, await planTasks(ctx.db, tasks, planning), planning)
  const approvals = tasks.map(({ id }): FlowEvent => ({ type: 'approved', task: id }))
  return [...tried, ...(await walk(ctx, [...events, ...approvals], planning))]
}

/**
 * 试运行: what would become of a form that is filled in so: what is wrong with it, what would be kept, and every step with whose it
 * would be. Nothing is saved. Throws `hall.definition-invalid`.
 */
export async function tryDefinition(
  ctx: Context,
  { definition: raw, typed, kind, unitId }: Trial,
): Promise<{ faults: readonly Fault[]; shown: readonly string[]; steps: readonly TriedStep[] }> {
  authorizeDesigner(ctx)
  const { form, flow } = readDefinition(raw)
  const today = dayOf(ctx.now())
  const { values, faults, shown } = checkValues(form, typed, { kind, today })
  const [calendar, units] = await Promise.all([loadWorkCalendar(ctx.db), listUnits(ctx.db)])
  const applicant = { accountId: null, unitId, supervisorId: null }
  const submitted: FlowEvent = { type: 'submitted', active: activeSteps(flow, knownValues(values, kind)) }
  return { faults, shown, steps: await walk(ctx, [submitted], { flow, applicant, units, calendar, today }) }
}
