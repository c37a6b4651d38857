import ExcelJS from 'exceljs'
import { AppError } from '../../kernel/app-error.ts'
import { inspectZip } from './zip.ts'

/** One cell as text; `spanDown`/`spanRight` count the cells of a merge that it covers (1 for none, 0 when covered by another). */
export interface SheetCell {
  readonly text: string
  readonly spanDown: number
  readonly spanRight: number
}

/** A worksheet as rows of text; `rowNumber` is the one the user sees in Excel. */
export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  readonly rows: readonly { readonly rowNumber: number; readonly cells: readonly SheetCell[] }[]
}

/** How much of a workbook is read; more is refused. */
export interface SheetLimits {
  readonly rows: number
  readonly columns: number
}

const LIMITS: SheetLimits = { rows: 20_000, columns: 200 }

function dateText(value: Date): string {
  // exceljs gives the civil date as UTC midnight.
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ')
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('text' in value) return textOf(value.text as ExcelJS.CellValue)
  if ('result' in value) return textOf(value.result as ExcelJS.CellValue)
  return ''
}

function spanOf(sheet: ExcelJS.Worksheet, cell: ExcelJS.Cell): { spanDown: number; spanRight: number } {
  if (!cell.isMerged) return { spanDown: 1, spanRight: 1 }
  if (cell.master.address !== cell.address) return { spanDown: 0, spanRight: 0 }
  const { row, col } = cell.fullAddress
  let [spanDown, spanRight] = [1, 1]
  while (
    sheet.getCell(row + spanDown, col).isMerged &&
    sheet.getCell(row + spanDown, col).master.address === cell.address
  )
    spanDown += 1
  while (
    sheet.getCell(row, col + spanRight).isMerged &&
    sheet.getCell(row, col + spanRight).master.address === cell.address
  )
    spanRight += 1
  return { spanDown, spanRight }
}

function readSheet(sheet: ExcelJS.Worksheet, limits: SheetLimits): Sheet {
  if (sheet.rowCount > limits.rows || sheet.columnCount > limits.columns)
    throw new AppError('upload.too-large', { rows: sheet.rowCount, columns: sheet.columnCount })
  const rows: { rowNumber: number; cells: SheetCell[] }[] = []
  const width = sheet.actualColumnCount === 0 ? 0 : sheet.columnCount
  sheet.eachRow((row, rowNumber) => {
    const cells = Array.from({ length: width }, (_, index) => {
      const cell = row.getCell(index + 1)
      return { text: textOf(cell.value).trim(), ...spanOf(sheet, cell) }
    })
    if (cells.some(({ text }) => text !== '')) rows.push({ rowNumber, cells })
  })
  return { name: sheet.name, isHidden: sheet.state !== 'visible', rows }
}

/** Reads an .xlsx: texts as shown, dates as YYYY-MM-DD, formulas as their results. Throws `upload.broken` or `upload.too-large`. */
export async function readSheets(bytes: Buffer, limits: SheetLimits = LIMITS): Promise<Sheet[]> {
  await inspectZip(bytes)
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
    return workbook.worksheets.map((sheet) => readSheet(sheet, limits))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('upload.broken', { reason: (error as Error).message.slice(0, 200) })
  }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br />')
}

function cellHtml({ text, spanDown, spanRight }: SheetCell, tag: 'th' | 'td'): string {
  if (spanDown === 0) return ''
  const spans =
    (spanDown > 1 ? ` rowspan="${String(spanDown)}"` : '') + (spanRight > 1 ? ` colspan="${String(spanRight)}"` : '')
  return `<${tag}${tag === 'th' ? ' scope="col"' : ''}${spans}>${escape(text)}</${tag}>`
}

/** The sheet as a table whose first row is the header. */
export function sheetToHtml({ rows }: Sheet): string {
  const [head, ...body] = rows
  if (!head) return ''
  const line = (cells: readonly SheetCell[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => cellHtml(cell, tag)).join('')}</tr>`
  return `<table><thead>${line(head.cells, 'th')}</thead><tbody>${body.map(({ cells }) => line(cells, 'td')).join('')}</tbody></table>`
}

/** A sheet to be written; `lists` are drop-downs by column index (from 0). */
export interface SheetToWrite {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  readonly widths?: readonly number[]
  readonly lists?: Readonly<Record<number, readonly string[]>>
}

/** A text that a spreadsheet program would run as a formula is kept a text. */
function harmless(value: string | number): string | number {
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}

const ROWS_WITH_LISTS = 1000

/** Writes an .xlsx with a bold frozen header and drop-downs. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  for (const { name, header, rows, widths, lists = {} } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.addRow([...header]).font = { bold: true }
    for (const row of rows) sheet.addRow(row.map(harmless))
    header.forEach((title, index) => {
      sheet.getColumn(index + 1).width = widths?.[index] ?? Math.max(12, title.length * 2.4)
    })
    for (const [column, values] of Object.entries(lists)) {
      for (let row = 2; row <= ROWS_WITH_LISTS; row++) {
        sheet.getCell(row, Number(column) + 1).dataValidation = {
          type: 'list',
          allowBlank: true,
          formulae: [`"${values.join(',')}"`],
        }
      }
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
