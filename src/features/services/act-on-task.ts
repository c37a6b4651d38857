import { AppError } from '../../kernel/app-error.ts'
import { type ActionName, TO_APPLICANT } from '../../kernel/flow-terms.ts'
import type { Values } from '../../kernel/form-terms.ts'
import { type Context, may } from '../../platform/context.ts'
import { insertMessage } from '../casework/index.ts'
import { type HolderKey, keysOf, mayTake } from './domain/holders.ts'
import { actOn } from './domain/flow-actions.ts'
import { checkValues, type Typed } from './domain/values.ts'
import { getTask, type TaskRow } from './matters.queries.ts'
import { saveHolders, saveTaskValues } from './matters.store.ts'
import { issueResult } from './issue-result.ts'
import { aboutOf, type HeldMatter, onMatter, takeFlowStep } from './on-matter.ts'
import { findApplicant, listPostsHeld } from './people.queries.ts'
import { tellOfTasks } from './tell-holders.ts'

/** What somebody does with a task. `to` is a step, `applicant`, or the account of whoever gets it. */
export interface TaskAct {
  readonly taskId: string
  readonly action: ActionName
  readonly to: string
  readonly text: string
  readonly typed: Typed
}

/** Somebody who takes tasks, with every key they hold. */
export interface Taker {
  readonly accountId: string
  readonly keys: readonly HolderKey[]
  /** The office of the hall: it may give a task to somebody else, and does not act in their place. */
  readonly isOffice: boolean
}

/** Whoever is signed in, as a taker of tasks. Throws `access.sign-in-required`. */
export async function takerOf(ctx: Context): Promise<Taker> {
  const { id: accountId, roles } = ctx.actor
  if (accountId === '') throw new AppError('access.sign-in-required')
  const posts = await listPostsHeld(ctx.db, accountId)
  return { accountId, keys: keysOf({ accountId, roles, posts }), isOffice: may(ctx.actor, 'hall.manage') }
}

function refuseStranger(taker: Taker, task: TaskRow, { action }: Pick<TaskAct, 'action'>): void {
  const isOwn = task.barredId !== null && task.barredId === taker.accountId
  const holds = mayTake(taker, { holders: task.holders, applicantId: task.barredId })
  const handsOver = taker.isOffice && !isOwn && action === 'delegate'
  // Who does not have it learns nothing of it, not even that it is there.
  if (!holds && !handsOver) throw new AppError('hall.task-not-found')
}

function checkOwnForm({ version, matter, today }: HeldMatter, task: TaskRow, act: TaskAct): Values {
  const step = version.definition.flow.steps.find(({ key }) => key === task.stepKey)
  if (act.action !== 'approve' || !step?.form) return {}
  const { values, faults } = checkValues(step.form, act.typed, { kind: matter.personKind, today })
  if (faults.length > 0) throw new AppError('hall.form-incomplete', { faults, missing: [] })
  return values
}

/** Giving a task to somebody is refused where they applied themselves, or are no account in use. */
async function refuseReceiver({ tx, matter }: HeldMatter, { action, to }: TaskAct): Promise<void> {
  if (action !== 'delegate' && action !== 'add-countersigner') return
  if (to === matter.applicantId) throw new AppError('hall.own-application')
  if (to === '' || !(await findApplicant(tx, to))) throw new AppError('hall.person-required')
}

const TEXT_REQUIRED: readonly ActionName[] = ['return', 'refuse']

/** What is said goes to the applicant where they must know it, and otherwise stays among those at work. Always sealed. */
async function keepWords({ tx, key, file }: HeldMatter, task: TaskRow, { action, to, text }: TaskAct): Promise<void> {
  if (text.trim() === '') return
  const isForApplicant = action === 'refuse' || (action === 'return' && to === TO_APPLICANT)
  const direction = isForApplicant ? 'to-applicant' : 'note'
  await insertMessage(tx, key, { caseId: file.id, direction, author: task.stepName, text: text.trim() })
}

async function handOver(held: HeldMatter, task: TaskRow, { action, to }: TaskAct): Promise<void> {
  if (action !== 'delegate') return
  const { tx, file } = held
  const { stepName, dueOn } = task
  await tellOfTasks(aboutOf(held), [{ stepName, dueOn, heldBy: [to] }])
  await saveHolders(tx, file.id, { taskKey: task.taskKey, holders: [`account:${to}`] })
}

const TYPES: Readonly<Record<ActionName, string>> = {
  approve: 'approved',
  return: 'returned',
  refuse: 'refused',
  delegate: 'delegated',
  'add-countersigner': 'countersigner-added',
}

async function act(held: HeldMatter, taker: Taker, asked: TaskAct): Promise<void> {
  const { tx, key, version, flowEvents } = held
  const task = await getTask(tx, asked.taskId)
  refuseStranger(taker, task, asked)
  if (task.closedAt !== null) throw new AppError('hall.task-closed')
  await refuseReceiver(held, asked)
  const { action: name, to } = asked
  const event = actOn(version.definition.flow, flowEvents, { taskId: task.taskKey, action: { name, to } })
  if (TEXT_REQUIRED.includes(name) && asked.text.trim() === '') throw new AppError('hall.reason-required')
  const values = checkOwnForm(held, task, asked)
  await keepWords(held, task, asked)
  if (Object.keys(values).length > 0) await saveTaskValues(tx, key, { taskId: task.id, values })
  await handOver(held, task, asked)
  const move = name === 'delegate' || name === 'add-countersigner' ? 'reassign' : 'act'
  const { end } = await takeFlowStep(held, { move, type: TYPES[name], event, data: { step: task.stepKey } })
  if (end === 'done') await issueResult(held)
}

/**
 * 办理: somebody acts on a task they have. Throws `hall.task-not-found` to whoever does not have it, `hall.task-closed`,
 * `hall.reason-required`, `hall.cannot-return-there`, `hall.person-required`, `hall.own-application`, `hall.form-incomplete`.
 */
export async function actOnTask(ctx: Context, key: Buffer, asked: TaskAct): Promise<void> {
  const taker = await takerOf(ctx)
  const { caseId } = await getTask(ctx.db, asked.taskId)
  await onMatter(ctx, { id: caseId, key }, (held) => act(held, taker, asked))
}

/** What became of each of several tasks; one that cannot be done keeps none of the others. */
export interface BatchResult {
  readonly taskId: string
  readonly code: string
}

/** 批量办理: the same act on several tasks, each in a transaction of its own. Answers the refusal of each; empty where it was done. */
export async function actOnTasks(
  ctx: Context,
  key: Buffer,
  { taskIds, action, text }: { taskIds: readonly string[]; action: 'approve'; text: string },
): Promise<BatchResult[]> {
  await takerOf(ctx)
  const results: BatchResult[] = []
  for (const taskId of new Set(taskIds)) {
    const code = await actOnTask(ctx, key, { taskId, action, to: '', text, typed: {} }).then(
      () => '',
      (error: unknown) => {
        if (error instanceof AppError) return error.code
        throw error
      },
    )
    results.push({ taskId, code })
  }
  return results
}
