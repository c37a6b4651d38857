import { addDays, type Day, parseDay } from '../../../kernel/day.ts'
import {
  describeDay,
  isSettled,
  isWorkingDay,
  LATE_DECEMBER,
  type SpecialDay,
  type WorkCalendar,
} from '../../../kernel/work-calendar.ts'

/** A day that a notice names. */
export interface NoticeDay extends SpecialDay {
  readonly day: Day
}

/** The notice of holidays of one year (国务院办公厅关于…年部分节假日安排的通知), as far as days depend on it. */
export interface YearNotice {
  readonly year: number
  readonly source: string
  readonly sourceUrl: string
  readonly announcedOn: Day | null
  readonly days: readonly NoticeDay[]
}

/** The days about which the notice of a year decides: from 25 December of the year before to the end of the year. */
export function reachOf(year: number): { readonly from: Day; readonly to: Day } {
  return { from: parseDay(`${String(year - 1)}-${LATE_DECEMBER}`), to: parseDay(`${String(year)}-12-31`) }
}

/** The calendar made of notices; where two name the same day, that of the later year holds. */
export function calendarOf(notices: readonly Pick<YearNotice, 'year' | 'days'>[]): WorkCalendar {
  const inOrder = [...notices].sort((a, b) => a.year - b.year)
  return {
    coveredYears: new Set(inOrder.map(({ year }) => year)),
    days: new Map(inOrder.flatMap(({ days }) => days.map(({ day, kind, name }) => [day, { kind, name }]))),
  }
}

/** What a day was and what it is now, in the words for readers. */
export interface DayChange {
  readonly day: Day
  readonly before: string
  readonly after: string
  /** Does the day count now and did not before, or the other way round? Only then due dates move. */
  readonly movesDates: boolean
}

/** The days that differ when the notice of a year is taken in or corrected, in their order. */
export function changedDays(year: number, before: WorkCalendar, after: WorkCalendar): DayChange[] {
  const { from, to } = reachOf(year)
  const changes: DayChange[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const [was, is] = [describeDay(day, before), describeDay(day, after)]
    if (was.kind !== is.kind || was.name !== is.name)
      changes.push({
        day,
        before: was.name,
        after: is.name,
        movesDates: isWorkingDay(day, before) !== isWorkingDay(day, after),
      })
  }
  return changes
}

/** How many working days a year has, and whether that is certain. */
export function countYear(
  year: number,
  calendar: WorkCalendar,
): { readonly days: number; readonly isSettled: boolean } {
  let [days, settled] = [0, true]
  const to = parseDay(`${String(year)}-12-31`)
  for (let day = parseDay(`${String(year)}-01-01`); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) days += 1
    settled &&= isSettled(day, calendar)
  }
  return { days, isSettled: settled }
}
