import { extractText, getDocumentProxy } from 'unpdf'
import { AppError } from '../../kernel/app-error.ts'

const MOST_PAGES = 2000
const LIMIT_MS = 30_000

/** The words of a PDF, folded for the index. `hasText` is false for a scan without a text layer. */
export interface PdfText {
  readonly text: string
  readonly pageCount: number
  readonly hasText: boolean
}

async function read(bytes: Buffer): Promise<PdfText> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  try {
    if (pdf.numPages > MOST_PAGES) throw new AppError('upload.too-large', { pages: pdf.numPages })
    const { text } = await extractText(pdf, { mergePages: true })
    // Browsers print 大 as the radical ⼤; without folding, nobody would find it.
    const folded = text.normalize('NFKC').trim()
    return { text: folded, pageCount: pdf.numPages, hasText: folded.length > 0 }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

/** Reads a PDF within a time limit. Throws `upload.encrypted` or `upload.broken`. */
export async function readPdfText(bytes: Buffer): Promise<PdfText> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      fail(new Error('reading took too long'))
    }, LIMIT_MS)
  })
  try {
    return await Promise.race([read(bytes), late])
  } catch (error) {
    if (error instanceof AppError) throw error
    const { name, message } = error as Error
    throw new AppError(name === 'PasswordException' ? 'upload.encrypted' : 'upload.broken', {
      reason: message.slice(0, 200),
    })
  } finally {
    clearTimeout(timer)
  }
}
