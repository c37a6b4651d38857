import { dayOf, formatDayCn } from '../../kernel/day.ts'
import { measureWith } from './booklet-layout.ts'
import { facesFor, makePen, openPdf, type Pen } from './pdf-pen.ts'
import { makeTree, type Tree } from './pdf-tree.ts'
import type { PrintedReport } from './report-formats.ts'
import { AREA, layOutReport, type ReportPage, type SignedSheet } from './report-layout.ts'

const FOOT = 36

interface Tools {
  readonly pdf: PDFKit.PDFDocument
  readonly pen: Pen
  readonly tree: Tree
}

function drawPage({ pdf, pen, tree }: Tools, { marks, rules, links }: ReportPage): void {
  tree.passOver('Layout', () => {
    for (const { x, y, width, height } of rules) {
      pdf
        .rect(AREA.left + x, AREA.top + y, width, height)
        .lineWidth(0.5)
        .stroke('#666666')
    }
  })
  pdf.fillColor('#000000')
  for (const { place, ...mark } of marks) {
    const draw = (): void => {
      pen.draw(mark)
    }
    if (place) tree.put(place, draw)
    else tree.passOver('Pagination', draw)
  }
  for (const { x, y, width, height, href, text, place } of links)
    tree.link(place, { box: [AREA.left + x, AREA.top + y, width, height], to: { href }, words: `打开“${text}”` })
}

/** A report as a tagged PDF: title, sections, tables whose heads are repeated on each page; an outline leads to the sections. */
export async function reportPdf({ sheet: given, madeAt }: PrintedReport): Promise<Buffer> {
  const signed = { sheet: given, signedOn: formatDayCn(dayOf(new Date(madeAt))) }
  const { printable, fonts } = await facesFor<SignedSheet>(signed, '—')
  const { sheet } = printable
  const measure = measureWith(fonts)
  const { pdf, done } = openPdf({ title: sheet.title, issuer: sheet.issuer, madeAt }, fonts)
  const pen = makePen(pdf, { fonts, measure, corner: AREA })
  const tree = makeTree(pdf)
  layOutReport(printable, measure).forEach((page, at) => {
    pdf.addPage()
    for (const { title } of page.sections) pdf.outline.addItem(title)
    drawPage({ pdf, pen, tree }, page)
    const number = `— ${String(at + 1)} —`
    const x = (AREA.width - pen.widthOf(number, 'body', 10)) / 2
    tree.passOver('Pagination', () => {
      pen.draw({ text: number, x, y: AREA.height + FOOT, size: 10, face: 'body' })
    })
  })
  tree.end()
  pdf.end()
  return done
}
