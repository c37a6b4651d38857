import { AppError, refuse } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import type { StepKind } from '../../kernel/plan-terms.ts'
import { type Actor, authorize, type Context, may } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import { after, fits, objectionsToJudging } from './domain/task.ts'
import { refuseOtherOffice } from './manage-plan.ts'
import { listSteps, type Task } from './plans.queries.ts'
import { insertStep, lockPlan, lockTask } from './plans.store.ts'
import { lineOf, tellMakers, tellUnits } from './tell-units.ts'

interface OfTask {
  readonly id: string
  readonly taskId: string
}

/** A step as it is written: how far, in words, with the publications that show it. */
export interface Told extends OfTask {
  readonly kind: StepKind
  readonly percent: number
  readonly words: string
  readonly publicationNos: readonly number[]
}

const EVENTS = {
  progress: 'plan.progress-reported',
  claimed: 'plan.task-claimed',
  confirmed: 'plan.task-confirmed',
  returned: 'plan.task-returned',
} as const

/** The unit of a task for which the actor may report: the one that is responsible, before those that help. */
export function reportingUnit({ actor }: Pick<Context, 'actor'>, { unitId, coUnitIds }: Task): string | undefined {
  return [unitId, ...coUnitIds].find((id) => may(actor, 'plans.answer', id))
}

/** Every unit to which somebody belongs, by account or by role. */
export function unitsOf({ unitId, roles }: Actor): string[] {
  return [unitId, ...roles.map((grant) => grant.unitId)].flatMap((id) => id ?? [])
}

async function lockOpen(tx: Tx, { id, taskId, kind }: Told): Promise<Task> {
  const { state } = await lockPlan(tx, id)
  const task = await lockTask(tx, id, taskId)
  if (state !== 'issued') throw new AppError('plan.wrong-state')
  if (!fits(kind, task.state)) throw new AppError('plan.task-closed')
  return task
}

async function write(
  ctx: Context,
  tx: Tx,
  { task, told, unitId }: { task: Task; told: Told; unitId: string | null },
): Promise<void> {
  const { kind, words, publicationNos } = told
  const today = dayOf(ctx.now())
  const next = after(task, told, today)
  const step = { taskId: task.id, kind, words, publicationNos, unitId, by: ctx.actor.id, on: today, after: next }
  await insertStep(tx, step)
  await record(tx, ctx, {
    type: EVENTS[kind],
    subject: { type: 'plan', id: task.planId },
    unitId: task.unitId,
    data: { task: task.no, percent: next.percent, on: today },
  })
}

/**
 * A unit tells how far its task has come, or that it is done; only the unit that is responsible claims the end. Throws `access.denied`,
 * `plan.wrong-state`, `plan.task-closed` while a claim waits or once it is confirmed.
 */
export async function reportProgress(ctx: Context, key: Buffer, told: Told): Promise<void> {
  authorize(ctx, 'plans.answer')
  await ctx.transaction(async (tx) => {
    const task = await lockOpen(tx, told)
    const unitId = reportingUnit(ctx, task)
    if (unitId === undefined || (told.kind === 'claimed' && unitId !== task.unitId)) throw new AppError('access.denied')
    await write(ctx, tx, { task, told, unitId })
    if (told.kind !== 'claimed') return
    const text = `${task.unitName}报告完成了${lineOf(task)}，请确认或者退回。`
    await tellMakers(tx, key, { task, news: { kind: 'claimed', title: `任务待确认：${task.planTitle}`, text } })
  })
}

/**
 * The office that made the plan confirms that a task is done, or sends it back with the reason. Throws `plan.not-your-office`,
 * `plan.own-unit`, `plan.own-claim`, `plan.task-closed` when nothing waits.
 */
export async function judgeTask(ctx: Context, key: Buffer, told: Told): Promise<void> {
  authorize(ctx, 'plans.manage')
  await ctx.transaction(async (tx) => {
    const task = await lockOpen(tx, told)
    refuseOtherOffice(ctx, task)
    const claim = (await listSteps(tx, task.id)).findLast(({ kind }) => kind === 'claimed')
    const confirmer = { accountId: ctx.actor.id, unitIds: unitsOf(ctx.actor) }
    refuse(objectionsToJudging(confirmer, { ...task, claimedBy: claim?.writtenBy ?? '' }))
    await write(ctx, tx, { task, told, unitId: null })
    const isDone = told.kind === 'confirmed'
    const title = `${isDone ? '任务已确认完成' : '任务退回'}：${task.planTitle}`
    const kind = isDone ? 'confirmed' : 'returned'
    await tellUnits(tx, key, { task, news: { kind, title, text: `${lineOf(task)}。${told.words}` } })
  })
}
