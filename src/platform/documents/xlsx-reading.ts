import { AppError } from '../../kernel/app-error.ts'
import { loadWorkbook, type RawCell, type RawRow, type RawSheet } from './workbook-file.ts'
import { unzip } from './zip.ts'

/** One cell: its text as shown (days as YYYY-MM-DD, formulas as their results), and what it is. */
export interface SheetCell {
  readonly text: string
  readonly kind: 'empty' | 'text' | 'number' | 'date' | 'boolean' | 'error'
  /** Names the merge that the cell is part of; all of its cells but the first are covered and have no text. */
  readonly merge: string | undefined
  readonly isCovered: boolean
}

/** A row with words in it; `rowNumber` is the one that the user sees in Excel. */
export interface SheetRow {
  readonly rowNumber: number
  readonly isHidden: boolean
  /** From column A on, as many as the widest row of the sheet has. */
  readonly cells: readonly SheetCell[]
}

/** A worksheet, hidden or not. What is hidden is read, too: it goes out with the file, and somebody must look at it. */
export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  /** Indexes from 0. */
  readonly hiddenColumns: readonly number[]
  readonly rows: readonly SheetRow[]
}

/** How much of a sheet is read; more is refused. */
export interface SheetLimits {
  readonly rows: number
  readonly columns: number
}

const BLANK: SheetCell = { text: '', kind: 'empty', merge: undefined, isCovered: false }

function isWorded({ kind }: RawCell): boolean {
  return kind !== 'empty'
}

function readRow({ rowNumber, isHidden, cells }: RawRow, width: number): SheetRow {
  const read = Array.from({ length: width }, () => BLANK)
  for (const { text, kind, merge, isCovered, column } of cells) {
    if (column <= width) read[column - 1] = { text: text.trim(), kind, merge, isCovered }
  }
  return { rowNumber, isHidden, cells: read }
}

/** The last column that has words, or is covered by a merge whose first cell has. */
function widthOf(rows: readonly RawRow[]): number {
  const worded = rows.flatMap(({ cells }) => cells.filter(isWorded))
  const merges = new Set(worded.map(({ merge }) => merge).filter((merge) => merge !== undefined))
  const counted = rows.flatMap(({ cells }) => cells.filter((cell) => isWorded(cell) || merges.has(cell.merge ?? '')))
  return counted.reduce((widest, { column }) => Math.max(widest, column), 0)
}

function readSheet({ name, isHidden, hiddenColumns, rows }: RawSheet, limits: SheetLimits): Sheet {
  const worded = rows.filter(({ cells }) => cells.some(isWorded))
  const width = widthOf(worded)
  if (worded.length > limits.rows || width > limits.columns) {
    throw new AppError('upload.too-large', { sheet: name, rows: worded.length, columns: width })
  }
  return {
    name,
    isHidden,
    hiddenColumns: hiddenColumns.filter((column) => column <= width).map((column) => column - 1),
    rows: worded.map((row) => readRow(row, width)),
  }
}

/** Reads an .xlsx right here. Callers outside this folder use `readSheets`, which does it in a thread of its own. */
export async function parseSheets(bytes: Buffer, limits: SheetLimits): Promise<Sheet[]> {
  const parts = await unzip(bytes)
  if (!parts.has('xl/workbook.xml')) throw new AppError('upload.broken', { reason: 'no xl/workbook.xml' })
  return (await loadWorkbook(parts)).map((sheet) => readSheet(sheet, limits))
}
