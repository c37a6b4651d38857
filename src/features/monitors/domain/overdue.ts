import { type Day, daysBetween } from '../../../kernel/day.ts'
import { type WorkCalendar, workingDaysBetween } from '../../../kernel/work-calendar.ts'

/** Since when a duty is overdue (逾期), and for how many days. */
export interface Overdue {
  /** The last day on which it would have been in time. */
  readonly dueOn: Day
  /** Days after that one up to and including today; 0 where the rule counts working days and none has come since. */
  readonly days: number
  /** Does the rule count working days? Otherwise these are days of the calendar. */
  readonly isInWorkingDays: boolean
}

/** For how long something that was due is overdue; undefined while it is not. With a calendar working days are counted. */
export function overdueSince(dueOn: Day | null, today: Day, calendar?: WorkCalendar): Overdue | undefined {
  if (dueOn === null || dueOn >= today) return undefined
  const days = calendar ? workingDaysBetween(dueOn, today, calendar).days : daysBetween(dueOn, today)
  return { dueOn, days, isInWorkingDays: calendar !== undefined }
}
