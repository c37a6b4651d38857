import type { ReportSheet, SheetBlock, SheetRun } from '../../../kernel/report-sheet.ts'

function cell({ text, href = '' }: SheetRun): string[] {
  return [text, href]
}

function lineOf(block: SheetBlock): unknown[] {
  if (block.kind === 'table') return ['table', block.title, block.head, block.rows.map((row) => row.map(cell))]
  return block.kind === 'paragraph' ? ['paragraph', block.runs.map(cell)] : [block.kind, block.text]
}

/** A report as text in one fixed order, whatever way it was stored: what its hash is made over. */
export function canonicalSheet({ title, issuer, lines, sections, closing }: ReportSheet): string {
  const parts = sections.map((section) => [section.key, section.title, section.blocks.map(lineOf)])
  return JSON.stringify([1, title, issuer, lines, parts, closing])
}
