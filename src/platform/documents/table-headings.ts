/** A cell as far as headings matter: its place from 1, and how many columns it spans. */
export interface HeadingCell {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly span: number
}

const LONGEST = 40
const LONG_NUMBER = /\d{4,}/

/** Short words, and no number that could be somebody's: 身份证号, 2025 年不算. */
export function isHeadingLike(text: string): boolean {
  return text.length <= LONGEST && /\p{L}/u.test(text) && !LONG_NUMBER.test(text)
}

function isHeadRow(cells: readonly HeadingCell[]): boolean {
  return cells.length > 1 && cells.every(({ text }) => isHeadingLike(text))
}

function spread(cells: readonly HeadingCell[]): Map<number, string> {
  const words = new Map<number, string>()
  for (const { column, text, span } of cells) {
    for (let at = 0; at < Math.min(span, 200); at++) words.set(column + at, text)
  }
  return words
}

function said(where: string, words: string | undefined): string {
  return words === undefined || words === '' ? '' : `${where}‘${words}’`
}

/** The heading of each column of a table. A head of two rows (联系方式 over 手机号 and 住址) gives both words. */
export class TableHeadings {
  private readonly words = new Map<number, string>()
  private firstRow = 0
  private lastRow = 0
  private isOpen = false

  /** Looks at the next row of the table; rows come in order, without their blank cells. */
  take(row: number, cells: readonly HeadingCell[]): void {
    if (this.firstRow === 0) this.begin(row, cells)
    else if (this.continuesHead(row, cells)) this.read(row, cells)
  }

  private begin(row: number, cells: readonly HeadingCell[]): void {
    if (!isHeadRow(cells)) return
    this.firstRow = row
    this.isOpen = cells.some(({ span }) => span > 1)
    this.read(row, cells)
  }

  private continuesHead(row: number, cells: readonly HeadingCell[]): boolean {
    const isNext = this.firstRow === row - 1 && this.lastRow === this.firstRow
    return isNext && this.isOpen && cells.every(({ text }) => isHeadingLike(text))
  }

  private read(row: number, cells: readonly HeadingCell[]): void {
    this.lastRow = row
    for (const [column, text] of spread(cells)) {
      const above = this.words.get(column)
      this.words.set(column, above === undefined || above === text ? text : `${above}·${text}`)
    }
  }

  /** What to say behind the place of a cell: the heading above it and the words to the left of it. */
  suffix({ row, column }: HeadingCell, before: readonly HeadingCell[]): string {
    if (row >= this.firstRow && row <= this.lastRow) return ''
    const label = before.findLast(({ text }) => isHeadingLike(text))?.text
    const words = [said('列', this.words.get(column)), said('左侧', label)].filter(Boolean)
    return words.length === 0 ? '' : `（${words.join('，')}）`
  }
}
