import { dayOf } from '../../kernel/day.ts'
import type { Flow } from '../../kernel/flow-terms.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { Unit } from '../organisation/index.ts'
import { foldFlow } from './domain/flow.ts'
import type { HolderKey } from './domain/holders.ts'
import { holderWords, phoneOf } from './holder-words.ts'
import type { MatterRow, TaskRow } from './matters.queries.ts'
import { flowEventsOf } from './on-matter.ts'
import { findApplicant, listHoldersOf } from './people.queries.ts'
import { planTasks } from './plan-tasks.ts'

/** A step that is still to come: whose it will be as things stand today, and the telephone there. */
export interface StepAhead {
  readonly stepName: string
  readonly holders: readonly HolderKey[]
  readonly holder: string
  readonly phone: string
}

interface Standing {
  readonly matter: MatterRow
  readonly flow: Flow
  readonly events: Parameters<typeof flowEventsOf>[0]
  readonly tasks: readonly TaskRow[]
  readonly units: readonly Unit[]
  readonly calendar: WorkCalendar
}

/** The steps that are still to come, as far as what was filled in decides on them. */
export async function stepsAhead(ctx: Context, standing: Standing): Promise<StepAhead[]> {
  const { matter, flow, events, units, calendar } = standing
  const { active, taken, tasks: open, end } = foldFlow(flow, flowEventsOf(events))
  const passed = new Set([...taken, ...open.map(({ step }) => step)])
  const coming = end === null ? flow.steps.filter(({ key }) => active.includes(key) && !passed.has(key)) : []
  if (coming.length === 0) return []
  const { applicantId, applicantUnitId: unitId } = matter
  const known = applicantId === null ? undefined : await findApplicant(ctx.db, applicantId)
  const applicant = { accountId: applicantId, unitId, supervisorId: known?.supervisorId ?? null }
  const tasks = coming.map(({ key, who }) => ({ id: key, step: key, who, assignedTo: null, isAdded: false }))
  const planned = await planTasks(ctx.db, tasks, { flow, applicant, units, calendar, today: dayOf(ctx.now()) })
  return planned.map(({ stepName, holders, unitId: at }) => ({
    stepName,
    holders,
    holder: holderWords(holders, units),
    phone: phoneOf(at, units),
  }))
}

/** Who is behind the keys of steps, by name, for those at work; never whoever applied. */
export async function namesBehind(
  ctx: Context,
  steps: readonly { readonly holders: readonly HolderKey[] }[],
  applicantId: string | null,
): Promise<(holders: readonly HolderKey[]) => string[]> {
  const found = await listHoldersOf(ctx.db, [...new Set(steps.flatMap(({ holders }) => holders))])
  const others = found.filter(({ accountId }) => accountId !== applicantId)
  return (holders) => [...new Set(others.filter(({ key }) => holders.includes(key)).map(({ name }) => name))]
}
