import { AppError } from '../../kernel/app-error.ts'
import { type Day, dayOf, daysBetween } from '../../kernel/day.ts'
import { TASK_STATES } from '../../kernel/plan-terms.ts'
import { OVERSIGHT_HOSTS } from '../../kernel/survey-terms.ts'
import { type Context, may } from '../../platform/context.ts'
import { writeWorkbook } from '../../platform/documents/xlsx.ts'
import { listUnits } from '../organisation/index.ts'
import { fits, isInTime, isOverdue, objectionsToJudging } from './domain/task.ts'
import { hostsOf } from './manage-plan.ts'
import {
  findPlan,
  listIssuedTasks,
  listPlans,
  listSteps,
  listTasks,
  type Plan,
  type Step,
  type Task,
} from './plans.queries.ts'
import { reportingUnit, unitsOf } from './report-task.ts'

/** Throws `access.denied`, `access.sign-in-required` to whoever has nothing to do with plans. */
export function authorizeReader({ actor }: Context): void {
  if (may(actor, 'plans.read') || may(actor, 'plans.answer')) return
  throw new AppError(actor.id === '' ? 'access.sign-in-required' : 'access.denied')
}

/** A unit sees plans that were issued and have a task for it; whoever makes or watches plans sees all. */
function sees(ctx: Context, plan: Plan, tasks: readonly Task[]): boolean {
  if (may(ctx.actor, 'plans.read')) return plan.state !== 'draft' || hostsOf(ctx).includes(plan.host)
  return plan.state === 'issued' && tasks.some((task) => reportingUnit(ctx, task) !== undefined)
}

function toLine(task: Task, { names, today }: { names: ReadonlyMap<string, string>; today: Day }) {
  const { id, no, words, unitId, unitName, coUnitIds, dueOn, evidence, state, percent, confirmedOn, claimedOn } = task
  return {
    ...{ id, no, words, unitId, unitName, dueOn, evidence, state, percent, claimedOn, confirmedOn },
    coUnitIds: [...coUnitIds],
    coUnitNames: coUnitIds.map((unit) => names.get(unit) ?? ''),
    isOverdue: isOverdue(task, today),
    daysLeft: daysBetween(today, dueOn),
  }
}

async function unitNames({ db }: Pick<Context, 'db'>): Promise<Map<string, string>> {
  return new Map((await listUnits(db)).map(({ id, name }) => [id, name]))
}

function headOf({ id, title, basis, basisNo, year, host, isPublic, state, issuedOn }: Plan) {
  return { id, title, basis, basisNo, year, host, isPublic, state, issuedOn }
}

function countsOf(tasks: readonly Task[], today: Day) {
  return {
    tasks: tasks.length,
    confirmed: tasks.filter(({ state }) => state === 'confirmed').length,
    claimed: tasks.filter(({ state }) => state === 'claimed').length,
    overdue: tasks.filter((task) => task.state !== 'confirmed' && isOverdue(task, today)).length,
  }
}

/** The plans that the reader may see; for a unit the counts are of its own tasks. */
export async function viewPlans(ctx: Context) {
  authorizeReader(ctx)
  const today = dayOf(ctx.now())
  const rows = []
  for (const plan of await listPlans(ctx.db)) {
    const tasks = await listTasks(ctx.db, plan.id)
    if (!sees(ctx, plan, tasks)) continue
    const own = may(ctx.actor, 'plans.read') ? tasks : tasks.filter((task) => reportingUnit(ctx, task) !== undefined)
    rows.push({ ...headOf(plan), ...countsOf(own, today) })
  }
  return { rows, mayManage: may(ctx.actor, 'plans.manage') }
}

async function getVisible(ctx: Context, id: string): Promise<{ plan: Plan; tasks: Task[] }> {
  authorizeReader(ctx)
  const plan = await findPlan(ctx.db, id)
  const tasks = plan ? await listTasks(ctx.db, id) : []
  if (!plan || !sees(ctx, plan, tasks)) throw new AppError('plan.not-found')
  return { plan, tasks }
}

/** One plan with its tasks; a unit sees the whole of a plan in which it has a part. Throws `plan.not-found`. */
export async function viewPlan(ctx: Context, id: string) {
  const { plan, tasks } = await getVisible(ctx, id)
  const known = { names: await unitNames(ctx), today: dayOf(ctx.now()) }
  const isMaker = may(ctx.actor, 'plans.manage') && hostsOf(ctx).includes(plan.host)
  return {
    ...headOf(plan),
    lines: tasks.map((task) => ({ ...toLine(task, known), isOwn: reportingUnit(ctx, task) !== undefined })),
    mayChange: isMaker && plan.state === 'draft',
    mayWithdraw: isMaker && plan.state === 'issued',
  }
}

