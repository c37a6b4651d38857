import { fileTypeFromBuffer } from 'file-type'
import { AppError } from '../../kernel/app-error.ts'
import { inspectZip } from './zip.ts'

/** A file type we take, known by content. */
export interface Sniffed {
  readonly kind: string
  readonly mediaType: string
}

const OOXML: readonly (readonly [marker: string, kind: string, mediaType: string])[] = [
  ['word/document.xml', 'docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/presentation.xml', 'pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['OFD.xml', 'ofd', 'application/ofd'],
]
const BY_CONTENT: Readonly<Record<string, Sniffed>> = {
  pdf: { kind: 'pdf', mediaType: 'application/pdf' },
  png: { kind: 'png', mediaType: 'image/png' },
  jpg: { kind: 'jpeg', mediaType: 'image/jpeg' },
  gif: { kind: 'gif', mediaType: 'image/gif' },
  webp: { kind: 'webp', mediaType: 'image/webp' },
}
/** Old binary Office files share one container; the name tells which. */
const BY_NAME_IN_CFB: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  wps: 'application/vnd.ms-works',
  xls: 'application/vnd.ms-excel',
  et: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
}
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = { jpeg: ['jpg', 'jpeg'] }
const TEXT: Readonly<Record<string, string>> = { txt: 'text/plain; charset=utf-8', csv: 'text/csv; charset=utf-8' }

function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name.trim())?.[1]?.toLowerCase() ?? ''
}

async function zipKind(bytes: Buffer): Promise<Sniffed> {
  const names = await inspectZip(bytes)
  const found = OOXML.find(([marker]) => names.includes(marker))
  if (!found) throw new AppError('upload.type-refused')
  return { kind: found[1], mediaType: found[2] }
}

function looksLikeText(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4096)
  return !head.includes(0) && !/^\s*(<!doctype|<html|<svg|<\?xml|<script)/i.test(head.toString('latin1'))
}

function textKind(bytes: Buffer, extension: string): Sniffed {
  const mediaType = TEXT[extension]
  if (mediaType === undefined || !looksLikeText(bytes)) throw new AppError('upload.type-refused', { extension })
  return { kind: extension, mediaType }
}

function assertNameFits({ kind }: Sniffed, extension: string): void {
  const expected = EXTENSIONS[kind] ?? [kind]
  if (!expected.includes(extension)) throw new AppError('upload.name-mismatch', { kind, extension })
}

/** What the file really is. Refuses (`upload.*`) what is empty, misnamed, active or of a kind we do not take. */
export async function sniff(bytes: Buffer, name: string): Promise<Sniffed> {
  if (bytes.byteLength === 0) throw new AppError('upload.empty')
  const extension = extensionOf(name)
  const detected = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (detected?.ext === 'cfb') {
    const mediaType = BY_NAME_IN_CFB[extension]
    if (mediaType === undefined) throw new AppError('upload.name-mismatch', { extension })
    return { kind: extension, mediaType }
  }
  if (!detected) return textKind(bytes, extension)
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK'
  const found = isZip ? await zipKind(bytes) : BY_CONTENT[detected.ext]
  if (!found) throw new AppError('upload.type-refused', { detected: detected.ext })
  assertNameFits(found, extension)
  return found
}
