import { holds } from '../../../kernel/condition.ts'
import { type End, type Flow, type FlowStep, TO_APPLICANT, type Who } from '../../../kernel/flow-terms.ts'
import type { Values } from '../../../kernel/form-terms.ts'

/**
 * What happened in a flow, in order. `active` are the steps whose conditions held for what was filled in at that moment: so the
 * fold needs no values, which are sealed. `by` and `to` are accounts.
 */
export type FlowEvent =
  | { readonly type: 'submitted'; readonly active: readonly string[] }
  | { readonly type: 'resubmitted'; readonly active: readonly string[]; readonly isChanged: boolean }
  | { readonly type: 'approved'; readonly task: string }
  | { readonly type: 'returned'; readonly task: string; readonly to: string }
  | { readonly type: 'refused'; readonly task: string }
  | { readonly type: 'delegated'; readonly task: string; readonly to: string }
  | { readonly type: 'countersigner-added'; readonly task: string; readonly to: string }
  | { readonly type: 'withdrawn' }
  | { readonly type: 'ended' }

/** An open task (待办). `assignedTo` is an account that has it alone: a delegate or an added countersigner. */
export interface Task {
  readonly id: string
  readonly step: string
  readonly who: readonly Who[]
  readonly assignedTo: string | null
  readonly isAdded: boolean
}

/** Where a flow stands. While it waits for the applicant no task is open; `asks` is the step that asked. */
export interface FlowState {
  readonly tasks: readonly Task[]
  readonly asks: string | null
  readonly end: End | null
  /** Steps that were taken since the start, or since what was filled in was changed. */
  readonly taken: readonly string[]
  readonly active: readonly string[]
}

interface Folding extends FlowState {
  readonly round: number
}

/** The steps whose conditions hold for these values. */
export function activeSteps(flow: Flow, values: Values): string[] {
  return flow.steps.filter(({ when }) => when === null || holds(when, values)).map(({ key }) => key)
}

/** The steps in stages: neighbours of one group run side by side. */
export function stagesOf(flow: Flow): FlowStep[][] {
  const stages: FlowStep[][] = []
  for (const step of flow.steps) {
    const last = stages.at(-1)
    if (last && step.group !== '' && last[0]?.group === step.group) last.push(step)
    else stages.push([step])
  }
  return stages
}

/** The place of a step's stage; -1 when there is no such step. */
export function stageOf(flow: Flow, key: string): number {
  return stagesOf(flow).findIndex((stage) => stage.some((step) => step.key === key))
}

function openStep(step: FlowStep, round: number): Task[] {
  const sides = step.mode === 'all' ? step.who.map((who) => [who]) : [step.who]
  return sides.map((who, at) => ({
    id: `${step.key}.${String(round)}.${String(at)}`,
    step: step.key,
    who,
    assignedTo: null,
    isAdded: false,
  }))
}

function openSteps(state: Folding, steps: readonly FlowStep[]): Folding {
  const round = state.round + 1
  return { ...state, round, asks: null, tasks: steps.flatMap((step) => openStep(step, round)) }
}

/** Opens the first stage from here on that has an active step; without one, all is done. */
function openFrom(flow: Flow, state: Folding, from: number): Folding {
  for (const stage of stagesOf(flow).slice(Math.max(0, from))) {
    const steps = stage.filter(({ key }) => state.active.includes(key))
    if (steps.length > 0) return openSteps(state, steps)
  }
  return finish(state, 'done')
}

function finish(state: Folding, end: End): Folding {
  return { ...state, tasks: [], asks: null, end }
}

function approve(flow: Flow, state: Folding, task: Task): Folding {
  const tasks = state.tasks.filter(({ id }) => id !== task.id)
  const isStepOver = tasks.every(({ step }) => step !== task.step)
  const taken = isStepOver ? [...new Set([...state.taken, task.step])] : state.taken
  const next = { ...state, tasks, taken }
  return tasks.length > 0 ? next : openFrom(flow, next, stageOf(flow, task.step) + 1)
}

function sendBack(flow: Flow, state: Folding, { task, to }: { task: Task; to: string }): Folding {
  if (to === TO_APPLICANT) return { ...state, tasks: [], asks: task.step }
  const at = stageOf(flow, to)
  // What was decided from there on is decided anew.
  const taken = state.taken.filter((key) => stageOf(flow, key) < at)
  const steps = flow.steps.filter(({ key }) => key === to)
  return openSteps({ ...state, taken }, steps)
}

function resubmit(flow: Flow, state: Folding, event: Extract<FlowEvent, { type: 'resubmitted' }>): Folding {
  const next = { ...state, active: event.active }
  // An edit voids what was approved before it: everything is looked at again.
  if (event.isChanged) return openFrom(flow, { ...next, taken: [] }, 0)
  return openFrom(flow, next, state.asks === null ? 0 : stageOf(flow, state.asks))
}

function delegate(state: Folding, task: Task, to: string): Folding {
  return { ...state, tasks: state.tasks.map((each) => (each === task ? { ...each, assignedTo: to } : each)) }
}

function addCountersigner(state: Folding, task: Task, to: string): Folding {
  const round = state.round + 1
  const added = { ...task, id: `${task.step}.${String(round)}.added`, assignedTo: to, isAdded: true }
  return { ...state, round, tasks: [...state.tasks, added] }
}

type TaskEvent = Extract<FlowEvent, { task: string }>

function onTask(flow: Flow, state: Folding, event: TaskEvent): Folding {
  const task = state.tasks.find(({ id }) => id === event.task)
  if (!task) return state
  switch (event.type) {
    case 'approved':
      return approve(flow, state, task)
    case 'returned':
      return sendBack(flow, state, { task, to: event.to })
    case 'refused':
      return finish(state, 'refused')
    case 'delegated':
      return delegate(state, task, event.to)
    case 'countersigner-added':
      return addCountersigner(state, task, event.to)
  }
}

function apply(flow: Flow, state: Folding, event: FlowEvent): Folding {
  if (state.end !== null) return state
  switch (event.type) {
    case 'submitted':
      return openFrom(flow, { ...state, active: event.active }, 0)
    case 'resubmitted':
      return state.asks === null ? state : resubmit(flow, state, event)
    case 'withdrawn':
      return finish(state, 'withdrawn')
    case 'ended':
      return finish(state, 'ended')
    default:
      return onTask(flow, state, event)
  }
}

const START: Folding = { tasks: [], asks: null, end: null, taken: [], active: [], round: 0 }

/** Where a flow stands after these events. What fits nothing that is open changes nothing. */
export function foldFlow(flow: Flow, events: readonly FlowEvent[]): FlowState {
  return events.reduce((state, event) => apply(flow, state, event), START)
}

/** Where whoever has the task may send the matter back to: to the applicant, or to earlier steps that were taken. */
export function returnTargets(flow: Flow, state: FlowState, task: Task): string[] {
  const step = flow.steps.find(({ key }) => key === task.step)
  return (step?.returnsTo ?? []).filter(
    (key) => key === TO_APPLICANT || (state.active.includes(key) && stageOf(flow, key) < stageOf(flow, task.step)),
  )
}
