import { addDays, type Day, dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { enqueue, type JobHandler } from '../../platform/jobs/jobs.ts'
import { eraseDue } from './erase-matters.ts'

const ERASE = 'services.erase'

function atNight(day: Day): Date {
  return new Date(`${day}T03:30:00+08:00`)
}

/** Orders the next erasure at 03:30 in Shanghai; `fromToday` catches up at once where that hour has passed while the platform was away. */
export async function orderErasure(ctx: Context, { fromToday = false } = {}): Promise<void> {
  const now = ctx.now()
  const today = atNight(dayOf(now))
  const runAt = fromToday || now < today ? today : atNight(addDays(dayOf(now), 1))
  await ctx.transaction((tx) => enqueue(tx, { name: ERASE, runAt, key: ERASE }))
}

/** What the queue runs for the hall, as the platform itself. */
export function servicesJobs(asSystem: () => Context, key: Buffer): Record<string, JobHandler> {
  return {
    async [ERASE]() {
      await eraseDue(asSystem(), key)
      await orderErasure(asSystem())
    },
  }
}
