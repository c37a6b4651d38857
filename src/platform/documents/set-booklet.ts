import type { Booklet, BookletFormat } from './booklet.ts'

/** Sets a booklet. It takes seconds for hundreds of entries: use `makeBooklet`, which does it in a thread of its own. */
export async function setBooklet(booklet: Booklet, format: BookletFormat): Promise<Buffer> {
  if (format === 'pdf') return (await import('./booklet-pdf.ts')).bookletPdf(booklet)
  if (format === 'docx') return (await import('./booklet-docx.ts')).bookletDocx(booklet)
  return (await import('./booklet-html.ts')).bookletHtml(booklet)
}
