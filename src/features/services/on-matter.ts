import { type Day, dayOf } from '../../kernel/day.ts'
import { monthsLater } from '../../kernel/months.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import { type Actor, type Context, SYSTEM, VISITOR } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { advanceCase, type CaseFile, type ClockEvent, listEvents, lockFile } from '../casework/index.ts'
import { getSchoolProfile, listUnits, type Unit } from '../organisation/index.ts'
import { type FlowEvent, type FlowState, foldFlow } from './domain/flow.ts'
import { MATTER, type MatterState, type MoveName } from './domain/matter-kind.ts'
import { getMatter, type MatterRow } from './matters.queries.ts'
import {
  closeTasks,
  insertTasks,
  type MatterPatch,
  type NewTask,
  saveMatter,
  type TaskOutcome,
} from './matters.store.ts'
import { findApplicant } from './people.queries.ts'
import { type Planning, planTasks } from './plan-tasks.ts'
import { getVersion, type Version } from './services.queries.ts'
import { tellApplicant, toldOf } from './tell-applicant.ts'
import { type Told, tellOfTasks } from './tell-holders.ts'
import { releaseVenues } from './venues.store.ts'

/** A locked matter and what it takes to work on it. */
export interface HeldMatter {
  readonly tx: Tx
  readonly ctx: Context
  readonly key: Buffer
  readonly file: CaseFile
  readonly matter: MatterRow
  readonly version: Version
  readonly flowEvents: readonly FlowEvent[]
  readonly flowState: FlowState
  readonly planning: Planning
  /** The school's name. */
  readonly school: string
  readonly calendar: WorkCalendar
  readonly today: Day
}

interface Opening {
  readonly id: string
  readonly key: Buffer
  readonly calendar: WorkCalendar
  readonly units: readonly Unit[]
  readonly school: string
}

/** What happened in the flow of a case so far. */
export function flowEventsOf(events: readonly { readonly data: Readonly<Record<string, unknown>> }[]): FlowEvent[] {
  return events.flatMap(({ data }) => ('flow' in data ? [data['flow'] as FlowEvent] : []))
}

async function hold(tx: Tx, ctx: Context, { id, key, calendar, units, school }: Opening): Promise<HeldMatter> {
  const file = await lockFile(tx, MATTER.name, id)
  const matter = await getMatter(tx, id)
  const version = await getVersion(tx, matter.versionId)
  const flowEvents = flowEventsOf(await listEvents(tx, id))
  const { applicantId, applicantUnitId } = matter
  const known = applicantId === null ? undefined : await findApplicant(tx, applicantId)
  const { flow } = version.definition
  const today = dayOf(ctx.now())
  const applicant = { accountId: applicantId, unitId: applicantUnitId, supervisorId: known?.supervisorId ?? null }
  const planning = { flow, applicant, units, calendar, today }
  const flowState = foldFlow(flow, flowEvents)
  return { tx, ctx, key, file, matter, version, flowEvents, flowState, planning, school, calendar, today }
}

/** Works on one matter in a transaction: locks it and does the work. Who may is for the work to ask. Throws `case.not-found`. */
export async function onMatter<T>(
  ctx: Context,
  { id, key }: { id: string; key: Buffer },
  work: (held: HeldMatter) => Promise<T>,
): Promise<T> {
  const [calendar, units, { name: school }] = await Promise.all([
    loadWorkCalendar(ctx.db),
    listUnits(ctx.db),
    getSchoolProfile(ctx.db),
  ])
  return ctx.transaction(async (tx) => work(await hold(tx, ctx, { id, key, calendar, units, school })))
}

/** A step of a matter that leaves its flow where it is. */
export async function stepAside(
  { tx, ctx, file, calendar, today }: HeldMatter,
  step: { move: MoveName; type: string; data?: Readonly<Record<string, unknown>>; rating?: number },
): Promise<void> {
  const { rating, ...rest } = step
  const patch = rating === undefined ? {} : { rating }
  await advanceCase(tx, ctx, { kind: MATTER, file, calendar, step: { ...rest, on: today, patch } })
}

/** A step of a matter that moves its flow. */
export interface FlowStepTaken {
  readonly move: MoveName
  readonly type: string
  readonly event: FlowEvent
  readonly data?: Readonly<Record<string, unknown>>
}

function stateOf({ end, asks }: FlowState): MatterState {
  if (end !== null) return end
  return asks === null ? 'running' : 'asked'
}

