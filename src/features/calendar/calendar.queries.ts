import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { ReadDb } from '../../platform/db/database.ts'

/** The working-day calendar as the database has it now. */
export async function loadWorkCalendar(db: ReadDb): Promise<WorkCalendar> {
  const [years, days] = await Promise.all([
    db.selectFrom('calendar_year').select('year').execute(),
    db.selectFrom('calendar_day').select(['day', 'kind', 'name']).execute(),
  ])
  return {
    coveredYears: new Set(years.map(({ year }) => year)),
    days: new Map(days.map(({ day, kind, name }) => [day, { kind: kind as 'off' | 'makeup', name }])),
  }
}
