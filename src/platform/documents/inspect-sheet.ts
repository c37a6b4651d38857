import type { Findings } from './inspection.ts'
import { type CellFormats, numberText } from './sheet-formats.ts'
import { type HeadingCell, TableHeadings } from './table-headings.ts'
import { attributeOf, readXml, type XmlElement, type XmlListener } from './xml-reading.ts'

/** What a sheet needs from its workbook. */
export interface SheetContext {
  readonly name: string
  readonly isHidden: boolean
  readonly texts: readonly string[]
  readonly usedTexts: Set<number>
  readonly formats: CellFormats
}

interface FoundCell extends HeadingCell {
  readonly isHidden: boolean
  readonly formula: string
}

const LETTERS = 26
/** Words that a sheet holds outside its cells, by the element they stand in. */
const OUTSIDE: Readonly<Record<string, string>> = {
  oddHeader: '页眉',
  evenHeader: '页眉',
  firstHeader: '页眉',
  oddFooter: '页脚',
  evenFooter: '页脚',
  firstFooter: '页脚',
  formula1: '数据有效性',
  formula2: '数据有效性',
  formula: '条件格式',
  f: '公式',
}
const ATTRIBUTES = ['promptTitle', 'prompt', 'errorTitle', 'error', 'location', 'display', 'tooltip', 'text', 'descr']
const WORTH_READING = /["']|\d{6}/

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0)
}

function columnName(column: number): string {
  const last = String.fromCharCode(64 + (((column - 1) % LETTERS) + 1))
  return column <= LETTERS ? last : columnName(Math.floor((column - 1) / LETTERS)) + last
}

function isOn(element: XmlElement, name: string): boolean {
  return ['1', 'true'].includes(attributeOf(element, name) ?? '')
}

class SheetListener implements XmlListener {
  readonly cells: FoundCell[] = []
  readonly spans = new Map<string, number>()
  private readonly findings: Findings
  private readonly sheet: SheetContext
  private readonly hiddenColumns: { from: number; to: number }[] = []
  private row = 0
  private column = 0
  private isHiddenRow = false
  private cell: XmlElement | undefined
  private value = ''
  private formula = ''
  private outside = ''
  private readonly opening: Readonly<Record<string, (element: XmlElement) => void>> = {
    row: (element) => {
      this.row = Number(attributeOf(element, 'r') ?? this.row + 1)
      this.column = 0
      this.isHiddenRow = isOn(element, 'hidden') || attributeOf(element, 'ht') === '0'
    },
    col: (element) => {
      const isHidden = isOn(element, 'hidden') || attributeOf(element, 'width') === '0'
      const [from, to] = [Number(attributeOf(element, 'min')), Number(attributeOf(element, 'max'))]
      if (isHidden) this.hiddenColumns.push({ from, to })
    },
    c: (element) => {
      this.startCell(element)
    },
    mergeCell: (element) => {
      this.merge(attributeOf(element, 'ref') ?? '')
    },
  }

  constructor(findings: Findings, sheet: SheetContext) {
    this.findings = findings
    this.sheet = sheet
  }

  open = (element: XmlElement): void => {
    if (Object.hasOwn(this.opening, element.name)) this.opening[element.name]?.(element)
    this.outside = ''
    if (this.cell) return
    for (const name of ATTRIBUTES)
      this.findings.add(`${this.place()}的提示或链接`, element.attributes[name] ?? '', true)
  }

  text = (text: string, path: readonly string[]): void => {
    const name = path.at(-1) ?? ''
    if (!this.cell) this.outside += text
    else if (name === 'f') this.formula += text
    else if (name === 'v' || (name === 't' && path.at(-2) !== 'rPh')) this.value += text
    else this.findings.add(`${this.place()}的其他数据`, text, true)
  }

