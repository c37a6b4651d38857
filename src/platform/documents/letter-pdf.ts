import PDFDocument from 'pdfkit'
import { type Face, type LetterFonts, fontsFor } from './letter-fonts.ts'
import { layOut, PITCH, type Row, WIDTH } from './letter-layout.ts'
import { drawMark } from './letter-mark.ts'
import { attachmentLines, GRID, HEAD_RED, type LetterSheet, mm, PAGE_MM } from './letter-sheet.ts'
import { makeTree, type Tree } from './pdf-tree.ts'

type Pdf = PDFKit.PDFDocument

const LEFT = mm(PAGE_MM.left)
const TOP = mm(PAGE_MM.top)
// 发文机关标志: its upper edge 30 mm below that of the page, as large as the line allows.
const MARK_TOP = mm(30)
const MARK_SIZE = 36
// Where the strokes of a Chinese character begin and end, in parts of its size, from the base line.
const ASCENT = 0.88
const DESCENT = 0.12
const RULE_GAP = mm(4)
const RULES = [
  { down: 0, width: 2.4 },
  { down: 3.2, width: 0.8 },
] as const
const AFTER_RULES = 8
// 页码：四号, its upper edge 7 mm below the type area.
const PAGE_NUMBER_SIZE = 14
const PAGE_NUMBER_DOWN = mm(PAGE_MM.height - PAGE_MM.bottom + 7) + PAGE_NUMBER_SIZE * ASCENT

/** Everything that will be printed, so that no character is found missing half-way. */
function printed({ slip, ...sheet }: LetterSheet): string {
  const { issuer, number, title, addressee, signedBy, dateText, note } = sheet
  const lines = [...sheet.paragraphs.map(({ text }) => text), ...attachmentLines(sheet.attachments)]
  const whole = [issuer, number, title, addressee, signedBy, dateText, note, ...lines, '：（）— 0123456789']
  return [...whole, ...(sheet.mark?.lines ?? []), ...(slip ? [slip.title, ...slip.lines] : [])].join('')
}

function runsOf(text: string, faceOf: (character: string) => Face): { face: Face; text: string }[] {
  const runs: { face: Face; text: string }[] = []
  for (const character of Array.from(text)) {
    const face = faceOf(character)
    const last = runs.at(-1)
    if (last?.face === face) last.text += character
    else runs.push({ face, text: character })
  }
  return runs
}

/** What is drawn and where: `x` and the base line in points from the upper left corner of the page. */
interface Line extends Pick<Row, 'text' | 'size' | 'face' | 'spacing'> {
  readonly x: number
  readonly baseline: number
}

function makePen(pdf: Pdf, fonts: LetterFonts) {
  const widthOf = (text: string, face: 'body' | 'title', size: number): number =>
    Array.from(text).reduce((sum, c) => sum + size * (fonts.faces.get(fonts.faceOf(c, face))?.widthOf(c) ?? 0), 0)
  return {
    widthOf,
    draw({ text, x, baseline, size, face, spacing }: Line): void {
      let at = x
      for (const run of runsOf(text, (character) => fonts.faceOf(character, face))) {
        pdf
          .font(run.face)
          .fontSize(size)
          .text(run.text, at, baseline, { lineBreak: false, characterSpacing: spacing, baseline: 'alphabetic' })
        at += widthOf(run.text, face, size) + spacing * Array.from(run.text).length
      }
    },
  }
}

type Pen = ReturnType<typeof makePen>

/** Draws the red head and answers how far down the page it reaches. */
function drawHead(pdf: Pdf, { pen, tree }: { pen: Pen; tree: Tree }, issuer: string): number {
  const size = Math.min(MARK_SIZE, (WIDTH / Array.from(issuer).length) * 0.96)
  const baseline = MARK_TOP + size * ASCENT
  const width = pen.widthOf(issuer, 'title', size)
  const x = LEFT + (WIDTH - width) / 2
  pdf.fillColor(HEAD_RED)
  tree.put([{ tag: 'P', no: 0 }], () => {
    pen.draw({ text: issuer, x, baseline, size, face: 'title', spacing: 0 })
  })
  pdf.fillColor('black')
  const from = baseline + size * DESCENT + RULE_GAP
  tree.passOver('Layout', () => {
    for (const { down, width: thickness } of RULES) {
      const y = from + down
      pdf
        .moveTo(LEFT, y)
        .lineTo(LEFT + WIDTH, y)
        .lineWidth(thickness)
        .strokeColor(HEAD_RED)
        .stroke()
    }
  })
  return from + AFTER_RULES
}

/** Where the text begins below the head, before anything is drawn. */
function headHeight(issuer: string): number {
  const size = Math.min(MARK_SIZE, (WIDTH / Array.from(issuer).length) * 0.96)
  return MARK_TOP + size * (ASCENT + DESCENT) + RULE_GAP + AFTER_RULES
}

// 单页码居右空一字，双页码居左空一字.
function drawPageNumber({ pen, tree }: { pen: Pen; tree: Tree }, no: number): void {
  const text = `— ${String(no)} —`
  const size = PAGE_NUMBER_SIZE
  const x = no % 2 === 0 ? LEFT + size : LEFT + WIDTH - size - pen.widthOf(text, 'body', size)
  tree.passOver('Pagination', () => {
    pen.draw({ text, x, baseline: PAGE_NUMBER_DOWN, size, face: 'body', spacing: 0 })
  })
}

function drawRows(rows: readonly Row[], { pen, tree }: { pen: Pen; tree: Tree }, top: number): void {
  let y = top
  for (const { element, height, ...row } of rows) {
    const baseline = y + (height + row.size * (ASCENT - DESCENT)) / 2
    if (element)
      tree.put([element], () => {
        pen.draw({ ...row, x: LEFT + row.x, baseline })
      })
    y += height
  }
}

function startPdf({ title, issuer, madeAt }: LetterSheet, fonts: LetterFonts): Pdf {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Author: issuer, Creator: 'Mingtang', Producer: 'Mingtang', CreationDate: madeAt },
  })
  for (const [face, { bytes }] of fonts.faces) pdf.registerFont(face, bytes)
  return pdf
}

/**
 * The letter as a PDF in the layout of GB/T 9704: faces embedded as subsets, text that can be read out and searched, structure,
 * language and title for reading software. Throws `letter.character-missing` when no face has a character of it.
 */
export async function letterPdf(sheet: LetterSheet): Promise<Buffer> {
  const fonts = await fontsFor(printed(sheet))
  const pdf = startPdf(sheet, fonts)
  const chunks: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  const tools = { pen: makePen(pdf, fonts), tree: makeTree(pdf) }
  const bottom = TOP + GRID.lines * PITCH
  const pages = layOut(sheet, fonts, bottom - headHeight(sheet.issuer))
  pages.forEach((rows, index) => {
    pdf.addPage()
    drawRows(rows, tools, index === 0 ? drawHead(pdf, tools, sheet.issuer) : TOP)
    drawPageNumber(tools, index + 1)
  })
  if (sheet.mark) drawMark({ pdf, ...tools }, sheet.mark, pages.length)
  tools.tree.end()
  pdf.end()
  await done
  return Buffer.concat(chunks)
}
