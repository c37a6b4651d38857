import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { type Context, may } from '../../platform/context.ts'
import { growthOf } from '../../kernel/year-on-year.ts'
import type { FigureHead, FigurePart, Period } from './domain/figure.ts'
import { stepsOf } from './domain/months.ts'
import { type AskedPeriod, periodName, periodOf, periodBefore } from './domain/period.ts'
import { APPLICATION_FIGURES, LETTER_FIGURES } from './case-figures.ts'
import { CHANNEL_FIGURES } from './channel-figures.ts'
import { HALL_FIGURES } from './hall-figures.ts'
import { LIST_FIGURES } from './list-figures.ts'
import { OVERSIGHT_FIGURES } from './oversight-figures.ts'
import { PUBLICATION_FIGURES } from './publication-figures.ts'
import { type Figure, readingOf } from './registry.ts'
import { USE_FIGURES } from './use-figures.ts'

/** Every figure of the school, in the order in which a report tells them. */
export const FIGURES: readonly Figure[] = [
  ...LIST_FIGURES,
  ...HALL_FIGURES,
  ...PUBLICATION_FIGURES,
  ...CHANNEL_FIGURES,
  ...APPLICATION_FIGURES,
  ...LETTER_FIGURES,
  ...USE_FIGURES,
  ...OVERSIGHT_FIGURES,
]

/** Is this a figure for everybody? Not one that is unknown, or was given up. */
export function isPublicFigure(key: string): boolean {
  return FIGURES.find((figure) => figure.key === key)?.audience === 'public'
}

function maySee(ctx: Context, { audience }: FigureHead): boolean {
  return audience === 'public' || may(ctx.actor, 'figures.read')
}

function headOf({ key, version, area, name, unit, meaning, counts, audience }: Figure): FigureHead {
  return { key, version, area, name, unit, meaning, counts, audience }
}

interface Compared {
  readonly value: number | null
  readonly before: number | null
  readonly growth: number | null
}

/** A figure beside the same days of the year before. */
async function compare(figure: Figure, readings: readonly ReturnType<typeof readingOf>[]): Promise<Compared> {
  const [value = null, before = null] = await Promise.all(readings.map((reading) => figure.measure(reading)))
  return { value, before, growth: growthOf(value, before) }
}

function readingsOf(ctx: Context, period: Period) {
  const shared = {}
  return [readingOf(ctx.db, period, shared), readingOf(ctx.db, periodBefore(period), shared)] as const
}

/** The figures of a period that the reader may see, all or those with these keys. Throws `figures.period-invalid`. */
export async function viewFigures(ctx: Context, asked: AskedPeriod, only?: readonly string[]) {
  const period = periodOf(asked, dayOf(ctx.now()))
  const readings = readingsOf(ctx, period)
  const shown = FIGURES.filter((figure) => maySee(ctx, figure) && (only?.includes(figure.key) ?? true))
  const figures = await Promise.all(
    shown.map(async (figure) => ({ ...headOf(figure), ...(await compare(figure, readings)) })),
  )
  return { period, name: periodName(period), before: periodBefore(period), figures }
}

/** How figures went through a period, in the order of their keys. */
export async function viewTrends(ctx: Context, period: Period, keys: readonly string[]) {
  const shown = keys.flatMap((key) => FIGURES.filter((figure) => figure.key === key && maySee(ctx, figure)))
  return Promise.all(
    shown.map(async (figure) => {
      const { key, name, unit } = figure
      return { key, name, unit, steps: await trendOf(ctx, figure, period) }
    }),
  )
}

const ON_SCREEN = ['hall.accepted', 'publications.new']

/** The figures for everybody, and how two of them went: what a screen in the hall shows, whoever stands before it. */
export async function viewScreen(ctx: Context, asked: AskedPeriod) {
  const view = await viewFigures(ctx, asked)
  const figures = view.figures.filter(({ audience }) => audience === 'public')
  return { ...view, figures, trends: await viewTrends(ctx, view.period, ON_SCREEN) }
}

/** A figure by its key. Throws `figures.not-found`, also for one that the reader may not see. */
export function findFigure(ctx: Context, key: string): Figure {
  const figure = FIGURES.find((each) => each.key === key)
  if (!figure || !maySee(ctx, figure)) throw new AppError('figures.not-found')
  return figure
}

/** How the figure goes through the period; what there was on the last day has no steps that would add up. */
async function trendOf(ctx: Context, figure: Figure, period: Period): Promise<FigurePart[]> {
  if (figure.counts === 'at-end') return []
  return Promise.all(
    stepsOf(period).map(async ({ name, from, to }) => ({
      name,
      // A step without anything to measure adds nothing.
      value: (await figure.measure(readingOf(ctx.db, { from, to }))) ?? 0,
    })),
  )
}

/** One figure with its trend, its parts and a page of the records behind it. Throws `figures.not-found`, `figures.period-invalid`. */
export async function viewFigure(ctx: Context, { key, page, ...asked }: AskedPeriod & { key: string; page: number }) {
  const figure = findFigure(ctx, key)
  const period = periodOf(asked, dayOf(ctx.now()))
  const readings = readingsOf(ctx, period)
  const [reading] = readings
  const [compared, trend, parts, evidence] = await Promise.all([
    compare(figure, readings),
    trendOf(ctx, figure, period),
    figure.parts?.(reading) ?? [],
    figure.evidence(ctx, reading, page),
  ])
  return {
    period,
    name: periodName(period),
    figure: { ...headOf(figure), ...compared },
    trend,
    parts: [...parts],
    evidence: { ...evidence, rows: [...evidence.rows] },
    page,
  }
}
