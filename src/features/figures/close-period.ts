import { AppError } from '../../kernel/app-error.ts'
import { dayOf, parseDay } from '../../kernel/day.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { newId, sha256 } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import type { Period } from './domain/figure.ts'
import { type AskedPeriod, periodName, periodOf } from './domain/period.ts'
import { type ClosedFigure, findPeriod, listClosedFigures, listPeriods } from './periods.queries.ts'
import { insertPeriod } from './periods.store.ts'
import { type Figure, readingOf } from './registry.ts'
import { FIGURES } from './view-figures.ts'

/** A figure as it stands now: its value, and a hash over every record that it counts. */
export async function sealOf(figure: Figure, reading: ReturnType<typeof readingOf>): Promise<ClosedFigure> {
  const { value, lines } = await figure.records(reading)
  return {
    key: figure.key,
    version: figure.version,
    value,
    recordsHash: sha256(lines.join('\n')),
  }
}

async function sealAll(db: Context['db'], period: Period): Promise<ClosedFigure[]> {
  const reading = readingOf(db, period)
  const sealed: ClosedFigure[] = []
  // One after the other: each may bring tens of thousands of records.
  for (const figure of FIGURES) sealed.push(await sealOf(figure, reading))
  return sealed
}

/**
 * 封存: freezes every figure of a period that is over, with a hash of the records behind it. What changes later does not move it;
 * `viewPeriod` tells the difference. Throws `figures.period-invalid`, `figures.period-open`, `figures.already-closed`.
 */
export async function closePeriod(ctx: Context, asked: AskedPeriod): Promise<{ id: string }> {
  authorize(ctx, 'figures.close')
  const today = dayOf(ctx.now())
  const period = periodOf(asked, today)
  if (period.to >= today) throw new AppError('figures.period-open')
  return ctx.transaction(async (tx) => {
    const known = await listPeriods(tx)
    if (known.some(({ from, to }) => from === period.from && to === period.to))
      throw new AppError('figures.already-closed')
    const id = newId()
    const figures = await sealAll(tx, period)
    await insertPeriod(tx, { id, ...period, closedBy: ctx.actor.id, figures })
    await record(tx, ctx, {
      type: 'figures.period-closed',
      subject: { type: 'figure-period', id },
      data: { ...period, figures: figures.length },
    })
    return { id }
  })
}

/** The closed periods, the newest first. */
export async function viewPeriods(ctx: Context) {
  authorize(ctx, 'figures.read')
  return (await listPeriods(ctx.db)).map((period) => ({ ...period, name: periodName(toDays(period)) }))
}

function toDays({ from, to }: { from: string; to: string }): Period {
  return { from: parseDay(from), to: parseDay(to) }
}

type State = 'same' | 'changed' | 'redefined' | 'gone'

function stateOf(closed: ClosedFigure, now: ClosedFigure | undefined): State {
  if (!now) return 'gone'
  if (now.version !== closed.version) return 'redefined'
  return now.value === closed.value && now.recordsHash === closed.recordsHash ? 'same' : 'changed'
}

/** A closed period: what was frozen, and what the same count gives today. Throws `figures.not-found`. */
export async function viewPeriod(ctx: Context, id: string) {
  authorize(ctx, 'figures.read')
  const period = await findPeriod(ctx.db, id)
  if (!period) throw new AppError('figures.not-found')
  const days = toDays(period)
  const [closed, now] = await Promise.all([listClosedFigures(ctx.db, id), sealAll(ctx.db, days)])
  const byKey = new Map(now.map((each) => [each.key, each]))
  const names = new Map(FIGURES.map((figure) => [figure.key, figure]))
  return {
    ...period,
    name: periodName(days),
    figures: closed.map((each) => {
      const current = byKey.get(each.key)
      const head = names.get(each.key)
      return {
        ...each,
        name: head?.name ?? each.key,
        unit: head?.unit ?? '',
        valueNow: current?.value ?? null,
        state: stateOf(each, current),
      }
    }),
  }
}
