import { type Booklet, entriesOf } from './booklet.ts'
import { type Anchor, layOutBody, type Mark, measureWith, type SetBody, SHEET } from './booklet-layout.ts'
import { mm } from './letter-sheet.ts'
import { facesFor, makePen, openPdf, type Pdf, type Pen } from './pdf-pen.ts'
import { makeTree, type Place, type Step, type Tree } from './pdf-tree.ts'

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

interface Tools {
  readonly pdf: Pdf
  readonly pen: Pen
  readonly tree: Tree
  /** An element that is on no page of the chapters, whose numbers are above 0. */
  readonly newStep: (tag: Step['tag']) => Step
}

function toolsFor(pdf: Pdf, pen: Pen): Tools {
  let no = 0
  const newStep = (tag: Step['tag']): Step => {
    no -= 1
    return { tag, no }
  }
  return { pdf, pen, tree: makeTree(pdf), newStep }
}

function write({ pen, tree }: Tools, mark: Mark, place: Place): void {
  tree.put(place, () => {
    pen.draw(mark)
  })
}

/** A line of the contents: the text, dots, and the page it leads to; too long a text is cut. */
function drawLine(tools: Tools, { line, y, offset }: { line: Line; y: number; offset: number }): void {
  const { pdf, pen, tree, newStep } = tools
  const { text, target, isStrong } = line
  const face = isStrong ? 'title' : 'body'
  const x = isStrong ? 0 : INDENT
  const most = SHEET.width - NUMBER_WIDTH - x
  const isTooLong = pen.widthOf(text, face, SIZE) > most
  const short = Array.from(text).slice(0, Math.floor(most / SIZE) - 1)
  const fitting = isTooLong ? `${short.join('')}…` : text
  const place = [newStep('P'), ...(target === undefined ? [] : [newStep('Link')])]
  write(tools, { text: fitting, x, y, size: SIZE, face }, place)
  if (target === undefined) return
  const page = String(target.page + offset)
  const end = SHEET.width - pen.widthOf(page, 'body', SIZE)
  write(tools, { text: page, x: end, y, size: SIZE, face: 'body' }, place)
  const [from, to] = [SHEET.left + x + pen.widthOf(fitting, face, SIZE) + 4, SHEET.left + end - 4]
  const base = SHEET.top + y - 2
  tree.passOver('Layout', () => {
    if (to > from)
      pdf.save().moveTo(from, base).lineTo(to, base).dash(0.7, { space: 3.3 }).lineWidth(0.7).stroke().restore()
  })
  const box = [SHEET.left, SHEET.top + y - SIZE, SHEET.width, LINE] as const
  tree.link(place, { box, to: { name: target.name }, words: `${text}，第 ${page} 页` })
}

function drawList(
  tools: Tools,
  { title, lines, offset }: { title: string; lines: readonly Line[]; offset: number },
): void {
  write(tools, { text: title, x: 0, y: 16, size: 16, face: 'title' }, [tools.newStep('H1')])
  lines.forEach((line, at) => {
    drawLine(tools, { line, y: 40 + at * LINE, offset })
  })
}

function drawPageNumber({ pen, tree }: Tools, no: number): void {
  const text = `— ${String(no)} —`
  const x = (SHEET.width - pen.widthOf(text, 'body', 9)) / 2
  tree.passOver('Pagination', () => {
    pen.draw({ text, x, y: SHEET.height + mm(10), size: 9, face: 'body' })
  })
}

function drawCover(tools: Tools, { title, issuer, lines }: Booklet): void {
  const { pen, newStep } = tools
  const titleSize = Math.min(34, (SHEET.width / Array.from(title).length) * 0.95)
  const centred = (text: string, { y, size, face }: Pick<Mark, 'y' | 'size' | 'face'>): void => {
    const x = (SHEET.width - pen.widthOf(text, face, size)) / 2
    write(tools, { text, x, y, size, face }, [newStep('P')])
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
  readonly tools: Tools
  readonly body: SetBody
}

/** Draws page after page: cover, contents, chapters, index. The cover is the first page; people count it. */
function drawAll({ booklet, tools, body: { pages, anchors } }: Setting): void {
  const { pdf } = tools
  const contents = inPages(linesOfContents(anchors))
  const offset = 2 + contents.length
  let no = 1
  const turn = (draw: () => void): void => {
    pdf.addPage()
    no += 1
    draw()
    drawPageNumber(tools, no)
  }
  const list = (title: string, lines: readonly Line[]): void => {
    turn(() => {
      drawList(tools, { title, lines, offset })
    })
  }
  pdf.addPage()
  drawCover(tools, booklet)
  for (const lines of contents) list('目录', lines)
  const chapterOf: { item?: PDFKit.PDFOutline } = {}
  pages.forEach((marks, at) => {
    turn(() => {
      const here = anchors.filter(({ page }) => page === at)
      markAnchors(pdf, here, chapterOf)
      for (const { place, ...mark } of marks) write(tools, mark, place)
    })
  })
  for (const lines of inPages(linesOfIndex(booklet, anchors))) list('音序索引', lines)
}

/** The booklet as a tagged PDF: cover, contents with page numbers, chapters, an index by sound; contents and index are links. */
export async function bookletPdf(given: Booklet): Promise<Buffer> {
  const { printable: booklet, fonts } = await facesFor(given, OWN_WORDS)
  const measure = measureWith(fonts)
  const { pdf, done } = openPdf(booklet, fonts)
  const tools = toolsFor(pdf, makePen(pdf, { fonts, measure, corner: SHEET }))
  drawAll({ booklet, tools, body: layOutBody(booklet, measure) })
  tools.tree.end()
  pdf.end()
  return done
}
