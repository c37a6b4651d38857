import { AppError } from '../../kernel/app-error.ts'
import { dayOf, daysBetween, parseDay } from '../../kernel/day.ts'
import { PERSON_KIND_NAMES, type PersonKind } from '../../kernel/person-kind.ts'
import { growthOf, yearBefore } from '../../kernel/year-on-year.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { listUnits } from '../organisation/index.ts'
import { lastOfMonth } from './domain/months-and-days.ts'
import { listServices } from './services.queries.ts'
import {
  countAccepted,
  type Counted,
  countMatters,
  type Figure,
  listEvidence,
  listWaits,
  type Period,
} from './statistics.queries.ts'

/** What somebody asks figures for. */
export interface Asked {
  readonly from: string
  readonly to: string
  readonly unitId?: string | undefined
  readonly serviceId?: string | undefined
}

const MOST_DAYS = 3660
const PER_CENT = 100

/** The period, for whoever may see its figures: a head those of their unit, offices and leaders all. */
function periodOf(ctx: Context, { from, to, ...rest }: Asked): Period {
  authorize(ctx, 'hall.watch', rest.unitId ?? null)
  const days = { from: parseDay(from), to: parseDay(to) }
  if (days.to < days.from || daysBetween(days.from, days.to) > MOST_DAYS) throw new AppError('hall.period-invalid')
  return { ...days, ...rest }
}

// Nothing is taken in after today: what runs up to today is a whole month, as it is kept counted.
function wholeUpToNow(ctx: Context, period: Period): Period {
  return period.to < dayOf(ctx.now()) ? period : { ...period, to: lastOfMonth(period.to) }
}

/** The share that ended in time, in per cent to one decimal; null when none has ended. */
function onTime({ ended, late }: Counted): number | null {
  return ended === 0 ? null : Math.round(((ended - late) / ended) * PER_CENT * 10) / 10
}

const NONE: Counted = { key: '', accepted: 0, ended: 0, late: 0, askedAgain: 0, rated: 0, rating: null }

function named(rows: readonly Counted[], nameOf: (key: string) => string) {
  return rows.map((row) => ({ ...row, name: nameOf(row.key), onTime: onTime(row) }))
}

/**
 * The figures of a period: what was taken in, by unit, service and who applied, and the same days of the year before. Each can be opened
 * by `viewEvidence`. Throws `hall.period-invalid`.
 */
export async function viewHallStatistics(ctx: Context, asked: Asked) {
  const period = periodOf(ctx, asked)
  const before = { ...period, from: yearBefore(period.from), to: yearBefore(period.to) }
  const { db } = ctx
  const counted = wholeUpToNow(ctx, period)
  const [counts, previous, waits, allUnits, allServices] = await Promise.all([
    countMatters(db, counted),
    countAccepted(db, before),
    listWaits(db, counted),
    listUnits(db),
    listServices(db),
  ])
  const serviceName = (key: string): string => allServices.find(({ id }) => id === key)?.name ?? ''
  const [whole = NONE] = counts.total
  return {
    ...whole,
    onTime: onTime(whole),
    before: { from: before.from, to: before.to, accepted: previous },
    growth: growthOf(whole.accepted, previous),
    kinds: named(counts.kind, (key) => PERSON_KIND_NAMES[key as PersonKind]),
    units: named(counts.unit, (key) => allUnits.find(({ id }) => id === key)?.name ?? ''),
    services: named(counts.service, serviceName),
    waits: waits.map((wait) => ({ ...wait, serviceName: serviceName(wait.serviceId) })),
  }
}

/** The matters behind a figure. Throws `hall.period-invalid`. */
export async function viewEvidence(
  ctx: Context,
  { figure, kind, page, ...asked }: Asked & { figure: Figure; kind?: PersonKind | undefined; page: number },
) {
  const period = periodOf(ctx, asked)
  const [rows, services] = await Promise.all([
    listEvidence(ctx.db, period, { figure, kind, page, size: 50 }),
    listServices(ctx.db),
  ])
  return rows.map((row) => ({ ...row, serviceName: services.find(({ id }) => id === row.serviceId)?.name ?? '' }))
}