/** Why the reader cannot judge a claim; empty when they can. */
function judging(ctx: Context, task: Task, claimedBy: string) {
  const isMaker = may(ctx.actor, 'plans.manage') && hostsOf(ctx).includes(task.host)
  if (!isMaker || task.state !== 'claimed') return { mayJudge: false, objections: [] }
  const confirmer = { accountId: ctx.actor.id, unitIds: unitsOf(ctx.actor) }
  const objections = objectionsToJudging(confirmer, { ...task, claimedBy })
  return { mayJudge: objections.length === 0, objections }
}

/** What the reader may read of the words about a task: everything of their own, all for those who make or watch plans. */
async function readSteps(ctx: Context, task: Task): Promise<Step[]> {
  const isOwn = reportingUnit(ctx, task) !== undefined
  return isOwn || may(ctx.actor, 'plans.read') ? listSteps(ctx.db, task.id) : []
}

function toStep({ id, kind, percent, words, publicationNos, unitName, writer, on }: Step) {
  return { id, kind, percent, words, publicationNos: [...publicationNos], unitName, writer, on }
}

/** One task with what was written about it, as far as the reader may read that. Throws `plan.not-found`. */
export async function viewTask(ctx: Context, { id, taskId }: { id: string; taskId: string }) {
  const { plan, tasks } = await getVisible(ctx, id)
  const task = tasks.find((each) => each.id === taskId)
  if (!task) throw new AppError('plan.not-found')
  const steps = await readSteps(ctx, task)
  const unit = reportingUnit(ctx, task)
  const isRunning = plan.state === 'issued' && fits('progress', task.state)
  return {
    ...toLine(task, { names: await unitNames(ctx), today: dayOf(ctx.now()) }),
    planId: plan.id,
    planTitle: plan.title,
    host: plan.host,
    steps: steps.map(toStep),
    mayReport: isRunning && unit !== undefined,
    mayClaim: isRunning && unit === task.unitId,
    ...judging(ctx, task, steps.findLast(({ kind }) => kind === 'claimed')?.writtenBy ?? ''),
  }
}

const HEADER = [
  '序号',
  '任务',
  '牵头单位',
  '协办单位',
  '期限',
  '预期成果',
  '状态',
  '进度（%）',
  '报告完成',
  '确认完成',
  '逾期',
]
const WIDTHS = [6, 48, 24, 32, 12, 32, 16, 10, 12, 12, 8]

/** A plan as a workbook. Throws `plan.not-found`. */
export async function exportPlan(ctx: Context, id: string): Promise<{ name: string; bytes: Buffer }> {
  const { title, lines } = await viewPlan(ctx, id)
  const rows = lines.map((line) => [
    ...[line.no, line.words, line.unitName, line.coUnitNames.join('、'), line.dueOn, line.evidence],
    ...[TASK_STATES[line.state], line.percent, line.claimedOn ?? '', line.confirmedOn ?? ''],
    line.isOverdue ? '逾期' : '',
  ])
  return { name: `${title}.xlsx`, bytes: await writeWorkbook([{ name: '任务', header: HEADER, rows, widths: WIDTHS }]) }
}

/** The plans that everybody may read: title, tasks, whose, until when, how they stand; no words of reports. One taken back stays by its title. */
export async function listPublicPlans(ctx: Pick<Context, 'db' | 'now'>) {
  const known = { names: await unitNames(ctx), today: dayOf(ctx.now()) }
  const plans = (await listPlans(ctx.db)).filter(({ state, isPublic }) => state !== 'draft' && isPublic)
  const tasks = await listIssuedTasks(ctx.db)
  return plans.map((plan) => ({
    ...headOf(plan),
    hostName: OVERSIGHT_HOSTS[plan.host],
    lines: tasks.filter(({ planId }) => planId === plan.id).map((task) => toLine(task, known)),
  }))
}

/** The tasks of issued plans that were due in a period, as figures count them. */
export async function listDueTasks({ db }: Pick<Context, 'db'>, { from, to }: { from: string; to: string }) {
  return (await listIssuedTasks(db))
    .filter(({ dueOn }) => dueOn >= from && dueOn <= to)
    .map((task) => ({ ...task, isInTime: isInTime(task) }))
}
