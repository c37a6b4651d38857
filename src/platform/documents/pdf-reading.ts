import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { AppError } from '../../kernel/app-error.ts'

/** The words of a PDF, folded for the index: compatibility forms such as ⼤ or ﬁ are written as 大 and fi. */
export interface PdfText {
  readonly title: string
  readonly text: string
  readonly pageCount: number
  /** False for a scan: pictures of pages, which neither search nor a screen reader can read. */
  readonly hasText: boolean
}

const MOST_PAGES = 2000
const MOST_CHARACTERS = 5_000_000
const FEWEST_LETTERS_A_PAGE = 5
const ERRORS_ONLY = 0

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim()
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

async function titleOf(pdf: Pdf): Promise<string> {
  const { info } = await getMeta(pdf)
  const title: unknown = info['Title']
  return typeof title === 'string' ? folded(title).replaceAll('\n', ' ').slice(0, 200) : ''
}

async function contentOf(pdf: Pdf): Promise<PdfText> {
  if (pdf.numPages > MOST_PAGES) throw new AppError('upload.too-large', { pages: pdf.numPages })
  const { text } = await extractText(pdf, { mergePages: false })
  const words = text.map(folded).filter(Boolean).join('\n').slice(0, MOST_CHARACTERS)
  const letters = words.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  const hasText = letters >= pdf.numPages * FEWEST_LETTERS_A_PAGE
  return { title: await titleOf(pdf), text: words, pageCount: pdf.numPages, hasText }
}

/** Reads a PDF right here. Callers outside this folder use `readPdfText`, which does it in a thread of its own. */
export async function parsePdf(bytes: Buffer): Promise<PdfText> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: ERRORS_ONLY, stopAtErrors: false })
    try {
      return await contentOf(pdf)
    } finally {
      await pdf.loadingTask.destroy()
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    const { name, message } = error as Error
    throw new AppError(name === 'PasswordException' ? 'upload.encrypted' : 'upload.broken', {
      reason: message.slice(0, 200),
    })
  }
}
