import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { ensurePerson, insertDuty } from './organisation.store.ts'

/** A post as it is written. */
export interface PostValues {
  readonly name: string
  readonly sort: number
}

/** Adds a post to a unit. Throws `unit.not-found` or `post.name-taken`. */
export async function insertPost(tx: Tx, unitId: string, { name, sort }: PostValues): Promise<string> {
  const unit = await tx.selectFrom('unit').select('id').where('id', '=', unitId).executeTakeFirst()
  if (!unit) throw new AppError('unit.not-found', { id: unitId })
  const id = newId()
  const done = await tx
    .insertInto('post')
    .values({ id, unit_id: unitId, name, sort })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows === 0n) throw new AppError('post.name-taken', { name })
  return id
}

/** Locks a post. Throws `post.not-found`. */
export async function lockPost(tx: Tx, id: string): Promise<{ name: string; unitId: string }> {
  const post = await tx
    .selectFrom('post')
    .select(['name', 'unit_id as unitId'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!post) throw new AppError('post.not-found', { id })
  return post
}

/** Renames or moves a post. Throws `post.name-taken`. */
export async function updatePost(tx: Tx, id: string, values: PostValues & { unitId: string }): Promise<void> {
  const clash = await tx
    .selectFrom('post')
    .select('id')
    .where('unit_id', '=', values.unitId)
    .where('name', '=', values.name)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (clash) throw new AppError('post.name-taken', { name: values.name })
  await tx.updateTable('post').set({ name: values.name, sort: values.sort }).where('id', '=', id).execute()
}

/** Gives the post to the person with the staff number, who is registered when nobody has it yet. Throws `duty.held-already`. */
export async function assignPost(
  tx: Tx,
  post: { id: string; unitId: string },
  person: { staffNo: string; name: string; fromOn: string },
): Promise<string> {
  const known = await tx.selectFrom('person').select('id').where('staff_no', '=', person.staffNo).executeTakeFirst()
  const personId = known?.id ?? (await ensurePerson(tx, { ...person, unitId: post.unitId, isPartyMember: false }))
  const held = await tx
    .selectFrom('duty')
    .select('id')
    .where('post_id', '=', post.id)
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('until_on', 'is', null), sql<boolean>`until_on > ${person.fromOn}::date`]))
    .executeTakeFirst()
  if (held) throw new AppError('duty.held-already', { staffNo: person.staffNo })
  return insertDuty(tx, { personId, postId: post.id, fromOn: person.fromOn })
}

/** Ends a duty; answers the unit and the post it was in. Throws `duty.not-found` and `duty.ends-before-start`. */
export async function endDuty(tx: Tx, id: string, untilOn: string): Promise<{ unitId: string; postId: string }> {
  const duty = await tx
    .selectFrom('duty as d')
    .innerJoin('post as p', 'p.id', 'd.post_id')
    .select(['d.post_id as postId', 'p.unit_id as unitId'])
    .select(sql<boolean>`${untilOn}::date <= d.from_on`.as('isTooEarly'))
    .where('d.id', '=', id)
    .where('d.until_on', 'is', null)
    .forUpdate('d')
    .executeTakeFirst()
  if (!duty) throw new AppError('duty.not-found', { id })
  if (duty.isTooEarly) throw new AppError('duty.ends-before-start', { untilOn })
  await tx.updateTable('duty').set({ until_on: untilOn }).where('id', '=', id).execute()
  return { unitId: duty.unitId, postId: duty.postId }
}
