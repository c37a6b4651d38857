import { aPerson, type Person } from './builders.ts'
import { NOTICE_2027, NOTICE_HEADER } from './notice-2027.ts'
import type { School } from './school.ts'
import { upload } from './uploads.ts'
import { loadShippedCalendar } from '../../src/features/calendar/index.ts'
import { writeWorkbook } from '../../src/platform/documents/xlsx.ts'

/** What the invented notice is called. */
export const SOURCE_2027 = '国务院办公厅关于2027年部分节假日安排的通知'

/** An import: of the invented notice for 2027, unless something else is said. */
export interface Wish {
  readonly year?: number
  readonly query?: Record<string, string>
  readonly name?: string
  readonly bytes?: Buffer
}

/** Lines of a notice as an Excel file. */
export function noticeSheet(rows: readonly (readonly string[])[]): Promise<Buffer> {
  return writeWorkbook([{ name: '放假安排', header: NOTICE_HEADER, rows }])
}

/** The same as JSON: read without the reader of Excel files, which takes its time. */
export function noticeJson(rows: readonly (readonly string[])[], year = 2027): Buffer {
  const days = rows.map(([day, until = '', kind, name]) => ({ day, ...(until === '' ? {} : { until }), kind, name }))
  return Buffer.from(JSON.stringify({ year, days }))
}

/** What a story of the calendar does and looks at. */
export function calendarOfSchool(school: School) {
  const entries = () =>
    school.parts.db
      .selectFrom('ledger')
      .select(['type', 'subject_id', 'reason', 'data'])
      .where('type', 'like', 'calendar.%')
      .orderBy('position')
      .execute()
  return {
    entries,
    office: (): Promise<Person> => aPerson(school, { roles: ['disclosure_office'] }),
    /** Loads the years that ship; answers how many were new. */
    shipped: (): Promise<number> => school.parts.db.transaction().execute((tx) => loadShippedCalendar(tx)),
    importing: (person: Person | null, { year = 2027, query = {}, name = '2027.json', bytes }: Wish = {}) => {
      const search = new URLSearchParams({ source: SOURCE_2027, ...query }).toString()
      return upload(school, person, {
        url: `/work-calendar/${String(year)}/import?${search}`,
        name,
        bytes: bytes ?? noticeJson(NOTICE_2027),
      })
    },
    /** Everything that an import could have changed. */
    written: async () => {
      const { db } = school.parts
      const [years, days, versions, vacations, ledger] = await Promise.all([
        db.selectFrom('calendar_year').select(['year', 'source', 'version']).orderBy('year').execute(),
        db.selectFrom('calendar_day').selectAll().orderBy('year').orderBy('day').execute(),
        db.selectFrom('calendar_version').select(['year', 'version']).orderBy('year').orderBy('version').execute(),
        db.selectFrom('calendar_vacation').select('name').execute(),
        entries(),
      ])
      return { years, days, versions, vacations, ledger }
    },
  }
}
