import { AppError } from '../../kernel/app-error.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import { authorize, type Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type CurrentNotice, listNotices } from './calendar.queries.ts'
import { insertNotices, lockCalendar, replaceNotice } from './calendar.store.ts'
import { type CheckedNotice, checkNotice } from './domain/notice-rows.ts'
import type { DayChange } from './domain/year-notice.ts'
import { readLines } from './read-lines.ts'
import { changesBy, recordYear } from './record-year.ts'

/** A year's notice to be taken in, or only checked. */
export interface YearImport {
  readonly year: number
  /** What the notice is called. */
  readonly source: string
  /** Where it stands, or empty. */
  readonly sourceUrl: string
  readonly announcedOn: Day | null
  /** Why a covered year is corrected. */
  readonly reason: string
  /** The version that the person has seen; 0 for a year that is not covered. */
  readonly over: number
  readonly bytes: Buffer
  readonly isDryRun: boolean
}

/** What an import did, or would do. */
export interface YearImportResult extends Omit<CheckedNotice, 'days'> {
  readonly accepted: number
  readonly applied: boolean
  /** The version that holds now; 0 when the year is not covered. */
  readonly version: number
  readonly changes: readonly DayChange[]
}

function versionOf(notices: readonly CurrentNotice[], year: number): number {
  return notices.find((notice) => notice.year === year)?.version ?? 0
}

function noticeFrom(wish: YearImport, { days }: CheckedNotice, version: number): CurrentNotice {
  const { year, source, sourceUrl, announcedOn } = wish
  return { year, source: source.trim(), sourceUrl, announcedOn, days, version }
}

function isSame(notice: CurrentNotice, held: CurrentNotice | undefined): boolean {
  const essence = ({ source, sourceUrl, announcedOn, days }: CurrentNotice): string =>
    JSON.stringify([source, sourceUrl, announcedOn, days.map(({ day, kind, name }) => [day, kind, name])])
  return held !== undefined && essence(notice) === essence(held)
}

async function takeIn(tx: Tx, ctx: Context, { wish, checked }: { wish: YearImport; checked: CheckedNotice }) {
  await lockCalendar(tx)
  const before = await listNotices(tx)
  const held = before.find(({ year }) => year === wish.year)
  if ((held?.version ?? 0) !== wish.over) throw new AppError('calendar.changed-meanwhile', { year: wish.year })
  const reason = wish.reason.trim()
  if (held && reason === '') throw new AppError('document.reason-required')
  const notice = noticeFrom(wish, checked, wish.over + 1)
  if (isSame(notice, held)) throw new AppError('calendar.nothing-changed', { year: wish.year })
  const written = { notice, version: notice.version, by: ctx.actor, reason }
  await (held ? replaceNotice(tx, written) : insertNotices(tx, [written]))
  await recordYear(tx, ctx, { notice, before, reason })
  return { version: notice.version, changes: changesBy({ notice, before }) }
}

/**
 * Takes in the notice of a year that was not covered, or corrects one that was; the earlier version stays. With one fault
 * nothing is written. Throws `calendar.changed-meanwhile`, `calendar.nothing-changed`, `document.reason-required` for a
 * correction without a reason, and what `readLines` throws.
 */
export async function importYear(ctx: Context, wish: YearImport): Promise<YearImportResult> {
  authorize(ctx, 'settings.manage')
  const lines = await readLines(wish.bytes, wish.year)
  const checked = checkNotice(lines, { ...wish, today: dayOf(ctx.now()) })
  const { days, ...findings } = checked
  const accepted = days.length
  if (wish.isDryRun || findings.errors.length > 0) {
    const before = await listNotices(ctx.db)
    const version = versionOf(before, wish.year)
    const changes = findings.errors.length > 0 ? [] : changesBy({ notice: noticeFrom(wish, checked, version), before })
    return { ...findings, accepted, applied: false, version, changes }
  }
  const taken = await ctx.transaction((tx) => takeIn(tx, ctx, { wish, checked }))
  return { ...findings, accepted, applied: true, ...taken }
}
