import { dayOf } from '../../src/kernel/day.ts'
import type { School } from './school.ts'

/** The database's day, which publications carry and no test can set. */
export async function databaseDay(school: School): Promise<string> {
  const { rows } = await school.parts.pool.query<{ day: string }>(
    "select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day",
  )
  return rows[0]?.day ?? ''
}

/** The year so many years after the one in which the tests run: publications carry the database's day. */
export function yearAfter(years: number): string {
  return String(Number(dayOf(new Date()).slice(0, 4)) + years)
}
