import sharp from 'sharp'
import { AppError } from '../../kernel/app-error.ts'
import { scaleOf } from './redact-pdf.ts'
import { inLines } from './redact-places.ts'
import { openPdf, type OpenPage, type PageCharacter } from './redact-reading.ts'
import { around, type PageTexts } from './redaction.ts'

const MOST_PAGES = 500

function wordsOf(line: readonly PageCharacter[]): PageTexts['words'] {
  const words: { text: string; box: PageCharacter['box'] }[] = []
  let isOpen = false
  for (const { text, box } of line) {
    const last = words.at(-1)
    const isNear = last && box.x - (last.box.x + last.box.w) < box.h / 3
    if (text.trim() === '') isOpen = false
    else if (last && isOpen && isNear) words[words.length - 1] = { text: last.text + text, box: around(last.box, box) }
    else words.push({ text, box })
    if (text.trim() !== '') isOpen = true
  }
  return words.map(({ text, box }) => ({ text, ...box }))
}

/** Lists the words of a PDF right here. Callers outside this folder use `listPageTexts`. */
export async function pageTexts(bytes: Buffer): Promise<PageTexts[]> {
  const pdf = await openPdf(bytes)
  try {
    if (pdf.pageCount > MOST_PAGES) throw new AppError('redaction.too-large', { pages: pdf.pageCount })
    return Array.from({ length: pdf.pageCount }, (_, at) => {
      const page = pdf.page(at + 1)
      const { width, height, characters } = page
      page.close()
      return { width, height, words: inLines(characters).flatMap(wordsOf) }
    })
  } finally {
    pdf.close()
  }
}

async function png(page: OpenPage, scale: number): Promise<Buffer> {
  const { width, height, data } = page.draw(Math.min(scale, 2 * scaleOf(page)))
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 6 })
    .toBuffer()
}

/** Draws a page of a PDF right here. Callers outside this folder use `renderPagePng`. */
export async function pagePng(bytes: Buffer, number: number, scale: number): Promise<Buffer> {
  const pdf = await openPdf(bytes)
  try {
    if (!(number >= 1 && number <= pdf.pageCount && scale > 0))
      throw new AppError('redaction.box-outside', { page: number })
    const page = pdf.page(number)
    try {
      return await png(page, scale)
    } finally {
      page.close()
    }
  } finally {
    pdf.close()
  }
}
