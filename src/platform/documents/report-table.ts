import type { SheetTable } from '../../kernel/report-sheet.ts'

/** Characters of nine points that a line of the type area holds. */
const LINE = 49
const NARROWEST = 3
const WIDEST = 22
/** Up to this width a column is not made narrower for the sake of a wide one: a day, a word of state. */
const KEPT = 7.5
const PAD = 1.2

/** How wide a text is, in characters: digits and Latin letters are about half as wide. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x2_00 ? 0.6 : 1), 0)
}

/** What each column wants: room for its longest text, within reason. */
function wanted({ head, rows }: Pick<SheetTable, 'head' | 'rows'>): number[] {
  return head.map((name, column) => {
    const longest = Math.max(...rows.map((row) => widthOf(row[column]?.text ?? '')), 0)
    return Math.min(WIDEST, Math.max(NARROWEST, widthOf(name) / 2, longest)) + PAD
  })
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0)
}

/** The share of the width that each column gets; together they are 1. Narrow columns keep what they want, wide ones share the rest. */
export function columnShares(table: Pick<SheetTable, 'head' | 'rows'>): number[] {
  const widths = wanted(table)
  const least = widths.map((width) => Math.min(width, KEPT))
  const [rest, more] = [LINE - sumOf(least), sumOf(widths) - sumOf(least)]
  const shared =
    rest <= 0 || more === 0 ? least : least.map((width, at) => width + (rest * ((widths[at] ?? 0) - width)) / more)
  const sum = sumOf(shared)
  return shared.map((width) => width / sum)
}
