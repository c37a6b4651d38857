import { formatDayCn } from '../../kernel/day.ts'
import type { LetterSheet } from '../../platform/documents/letter-sheet.ts'
import type { LetterText } from './domain/fill.ts'
import type { Letterhead } from './standing.ts'

// The writers of PDF and Word are loaded with the first letter, and not with the platform.
async function letterPdf(sheet: LetterSheet): Promise<Buffer> {
  const writer = await import('../../platform/documents/letter-pdf.ts')
  return writer.letterPdf(sheet)
}

/** What is printed beside the text: number and day of signing; a draft has neither. */
export interface Imprint {
  readonly number: string
  readonly datedOn: string | null
  readonly madeAt: Date
}

const NO_NUMBER = '（草稿，未编号）'
const NO_DATE = '（签发日期）'

function sheetOf(text: LetterText, { issuer, standing }: Letterhead, imprint: Imprint): LetterSheet {
  const { officeName, officePhone } = standing
  return {
    ...text,
    issuer,
    number: imprint.number === '' ? NO_NUMBER : imprint.number,
    signedBy: issuer,
    dateText: imprint.datedOn === null ? NO_DATE : formatDayCn(imprint.datedOn),
    note: officePhone === '' ? '' : `${officeName}联系电话：${officePhone}`,
    madeAt: imprint.madeAt,
  }
}

/** Throws `letter.character-missing` for a text that cannot be printed; makes the faces ready, so that setting it is quick. */
export async function assertPrintable(text: LetterText): Promise<void> {
  const { fontsFor } = await import('../../platform/documents/letter-fonts.ts')
  await fontsFor(JSON.stringify(text))
}

/** The letter as PDF and as Word document. Throws `letter.character-missing`. */
export async function renderLetter(
  text: LetterText,
  head: Letterhead,
  imprint: Imprint,
): Promise<{ pdf: Buffer; docx: Buffer }> {
  const sheet = sheetOf(text, head, imprint)
  const { letterDocx } = await import('../../platform/documents/letter-docx.ts')
  const [pdf, docx] = await Promise.all([letterPdf(sheet), letterDocx(sheet)])
  return { pdf, docx }
}

/** The letter as a PDF only, to look at before it is signed. */
export function renderPreview(text: LetterText, head: Letterhead, madeAt: Date): Promise<Buffer> {
  return letterPdf(sheetOf(text, head, { number: '', datedOn: null, madeAt }))
}
