import { addDays, type Day, dayOf } from '../../kernel/day.ts'
import type { Context } from '../context.ts'
import { enqueue } from './jobs.ts'

/** A job of each night, at an hour of Shanghai. */
export interface Nightly {
  readonly name: string
  /** HH:MM. */
  readonly at: string
}

/** Orders its next run; `fromToday` catches up at once where that hour has passed while the platform was away. */
export async function orderNightly(ctx: Context, { name, at }: Nightly, { fromToday = false } = {}): Promise<void> {
  const now = ctx.now()
  const on = (day: Day): Date => new Date(`${day}T${at}:00+08:00`)
  const today = on(dayOf(now))
  const runAt = fromToday || now < today ? today : on(addDays(dayOf(now), 1))
  await ctx.transaction((tx) => enqueue(tx, { name, runAt, key: name }))
}
