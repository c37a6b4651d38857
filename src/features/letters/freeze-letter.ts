import { AppError } from '../../kernel/app-error.ts'
import { dayOf, yearOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { documentNumber } from './domain/document-number.ts'
import { isOpen } from './domain/fill.ts'
import { openLetterKey, type Part, parseContent, sealPart, unsealPart } from './letter-content.ts'
import { type LetterFacts, listSealedTexts } from './letters.queries.ts'
import { allotNumber, lockLetter, saveSigned } from './letters.store.ts'
import { assertPrintable, renderLetter } from './render-letter.ts'
import { getLetterhead, type Letterhead } from './standing.ts'
import { findTemplate } from './templates.queries.ts'

const SEALED_TYPE = 'application/octet-stream'

/** A letter to be signed as it was read: `textNo` is the text that the signer saw. */
export interface Freezing {
  /** The school's secret key. */
  readonly key: Buffer
  readonly letterId: string
  readonly textNo: number
}

/** What a signature covers: the facts of the letter, its text with salt, and both files. */
export interface Signed {
  readonly facts: Pick<LetterFacts, 'id' | 'subject' | 'templateId' | 'templateNo' | 'regime' | 'remedyId' | 'textNo'>
  readonly number: string
  readonly datedOn: string
  readonly content: Buffer
  readonly pdf: Buffer
  readonly docx: Buffer
}

/** The hash over everything that was signed. */
export function hashOf({ facts, number, datedOn, content, pdf, docx }: Signed): string {
  const { id, subject, templateId, templateNo, regime, remedyId, textNo } = facts
  const head = [1, id, subject.type, subject.id, templateId, templateNo, regime, remedyId, textNo, number, datedOn]
  return sha256(JSON.stringify([...head, sha256(content), sha256(pdf), sha256(docx)]))
}

/** The text that is to be signed, as bytes. Throws what keeps it from being signed. */
async function readText(
  tx: Tx,
  letter: LetterFacts,
  { key, textNo }: { key: Buffer; textNo: number },
): Promise<Buffer> {
  if (letter.state === 'frozen') throw new AppError('letter.frozen', { number: letter.number })
  if (letter.textNo !== textNo) throw new AppError('letter.changed-meanwhile', { textNo: letter.textNo })
  const last = (await listSealedTexts(tx, letter.id)).find(({ no }) => no === textNo)
  if (!last) throw new AppError('letter.not-found', { id: letter.id })
  return unsealPart(key, last.sealed, { letterId: letter.id, name: `text ${textNo}` })
}

async function wordFor(tx: Tx, { templateId, templateNo }: LetterFacts, { settings }: Letterhead): Promise<string> {
  const template = await findTemplate(tx, templateId, templateNo)
  const word = template ? settings.numberWords[template.series] : ''
  if (word === '') throw new AppError('letter.number-word-missing', { template: template?.name ?? templateId })
  return word
}

/**
 * Signs a letter off (签发): number, date of today in Shanghai, Word and PDF, and a hash over all of it, in the transaction of the
 * caller, which holds the sequence until it ends. Afterwards the database refuses every change. Throws `letter.frozen`,
 * `letter.changed-meanwhile`, `letter.number-word-missing`, `letter.character-missing`. Who may sign is for the caller to decide.
 */
export async function freezeLetter(
  tx: Tx,
  ctx: Context,
  { key: schoolKey, letterId, textNo }: Freezing,
): Promise<{ number: string; datedOn: string; hash: string }> {
  const letter = await lockLetter(tx, letterId)
  const key = openLetterKey(schoolKey, letter)
  const content = await readText(tx, letter, { key, textNo })
  const { text } = parseContent(content)
  if (isOpen(text)) throw new AppError('letter.text-open')
  const head = await getLetterhead(tx)
  const word = await wordFor(tx, letter, head)
  // Before the sequence is held: what takes long or fails.
  await assertPrintable(text)
  const now = ctx.now()
  const [datedOn, year] = [dayOf(now), yearOf(dayOf(now))]
  const no = await allotNumber(tx, { word, year })
  const number = documentNumber(word, year, no)
  const { pdf, docx } = await renderLetter(text, head, { number, datedOn, madeAt: now })
  const hash = hashOf({ facts: letter, number, datedOn, content, pdf, docx })
  const keep = async (bytes: Buffer, name: Part['name']): Promise<string> =>
    (await ctx.files.put(tx, sealPart(key, bytes, { letterId, name }), SEALED_TYPE)).sha256
  const files = { pdfSha256: await keep(pdf, 'pdf'), docxSha256: await keep(docx, 'docx') }
  const numbered = { number, numberWord: word, numberYear: year, numberNo: no }
  await saveSigned(tx, letterId, { ...numbered, ...files, datedOn, hash, by: ctx.actor.id })
  await record(tx, ctx, {
    type: 'letter.frozen',
    subject: { type: 'letter', id: letterId },
    unitId: letter.unitId,
    data: { about: letter.subject, number, datedOn, hash, templateId: letter.templateId },
  })
  return { number, datedOn, hash }
}
