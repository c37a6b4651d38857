// The one file that knows exceljs: it is no longer maintained, and may be replaced.
import ExcelJS from 'exceljs'
import { formatNumber } from './number-format.ts'
import { zip } from './zip-writing.ts'

/** What a cell holds: its text as shown, and of which kind it is. */
export interface CellContent {
  readonly text: string
  readonly kind: 'empty' | 'text' | 'number' | 'date' | 'boolean' | 'error'
}

/** A cell with its place (from 1); `merge` names the first cell of the merge that it is part of. */
export interface RawCell extends CellContent {
  readonly row: number
  readonly column: number
  readonly merge: string | undefined
  readonly isCovered: boolean
}

export interface RawRow {
  readonly rowNumber: number
  readonly isHidden: boolean
  readonly cells: readonly RawCell[]
}

export interface RawSheet {
  readonly name: string
  readonly isHidden: boolean
  readonly hiddenColumns: readonly number[]
  readonly rows: readonly RawRow[]
}

/** A sheet to be written; `lists` are the choices of a column, by its index from 0. Texts must be harmless already. */
export interface WrittenSheet {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  readonly sample: readonly (string | number)[] | undefined
  readonly widths: readonly number[] | undefined
  readonly lists: Readonly<Record<number, readonly string[]>>
}

const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d+\.xml)$/
const LARGEST_MERGE = 20_000
// Dates in the formats that only Chinese versions of Excel define: exceljs would give 45931 instead of a day.
const CHINESE_DATE_FORMATS = [27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]
// exceljs spends minutes on a validation of a whole column, and stumbles over drawings that it does not know.
const IGNORED =
  'dataValidations conditionalFormatting extLst hyperlinks drawing legacyDrawing picture tableParts headerFooter pageSetup printOptions rowBreaks colBreaks autoFilter sheetProtection'.split(
    ' ',
  )

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function isSmallMerge(reference: string): boolean {
  const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(reference) ?? []
  if (left === '') return false
  return (columnNumber(right) - columnNumber(left) + 1) * (Number(bottom) - Number(top) + 1) <= LARGEST_MERGE
}

/** Leaves out what has no words and would only cost memory: cells that carry a format only, merges of whole columns. */
function slimSheet(xml: string): string {
  return xml
    .replaceAll(/<c\b[^>]*\/>/g, '')
    .replaceAll(/<mergeCell\b[^>]*?\bref="([^"]*)"[^>]*\/>/g, (whole, reference: string) =>
      isSmallMerge(reference) ? whole : '',
    )
}

function withChineseDates(xml: string): string {
  const formats = CHINESE_DATE_FORMATS.map((id) => `<numFmt numFmtId="${id}" formatCode="yyyy-mm-dd"/>`).join('')
  const known = /<numFmts\b[^>]*>([\s\S]*?)<\/numFmts>|<numFmts\b[^>]*\/>/.exec(xml)
  const all = `<numFmts>${formats}${known?.[1] ?? ''}</numFmts>`
  return known ? xml.replace(known[0], () => all) : xml.replace(/<styleSheet\b[^>]*>/, (start) => start + all)
}

function slimPart(name: string, content: Buffer): Buffer {
  if (name.startsWith('xl/worksheets/')) return Buffer.from(slimSheet(content.toString('utf8')))
  return name === 'xl/styles.xml' ? Buffer.from(withChineseDates(content.toString('utf8'))) : content
}

function dateText(value: Date): string {
  // exceljs gives the civil date and time as if it were UTC.
  if (Number.isNaN(value.getTime())) return ''
  const [day = '', time = ''] = value.toISOString().split('T')
  const clock = time.slice(0, 5)
  if (value.getUTCFullYear() < 1900) return clock
  return clock === '00:00' ? day : `${day} ${clock}`
}

function objectContent(value: object, format: string): CellContent {
  if (value instanceof Date) return { text: dateText(value), kind: 'date' }
  const { richText, text, result, error } = value as Record<string, unknown>
  if (typeof error === 'string') return { text: error, kind: 'error' }
  if (Array.isArray(richText)) {
    return {
      text: richText.map((part: { text?: unknown }) => (typeof part.text === 'string' ? part.text : '')).join(''),
      kind: 'text',
    }
  }
  return contentOf(text ?? result, format)
}

