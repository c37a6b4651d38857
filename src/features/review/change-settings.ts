import { parseDay } from '../../kernel/day.ts'
import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import type { Route } from './domain/route.ts'
import { insertRoute, lockCase } from './review.store.ts'
import { findDelegates } from './settings.queries.ts'
import {
  deleteCommonOpinion,
  endDelegation,
  insertCommonOpinion,
  insertDelegation,
  wasUrgedToday,
} from './settings.store.ts'

/** The office changes a route; reviews under way keep the version they began with. */
export async function saveRoute(ctx: Context, route: Route): Promise<string> {
  authorize(ctx, 'review.manage-routes')
  if (new Set(route.steps.map(({ key }) => key)).size !== route.steps.length)
    throw new AppError('request.invalid', { steps: '步骤标识重复' })
  // 先审查、后公开：a route without secrecy review cannot be saved.
  if (!route.steps.some(({ isSecrecy, when }) => isSecrecy === true && when?.isMajor === undefined))
    throw new AppError('review.no-secrecy-step')
  return ctx.transaction(async (tx) => {
    const id = await insertRoute(tx, route)
    await record(tx, ctx, { type: 'review.route-changed', subject: { type: 'route', id }, data: { ...route } })
    return id
  })
}

/** Adds a phrase of one's own. */
export async function addCommonOpinion(
  ctx: Context,
  { decision, text }: { decision: string; text: string },
): Promise<string> {
  authorize(ctx, 'review.take-part')
  return ctx.transaction((tx) => insertCommonOpinion(tx, { accountId: ctx.actor.id, decision, text }))
}

/** Removes a phrase of one's own. */
export async function removeCommonOpinion(ctx: Context, id: string): Promise<void> {
  authorize(ctx, 'review.take-part')
  await ctx.transaction((tx) => deleteCommonOpinion(tx, { id, accountId: ctx.actor.id }))
}

/** Puts a colleague in one's place while away (外出代理); both days included. */
export async function delegate(
  ctx: Context,
  { toAccountId, fromOn, untilOn, reason }: { toAccountId: string; fromOn: string; untilOn: string; reason: string },
): Promise<string> {
  authorize(ctx, 'review.take-part')
  const [from, until] = [parseDay(fromOn), parseDay(untilOn)]
  if (until < from) throw new AppError('day.invalid', { untilOn })
  if (!(await findDelegates(ctx.db, ctx.actor)).some(({ id }) => id === toAccountId))
    throw new AppError('account.not-found', { toAccountId })
  return ctx.transaction(async (tx) => {
    const id = await insertDelegation(tx, {
      fromAccountId: ctx.actor.id,
      toAccountId,
      fromOn: from,
      untilOn: until,
      reason,
    })
    await record(tx, ctx, {
      type: 'review.delegated',
      subject: { type: 'delegation', id },
      unitId: ctx.actor.unitId,
      reason,
      data: { toAccountId, fromOn: from, untilOn: until },
    })
    return id
  })
}

/** Takes the place back. */
export async function revokeDelegation(ctx: Context, id: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    await endDelegation(tx, { id, accountId: ctx.actor.id })
    await record(tx, ctx, {
      type: 'review.delegation-ended',
      subject: { type: 'delegation', id },
      unitId: ctx.actor.unitId,
    })
  })
}

/** 催办: reminds those whose turn it is, once a day. The author's unit and the office may. */
export async function urge(ctx: Context, caseId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const review = await lockCase(tx, caseId)
    authorize(ctx, 'documents.write', review.unitId)
    if (review.state !== 'open') throw new AppError('review.already-closed')
    if (await wasUrgedToday(tx, caseId)) throw new AppError('review.urged-today')
    await record(tx, ctx, {
      type: 'review.urged',
      subject: { type: 'review', id: caseId },
      unitId: review.unitId,
      data: { subjectId: review.subjectId },
    })
  })
}
