import { AppError } from '../../kernel/app-error.ts'
import { dayOf, formatDayCn, parseDay } from '../../kernel/day.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { listHolders } from '../accounts/index.ts'
import { notify } from '../notices/index.ts'
import { getUnit, listUnits } from '../organisation/index.ts'
import { type Attendance, isComplete, maySignIn } from './domain/attendance.ts'
import { countSignedIn } from './trainings.queries.ts'
import {
  insertAttendee,
  insertTraining,
  lockTraining,
  saveAttendance,
  saveState,
  saveTraining,
  type Written,
} from './trainings.store.ts'

function subject(id: string) {
  return { type: 'training', id } as const
}

/** Registers what is to be held, or was. Throws `unit.not-found`. */
export async function createTraining(ctx: Context, written: Written): Promise<{ id: string }> {
  authorize(ctx, 'trainings.manage')
  parseDay(written.on)
  await getUnit(ctx.db, written.hostUnitId)
  return ctx.transaction(async (tx) => {
    const id = newId()
    await insertTraining(tx, { ...written, id, createdBy: ctx.actor.id })
    const { title, on, kind } = written
    await record(tx, ctx, { type: 'training.planned', subject: subject(id), data: { title, on, kind } })
    return { id }
  })
}

/** Changes what was registered. Throws `training.wrong-state` when it was cancelled, `training.day-invalid` for one held in the future. */
export async function changeTraining(ctx: Context, id: string, written: Written): Promise<void> {
  authorize(ctx, 'trainings.manage')
  const on = parseDay(written.on)
  await getUnit(ctx.db, written.hostUnitId)
  await ctx.transaction(async (tx) => {
    const { state } = await lockTraining(tx, id)
    if (state === 'cancelled') throw new AppError('training.wrong-state')
    if (state === 'held' && on > dayOf(ctx.now())) throw new AppError('training.day-invalid')
    await saveTraining(tx, id, written)
    await record(tx, ctx, { type: 'training.changed', subject: subject(id), data: { title: written.title, on } })
  })
}

/**
 * It was held, and so many came of each unit; what was written before is replaced and stays on the ledger. Throws
 * `training.wrong-state`, `training.day-invalid` before its day, `training.attendance-invalid`, `request.unknown-reference`.
 */
export async function recordAttendance(
  ctx: Context,
  { id, attendance }: { id: string; attendance: readonly Attendance[] },
): Promise<void> {
  authorize(ctx, 'trainings.manage')
  const known = new Set((await listUnits(ctx.db)).map((unit) => unit.id))
  if (attendance.some(({ unitId }) => !known.has(unitId))) throw new AppError('request.unknown-reference')
  await ctx.transaction(async (tx) => {
    const { state, on } = await lockTraining(tx, id)
    if (state === 'cancelled') throw new AppError('training.wrong-state')
    if (on > dayOf(ctx.now())) throw new AppError('training.day-invalid')
    if (!isComplete(attendance, await countSignedIn(tx, id))) throw new AppError('training.attendance-invalid')
    await saveAttendance(tx, id, attendance)
    await saveState(tx, id, 'held')
    const people = attendance.reduce((sum, each) => sum + each.people, 0)
    await record(tx, ctx, {
      type: 'training.recorded',
      subject: subject(id),
      data: { people, units: attendance.length },
    })
  })
}

/** Somebody of the staff was there. Throws `training.not-today` but on the day and the seven after it. */
export async function signIn(ctx: Context, id: string): Promise<void> {
  authorize(ctx, 'trainings.read')
  await ctx.transaction(async (tx) => {
    const training = await lockTraining(tx, id)
    if (!maySignIn(training, dayOf(ctx.now()))) throw new AppError('training.not-today')
    if (!(await insertAttendee(tx, id, ctx.actor.id))) return
    await record(tx, ctx, { type: 'training.attended', subject: subject(id), unitId: ctx.actor.unitId })
  })
}

/** It will not be held. Throws `training.wrong-state` once it was. */
export async function cancelTraining(ctx: Context, { id, reason }: { id: string; reason: string }): Promise<void> {
  authorize(ctx, 'trainings.manage')
  await ctx.transaction(async (tx) => {
    const { state } = await lockTraining(tx, id)
    if (state !== 'planned') throw new AppError('training.wrong-state')
    await saveState(tx, id, 'cancelled')
    await record(tx, ctx, { type: 'training.cancelled', subject: subject(id), reason })
  })
}

/**
 * Tells editors and heads of every unit of one that is planned, each at most once a day. Answers how many were told. Throws
 * `training.wrong-state` when it was held or cancelled, `training.day-invalid` when its day is over.
 */
export async function remindOf(ctx: Context, key: Buffer, id: string): Promise<{ told: number }> {
  authorize(ctx, 'trainings.manage')
  const today = dayOf(ctx.now())
  const units = (await listUnits(ctx.db)).filter(({ state }) => state === 'active')
  return ctx.transaction(async (tx) => {
    const { state, on, title, place, trainer } = await lockTraining(tx, id)
    if (state !== 'planned') throw new AppError('training.wrong-state')
    if (on < today) throw new AppError('training.day-invalid')
    const holders = new Set<string>()
    for (const unit of units)
      for (const holder of await listHolders(tx, { roles: ['unit_editor', 'unit_head'], unitId: unit.id }))
        holders.add(holder)
    const text = `${formatDayCn(on)}举办${place === '' ? '' : `，地点：${place}`}${trainer === '' ? '' : `，主讲：${trainer}`}。`
    for (const accountId of holders)
      await notify(tx, key, {
        kind: 'trainings.planned',
        receiver: { channel: 'console', accountId },
        subject: { type: 'training', id, reference: '' },
        title: `培训通知：${title}`,
        text,
        path: `/trainings/${id}`,
        once: `trainings.planned:${id}:${today}:${accountId}`,
      })
    await record(tx, ctx, { type: 'training.reminded', subject: subject(id), data: { told: holders.size } })
    return { told: holders.size }
  })
}

/** May the reader say now that they were there? */
export function canSignIn(ctx: Context, training: { on: Written['on']; state: string }): boolean {
  return may(ctx.actor, 'trainings.read') && maySignIn({ ...training, on: parseDay(training.on) }, dayOf(ctx.now()))
}
