import type { ReportSheet } from '../../kernel/report-sheet.ts'
import { measureWith } from './booklet-layout.ts'
import { facesFor, makePen, openPdf } from './pdf-pen.ts'
import type { PrintedReport } from './report-formats.ts'
import { AREA, layOutReport, type ReportPage } from './report-layout.ts'

const FOOT = 36

function drawPage(pdf: PDFKit.PDFDocument, pen: ReturnType<typeof makePen>, { marks, rules, links }: ReportPage): void {
  for (const { x, y, width, height } of rules) {
    pdf
      .rect(AREA.left + x, AREA.top + y, width, height)
      .lineWidth(0.5)
      .stroke('#666666')
  }
  pdf.fillColor('#000000')
  for (const mark of marks) pen.draw(mark)
  for (const { x, y, width, height, href } of links) pdf.link(AREA.left + x, AREA.top + y, width, height, href)
}

/** A report as a PDF: title, sections, tables whose heads are repeated on each page; an outline leads to the sections. */
export async function reportPdf({ sheet: given, madeAt }: PrintedReport): Promise<Buffer> {
  const { printable: sheet, fonts } = await facesFor<ReportSheet>(given, '—')
  const measure = measureWith(fonts)
  const { pdf, done } = openPdf({ title: sheet.title, issuer: sheet.issuer, madeAt }, fonts)
  const pen = makePen(pdf, { fonts, measure, corner: AREA })
  layOutReport(sheet, measure).forEach((page, at) => {
    pdf.addPage()
    for (const { title } of page.sections) pdf.outline.addItem(title)
    drawPage(pdf, pen, page)
    const number = `— ${String(at + 1)} —`
    const x = (AREA.width - pen.widthOf(number, 'body', 10)) / 2
    pen.draw({ text: number, x, y: AREA.height + FOOT, size: 10, face: 'body' })
  })
  pdf.end()
  return done
}
