import { dayOf } from '../../kernel/day.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import type { Follower } from '../../platform/ledger/follow.ts'
import { recordAll } from '../../platform/ledger/record.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { type ChangedClock, lockOpenClocks, type OpenClock, saveChangedClocks } from './clocks.store.ts'
import { foldClock } from './domain/clock.ts'

const BATCH = 1000
/** The job that counts every open clock anew. */
export const RECOMPUTE = 'casework.recompute-clocks'
const CALENDAR_CHANGES = ['calendar.year-announced', 'calendar.year-corrected', 'calendar.vacations-changed']

function changeOf({ id, dueOn, isProvisional, events }: OpenClock, calendar: WorkCalendar): ChangedClock[] {
  const clock = foldClock(events, calendar)
  const after = { dueOn: clock.dueOn, isProvisional: clock.isProvisional }
  if (after.dueOn === dueOn && after.isProvisional === isProvisional) return []
  return [{ id, before: { dueOn, isProvisional }, after }]
}

/**
 * Counts every open clock anew with the calendar as it is now, in batches of one transaction each; a due day that changes
 * is an event of its case and on the ledger, before and after. Answers how many were looked at and how many changed.
 * Doing it again changes nothing.
 */
export async function recomputeClocks(ctx: Context): Promise<{ seen: number; changed: number }> {
  const calendar = await loadWorkCalendar(ctx.db)
  const on = dayOf(ctx.now())
  let [seen, changed, afterId] = [0, 0, '']
  for (;;) {
    const last = await ctx.transaction(async (tx) => {
      const clocks = await lockOpenClocks(tx, afterId, BATCH)
      const changes = clocks.flatMap((clock) => changeOf(clock, calendar))
      if (changes.length > 0) {
        await saveChangedClocks(tx, ctx.actor, { changes, on })
        const byId = new Map(clocks.map((clock) => [clock.id, clock]))
        await recordAll(
          tx,
          ctx,
          changes.map(({ id, before, after }) => ({
            type: 'case.due-changed',
            subject: { type: 'case', id },
            unitId: byId.get(id)?.leadUnitId ?? null,
            data: { number: byId.get(id)?.number, before, after },
          })),
        )
      }
      seen += clocks.length
      changed += changes.length
      return clocks.length < BATCH ? undefined : clocks.at(-1)?.id
    })
    if (last === undefined) return { seen, changed }
    afterId = last
  }
}

/** Hears of a calendar that changed and lets the clocks be counted anew. */
export const calendarFollower: Follower = {
  name: 'case-clocks',
  batch: 1000,
  async read(tx, entries) {
    const change = entries.findLast(({ type }) => CALENDAR_CHANGES.includes(type))
    if (change) await enqueue(tx, { name: RECOMPUTE, runAt: change.at, key: RECOMPUTE })
  },
}
