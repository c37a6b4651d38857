import { AppError } from '../../kernel/app-error.ts'
import { addDays, type Day, dayOf, formatDayCn, isDay, parseDay, weekdayOf, yearOf } from '../../kernel/day.ts'
import {
  addWorkingDays,
  describeDay,
  isSettled,
  isWorkingDay,
  listCountedDays,
  type WorkCalendar,
} from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import { countYear, type CurrentNotice, listNotices, loadWorkCalendar } from '../calendar/index.ts'
import type { CalendarView, CountView, DayCell, HolidayLine, MonthView } from './views/calendar-parts.ts'

/** Names of the days of the week, Sunday first. */
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
const DAYS_A_WEEK = 7
const MARKS: Readonly<Record<string, string>> = { off: '休', makeup: '班' }

function cellOf(day: Day, calendar: WorkCalendar, today: Day): DayCell {
  const { kind, name } = describeDay(day, calendar)
  const mark = MARKS[kind] ?? ''
  return { date: Number(day.slice(8)), kind, mark, name: mark === '' ? '' : name, isToday: day === today }
}

function viewMonth(first: Day, calendar: WorkCalendar, today: Day): MonthView {
  const days: Day[] = []
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) days.push(day)
  // Weeks begin on Monday.
  const before = (weekdayOf(first) + DAYS_A_WEEK - 1) % DAYS_A_WEEK
  const cells = [...Array.from({ length: before }, () => null), ...days.map((day) => cellOf(day, calendar, today))]
  const weeks = Array.from({ length: Math.ceil(cells.length / DAYS_A_WEEK) }, (_, at) =>
    Array.from({ length: DAYS_A_WEEK }, (_day, on) => cells[at * DAYS_A_WEEK + on] ?? null),
  )
  const workdays = days.filter((day) => isWorkingDay(day, calendar)).length
  return { name: `${String(Number(first.slice(5, 7)))}月`, workdays, weeks }
}

/** Days of a notice that follow each other, under one name. */
export interface Run {
  readonly from: Day
  readonly to: Day
  readonly kind: 'off' | 'makeup'
  readonly name: string
}

/** The days of a notice, those in a row with one name together. */
export function runsOf({ days }: Pick<CurrentNotice, 'days'>): Run[] {
  const runs: Run[] = []
  for (const { day, kind, name } of days) {
    const last = runs.at(-1)
    if (last?.kind === kind && last.name === name && addDays(last.to, 1) === day)
      runs[runs.length - 1] = { ...last, to: day }
    else runs.push({ from: day, to: day, kind, name })
  }
  return runs
}

function spanText({ from, to }: Run): string {
  const weekday = (day: Day): string => WEEKDAYS[weekdayOf(day)] ?? ''
  if (from === to) return `${formatDayCn(from)}（${weekday(from)}）`
  return `${formatDayCn(from)}（${weekday(from)}）至${formatDayCn(to)}（${weekday(to)}）`
}

function linesOf(notice: CurrentNotice): HolidayLine[] {
  return runsOf(notice).map((run) => ({ name: run.name, isOff: run.kind === 'off', days: spanText(run) }))
}

function yearsToShow(notices: readonly CurrentNotice[], today: Day): number[] {
  const now = yearOf(today)
  return [...new Set([now + 1, now, ...notices.map(({ year }) => year)])].sort((a, b) => b - a)
}

/** A year as a page: this year when none is named. Throws `calendar.year-not-found` for one that has not been announced and is not near. */
export async function viewCalendar(ctx: Context, named?: number): Promise<CalendarView> {
  const [notices, calendar] = await Promise.all([listNotices(ctx.db), loadWorkCalendar(ctx.db)])
  const today = dayOf(ctx.now())
  const year = named ?? yearOf(today)
  const years = yearsToShow(notices, today)
  if (!years.includes(year)) throw new AppError('calendar.year-not-found', { year })
  const notice = notices.find((one) => one.year === year)
  const { days: workdays, isSettled: isFinal } = countYear(year, calendar)
  return {
    year,
    isNow: named === undefined,
    years,
    notice: notice ? { source: notice.source, url: notice.sourceUrl, announcedOn: notice.announcedOn } : null,
    isFinal,
    workdays,
    months: Array.from({ length: 12 }, (_, at) =>
      viewMonth(parseDay(`${String(year)}-${String(at + 1).padStart(2, '0')}-01`), calendar, today),
    ),
    lines: notice ? linesOf(notice) : [],
    vacations: (calendar.vacations ?? [])
      .filter(({ from, to }) => yearOf(from) === year || yearOf(to) === year)
      .map(({ name, from, to }) => `${name}：${formatDayCn(from)}至${formatDayCn(to)}`),
    today,
  }
}

/** More working days than this are no term that a reader counts. */
export const MOST_COUNTED = 250
const FIRST_YEAR = 2000
const LAST_YEAR = 2100

function startOf(text: string): Day | null {
  return isDay(text) && yearOf(text) >= FIRST_YEAR && yearOf(text) <= LAST_YEAR ? text : null
}

function countOf(text: string): number | null {
  const number = Number(text)
  return /^\d{1,3}$/.test(text) && number >= 1 && number <= MOST_COUNTED ? number : null
}

/** Years of which a notice is missing for this count: of the days themselves, or, late in December, of the next year. */
function missingYears(days: readonly Day[], calendar: WorkCalendar): number[] {
  const open = days.filter((day) => !isSettled(day, calendar)).flatMap((day) => [yearOf(day), yearOf(addDays(day, 7))])
  return [...new Set(open)].filter((year) => !calendar.coveredYears.has(year)).sort((a, b) => a - b)
}

function resultOf(start: Day, n: number, calendar: WorkCalendar): CountView['result'] {
  const { day, isProvisional } = addWorkingDays(start, n, calendar)
  const steps = listCountedDays(start, n, calendar)
  const named = (some: Day): string => `${formatDayCn(some)}（${WEEKDAYS[weekdayOf(some)] ?? ''}）`
  return {
    start: named(start),
    n,
    due: named(day),
    isProvisional,
    missingYears: missingYears([start, ...steps.map((step) => step.day)], calendar),
    steps: steps.map((step) => ({ ...step, weekday: WEEKDAYS[weekdayOf(step.day)] ?? '' })),
  }
}

/** A count as a page: what was asked, what is wrong with the question, and every day up to the last. */
export async function viewCount(ctx: Context, asked: { from: string; days: string }): Promise<CountView> {
  const today = dayOf(ctx.now())
  if (asked.from === '' && asked.days === '') return { from: today, days: '15', error: '', result: null }
  const [start, n] = [startOf(asked.from), countOf(asked.days)]
  if (start === null) return { ...asked, error: '请填写开始日期，如 2026-02-10。', result: null }
  if (n === null) return { ...asked, error: `请填写 1 至 ${String(MOST_COUNTED)} 之间的工作日数。`, result: null }
  return { ...asked, error: '', result: resultOf(start, n, await loadWorkCalendar(ctx.db)) }
}
