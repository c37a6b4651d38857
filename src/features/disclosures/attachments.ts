import { AppError } from '../../kernel/app-error.ts'
import { codePoints } from '../../kernel/text.ts'
import { authorize, type Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { readDocx } from '../../platform/documents/docx.ts'
import { normaliseImage } from '../../platform/documents/images.ts'
import { readPdfText } from '../../platform/documents/pdf.ts'
import { cleanHtml } from '../../platform/documents/sanitize.ts'
import { sniff } from '../../platform/documents/sniff.ts'
import { stripMetadata } from '../../platform/documents/strip-metadata.ts'
import { decodeText } from '../../platform/documents/text-encoding.ts'
import { readSheets, sheetToHtml, sheetWarnings } from '../../platform/documents/xlsx.ts'
import { record } from '../../platform/ledger/record.ts'
import { objectionsToEditing } from './domain/document.ts'
import { insertAttachment, lockDocument } from './documents.store.ts'

/** A file as it arrives. */
export interface Upload {
  readonly id: string
  readonly name: string
  readonly bytes: Buffer
  readonly use: 'file' | 'picture'
  readonly alt: string
}

/** A stored file of a document. */
export interface Stored {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly use: 'file' | 'picture'
  readonly alt: string
}

/** A file just taken in: in Chinese what was taken out of it before it was stored, and what had to stay in it. */
export interface Taken extends Stored {
  readonly removed: readonly string[]
  readonly kept: readonly string[]
}

const LONGEST_NAME = 180
// Windows takes these for devices and cannot save a file of such a name.
const RESERVED_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** The name without folders or control characters, so that it is safe to show and to send. */
function tidyName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim()
  const whole = codePoints(clean === '' ? '附件' : clean)
    .slice(-LONGEST_NAME)
    .join('')
  return RESERVED_NAME.test(whole) ? `附件-${whole}` : whole
}

/** Rows and columns that a reader sees; what is hidden must not be found by searching either. */
async function sheetText(bytes: Buffer): Promise<string> {
  const visible = (await readSheets(bytes)).filter((sheet) => !sheet.isHidden)
  return visible
    .flatMap(({ rows, hiddenColumns }) =>
      rows
        .filter((row) => !row.isHidden)
        .map(({ cells }) => cells.filter((_, at) => !hiddenColumns.includes(at)).map((cell) => cell.text)),
    )
    .map((texts) => texts.join('\t'))
    .join('\n')
}

/** The words inside a file, for search; a file whose text cannot be read is kept without. */
async function textOf(bytes: Buffer, kind: string): Promise<string> {
  if (kind === 'docx') return (await readDocx(bytes)).text
  if (kind === 'xlsx') return sheetText(bytes)
  if (kind === 'pdf') return (await readPdfText(bytes)).text
  return kind === 'txt' || kind === 'csv' ? (decodeText(bytes) ?? '') : ''
}

async function store(tx: Tx, ctx: Context, file: Upload & { mediaType: string; text: string }): Promise<Stored> {
  const { sha256, size } = await ctx.files.put(tx, file.bytes, file.mediaType)
  const name = tidyName(file.name)
  const { mediaType, use, alt } = file
  const id = await insertAttachment(tx, {
    documentId: file.id,
    sha256,
    name,
    mediaType,
    size,
    use,
    alt,
    text: file.text,
    by: ctx.actor.id,
  })
  return { id, name, mediaType, size, use, alt }
}

async function intoDocument<T>(
  ctx: Context,
  documentId: string,
  work: (tx: Tx, unitId: string) => Promise<T>,
): Promise<T> {
  return ctx.transaction(async (tx) => {
    const document = await lockDocument(tx, documentId)
    authorize(ctx, 'documents.write', document.unitId)
    const [objection] = objectionsToEditing(document)
    if (objection) throw new AppError(objection)
    return work(tx, document.unitId)
  })
}

interface Content {
  readonly bytes: Buffer
  readonly mediaType: string
  readonly text: string
  readonly removed: readonly string[]
  readonly kept: readonly string[]
}

const PICTURE_METADATA = ['图片信息（拍摄地点、设备、作者等）']

async function pictureContent(bytes: Buffer): Promise<Content> {
  const { toldMore, ...picture } = await normaliseImage(bytes)
  return { ...picture, text: '', removed: toldMore ? PICTURE_METADATA : [], kept: [] }
}