  close = (name: string, path: readonly string[]): void => {
    if (name === 'c') this.endCell()
    if (this.cell || this.outside === '') return
    const owner = Object.hasOwn(OUTSIDE, name) ? name : (path.at(-1) ?? '')
    this.findings.add(
      `${this.place()}的${OUTSIDE[owner] ?? '其他数据'}`,
      this.outside,
      !/头|页/.test(OUTSIDE[owner] ?? ''),
    )
    this.outside = ''
  }

  private place(): string {
    return `工作表‘${this.sheet.name}’${this.sheet.isHidden ? '（隐藏）' : ''}`
  }

  private startCell(element: XmlElement): void {
    const [, letters = '', row = ''] = /^([A-Z]{1,4})(\d{1,8})$/.exec(attributeOf(element, 'r') ?? '') ?? []
    this.column = letters === '' ? this.column + 1 : columnNumber(letters)
    if (row !== '') this.row = Number(row)
    this.cell = element
    this.value = ''
    this.formula = ''
  }

  private merge(reference: string): void {
    const [, left = '', row = '', right = ''] = /^([A-Z]{1,4})(\d{1,8}):([A-Z]{1,4})\d{1,8}$/.exec(reference) ?? []
    if (left !== '') this.spans.set(`${row}/${columnNumber(left)}`, columnNumber(right) - columnNumber(left) + 1)
  }

  private shownText(element: XmlElement): string {
    const type = attributeOf(element, 't') ?? 'n'
    if (type === 's') {
      const index = Number(this.value)
      this.sheet.usedTexts.add(index)
      return this.sheet.texts[index] ?? ''
    }
    return type === 'n'
      ? numberText(this.value, this.sheet.formats[Number(attributeOf(element, 's') ?? 0)] ?? '')
      : this.value
  }

  private endCell(): void {
    if (!this.cell) return
    const { row, column, formula } = this
    const text = this.shownText(this.cell).trim()
    const isHidden = this.isHiddenRow || this.hiddenColumns.some(({ from, to }) => from <= column && column <= to)
    this.cell = undefined
    if (text !== '' || formula !== '') this.cells.push({ row, column, text, span: 1, isHidden, formula })
  }
}

function rowsOf(cells: readonly FoundCell[], spans: ReadonlyMap<string, number>): Map<number, FoundCell[]> {
  const rows = new Map<number, FoundCell[]>()
  for (const cell of cells) {
    const span = spans.get(`${cell.row}/${cell.column}`) ?? 1
    const row = rows.get(cell.row)
    if (row) row.push({ ...cell, span })
    else rows.set(cell.row, [{ ...cell, span }])
  }
  return rows
}

function addRow(
  cells: readonly FoundCell[],
  { headings, sheet, findings }: { headings: TableHeadings; sheet: SheetContext; findings: Findings },
): void {
  const worded = cells.filter(({ text }) => text !== '')
  headings.take(cells[0]?.row ?? 0, worded)
  const where = `工作表‘${sheet.name}’${sheet.isHidden ? '（隐藏）' : ''}`
  const before: FoundCell[] = []
  for (const cell of cells) {
    const place = `${where}${columnName(cell.column)}${cell.row}`
    const isHidden = sheet.isHidden || cell.isHidden
    const note = cell.isHidden ? '（隐藏的行或列）' : ''
    findings.add(place + note + headings.suffix(cell, before), cell.text, isHidden)
    if (WORTH_READING.test(cell.formula)) findings.add(`${place}的公式`, cell.formula, true)
    before.push(cell)
  }
}

/** Finds the words of a worksheet: cells with their headings, formulas, prompts, headers and footers. Throws `upload.broken`. */
export function inspectSheet(bytes: Buffer, sheet: SheetContext, findings: Findings): void {
  const listener = new SheetListener(findings, sheet)
  readXml(bytes, listener)
  const headings = new TableHeadings()
  for (const cells of rowsOf(listener.cells, listener.spans).values()) addRow(cells, { headings, sheet, findings })
}