function clockFor({ matter, version, today, flowState }: HeldMatter, next: FlowState): ClockEvent[] {
  if (next.end !== null) return [{ type: 'stop', on: today }]
  const article = version.definition.promise.source
  if (flowState.asks === null && next.asks !== null)
    return [{ type: 'pause', on: today, key: `asked-${String(matter.asked + 1)}`, why: '等待申请人补充', article }]
  if (flowState.asks !== null && next.asks === null)
    return [{ type: 'resume', on: today, key: `asked-${String(matter.asked)}` }]
  return []
}

const OUTCOMES: Readonly<Partial<Record<FlowEvent['type'], TaskOutcome>>> = {
  approved: 'approved',
  returned: 'returned',
  refused: 'refused',
}

/** The account behind an actor; a visitor and the platform itself have none. */
export function accountIn({ id }: Actor): string | null {
  return id === VISITOR.id || id === SYSTEM.id ? null : id
}

/** Closes what is over and opens what is next; answers what was opened. */
async function moveTasks(held: HeldMatter, event: FlowEvent, next: FlowState): Promise<NewTask[]> {
  const { tx, ctx, file, flowState, planning, today } = held
  const by = accountIn(ctx.actor)
  const [before, after] = [flowState.tasks.map(({ id }) => id), new Set(next.tasks.map(({ id }) => id))]
  const gone = before.filter((id) => !after.has(id))
  const acted = 'task' in event ? event.task : ''
  const outcome = OUTCOMES[event.type] ?? 'cancelled'
  await closeTasks(tx, file.id, { taskKeys: gone.filter((id) => id === acted), outcome, on: today, by })
  await closeTasks(tx, file.id, { taskKeys: gone.filter((id) => id !== acted), outcome: 'cancelled', on: today, by })
  const fresh = next.tasks.filter(({ id }) => !before.includes(id))
  const opened = await planTasks(tx, fresh, planning)
  await insertTasks(tx, file.id, opened)
  return opened
}

/** Those who have it next and whoever applied hear of a step. */
async function tellOfStep(
  held: HeldMatter,
  { event, next, opened }: { event: FlowEvent; next: FlowState; opened: readonly NewTask[] },
): Promise<void> {
  await tellOfTasks(aboutOf(held), opened)
  const holders = opened.flatMap((task) => task.holders)
  const what = toldOf(event, { before: held.flowState, after: next, holders })
  if (what !== undefined) await tellApplicant(held, what)
}

/** What people of the school hear of a matter. */
export function aboutOf({ tx, ctx, key, file, matter }: HeldMatter): Told {
  return { tx, ctx, key, about: { id: file.id, number: file.number, serviceName: matter.serviceName } }
}

const MONTHS_A_YEAR = 12

function patchOf({ today, version }: HeldMatter, { end }: FlowState) {
  if (end === null) return {}
  const retentionUntil = monthsLater(today, version.definition.retentionYears * MONTHS_A_YEAR)
  return { outcome: end, concludedOn: today, isClosed: true, retentionUntil }
}

/** Takes the flow of a matter one event on: tasks, clock, case and ledger. Call it once, after everything that may refuse. */
export async function takeFlowStep(
  held: HeldMatter,
  { move, type, event, data = {} }: FlowStepTaken,
): Promise<FlowState> {
  const { tx, ctx, file, matter, version, calendar, today, flowState } = held
  const next = foldFlow(version.definition.flow, [...held.flowEvents, event])
  const opened = await moveTasks(held, event, next)
  const target = stateOf(next)
  const advanced = await advanceCase(tx, ctx, {
    kind: MATTER,
    file,
    calendar,
    step: {
      move,
      type,
      target,
      on: today,
      clock: clockFor(held, next),
      patch: patchOf(held, next),
      data: {
        ...data,
        flow: event,
        serviceId: matter.serviceId,
        personKind: matter.personKind,
        isEnd: next.end !== null,
      },
    },
  })
  const isLate = advanced.dueOn !== null && today > advanced.dueOn
  const patch: MatterPatch = {
    ...(next.end === null ? {} : { ended_on: today, is_late: isLate }),
    ...(flowState.asks === null && next.asks !== null ? { asked: matter.asked + 1 } : {}),
  }
  await saveMatter(tx, file.id, patch)
  if (next.end !== null && next.end !== 'done') await releaseVenues(tx, file.id)
  await tellOfStep(held, { event, next, opened })
  return next
}
