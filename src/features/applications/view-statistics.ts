import { AppError } from '../../kernel/app-error.ts'
import { addDays, type Day, daysBetween, parseDay } from '../../kernel/day.ts'
import { isWorkingDay, type WorkCalendar } from '../../kernel/work-calendar.ts'
import { type Context, may } from '../../platform/context.ts'
import { authorize } from '../../platform/context.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import type { ApplicantKind } from './domain/intake.ts'
import type { TableRow } from './domain/statistics.ts'
import { casesOfCell, concludedSpans, handlingFigures, nationalTable, type Period } from './statistics.queries.ts'

const LONGEST_DAYS = 3660

function authorizeReader(ctx: Context): void {
  if (!may(ctx.actor, 'applications.watch')) authorize(ctx, 'applications.handle')
}

function periodOf({ from, to }: { from: string; to: string }): Period {
  const period = { from: parseDay(from), to: parseDay(to) }
  const days = daysBetween(period.from, period.to)
  if (days < 0 || days > LONGEST_DAYS) throw new AppError('application.period-invalid')
  return period
}

function workingDaysAfter(from: Day, to: Day, calendar: WorkCalendar): number {
  let days = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) days += 1
  return days
}

/** The national table and how applications were handled in a period. Averages are null where nothing was concluded. */
export async function viewStatistics(ctx: Context, asked: { from: string; to: string }) {
  authorizeReader(ctx)
  const period = periodOf(asked)
  const [{ table, faults }, channels, spans, calendar] = await Promise.all([
    nationalTable(ctx.db, period),
    handlingFigures(ctx.db, period),
    concludedSpans(ctx.db, period),
    loadWorkCalendar(ctx.db),
  ])
  const sum = (of: (channel: (typeof channels)[number]) => number) => channels.reduce((all, each) => all + of(each), 0)
  const [concluded, late] = [sum((each) => each.concluded), sum((each) => each.late)]
  const counted = spans.reduce((all, { cases }) => all + cases, 0)
  const days = spans.reduce(
    (all, { receivedOn, concludedOn, cases }) => all + cases * workingDaysAfter(receivedOn, concludedOn, calendar),
    0,
  )
  return {
    table,
    faults,
    channels,
    concluded,
    late,
    onTimeRate: concluded === 0 ? null : (concluded - late) / concluded,
    averageWorkingDays: counted === 0 ? null : days / counted,
  }
}

/** The applications behind one cell of the table. */
export async function viewCell(
  ctx: Context,
  { row, column, ...asked }: { row: TableRow; column?: ApplicantKind | undefined; from: string; to: string },
) {
  authorizeReader(ctx)
  return casesOfCell(ctx.db, periodOf(asked), { row, column })
}
