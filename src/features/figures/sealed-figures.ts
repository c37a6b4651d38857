import { dayOf } from '../../kernel/day.ts'
import { growthOf } from '../../kernel/year-on-year.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { sealOf } from './close-period.ts'
import type { FigureHead, Period } from './domain/figure.ts'
import { type AskedPeriod, periodBefore, periodName, periodOf } from './domain/period.ts'
import { type ClosedFigure, listClosedFigures, listPeriods } from './periods.queries.ts'
import { readingOf } from './registry.ts'
import { FIGURES } from './view-figures.ts'

/** A figure as a report states it. */
export interface SealedFigure extends FigureHead {
  readonly value: number | null
  readonly before: number | null
  readonly growth: number | null
  readonly recordsHash: string
  /** The value stands since its period was closed, whatever changed later. */
  readonly isClosed: boolean
}

async function closedIn(db: Context['db'], { from, to }: Period): Promise<Map<string, ClosedFigure>> {
  const period = (await listPeriods(db)).find((each) => each.from === from && each.to === to)
  const figures = period ? await listClosedFigures(db, period.id) : []
  return new Map(figures.map((figure) => [figure.key, figure]))
}

/**
 * Every figure of a period with the hash over its records: as it was frozen where the period is closed (封存) and its definition still
 * holds, and as it is counted now otherwise. Throws `figures.period-invalid`.
 */
export async function sealedFigures(ctx: Context, asked: AskedPeriod) {
  authorize(ctx, 'figures.read')
  const period = periodOf(asked, dayOf(ctx.now()))
  const earlier = periodBefore(period)
  const [closed, closedBefore] = [await closedIn(ctx.db, period), await closedIn(ctx.db, earlier)]
  const [now, then] = [readingOf(ctx.db, period), readingOf(ctx.db, earlier)]
  const figures: SealedFigure[] = []
  // One after the other: each may bring tens of thousands of records.
  for (const figure of FIGURES) {
    const { measure, records: _records, parts: _parts, evidence: _evidence, ...head } = figure
    const frozen = closed.get(figure.key)
    const isClosed = frozen?.version === figure.version
    const { value, recordsHash } = isClosed ? frozen : await sealOf(figure, now)
    const past = closedBefore.get(figure.key)
    const before = past?.version === figure.version ? past.value : await measure(then)
    figures.push({ ...head, value, before, growth: growthOf(value, before), recordsHash, isClosed })
  }
  return { period, name: periodName(period), figures }
}
