import type { LetterFonts } from './letter-fonts.ts'
import { type Breaking, breakLines } from './letter-lines.ts'
import { attachmentLines, GRID, type LetterSheet, mm, PAGE_MM } from './letter-sheet.ts'

/** One printed line: `x` from the left margin, `height` from the top of the row to the next; all in points. */
export interface Row {
  readonly text: string
  readonly x: number
  readonly size: number
  readonly face: 'body' | 'title'
  /** Added after each character, so that full lines end at the right margin. */
  readonly spacing: number
  readonly height: number
  /** What the line belongs to in the structure of the document; a blank row belongs to nothing. */
  readonly element: { readonly tag: 'H1' | 'H2' | 'P'; readonly no: number } | null
}

/** Width of the type area, the size of its text (三号), and the distance from line to line. */
export const WIDTH = mm(PAGE_MM.width - PAGE_MM.left - PAGE_MM.right)
export const SIZE = WIDTH / GRID.characters
export const PITCH = mm(PAGE_MM.height - PAGE_MM.top - PAGE_MM.bottom) / GRID.lines

// 二号 for the title, with room between its lines.
const TITLE_SIZE = 22
const TITLE_PITCH = 33
const MOST_STRETCHED = 1.6
// 附件名称回行与首字对齐: indent, 附件：, and the number.
const ATTACHMENT_HANG = 5.8
// 成文日期右空四字.
const DATE_INDENT = 4
// No page may hold nothing but signature and date.
const ROWS_BEFORE_SIGNATURE = 2

interface Setting {
  readonly tag: 'H1' | 'H2' | 'P'
  readonly face: 'body' | 'title'
  readonly size: number
  readonly height: number
  /** Characters before the first line, and before those after it. */
  readonly indent: number
  readonly hang: number
}

const TEXT: Setting = { tag: 'P', face: 'body', size: SIZE, height: PITCH, indent: 0, hang: 0 }

const BLANK: Row = { text: '', x: 0, size: SIZE, face: 'body', spacing: 0, height: PITCH, element: null }

function measureWith(fonts: LetterFonts) {
  return (face: 'body' | 'title', size: number): Breaking['widthOf'] =>
    (character) =>
      size * (fonts.faces.get(fonts.faceOf(character, face))?.widthOf(character) ?? 0)
}

/** Puts rows together; each call of `flow`, `centre`, `place` is one element of the structure. */
function makeSetter(fonts: LetterFonts) {
  let no = 0
  const measure = measureWith(fonts)
  const widthOf = (text: string, { face, size }: Setting): number =>
    Array.from(text).reduce((sum, character) => sum + measure(face, size)(character), 0)
  const row = (setting: Setting, text: string, at: { x: number; spacing?: number }): Row => ({
    text,
    x: at.x,
    size: setting.size,
    face: setting.face,
    spacing: at.spacing ?? 0,
    height: setting.height,
    element: { tag: setting.tag, no },
  })
  return {
    /** A paragraph over the whole width, stretched to both margins. */
    flow(text: string, setting: Setting): Row[] {
      no += 1
      const [indent, hang] = [setting.indent * setting.size, setting.hang * setting.size]
      const lines = breakLines(text, { width: WIDTH, indent, hang, widthOf: measure(setting.face, setting.size) })
      return lines.map((line, index) => {
        const gaps = Array.from(line.text).length - 1
        const isFull = !line.isLast && gaps > 0 && line.rest < MOST_STRETCHED * setting.size
        return row(setting, line.text, { x: index === 0 ? indent : hang, spacing: isFull ? line.rest / gaps : 0 })
      })
    },
    /** Centred lines of about the same length. */
    centre(text: string, setting: Setting): Row[] {
      no += 1
      const width = widthOf(text, setting)
      const most = WIDTH - 2 * setting.size
      const even = width / Math.ceil(width / most) + setting.size
      const lines = breakLines(text, { width: even, indent: 0, hang: 0, widthOf: measure(setting.face, setting.size) })
      return lines.map((line) => row(setting, line.text, { x: (WIDTH - widthOf(line.text, setting)) / 2 }))
    },
    /** One line where `where` says, given its width. */
    place(text: string, setting: Setting, where: (width: number) => number): Row {
      no += 1
      return row(setting, text, { x: Math.max(0, where(widthOf(text, setting))) })
    },
    widthOf: (text: string) => widthOf(text, TEXT),
  }
}

function titleRows(set: ReturnType<typeof makeSetter>, title: string): Row[] {
  const setting: Setting = { tag: 'H1', face: 'title', size: TITLE_SIZE, height: TITLE_PITCH, indent: 0, hang: 0 }
  return [...set.centre(title, setting), BLANK]
}

function bodyRows(set: ReturnType<typeof makeSetter>, sheet: LetterSheet): Row[] {
  const indented: Setting = { ...TEXT, indent: 2 }
  const heading: Setting = { ...indented, tag: 'H2', face: 'title' }
  const attachments = attachmentLines(sheet.attachments)
  return [
    ...(sheet.addressee === '' ? [] : set.flow(`${sheet.addressee}：`, TEXT)),
    ...sheet.paragraphs.flatMap(({ text, isHeading }) => set.flow(text, isHeading ? heading : indented)),
    ...(attachments.length === 0 ? [] : [BLANK]),
    ...attachments.flatMap((line) => set.flow(line, { ...indented, hang: ATTACHMENT_HANG })),
  ]
}

function closingRows(set: ReturnType<typeof makeSetter>, { signedBy, dateText, note }: LetterSheet): Row[] {
  const dateWidth = set.widthOf(dateText)
  const middle = WIDTH - DATE_INDENT * SIZE - dateWidth / 2
  return [
    BLANK,
    BLANK,
    set.place(signedBy, TEXT, (width) => Math.min(middle - width / 2, WIDTH - width)),
    set.place(dateText, TEXT, (width) => middle - width / 2),
    ...(note === '' ? [] : set.flow(`（${note}）`, { ...TEXT, indent: 2 })),
  ]
}

function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.height, 0)
}

/** Parts rows into pages; those from `unitFrom` on stay together where a page can hold them. */
function paginate(rows: readonly Row[], first: number, unitFrom: number): Row[][] {
  const whole = GRID.lines * PITCH
  const unit = heightOf(rows.slice(unitFrom))
  const pages: Row[][] = [[]]
  let left = first
  rows.forEach((row, index) => {
    const need = index === unitFrom && unit <= whole ? unit : row.height
    if (need > left + 0.01 && (pages.at(-1)?.length ?? 0) > 0) {
      pages.push([])
      left = whole
    }
    pages.at(-1)?.push(row)
    left -= row.height
  })
  return pages
}

/** The letter as pages of rows; `firstHeight` is what the head leaves of the first page. */
export function layOut(sheet: LetterSheet, fonts: LetterFonts, firstHeight: number): Row[][] {
  const set = makeSetter(fonts)
  const number = set.place(sheet.number, TEXT, (width) => WIDTH - width)
  const opening = [number, BLANK, ...titleRows(set, sheet.title)]
  const body = bodyRows(set, sheet)
  const rows = [...opening, ...body, ...closingRows(set, sheet)]
  const unitFrom = opening.length + Math.max(0, body.length - ROWS_BEFORE_SIGNATURE)
  const pages = paginate(rows, firstHeight, unitFrom)
  if (!sheet.slip) return pages
  const slip = [...titleRows(set, sheet.slip.title), ...sheet.slip.lines.flatMap((line) => set.flow(line, TEXT))]
  return [...pages, ...paginate(slip, GRID.lines * PITCH, slip.length)]
}
