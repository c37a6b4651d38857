import PDFDocument from 'pdfkit'
import { AppError } from '../../kernel/app-error.ts'
import type { Mark, Measure } from './booklet-layout.ts'
import { type Face, fontsFor, type LetterFonts } from './letter-fonts.ts'

export type Pdf = PDFKit.PDFDocument

interface Corner {
  readonly left: number
  readonly top: number
}

const NO_GLYPH = '〓'

/** The faces; a character that none of them has is printed as 〓, so that one rare sign does not stop the whole document. */
export async function facesFor<Content>(
  content: Content,
  ownWords: string,
): Promise<{ printable: Content; fonts: LetterFonts }> {
  const wordsOf = (words: Content): string => `${JSON.stringify(words)}${ownWords}${NO_GLYPH}0123456789`
  try {
    return { printable: content, fonts: await fontsFor(wordsOf(content)) }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'letter.character-missing') throw error
    const missing = String(error.details['characters']).split(' ')
    const text = missing.reduce((all, character) => all.replaceAll(character, NO_GLYPH), JSON.stringify(content))
    const printable = JSON.parse(text) as Content
    return { printable, fonts: await fontsFor(wordsOf(printable)) }
  }
}

/** Draws texts; runs of one face at a time. Places are measured from the upper left corner of the type area. */
export function makePen(
  pdf: Pdf,
  { fonts, measure, corner }: { fonts: LetterFonts; measure: Measure; corner: Corner },
) {
  const widthOf = (text: string, face: Mark['face'], size: number): number =>
    Array.from(text).reduce((sum, character) => sum + measure(face, size)(character), 0)
  return {
    widthOf,
    draw({ text, x, y, size, face }: Mark): void {
      let at = corner.left + x
      let run = ''
      let runFace: Face | undefined
      const flush = (): void => {
        if (runFace === undefined || run === '') return
        pdf
          .font(runFace)
          .fontSize(size)
          .text(run, at, corner.top + y, { lineBreak: false, baseline: 'alphabetic' })
        at += widthOf(run, face, size)
        run = ''
      }
      for (const character of Array.from(text)) {
        const next = fonts.faceOf(character, face)
        if (next !== runFace) flush()
        runFace = next
        run += character
      }
      flush()
    },
  }
}

export type Pen = ReturnType<typeof makePen>

/** An empty PDF with these faces; `done` is its bytes once it is ended. `madeAt` is the instant of making in milliseconds. */
export function openPdf(
  { title, issuer, madeAt }: { title: string; issuer: string; madeAt: number },
  fonts: LetterFonts,
): { pdf: Pdf; done: Promise<Buffer> } {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Author: issuer, Creator: 'Mingtang', Producer: 'Mingtang', CreationDate: new Date(madeAt) },
  })
  for (const [face, { bytes }] of fonts.faces) pdf.registerFont(face, bytes)
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => {
      resolve(Buffer.concat(chunks))
    })
    pdf.on('error', reject)
  })
  return { pdf, done }
}
