import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import type { OversightHost } from '../../kernel/survey-terms.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { listUnits } from '../organisation/index.ts'
import { planFaults } from './domain/plan.ts'
import { listTasks, type Plan } from './plans.queries.ts'
import { insertPlan, lockPlan, saveDraft, saveState, type Written } from './plans.store.ts'
import { lineOf, tellUnits } from './tell-units.ts'

/** The offices in whose name the actor may act. */
export function hostsOf({ actor }: Pick<Context, 'actor'>): OversightHost[] {
  const roles = new Set(actor.roles.map(({ role }) => role))
  return [
    ...(roles.has('supervisor') ? ['supervision' as const] : []),
    ...(roles.has('disclosure_office') ? ['disclosure' as const] : []),
  ]
}

/** Throws `plan.not-your-office` unless the actor belongs to the office that made it. */
export function refuseOtherOffice(ctx: Pick<Context, 'actor'>, { host }: Pick<Plan, 'host'>): void {
  if (!hostsOf(ctx).includes(host)) throw new AppError('plan.not-your-office')
}

async function check(ctx: Context, { tasks }: Written): Promise<void> {
  const faults = planFaults(tasks)
  if (faults.length > 0) throw new AppError('plan.invalid', { faults })
  const known = new Set((await listUnits(ctx.db)).map(({ id }) => id))
  if (tasks.some(({ unitId, coUnitIds }) => [unitId, ...coUnitIds].some((id) => !known.has(id))))
    throw new AppError('request.unknown-reference')
}

function subject(id: string) {
  return { type: 'plan', id } as const
}

/** Drafts a plan. Throws `plan.invalid` with what is wrong, `request.unknown-reference`. */
export async function createPlan(ctx: Context, written: Written): Promise<{ id: string }> {
  authorize(ctx, 'plans.manage')
  const [host] = hostsOf(ctx)
  if (host === undefined) throw new AppError('plan.not-your-office')
  await check(ctx, written)
  return ctx.transaction(async (tx) => {
    const id = newId()
    await insertPlan(tx, { ...written, id, host, createdBy: ctx.actor.id })
    const { title, year } = written
    await record(tx, ctx, { type: 'plan.created', subject: subject(id), data: { title, year } })
    return { id }
  })
}

async function lockOwn(ctx: Context, tx: Parameters<typeof lockPlan>[0], id: string): Promise<Plan> {
  const plan = await lockPlan(tx, id)
  refuseOtherOffice(ctx, plan)
  return plan
}

/** Changes a draft. Throws as `createPlan` does, and `plan.wrong-state` once it is issued. */
export async function changePlan(ctx: Context, id: string, written: Written): Promise<void> {
  authorize(ctx, 'plans.manage')
  await check(ctx, written)
  await ctx.transaction(async (tx) => {
    const { state } = await lockOwn(ctx, tx, id)
    if (state !== 'draft') throw new AppError('plan.wrong-state')
    await saveDraft(tx, id, written)
    await record(tx, ctx, { type: 'plan.changed', subject: subject(id), data: { title: written.title } })
  })
}

/**
 * Hands a plan to the units: its tasks stay from then on, and each unit is told of its own. Throws `plan.wrong-state`, `plan.invalid`
 * for one without tasks.
 */
export async function issuePlan(ctx: Context, key: Buffer, id: string): Promise<void> {
  authorize(ctx, 'plans.manage')
  await ctx.transaction(async (tx) => {
    const { state, title } = await lockOwn(ctx, tx, id)
    if (state !== 'draft') throw new AppError('plan.wrong-state')
    const tasks = await listTasks(tx, id)
    if (tasks.length === 0) throw new AppError('plan.invalid', { faults: ['方案里还没有任务。'] })
    await saveState(tx, { id, state: 'issued', issuedOn: dayOf(ctx.now()) })
    for (const task of tasks)
      await tellUnits(tx, key, {
        task,
        news: { kind: 'issued', title: `工作方案任务：${title}`, text: `${lineOf(task)}。` },
      })
    await record(tx, ctx, { type: 'plan.issued', subject: subject(id), data: { tasks: tasks.length } })
  })
}

/** Takes back a plan that was issued, with the reason; what was written stays. Throws `plan.wrong-state`. */
export async function withdrawPlan(ctx: Context, { id, reason }: { id: string; reason: string }): Promise<void> {
  authorize(ctx, 'plans.manage')
  await ctx.transaction(async (tx) => {
    const { state, issuedOn } = await lockOwn(ctx, tx, id)
    if (state !== 'issued') throw new AppError('plan.wrong-state')
    await saveState(tx, { id, state: 'withdrawn', issuedOn })
    await record(tx, ctx, { type: 'plan.withdrawn', subject: subject(id), reason })
  })
}
