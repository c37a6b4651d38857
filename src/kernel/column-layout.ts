/** A column of a chart: what it is called and how much it stands for. */
export interface Bar {
  readonly name: string
  readonly value: number
}

/** Where a column and its words stand; lengths are units of the drawing. */
export interface Column extends Bar {
  readonly x: number
  readonly y: number
  readonly height: number
  readonly middle: number
  /** “1月” for “2025年1月”: the year stands in the heading. */
  readonly short: string
}

const HEIGHT = 160
const STEP = 48
const ABOVE = 22
const BELOW = 26

/** Width of a column. */
export const COLUMN_WIDTH = 28

/** Lays out columns over time, so that portal and console draw the same picture. */
export function layColumns(bars: readonly Bar[]) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const baseline = ABOVE + HEIGHT
  const columns: Column[] = bars.map(({ name, value }, i) => {
    const height = (value / most) * HEIGHT
    const middle = i * STEP + STEP / 2
    const short = /年(\d+月)$/.exec(name)?.[1] ?? name
    return { name, value, height, middle, short, x: middle - COLUMN_WIDTH / 2, y: baseline - height }
  })
  return { columns, baseline, width: bars.length * STEP, height: baseline + BELOW }
}
