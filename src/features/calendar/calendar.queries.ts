import type { Day } from '../../kernel/day.ts'
import type { DaySpan, WorkCalendar } from '../../kernel/work-calendar.ts'
import { known, type ReadDb } from '../../platform/db/database.ts'
import { calendarOf, type NoticeDay, type YearNotice } from './domain/year-notice.ts'

/** The working-day calendar as the database has it now, with the school's vacations, in which clocks run unless their rule says otherwise. */
export async function loadWorkCalendar(db: ReadDb): Promise<WorkCalendar> {
  return known(db, 'work calendar', () => readWorkCalendar(db))
}

async function readWorkCalendar(db: ReadDb): Promise<WorkCalendar> {
  const [notices, vacations] = await Promise.all([readNotices(db), listVacations(db)])
  return { ...calendarOf(notices), vacations }
}

/** A notice that holds, with the number of its version. */
export interface CurrentNotice extends YearNotice {
  readonly version: number
}

async function readNotices(db: ReadDb): Promise<CurrentNotice[]> {
  const [years, days] = await Promise.all([
    db
      .selectFrom('calendar_year')
      .select(['year', 'source', 'source_url', 'announced_on', 'version'])
      .orderBy('year')
      .execute(),
    db.selectFrom('calendar_day').select(['year', 'day', 'kind', 'name']).orderBy('day').execute(),
  ])
  return years.map(({ year, source, source_url: sourceUrl, announced_on: announcedOn, version }) => ({
    year,
    source,
    sourceUrl,
    announcedOn: announcedOn as Day | null,
    version,
    days: days
      .filter((day) => day.year === year)
      .map(({ day, kind, name }) => ({ day: day as Day, kind: kind as 'off' | 'makeup', name })),
  }))
}

/** The notices that hold, the oldest year first. */
export async function listNotices(db: ReadDb): Promise<CurrentNotice[]> {
  return known(db, 'calendar notices', () => readNotices(db))
}

/** The school's vacations, the earliest first. */
export async function listVacations(db: ReadDb): Promise<DaySpan[]> {
  const rows = await db
    .selectFrom('calendar_vacation')
    .select(['name', 'first_on', 'last_on'])
    .orderBy('first_on')
    .orderBy('last_on')
    .execute()
  return rows.map(({ name, first_on: from, last_on: to }) => ({ name, from: from as Day, to: to as Day }))
}

/** A version of a year's notice as it was taken in. */
export interface NoticeVersion extends CurrentNotice {
  readonly by: string
  readonly at: Date
  readonly reason: string
}

/** Every version of a year's notice, the newest first; empty for a year that is not covered. */
export async function listVersions(db: ReadDb, year: number): Promise<NoticeVersion[]> {
  const rows = await db
    .selectFrom('calendar_version')
    .selectAll()
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ source_url: sourceUrl, announced_on: announcedOn, days, actor, given_at: at, ...row }) => ({
    ...row,
    sourceUrl,
    announcedOn: announcedOn as Day | null,
    days: days as NoticeDay[],
    by: (actor as { name: string }).name,
    at,
  }))
}
