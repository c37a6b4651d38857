import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import type { CurrentNotice } from './calendar.queries.ts'
import { calendarOf, changedDays, type DayChange } from './domain/year-notice.ts'

/** A notice that was taken in over those that held before. */
export interface TakenIn {
  readonly notice: CurrentNotice
  readonly before: readonly CurrentNotice[]
  readonly reason: string
}

/** The days that a notice changes over those that hold, the same year's among them. */
export function changesBy({ notice, before }: Pick<TakenIn, 'notice' | 'before'>): DayChange[] {
  const others = before.filter(({ year }) => year !== notice.year)
  return changedDays(notice.year, calendarOf(before), calendarOf([...others, notice]))
}

/**
 * Tells the ledger of a year announced (公布) or corrected (更正), with every day that changed: whoever keeps dates that were
 * counted follows these two, for a date may move by any of the days, and may no longer be provisional without one.
 */
export async function recordYear(tx: Tx, ctx: Pick<Context, 'actor' | 'requestId'>, taken: TakenIn): Promise<void> {
  const { year, version, source, sourceUrl, announcedOn } = taken.notice
  const isCorrection = taken.before.some((notice) => notice.year === year)
  await record(tx, ctx, {
    type: isCorrection ? 'calendar.year-corrected' : 'calendar.year-announced',
    subject: { type: 'calendar', id: String(year) },
    reason: taken.reason,
    data: { year, version, source, sourceUrl, announcedOn, changes: changesBy(taken) },
  })
}
