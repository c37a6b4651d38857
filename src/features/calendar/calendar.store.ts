import { sql } from 'kysely'
import type { DaySpan } from '../../kernel/work-calendar.ts'
import type { Actor } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { newId } from '../../platform/ids.ts'
import { snapshot } from '../../platform/ledger/record.ts'
import type { YearNotice } from './domain/year-notice.ts'

/** Nobody else changes the calendar until this transaction ends; reading goes on. */
export async function lockCalendar(tx: Tx): Promise<void> {
  await sql`lock table calendar_year in share row exclusive mode`.execute(tx)
}

/** A notice as it is written, with who took it in and why. */
export interface NoticeToWrite {
  readonly notice: YearNotice
  readonly version: number
  readonly by: Actor
  readonly reason: string
}

async function insertVersions(tx: Tx, written: readonly NoticeToWrite[]): Promise<void> {
  await tx
    .insertInto('calendar_version')
    .values(
      written.map(({ notice, version, by, reason }) => ({
        year: notice.year,
        version,
        source: notice.source,
        source_url: notice.sourceUrl,
        announced_on: notice.announcedOn,
        days: json(notice.days),
        actor: json(snapshot(by)),
        reason,
      })),
    )
    .execute()
}

async function insertDays(tx: Tx, written: readonly NoticeToWrite[]): Promise<void> {
  const days = written.flatMap(({ notice: { year, days: own } }) =>
    own.map(({ day, kind, name }) => ({ year, day, kind, name })),
  )
  if (days.length > 0) await tx.insertInto('calendar_day').values(days).execute()
}

/** Writes the notices of years that are not covered yet. */
export async function insertNotices(tx: Tx, written: readonly NoticeToWrite[]): Promise<void> {
  if (written.length === 0) return
  await tx
    .insertInto('calendar_year')
    .values(
      written.map(({ notice, version }) => ({
        year: notice.year,
        source: notice.source,
        source_url: notice.sourceUrl,
        announced_on: notice.announcedOn,
        version,
      })),
    )
    .execute()
  await insertDays(tx, written)
  await insertVersions(tx, written)
}

/** Replaces the notice of a covered year; the earlier versions stay. */
export async function replaceNotice(tx: Tx, written: NoticeToWrite): Promise<void> {
  const { year, source, sourceUrl, announcedOn } = written.notice
  await tx
    .updateTable('calendar_year')
    .set({ source, source_url: sourceUrl, announced_on: announcedOn, version: written.version })
    .where('year', '=', year)
    .execute()
  await tx.deleteFrom('calendar_day').where('year', '=', year).execute()
  await insertDays(tx, [written])
  await insertVersions(tx, [written])
}

/** Puts these vacations in the place of those that were there. */
export async function replaceVacations(tx: Tx, vacations: readonly DaySpan[]): Promise<void> {
  await tx.deleteFrom('calendar_vacation').execute()
  if (vacations.length === 0) return
  await tx
    .insertInto('calendar_vacation')
    .values(vacations.map(({ name, from, to }) => ({ id: newId(), name, first_on: from, last_on: to })))
    .execute()
}
