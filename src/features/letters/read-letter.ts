import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import type { Delivery, DeliveryResult, Way } from './domain/delivery.ts'
import type { FieldValues, LetterText } from './domain/fill.ts'
import type { Regime } from '../../kernel/letter-terms.ts'
import type { CitedArticle, TemplateContent } from './domain/template.ts'
import { hashOf } from './freeze-letter.ts'
import { openLetterKey, parseContent, unsealPart } from './letter-content.ts'
import { getSealedLetter, type LetterFacts, listSealedDeliveries, listSealedTexts } from './letters.queries.ts'
import { renderPreview } from './render-letter.ts'
import { REMEDIES } from './shipped/remedies.ts'
import { getLetterhead } from './standing.ts'
import { findTemplate } from './templates.queries.ts'

/** A text that the letter had, and who wrote it when. */
export interface WrittenText {
  readonly no: number
  readonly text: LetterText
  readonly writtenBy: string
  readonly writtenAt: Date
}

/** A delivery with whom it went to. */
export interface RecordedDelivery extends Delivery {
  readonly id: string
  readonly recordedBy: string
  readonly recordedAt: Date
}

/** A whole letter, opened with the key of the school: for whoever may read the case. */
export interface OpenLetter extends LetterFacts {
  readonly templateName: string
  readonly values: FieldValues
  readonly remedyReason: string
  /** Every text, the one it has now last. */
  readonly texts: readonly WrittenText[]
  readonly deliveries: readonly RecordedDelivery[]
  /** Articles that it cites; those that are not verified are for staff to check and are not marked in the letter. */
  readonly citations: readonly CitedArticle[]
}

/** What a letter of this template cites under a regime, its remedy included. */
export function citationsOf(content: TemplateContent, regime: Regime, remedyId: string): CitedArticle[] {
  const remedy = REMEDIES.find(({ id }) => id === remedyId)
  return [...(content.bases[regime]?.articles ?? []), ...(remedy?.texts[regime]?.articles ?? [])]
}

async function openDeliveries(db: ReadDb, letterId: string, key: Buffer): Promise<RecordedDelivery[]> {
  const kept = await listSealedDeliveries(db, letterId)
  return kept.map(({ sealed, way, result, ...delivery }) => {
    const plain = unsealPart(key, sealed, { letterId, name: `delivery ${delivery.id}` })
    const detail = JSON.parse(plain.toString('utf8')) as Pick<Delivery, 'to' | 'trackingNo' | 'note'>
    return { ...delivery, ...detail, way: way as Way, result: result as DeliveryResult }
  })
}

/**
 * The letter with everything in it. It tells who the addressee is: the caller decides who may see that, and records the view.
 * Throws `letter.not-found`, `letter.erased`.
 */
export async function openLetter(
  db: ReadDb,
  { key: schoolKey, letterId }: { key: Buffer; letterId: string },
): Promise<OpenLetter> {
  const { sealedKey, ...letter } = await getSealedLetter(db, letterId)
  const key = openLetterKey(schoolKey, { id: letterId, sealedKey })
  const [sealed, deliveries, template] = await Promise.all([
    listSealedTexts(db, letterId),
    openDeliveries(db, letterId, key),
    findTemplate(db, letter.templateId, letter.templateNo),
  ])
  const texts = sealed.map(({ no, sealed: bytes, ...written }) => {
    const content = parseContent(unsealPart(key, bytes, { letterId, name: `text ${no}` }))
    return { no, content, ...written }
  })
  const last = texts.at(-1)?.content
  if (!last || !template) throw new AppError('letter.not-found', { id: letterId })
  return {
    ...letter,
    templateName: template.name,
    values: last.values,
    remedyReason: last.remedyReason,
    texts: texts.map(({ content, ...written }) => ({ ...written, text: content.text })),
    deliveries,
    citations: citationsOf(template.content, letter.regime, letter.remedyId),
  }
}

async function readSigned(
  ctx: Pick<Context, 'db' | 'files'>,
  { key: schoolKey, letterId, format }: { key: Buffer; letterId: string; format: 'pdf' | 'docx' },
): Promise<Buffer> {
  const letter = await getSealedLetter(ctx.db, letterId)
  if (letter.state !== 'frozen') throw new AppError('letter.not-frozen', { id: letterId })
  const sealed = await ctx.files.read(format === 'pdf' ? letter.pdfSha256 : letter.docxSha256)
  return unsealPart(openLetterKey(schoolKey, letter), sealed, { letterId, name: format })
}

/** How a draft will look, as a PDF without number and date. Throws `letter.character-missing`. */
export async function previewLetter(
  ctx: Pick<Context, 'db' | 'now'>,
  order: { key: Buffer; letterId: string },
): Promise<Buffer> {
  const { texts } = await openLetter(ctx.db, order)
  const last = texts.at(-1)
  if (!last) throw new AppError('letter.not-found', { id: order.letterId })
  return renderPreview(last.text, await getLetterhead(ctx.db), ctx.now())
}

/** Is the signed letter still what was signed: facts, text and both files? */
async function isAsSigned(
  ctx: Pick<Context, 'db' | 'files'>,
  { key: schoolKey, letterId }: { key: Buffer; letterId: string },
): Promise<boolean> {
  const letter = await getSealedLetter(ctx.db, letterId)
  if (letter.state !== 'frozen' || letter.datedOn === null) throw new AppError('letter.not-frozen', { id: letterId })
  const texts = await listSealedTexts(ctx.db, letterId)
  const last = texts.find(({ no }) => no === letter.textNo)
  if (!last) return false
  const key = openLetterKey(schoolKey, letter)
  const content = unsealPart(key, last.sealed, { letterId, name: `text ${last.no}` })
  const [pdf, docx] = await Promise.all([
    readSigned(ctx, { key: schoolKey, letterId, format: 'pdf' }),
    readSigned(ctx, { key: schoolKey, letterId, format: 'docx' }),
  ])
  const { number, datedOn } = letter
  return hashOf({ facts: letter, number, datedOn, content, pdf, docx }) === letter.hash
}

/**
 * A file of a signed letter, after facts, text and both files were found to be what was signed. Throws `letter.not-found`,
 * `letter.not-frozen`, `letter.erased`.
 */
export async function readLetterFile(
  ctx: Pick<Context, 'db' | 'files'>,
  order: { key: Buffer; letterId: string; format: 'pdf' | 'docx' },
): Promise<Buffer> {
  const file = await readSigned(ctx, order)
  if (!(await isAsSigned(ctx, order))) throw new Error(`letter ${order.letterId} is not what was signed`)
  return file
}
