import type { Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { authorizeOrganisation } from './change-organisation.ts'
import { assignPost, endDuty, insertPost, lockPost, type PostValues, updatePost } from './posts.store.ts'

/** Adds a post to a unit. Throws `unit.not-found` or `post.name-taken`. */
export async function addPost(ctx: Context, unitId: string, values: PostValues): Promise<string> {
  authorizeOrganisation(ctx)
  return ctx.transaction(async (tx) => {
    const id = await insertPost(tx, unitId, values)
    await record(tx, ctx, { type: 'post.created', subject: { type: 'post', id }, unitId, data: { ...values } })
    return id
  })
}

/** Renames a post or gives it another place. Throws `post.not-found` or `post.name-taken`. */
export async function changePost(ctx: Context, id: string, values: PostValues): Promise<void> {
  authorizeOrganisation(ctx)
  await ctx.transaction(async (tx) => {
    const { unitId, name } = await lockPost(tx, id)
    await updatePost(tx, id, { ...values, unitId })
    const data = { before: name, ...values }
    await record(tx, ctx, { type: 'post.changed', subject: { type: 'post', id }, unitId, data })
  })
}

/** Gives a post to a person from a day on. Throws `post.not-found` or `duty.held-already`. */
export async function assignDuty(
  ctx: Context,
  postId: string,
  person: { staffNo: string; name: string; fromOn: string },
): Promise<string> {
  authorizeOrganisation(ctx)
  return ctx.transaction(async (tx) => {
    const { unitId } = await lockPost(tx, postId)
    const id = await assignPost(tx, { id: postId, unitId }, person)
    // The staff number is enough to know who; the name stays out of the record that lasts for ever.
    const data = { dutyId: id, staffNo: person.staffNo, fromOn: person.fromOn }
    await record(tx, ctx, { type: 'duty.assigned', subject: { type: 'post', id: postId }, unitId, data })
    return id
  })
}

/** Ends a duty on a day. Throws `duty.not-found` or `duty.ends-before-start`. */
export async function endDutyOn(ctx: Context, id: string, untilOn: string): Promise<void> {
  authorizeOrganisation(ctx)
  await ctx.transaction(async (tx) => {
    const { unitId, postId } = await endDuty(tx, id, untilOn)
    const data = { dutyId: id, untilOn }
    await record(tx, ctx, { type: 'duty.ended', subject: { type: 'post', id: postId }, unitId, data })
  })
}
