import type { RowError, SheetLine } from '../../kernel/sheet-rows.ts'
import { readSheets, writeWorkbook } from './xlsx.ts'

export const REASONS = '错误原因'

/** A sheet that is taken in by its template: its name, and the headings in order. */
export interface Template {
  readonly name: string
  readonly columns: readonly string[]
}

/**
 * The rows of the first sheet below its headings. Columns are found by their heading, wherever they stand; one that is not
 * there is empty in every line and named in `missing`. Throws the codes of `readSheets`.
 */
export async function readLines(
  bytes: Buffer,
  columns: readonly string[],
): Promise<{ lines: SheetLine[]; missing: string[] }> {
  const [sheet] = await readSheets(bytes)
  const [header, ...body] = sheet?.rows ?? []
  const headings = (header?.cells ?? []).map(({ text }) => text.trim())
  const places = columns.map((column) => headings.indexOf(column))
  return {
    lines: body.map(({ rowNumber, cells }) => ({ rowNumber, cells: places.map((at) => cells[at]?.text ?? '') })),
    missing: columns.filter((_, at) => places[at] === -1),
  }
}

/** The same sheet again, with a column that says of each row what is wrong with it. */
export function withReasons(
  { name, columns }: Template,
  lines: readonly SheetLine[],
  errors: readonly RowError[],
): Promise<Buffer> {
  const reasons = new Map<number, string>()
  for (const { row, column, message } of errors)
    reasons.set(row, [reasons.get(row) ?? [], `${column}：${message}`].flat().join('；'))
  const rows = lines.map(({ rowNumber, cells }) => [...cells, reasons.get(rowNumber) ?? ''])
  return writeWorkbook([{ name, header: [...columns, REASONS], rows }])
}