function contentOf(value: unknown, format: string): CellContent {
  if (typeof value === 'string') return { text: value, kind: value.trim() === '' ? 'empty' : 'text' }
  if (typeof value === 'number') return { text: formatNumber(value, format), kind: 'number' }
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', kind: 'boolean' }
  return typeof value === 'object' && value !== null ? objectContent(value, format) : { text: '', kind: 'empty' }
}

function rawCell(cell: ExcelJS.Cell): RawCell {
  const isCovered = cell.isMerged && cell.master.address !== cell.address
  const content: CellContent = isCovered ? { text: '', kind: 'empty' } : contentOf(cell.value, cell.numFmt || 'General')
  return {
    ...content,
    row: Number(cell.row),
    column: Number(cell.col),
    merge: cell.isMerged ? cell.master.address : undefined,
    isCovered,
  }
}

function rawRow(row: ExcelJS.Row): RawRow {
  const cells: RawCell[] = []
  row.eachCell({ includeEmpty: false }, (cell) => cells.push(rawCell(cell)))
  return { rowNumber: row.number, isHidden: row.hidden, cells }
}

function rawSheet(sheet: ExcelJS.Worksheet): RawSheet {
  const rows: RawRow[] = []
  sheet.eachRow({ includeEmpty: false }, (row) => rows.push(rawRow(row)))
  const columns = Array.from({ length: sheet.columnCount }, (_, at) => at + 1)
  const hiddenColumns = columns.filter((column) => sheet.getColumn(column).hidden)
  return { name: sheet.name, isHidden: sheet.state !== 'visible', hiddenColumns, rows }
}

/** The sheets of an unpacked .xlsx, in the order of their tabs. Throws whatever exceljs throws. */
export async function loadWorkbook(parts: ReadonlyMap<string, Buffer>): Promise<RawSheet[]> {
  const needed = [...parts]
    .filter(([name]) => PARTS.test(name))
    .map(([name, content]) => [name, slimPart(name, content)] as const)
  const workbook = new ExcelJS.Workbook()
  const archive = zip(new Map(needed)) as unknown as ArrayBuffer
  await workbook.xlsx.load(archive, { ignoreNodes: IGNORED })
  return workbook.worksheets.map(rawSheet)
}

const LISTS = '选项'
const ROWS_WITH_LISTS = 5000

interface Validations {
  add: (range: string, validation: ExcelJS.DataValidation) => void
}

/** The choices stand on a hidden sheet: within a cell's rule they could not exceed 255 characters, nor hold a comma. */
function addLists(workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet, lists: WrittenSheet['lists']): void {
  for (const [index, choices] of Object.entries(lists)) {
    if (choices.length === 0) continue
    const store = workbook.getWorksheet(LISTS) ?? workbook.addWorksheet(LISTS, { state: 'veryHidden' })
    const column = store.getColumn(store.columnCount + 1)
    choices.forEach((choice, at) => {
      store.getCell(at + 1, column.number).value = choice
    })
    const letter = sheet.getColumn(Number(index) + 1).letter
    const { dataValidations } = sheet as unknown as { dataValidations: Validations }
    dataValidations.add(`${letter}2:${letter}${ROWS_WITH_LISTS}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`${LISTS}!$${column.letter}$1:$${column.letter}$${choices.length}`],
      showErrorMessage: true,
      errorTitle: '请从列表中选择',
      error: '这一列只能填写下拉列表中的内容。',
    })
  }
}

function widthFor(title: string): number {
  return Math.max(12, title.length * 2.4)
}

/** An .xlsx with bold frozen headers, a grey sample row where one is given, and drop-downs. */
export async function buildWorkbook(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  for (const { name, header, rows, sample, widths, lists } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.addRow([...header]).font = { bold: true }
    if (sample) sheet.addRow([...sample]).font = { italic: true, color: { argb: 'FF767676' } }
    for (const row of rows) sheet.addRow([...row])
    header.forEach((title, at) => {
      sheet.getColumn(at + 1).width = widths?.[at] ?? widthFor(title)
    })
    addLists(workbook, sheet, lists)
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
