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

/** What an import did, or would do. */
export interface SheetImported {
  readonly accepted: number
  readonly applied: boolean
  readonly errors: readonly RowError[]
  /** The sheet again with a column of reasons; null without errors. */
  readonly checkedFile: Buffer | null
}

/** How the rows of a sheet are checked and written. */
interface Importing<Row> {
  readonly sheet: Template
  readonly check: (lines: readonly SheetLine[]) => Promise<{ rows: readonly Row[]; errors: readonly RowError[] }>
  readonly write: (rows: readonly Row[]) => Promise<void>
}

/** Checks every row of a sheet, and then writes all, or the good ones where faults are skipped; a dry run writes nothing. Throws the codes of `readSheets`. */
export async function importSheet<Row>(
  bytes: Buffer,
  { isDryRun, skipErrors }: { isDryRun: boolean; skipErrors: boolean },
  { sheet, check, write }: Importing<Row>,
): Promise<SheetImported> {
  const { lines } = await readLines(bytes, sheet.columns)
  const { rows, errors } = await check(lines)
  const applied = !isDryRun && rows.length > 0 && (errors.length === 0 || skipErrors)
  if (applied) await write(rows)
  const checkedFile = errors.length === 0 ? null : await withReasons(sheet, lines, errors)
  return { accepted: rows.length, applied, errors, checkedFile }
}
