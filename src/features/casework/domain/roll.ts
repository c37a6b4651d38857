import { addDays, type Day } from '../../../kernel/day.ts'
import { isWorkingDay, type WorkCalendar } from '../../../kernel/work-calendar.ts'

/** 顺延: a term of all days whose last day is a day off ends on the next working day. */
export interface Rolled {
  readonly from: Day
  readonly to: Day
  /** Where it stands. */
  readonly rule: string
}

/** The next working day where a term ends on a day off; null where it ends on a working day. */
export function rollOn(last: Day, { rule, calendar }: { rule: string; calendar: WorkCalendar }): Rolled | null {
  if (isWorkingDay(last, calendar)) return null
  let day = addDays(last, 1)
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1)
  return { from: last, to: day, rule }
}
