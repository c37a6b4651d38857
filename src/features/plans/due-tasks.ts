import { addDays, dayOf, daysBetween } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { isOverdue } from './domain/task.ts'
import { listIssuedTasks, type Task } from './plans.queries.ts'
import { lineOf, type News, tellMakers, tellUnits } from './tell-units.ts'

const SOON_DAYS = 7

/** What a task gives reason to tell today; nothing while there is time, or once it waits or is confirmed. */
function newsOf(task: Task, today: ReturnType<typeof dayOf>): News | undefined {
  if (task.state === 'claimed' || task.state === 'confirmed') return undefined
  const line = lineOf(task)
  if (isOverdue(task, today))
    return {
      kind: 'overdue',
      title: `任务逾期：${task.planTitle}`,
      text: `${line}，已经逾期，请尽快完成并报告。`,
      once: task.dueOn,
    }
  if (task.dueOn > addDays(today, SOON_DAYS)) return undefined
  const days = String(daysBetween(today, task.dueOn))
  const text = `${line}，还有 ${days} 天。完成后请报告，并附上相关信息。`
  return { kind: 'due-soon', title: `任务即将到期：${task.planTitle}`, text, once: task.dueOn }
}

/** Who made the plan does not do the task: they are told whose it is. */
function overdueForMakers(task: Task, news: News): News {
  return { ...news, text: `${lineOf(task)}，由${task.unitName}承担，已经逾期，该单位已收到提醒。` }
}

/** Tells units a week before a task is due, and once it is overdue the office that made the plan too; of each day once. */
export async function tellTasksDue(ctx: Context, key: Buffer): Promise<void> {
  const today = dayOf(ctx.now())
  for (const task of await listIssuedTasks(ctx.db)) {
    const news = newsOf(task, today)
    if (!news) continue
    await ctx.transaction(async (tx) => {
      await tellUnits(tx, key, { task, news })
      if (news.kind === 'overdue') await tellMakers(tx, key, { task, news: overdueForMakers(task, news) })
    })
  }
}

/** How the tasks of all issued plans stand: open, waiting for confirmation, overdue. */
export async function countOpenTasks({ db, now }: Pick<Context, 'db' | 'now'>) {
  const today = dayOf(now())
  const tasks = await listIssuedTasks(db)
  const open = tasks.filter(({ state }) => state !== 'confirmed')
  return {
    total: tasks.length,
    open: open.length,
    claimed: open.filter(({ state }) => state === 'claimed').length,
    overdue: open.filter((task) => task.state !== 'claimed' && isOverdue(task, today)).length,
  }
}
