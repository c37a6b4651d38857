import type { Measure } from '../../../kernel/assessment-terms.ts'

/** One thing that units are judged by: computed from a measure, or (null) scored by a person. */
export interface Indicator {
  readonly key: string
  readonly name: string
  readonly measure: Measure | null
  /** The most that can be had. */
  readonly points: number
}

/** So many of so many; of none at all where the indicator does not concern the unit. */
export interface Measured {
  readonly done: number
  readonly of: number
}

/** What a unit got for one indicator; `points` null: not scored yet, `of` 0: does not concern it. */
export interface ScoredIndicator {
  readonly key: string
  readonly points: number | null
  readonly most: number
  readonly done: number
  readonly of: number
}

/** A unit's line. `total` is of 100, over what concerns the unit and is known; null where nothing is. */
export interface UnitResult {
  readonly unitId: string
  readonly indicators: readonly ScoredIndicator[]
  readonly total: number | null
  readonly rank: number | null
}

const WHOLE = 100

/** Why a scheme cannot be used; empty when it can. The points of all indicators together are 100. */
export function schemeFaults(indicators: readonly Indicator[]): string[] {
  const sum = indicators.reduce((all, { points }) => all + points, 0)
  const isTwice = (key: string, at: number): boolean => indicators.findIndex((other) => other.key === key) !== at
  return [
    ...(sum === WHOLE ? [] : [`各项指标的分值合计应为 100 分，现为 ${String(sum)} 分。`]),
    ...indicators.filter(({ key }, at) => isTwice(key, at)).map(({ name }) => `指标“${name}”重复。`),
    ...indicators.filter(({ name }) => name.trim() === '').map(() => '有指标没有名称。'),
  ]
}

function toTenths(value: number): number {
  return Math.round(value * 10) / 10
}

function scored(indicator: Indicator, measured: Measured | undefined, given: number | undefined): ScoredIndicator {
  const { key, measure, points: most } = indicator
  if (measure === null) return { key, most, points: given ?? null, done: 0, of: given === undefined ? 0 : 1 }
  const { done, of } = measured ?? { done: 0, of: 0 }
  return { key, most, done, of, points: of === 0 ? null : toTenths((done / of) * most) }
}

/**
 * One unit under a scheme. An indicator that does not concern it (nothing to publish, no case) is left out, and the total is of what
 * is left, so that nobody gains or loses by having nothing to do.
 */
export function scoreUnit(
  unitId: string,
  indicators: readonly Indicator[],
  known: { readonly measured: ReadonlyMap<Measure, Measured>; readonly given: ReadonlyMap<string, number> },
): Omit<UnitResult, 'rank'> {
  const lines = indicators.map((indicator) =>
    scored(
      indicator,
      indicator.measure === null ? undefined : known.measured.get(indicator.measure),
      known.given.get(indicator.key),
    ),
  )
  const counting = lines.flatMap(({ points, most }) => (points === null ? [] : [{ points, most }]))
  const most = counting.reduce((sum, line) => sum + line.most, 0)
  const points = counting.reduce((sum, line) => sum + line.points, 0)
  return { unitId, indicators: lines, total: most === 0 ? null : toTenths((points / most) * WHOLE) }
}

/** The units in order; equals share a rank, and the next one counts on (1, 2, 2, 4). Without a total there is no rank. */
export function rank(results: readonly Omit<UnitResult, 'rank'>[]): UnitResult[] {
  const order = [...results].sort((a, b) => (b.total ?? -1) - (a.total ?? -1))
  return order.map((result) => ({
    ...result,
    rank: result.total === null ? null : 1 + order.filter(({ total }) => (total ?? -1) > (result.total ?? -1)).length,
  }))
}

/** The indicators that nobody has scored yet, for each unit. */
export function unscored(indicators: readonly Indicator[], results: readonly UnitResult[]): string[] {
  const byHand = new Set(indicators.filter(({ measure }) => measure === null).map(({ key }) => key))
  return results.flatMap(({ unitId, indicators: lines }) =>
    lines.filter(({ key, points }) => byHand.has(key) && points === null).map(({ key }) => `${unitId} ${key}`),
  )
}
