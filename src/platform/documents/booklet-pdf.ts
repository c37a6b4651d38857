import { type Booklet, entriesOf } from './booklet.ts'
import { type Anchor, layOutBody, type Mark, measureWith, type SetBody, SHEET } from './booklet-layout.ts'
import { mm } from './letter-sheet.ts'
import { facesFor, makePen, openPdf, type Pdf, type Pen } from './pdf-pen.ts'

const LINE = 16
const SIZE = 10
const INDENT = 14
const NUMBER_WIDTH = 24
const PER_PAGE = Math.floor((SHEET.height - 40) / LINE)

/** A line of the contents or of the index: where it leads. */
interface Line {
  readonly text: string
  readonly target: Anchor | undefined
  readonly isStrong: boolean
}

const OWN_WORDS = '目录音序索引…—第页'

function linesOfContents(anchors: readonly Anchor[]): Line[] {
  return anchors.map((target) => ({ text: target.title, target, isStrong: target.level === 1 }))
}

function linesOfIndex(booklet: Booklet, anchors: readonly Anchor[]): Line[] {
  const byName = new Map(anchors.map((anchor) => [anchor.name, anchor]))
  const titles = new Map(
    entriesOf(booklet).map(({ entry, chapter }) => [entry.number, `${entry.title}（${chapter.title}）`]),
  )
  return booklet.index.flatMap(({ letter, numbers }) => [
    { text: letter, target: undefined, isStrong: true },
    ...numbers.map((number) => ({ text: titles.get(number) ?? '', target: byName.get(number), isStrong: false })),
  ])
}

function inPages(lines: readonly Line[]): Line[][] {
  return Array.from({ length: Math.ceil(lines.length / PER_PAGE) }, (_, at) =>
    lines.slice(at * PER_PAGE, (at + 1) * PER_PAGE),
  )
}

/** A line of the contents: the text, dots, and the page it leads to; too long a text is cut. */
function drawLine(pdf: Pdf, pen: Pen, { line, y, offset }: { line: Line; y: number; offset: number }): void {
  const { text, target, isStrong } = line
  const face = isStrong ? 'title' : 'body'
  const x = isStrong ? 0 : INDENT
  const most = SHEET.width - NUMBER_WIDTH - x
  const isTooLong = pen.widthOf(text, face, SIZE) > most
  const short = Array.from(text).slice(0, Math.floor(most / SIZE) - 1)
  const fitting = isTooLong ? `${short.join('')}…` : text
  pen.draw({ text: fitting, x, y, size: SIZE, face })
  if (target === undefined) return
  const page = String(target.page + offset)
  const end = SHEET.width - pen.widthOf(page, 'body', SIZE)
  pen.draw({ text: page, x: end, y, size: SIZE, face: 'body' })
  const [from, to] = [SHEET.left + x + pen.widthOf(fitting, face, SIZE) + 4, SHEET.left + end - 4]
  const base = SHEET.top + y - 2
  if (to > from)
    pdf.save().moveTo(from, base).lineTo(to, base).dash(0.7, { space: 3.3 }).lineWidth(0.7).stroke().restore()
  pdf.goTo(SHEET.left, SHEET.top + y - SIZE, SHEET.width, LINE, target.name)
}

function drawList(
  pdf: Pdf,
  pen: Pen,
  { title, lines, offset }: { title: string; lines: readonly Line[]; offset: number },
): void {
  pen.draw({ text: title, x: 0, y: 16, size: 16, face: 'title' })
  lines.forEach((line, at) => {
    drawLine(pdf, pen, { line, y: 40 + at * LINE, offset })
  })
}

function drawPageNumber(pen: Pen, no: number): void {
  const text = `— ${String(no)} —`
  const x = (SHEET.width - pen.widthOf(text, 'body', 9)) / 2
  pen.draw({ text, x, y: SHEET.height + mm(10), size: 9, face: 'body' })
}

function drawCover(pen: Pen, { title, issuer, lines }: Booklet): void {
  const titleSize = Math.min(34, (SHEET.width / Array.from(title).length) * 0.95)
  const centred = (text: string, { y, size, face }: Pick<Mark, 'y' | 'size' | 'face'>): void => {
    pen.draw({ text, x: (SHEET.width - pen.widthOf(text, face, size)) / 2, y, size, face })
  }
  centred(title, { y: 200, size: titleSize, face: 'title' })
  for (const [at, line] of [issuer, ...lines].entries()) centred(line, { y: 270 + at * 24, size: 12, face: 'body' })
}

/** Marks where the contents lead to, and makes the outline: chapters, and their entries below. */
function markAnchors(pdf: Pdf, anchors: readonly Anchor[], chapterOf: { item?: PDFKit.PDFOutline }): void {
  for (const { name, title, level, y } of anchors) {
    pdf.addNamedDestination(name, 'XYZ', SHEET.left, SHEET.top + y, null)
    const above = level === 1 ? pdf.outline : (chapterOf.item ?? pdf.outline)
    const item = above.addItem(title)
    if (level === 1) chapterOf.item = item
  }
}

interface Setting {
  readonly booklet: Booklet
  readonly pdf: Pdf
  readonly pen: Pen
  readonly body: SetBody
}

/** Draws page after page: cover, contents, chapters, index. The cover is the first page; people count it. */
function drawAll({ booklet, pdf, pen, body: { pages, anchors } }: Setting): void {
  const contents = inPages(linesOfContents(anchors))
  const offset = 2 + contents.length
  let no = 1
  const turn = (draw: () => void): void => {
    pdf.addPage()
    no += 1
    draw()
    drawPageNumber(pen, no)
  }
  const list = (title: string, lines: readonly Line[]): void => {
    turn(() => {
      drawList(pdf, pen, { title, lines, offset })
    })
  }
  pdf.addPage()
  drawCover(pen, booklet)
  for (const lines of contents) list('目录', lines)
  const chapterOf: { item?: PDFKit.PDFOutline } = {}
  pages.forEach((marks, at) => {
    turn(() => {
      const here = anchors.filter(({ page }) => page === at)
      markAnchors(pdf, here, chapterOf)
      for (const mark of marks) pen.draw(mark)
    })
  })
  for (const lines of inPages(linesOfIndex(booklet, anchors))) list('音序索引', lines)
}

/** The booklet as a PDF: cover, contents with page numbers, chapters, an index by sound; contents and index are links. */
export async function bookletPdf(given: Booklet): Promise<Buffer> {
  const { printable: booklet, fonts } = await facesFor(given, OWN_WORDS)
  const measure = measureWith(fonts)
  const { pdf, done } = openPdf(booklet, fonts)
  drawAll({ booklet, pdf, pen: makePen(pdf, { fonts, measure, corner: SHEET }), body: layOutBody(booklet, measure) })
  pdf.end()
  return done
}
