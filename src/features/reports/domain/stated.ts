import { piecesOf } from '../../../kernel/report-chips.ts'
import type { Body } from './body.ts'

/**
 * The figures whose value the texts of a report state in full. A figure for staff becomes public by this alone: by the words that the
 * office has written and a leader has signed. Rounded (9400余) or as a growth it tells no value, and of a section that is left out nothing.
 */
export function statedIn(body: Body): ReadonlySet<string> {
  const told = body.filter(({ isDropped, none }) => !isDropped && none === null)
  const pieces = told.flatMap(({ texts }) => texts.flatMap(({ text }) => piecesOf(text)))
  return new Set(pieces.flatMap((piece) => (piece.kind === 'chip' && piece.form === '' ? [piece.key] : [])))
}
