import { blocksToHtml } from './article-html.ts'
import { type Cell, PLAIN, type Run, type Table } from './article-model.ts'
import { tidyRuns } from './article-runs.ts'
import { readApart } from './read-apart.ts'
import type { Sheet, SheetCell, SheetLimits, SheetRow } from './xlsx-reading.ts'

export { type Sheet, type SheetLimits } from './xlsx-reading.ts'

const LIMITS: SheetLimits = { rows: 20_000, columns: 200 }

/**
 * Reads an .xlsx: all sheets in the order of their tabs, hidden ones too. Throws the codes of `unzip`, `upload.too-large` for
 * more rows or columns than the limits (20,000 and 200), and `upload.broken`.
 */
export function readSheets(bytes: Buffer, limits: SheetLimits = LIMITS): Promise<Sheet[]> {
  return readApart({ kind: 'xlsx', bytes, options: limits })
}

interface VisibleRow {
  readonly cells: readonly SheetCell[]
}

function visibleRows({ rows, hiddenColumns }: Sheet): VisibleRow[] {
  const hidden = new Set(hiddenColumns)
  return rows
    .filter(({ isHidden }) => !isHidden)
    .map(({ cells }: SheetRow) => ({ cells: cells.filter((_, column) => !hidden.has(column)) }))
}

/** How many neighbours in one direction belong to the same merge: what a hidden column took away is not counted. */
function reach(cells: readonly (SheetCell | undefined)[], from: number): number {
  const merge = cells[from]?.merge
  if (merge === undefined) return 1
  const end = cells.findIndex((cell, at) => at > from && cell?.merge !== merge)
  return (end === -1 ? cells.length : end) - from
}

function isFirstOfMerge(rows: readonly VisibleRow[], row: number, column: number): boolean {
  const merge = rows[row]?.cells[column]?.merge
  const neighbours = [rows[row]?.cells[column - 1], rows[row - 1]?.cells[column]]
  return merge === undefined || neighbours.every((cell) => cell?.merge !== merge)
}

function runsOf(text: string): readonly Run[] {
  const lines = text
    .split('\n')
    .flatMap((line, at): Run[] => [
      ...(at > 0 ? [{ kind: 'break' as const }] : []),
      { kind: 'text', text: line, format: PLAIN },
    ])
  return tidyRuns(lines).flat()
}

function tableCell(rows: readonly VisibleRow[], row: number, column: number): Cell[] {
  const cell = rows[row]?.cells[column]
  if (!cell || !isFirstOfMerge(rows, row, column)) return []
  const runs = runsOf(cell.text)
  return [
    {
      isHeader: false,
      scope: 'col',
      colspan: reach(rows[row]?.cells ?? [], column),
      rowspan: reach(
        rows.map(({ cells }) => cells[column]),
        row,
      ),
      align: cell.kind === 'number' ? 'right' : undefined,
      blocks: runs.length > 0 ? [{ kind: 'paragraph', level: 0, align: undefined, runs }] : [],
    },
  ]
}

function asHeader(cells: readonly Cell[]): Cell[] {
  return cells.map((cell) => ({ ...cell, isHeader: true, align: undefined }))
}

/** A first row with one text across the sheet is the caption, as in most Chinese tables; the row below is the head. */
function captionOf([first, second]: readonly VisibleRow[]): string {
  if (!first || !second || first.cells.length < 2) return ''
  const [title, ...others] = first.cells
  return title && others.every(({ text }) => text === '') ? title.text : ''
}

function headRowCount(rows: readonly (readonly Cell[])[]): number {
  const [first = []] = rows
  return rows.length > 1 ? Math.max(1, ...first.map(({ rowspan }) => rowspan)) : 0
}

/** The visible part of a sheet as a table: hidden rows and columns stay out. Empty for a sheet without visible words. */
export function sheetToHtml(sheet: Sheet): string {
  const visible = visibleRows(sheet)
  const caption = captionOf(visible)
  const rows = caption === '' ? visible : visible.slice(1)
  const cells = rows.map((row, at) => row.cells.flatMap((_, column) => tableCell(rows, at, column)))
  if (cells.length === 0) return ''
  const heads = headRowCount(cells)
  const head = cells.slice(0, heads).map(asHeader)
  const table: Table = { kind: 'table', caption: runsOf(caption), head, body: cells.slice(heads) }
  return blocksToHtml([table])
}

/** What the person who imports a workbook must know, in Chinese: what was hidden in it. */
export function sheetWarnings(sheets: readonly Sheet[]): string[] {
  const hidden = sheets.filter(({ isHidden }) => isHidden)
  const shown = sheets.filter(({ isHidden }) => !isHidden)
  const partly = shown.filter(
    ({ rows, hiddenColumns }) => hiddenColumns.length > 0 || rows.some(({ isHidden }) => isHidden),
  )
  const names = (some: readonly Sheet[]): string => some.map(({ name }) => `“${name}”`).join('、')
  return [
    ...(hidden.length > 0 ? [`隐藏的工作表${names(hidden)}没有导入；作为附件公开前请删除，以免泄露。`] : []),
    ...(partly.length > 0 ? [`工作表${names(partly)}中隐藏的行或列没有导入；作为附件公开前请删除，以免泄露。`] : []),
  ]
}

/** A sheet to be written. `lists` are drop-downs by column index (from 0); `sample` is a grey row below the header. */
export interface SheetToWrite {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  readonly widths?: readonly number[]
  readonly lists?: Readonly<Record<number, readonly string[]>>
  readonly sample?: readonly (string | number)[]
}

const LONGEST_SHEET_NAME = 31
const FORMULA_START = /^[=+\-@\t\r]/
const MERE_NUMBER = /^[+-][\d\s.,%()-]*$/

/** A text that a spreadsheet program could run as a formula is kept a text; a dash or a telephone number stays as it is. */
function harmless<Value extends string | number>(value: Value): Value | string {
  return typeof value === 'string' && FORMULA_START.test(value) && !MERE_NUMBER.test(value) ? `'${value}` : value
}

function sheetName(name: string): string {
  return Array.from(name.replaceAll(/[[\]:*?/\\']/g, ' '))
    .slice(0, LONGEST_SHEET_NAME)
    .join('')
}

/** Writes an .xlsx with frozen headers and drop-downs, in which no cell is a formula. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const { buildWorkbook } = await import('./workbook-file.ts')
  return buildWorkbook(
    sheets.map(({ name, header, rows, widths, lists = {}, sample }) => ({
      name: sheetName(name),
      header: header.map(harmless),
      rows: rows.map((row) => row.map(harmless)),
      sample: sample?.map(harmless),
      widths,
      lists,
    })),
  )
}
