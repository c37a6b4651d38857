import { AppError } from '../../kernel/app-error.ts'
import { LETTER_KIND_NAMES } from '../../kernel/case-words.ts'
import { dayOf, daysBetween, parseDay } from '../../kernel/day.ts'
import { workingDaysBetween } from '../../kernel/work-calendar.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { listUnits } from '../organisation/index.ts'
import type { LetterKind } from './domain/letter-kind.ts'
import { scopeOf } from './domain/policy.ts'
import { listMailboxes } from './mailboxes.queries.ts'
import {
  concludedSpans,
  countLetters,
  type Figure,
  FIGURES,
  lettersOfFigure,
  type Period,
} from './statistics.queries.ts'

const LONGEST_DAYS = 3660

function periodOf(ctx: Context, asked: { from: string; to: string }): Period {
  const [from, to, today] = [parseDay(asked.from), parseDay(asked.to), dayOf(ctx.now())]
  // What falls due later than today is not overdue, whatever period is asked for.
  const period = { from, to, asOf: to < today ? to : today }
  const days = daysBetween(period.from, period.to)
  if (days < 0 || days > LONGEST_DAYS) throw new AppError('mailbox-letter.period-invalid')
  return period
}

type Counted = Awaited<ReturnType<typeof countLetters>>[number]
type Span = Awaited<ReturnType<typeof concludedSpans>>[number]

const SUMMED = [...FIGURES, 'ratings'] as const

function sumOf(rows: readonly Counted[]) {
  const sums = Object.fromEntries(
    SUMMED.map((name) => [name, rows.reduce((all, row) => all + row[name], 0)]),
  ) as Record<(typeof SUMMED)[number], number>
  const { ratings, ...counts } = sums
  return {
    ...counts,
    onTimeRate: sums.concluded === 0 ? null : (sums.concluded - sums.late) / sums.concluded,
    averageRating: sums.rated === 0 ? null : ratings / sums.rated,
  }
}

function grouped(rows: readonly Counted[], keyOf: (row: Counted) => string, nameOf: (key: string) => string) {
  const keys = [...new Set(rows.map(keyOf))]
  return keys.map((key) => ({ key, name: nameOf(key), ...sumOf(rows.filter((row) => keyOf(row) === key)) }))
}

/** The mailboxes whose letters are counted for somebody. Throws unless they may see figures at all. */
async function countedFor(ctx: Context) {
  const seesAll = may(ctx.actor, 'mailboxes.supervise')
  if (!seesAll) authorize(ctx, 'mailboxes.handle')
  const mailboxes = await listMailboxes(ctx.db)
  return new Map(mailboxes.filter(({ kind }) => seesAll || kind !== 'supervision').map((box) => [box.id, box]))
}

interface AskedFigure {
  readonly from: string
  readonly to: string
  readonly figure: Figure
  readonly mailboxId?: string | undefined
  readonly kind?: LetterKind | undefined
  /** Empty: letters that are with no unit. */
  readonly unitId?: string | undefined
}

/** The letters that a figure counts, so that each can be opened; `hidden` are those that the actor may not see. */
export async function viewFigure(ctx: Context, asked: AskedFigure) {
  const boxes = await countedFor(ctx)
  const { figure, mailboxId, kind, unitId } = asked
  const mailboxIds = [...boxes.keys()].filter((id) => mailboxId === undefined || id === mailboxId)
  return lettersOfFigure(ctx.db, {
    scope: scopeOf(ctx.actor.roles),
    period: periodOf(ctx, asked),
    filter: { figure, mailboxIds, kind, unitId },
  })
}

/**
 * One statistic over all mailboxes and the telephone, for letters that came in a period: by mailbox, kind and unit, in time, average
 * working days. The supervision office sees everything, the office everything but complaints to the supervision office.
 */
export async function viewStatistics(ctx: Context, asked: { from: string; to: string }) {
  const boxes = await countedFor(ctx)
  const period = periodOf(ctx, asked)
  const [counted, spans, units, calendar] = await Promise.all([
    countLetters(ctx.db, period),
    concludedSpans(ctx.db, period),
    listUnits(ctx.db),
    loadWorkCalendar(ctx.db),
  ])
  const rows = counted.filter(({ mailboxId }) => boxes.has(mailboxId))
  const seen: Span[] = spans.filter(({ mailboxId }) => boxes.has(mailboxId))
  const letters = seen.reduce((all, span) => all + span.letters, 0)
  const days = seen.reduce(
    (all, span) => all + span.letters * workingDaysBetween(span.openedOn, span.concludedOn, calendar).days,
    0,
  )
  const unitNames = new Map(units.map(({ id, name }) => [id, name]))
  return {
    total: sumOf(rows),
    averageWorkingDays: letters === 0 ? null : days / letters,
    byMailbox: grouped(
      rows,
      (row) => row.mailboxId,
      (id) => boxes.get(id)?.name ?? '',
    ),
    byKind: grouped(
      rows,
      (row) => row.kind,
      (kind) => LETTER_KIND_NAMES[kind as LetterKind],
    ),
    byUnit: grouped(
      rows,
      (row) => row.unitId ?? '',
      (id) => unitNames.get(id) ?? '未交单位办理',
    ),
  }
}
