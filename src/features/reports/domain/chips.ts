import { chipWords, piecesOf } from '../../../kernel/report-chips.ts'
import type { SheetRun } from '../../../kernel/report-sheet.ts'
import type { ReportFigure } from './material.ts'

/** The period of a report as an address names it. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** Where the records behind a figure are; nothing for a figure that the public does not see. */
export function evidenceOf({ key, audience }: Pick<ReportFigure, 'key' | 'audience'>, { from, to }: Span): string {
  return audience === 'public' ? `/figures/${key}?from=${from}&to=${to}` : ''
}

/** A number with the way to its records. */
export function linked(text: string, href: string): SheetRun {
  return href === '' ? { text } : { text, href }
}

/** A text with its figures in place; a chip of which nothing is known stands as it was typed, so that nobody overlooks it. */
export function runsOf(text: string, figures: ReadonlyMap<string, ReportFigure>, span: Span): SheetRun[] {
  return piecesOf(text).map((piece) => {
    if (piece.kind === 'words') return { text: piece.text }
    const figure = figures.get(piece.key)
    const words = figure && chipWords(figure, piece.form)
    if (!figure || words === undefined) return { text: `【没有这项指标：${piece.key}】` }
    return linked(words, evidenceOf(figure, span))
  })
}

/** The keys of the figures that a text names. */
export function keysIn(text: string): string[] {
  return piecesOf(text).flatMap((piece) => (piece.kind === 'chip' ? [piece.key] : []))
}

/** The chips of a text of which nothing is known. */
export function unknownChips(text: string, figures: ReadonlyMap<string, ReportFigure>): string[] {
  return piecesOf(text).flatMap((piece) => {
    if (piece.kind === 'words') return []
    const figure = figures.get(piece.key)
    return figure && chipWords(figure, piece.form) !== undefined ? [] : [piece.key]
  })
}
