import { AppError } from '../../../kernel/app-error.ts'
import type { ErrorCode } from '../../../kernel/error-codes.ts'
import type { ActionName, Flow } from '../../../kernel/flow-terms.ts'
import { type FlowEvent, type FlowState, foldFlow, returnTargets, type Task } from './flow.ts'

/** What somebody wants to do with a task. `to` is a step or `applicant` for a return, an account for a delegation or a countersigner. */
export interface Action {
  readonly name: ActionName
  readonly to?: string | undefined
}

/** As many may be added to one step: nobody drowns a matter in signatures. */
const MOST_ADDED = 10
const MOST_EVENTS = 500

/** The open task of this id, if it is open. */
export function findTask(state: FlowState, id: string): Task | undefined {
  return state.tasks.find((task) => task.id === id)
}

const GIVING: readonly ActionName[] = ['delegate', 'add-countersigner']

function isCrowded({ tasks }: FlowState, { step }: Task): boolean {
  return tasks.filter((each) => each.step === step).length > MOST_ADDED
}

function objectionsToTarget(
  flow: Flow,
  state: FlowState,
  { task, action }: { task: Task; action: Action },
): ErrorCode[] {
  const { name, to = '' } = action
  if (name === 'return') return returnTargets(flow, state, task).includes(to) ? [] : ['hall.cannot-return-there']
  if (!GIVING.includes(name)) return []
  if (to === '') return ['hall.person-required']
  return isCrowded(state, task) ? ['hall.too-many-signers'] : []
}

const EVENTS = {
  approve: 'approved',
  return: 'returned',
  refuse: 'refused',
  delegate: 'delegated',
  'add-countersigner': 'countersigner-added',
} as const

/**
 * The event that an action makes of an open task. Who may act is asked before. Throws `hall.task-closed`, `hall.cannot-return-there`,
 * `hall.person-required`, `hall.too-many-signers`.
 */
export function actOn(
  flow: Flow,
  events: readonly FlowEvent[],
  { taskId, action }: { taskId: string; action: Action },
): FlowEvent {
  const state = foldFlow(flow, events)
  const task = findTask(state, taskId)
  if (!task) throw new AppError('hall.task-closed')
  const [objection] = objectionsToTarget(flow, state, { task, action })
  if (objection) throw new AppError(objection)
  // A matter that goes to and fro for ever is a matter for the people in it, and not for a list without end.
  if (events.length >= MOST_EVENTS && action.name !== 'approve' && action.name !== 'refuse')
    throw new AppError('hall.too-many-signers')
  return { type: EVENTS[action.name], task: task.id, to: action.to ?? '' }
}
