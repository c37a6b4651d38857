import type { PdfText } from './pdf-reading.ts'
import { readApart } from './read-apart.ts'

export { type PdfText } from './pdf-reading.ts'

/** Reads the words of a PDF. Throws `upload.encrypted`, `upload.too-large` (above 2,000 pages) or `upload.broken`. */
export function readPdfText(bytes: Buffer): Promise<PdfText> {
  return readApart({ kind: 'pdf', bytes, options: undefined })
}
