import { addDays, dayOf, daysBetween } from '../../kernel/day.ts'
import { type Context, may } from '../../platform/context.ts'
import { objectionsToJudging } from './domain/task.ts'
import { hostsOf } from './manage-plan.ts'
import { listIssuedTasks, type Task } from './plans.queries.ts'
import { reportingUnit, unitsOf } from './report-task.ts'
import { authorizeReader } from './view-plans.ts'

const AHEAD_DAYS = 30

/** Does a claim wait for the reader, of an office that made the plan? Who claimed is looked at only when they judge. */
function isToConfirm(ctx: Context, task: Task): boolean {
  const isMaker = may(ctx.actor, 'plans.manage') && hostsOf(ctx).includes(task.host)
  const confirmer = { accountId: ctx.actor.id, unitIds: unitsOf(ctx.actor) }
  return isMaker && task.state === 'claimed' && objectionsToJudging(confirmer, { ...task, claimedBy: '' }).length === 0
}

function isToReport(ctx: Context, task: Task): boolean {
  const isOpen = task.state !== 'claimed' && task.state !== 'confirmed'
  return isOpen && task.dueOn <= addDays(dayOf(ctx.now()), AHEAD_DAYS) && reportingUnit(ctx, task) !== undefined
}

/** The tasks that wait for the reader: their unit's that are overdue or due within a month, and claims to confirm; the most urgent first. */
export async function viewWaitingTasks(ctx: Context) {
  authorizeReader(ctx)
  const today = dayOf(ctx.now())
  const rows = (await listIssuedTasks(ctx.db)).flatMap((task) => {
    const confirms = isToConfirm(ctx, task)
    if (!confirms && !isToReport(ctx, task)) return []
    const { id, planId, planTitle, no, words, unitName, dueOn } = task
    const daysLeft = daysBetween(today, dueOn)
    return [{ id, planId, planTitle, no, words, unitName, dueOn, daysLeft, isToConfirm: confirms }]
  })
  return { rows: rows.sort((a, b) => a.daysLeft - b.daysLeft) }
}
