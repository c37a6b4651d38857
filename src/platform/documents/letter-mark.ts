import { qrPath } from '../qr-path.ts'
import { WIDTH } from './letter-layout.ts'
import { mm, PAGE_MM, type VerificationMark } from './letter-sheet.ts'
import type { Tree } from './pdf-tree.ts'

const SIDE = mm(24)
// Below the type area, beside the page number.
const TOP = mm(PAGE_MM.height - PAGE_MM.bottom + 3)
const LEFT = mm(PAGE_MM.left)
const GAP = mm(2)
const SIZE = 10.5
const PITCH = 17
const FIRST_LINE = 20

/** What it takes to draw: the page, words, and the structure. */
export interface MarkTools {
  readonly pdf: PDFKit.PDFDocument
  readonly pen: {
    readonly widthOf: (text: string, face: 'body' | 'title', size: number) => number
    readonly draw: (line: {
      text: string
      x: number
      baseline: number
      size: number
      face: 'body' | 'title'
      spacing: number
    }) => void
  }
  readonly tree: Tree
}

/** Draws the QR code and its lines in the lower margin; on the side where the number of the page is not. */
export function drawMark({ pdf, pen, tree }: MarkTools, mark: VerificationMark, pageNo: number): void {
  const isRight = pageNo % 2 === 0
  const { path, side } = qrPath(mark.address)
  const x = isRight ? LEFT + WIDTH - SIDE : LEFT
  tree.put([{ tag: 'Figure', no: -1, alt: `二维码：${mark.address}` }], () => {
    pdf
      .save()
      .translate(x, TOP)
      .scale(SIDE / side)
      .path(path)
      .fill('black')
      .restore()
  })
  mark.lines.forEach((text, at) => {
    const start = isRight ? x - GAP - pen.widthOf(text, 'body', SIZE) : x + SIDE + GAP
    tree.put([{ tag: 'P', no: -2 - at }], () => {
      pen.draw({ text, x: start, baseline: TOP + FIRST_LINE + at * PITCH, size: SIZE, face: 'body', spacing: 0 })
    })
  })
}