/** What is kept of a file: the bytes that will be published, so that the hash of a revision covers exactly these. Throws the `upload.*` codes. */
async function contentOf({ bytes, name, use }: Upload): Promise<Content> {
  const { mediaType, kind } = await sniff(bytes, name)
  if (mediaType.startsWith('image/')) return pictureContent(bytes)
  if (use === 'picture') throw new AppError('upload.type-refused', { name })
  const stripped = await stripMetadata(bytes, kind)
  return { ...stripped, mediaType, text: await textOf(stripped.bytes, kind) }
}

// The ledger keeps what it is told for good: a mobile, identity or card number in a file's name stays out of it.
const LONG_NUMBER = /\p{Nd}(?:[\s-]?\p{Nd}){10,}/gu

/** Takes a file in: type by content, without metadata, text read. Throws the `upload.*` codes; the draft is untouched. */
export async function uploadAttachment(ctx: Context, upload: Upload): Promise<Taken> {
  const content = await contentOf(upload)
  return intoDocument(ctx, upload.id, async (tx, unitId) => {
    const stored = await store(tx, ctx, { ...upload, ...content })
    await record(tx, ctx, {
      type: 'document.file-added',
      subject: { type: 'document', id: upload.id },
      unitId,
      data: { attachmentId: stored.id, name: stored.name.replaceAll(LONG_NUMBER, '…'), size: stored.size },
    })
    return { ...stored, removed: content.removed, kept: content.kept }
  })
}

/** What an imported Word or Excel file becomes. */
export interface Imported {
  readonly title: string
  readonly html: string
  readonly warnings: readonly string[]
  readonly original: Taken
}

interface Reading {
  readonly title: string
  readonly html: string
  readonly text: string
  readonly warnings: readonly string[]
  readonly pictures: readonly { name: string; bytes: Buffer; placeholder: string; alt: string }[]
}

async function readOffice(bytes: Buffer, kind: string): Promise<Reading> {
  if (kind === 'docx') {
    const read = await readDocx(bytes)
    return {
      title: read.title,
      html: read.html,
      text: read.text,
      warnings: read.warnings,
      pictures: read.images.map((image) => ({ ...image, bytes: Buffer.from(image.bytes), alt: image.alt })),
    }
  }
  if (kind !== 'xlsx') throw new AppError('upload.type-refused', { kind })
  const sheets = await readSheets(bytes)
  const visible = sheets.filter((sheet) => !sheet.isHidden)
  const html = visible
    .map((sheet) => (visible.length > 1 ? `<h2>${escapeText(sheet.name)}</h2>` : '') + sheetToHtml(sheet))
    .join('')
  return { title: '', html, text: '', warnings: sheetWarnings(sheets), pictures: [] }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** One after the other: a document may hold hundreds of pictures, and each is unpacked to all its pixels. */
async function normalised(pictures: Reading['pictures']) {
  const done = []
  for (const picture of pictures) done.push({ ...picture, ...(await normaliseImage(picture.bytes)) })
  return done
}

/** 导入 Word: reads a .docx (or the tables of an .xlsx) into clean text with its pictures; the file itself is kept with the document. */
export async function importContent(ctx: Context, upload: Upload): Promise<Imported> {
  const found = await sniff(upload.bytes, upload.name)
  const reading = await readOffice(upload.bytes, found.kind)
  const stripped = await stripMetadata(upload.bytes, found.kind)
  const pictures = await normalised(reading.pictures)
  return intoDocument(ctx, upload.id, async (tx, unitId) => {
    let { html } = reading
    for (const picture of pictures) {
      const stored = await store(tx, ctx, {
        ...upload,
        name: picture.name,
        bytes: picture.bytes,
        mediaType: picture.mediaType,
        use: 'picture',
        alt: picture.alt,
        text: '',
      })
      html = html.replaceAll(picture.placeholder, `/media/${stored.id}`)
    }
    const { removed, kept, bytes } = stripped
    const { mediaType } = found
    const original = await store(tx, ctx, { ...upload, bytes, use: 'file', mediaType, text: reading.text })
    await record(tx, ctx, {
      type: 'document.content-imported',
      subject: { type: 'document', id: upload.id },
      unitId,
      data: { attachmentId: original.id, name: original.name },
    })
    return {
      title: reading.title,
      html: cleanHtml(html),
      warnings: reading.warnings,
      original: { ...original, removed, kept },
    }
  })
}
