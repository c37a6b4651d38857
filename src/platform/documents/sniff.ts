import { AppError } from '../../kernel/app-error.ts'
import { type CompoundEntry, compoundEntries, isCompoundFile } from './compound-file.ts'
import { decodeText } from './text-encoding.ts'
import { unzip } from './zip.ts'

/** A file of a type that we take, known by its content and fitting its name. */
export interface Sniffed {
  readonly kind: Kind
  readonly mediaType: string
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const MEDIA_TYPES = {
  pdf: 'application/pdf',
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  pptx: `${OFFICE}.presentationml.presentation`,
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  ofd: 'application/ofd',
  txt: 'text/plain',
  csv: 'text/csv',
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
} as const

/** The types that we take. `doc`, `xls` and `ppt` include the files of WPS in the same container (.wps, .et, .dps). */
export type Kind = keyof typeof MEDIA_TYPES

const KIND_OF_EXTENSION: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(Object.keys(MEDIA_TYPES).map((kind) => [kind, kind as Kind])),
  jpg: 'jpeg',
  wps: 'doc',
  et: 'xls',
  dps: 'ppt',
}
const MACRO_EXTENSION = /^(?:docm|dotm|xlsm|xltm|xlsb|xlam|pptm|potm|ppsm)$/
const PROGRAM = /^(?:MZ|\x7fELF|#!|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe)/
const MARKUP = /^\s*<(?:!doctype|!--|\?xml|[a-z][a-z0-9:-]*[\s/>])/i

/** The kind of a stored file by the media type that `sniff` gave it; undefined for a type that we do not take. */
export function kindOfMediaType(mediaType: string): Kind | undefined {
  return (Object.keys(MEDIA_TYPES) as Kind[]).find((kind) => MEDIA_TYPES[kind] === mediaType)
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/.exec(name.trim().toLowerCase())?.[1] ?? ''
}

const MAIN_PARTS: readonly (readonly [part: string, kind: Kind])[] = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
  ['ppt/presentation.xml', 'pptx'],
  ['OFD.xml', 'ofd'],
]

/** A template that is fetched from another host when the document opens brings its macros along. */
function fetchesTemplate(relations: string): boolean {
  const templates = relations.split('<Relationship ').filter((relation) => relation.includes('/attachedTemplate"'))
  return templates.some((relation) => /Target="(?:https?:|\\\\|file:\/\/[^/])/i.test(relation))
}

/** Programs and macros that hide inside an honest name: a packaged object, another office file, the declared type. */
function isActivePart(name: string, content: Buffer): boolean {
  if (name === '[Content_Types].xml') return content.includes('macroEnabled')
  if (name.endsWith('settings.xml.rels')) return fetchesTemplate(content.toString())
  if (!name.includes('/embeddings/')) return false
  return (
    content.includes('vbaProject.bin') ||
    compoundEntries(content).some(({ name: inner }) => inner === '\u0001Ole10Native')
  )
}

async function kindOfZip(bytes: Buffer): Promise<Kind | undefined> {
  const parts = await unzip(bytes)
  const active = [...parts].find(([name, content]) => isActivePart(name, content))
  if (active) throw new AppError('upload.active-content', { entry: active[0].slice(0, 100) })
  return MAIN_PARTS.find(([part]) => parts.has(part))?.[1]
}

/** Whether Word (a flag at byte 11) or Excel (a record FILEPASS near the start) wrote the stream under a password. */
function isUnderPassword({ name, head }: CompoundEntry): boolean {
  if (name === 'EncryptedPackage') return true
  if (name === 'WordDocument') return ((head[11] ?? 0) & 1) === 1
  if (name !== 'Workbook' && name !== 'Book') return false
  for (let at = 0; at + 4 <= head.length; at += 4 + head.readUInt16LE(at + 2)) {
    if (head.readUInt16LE(at) === 0x2f) return true
  }
  return false
}

function kindOfCompound(bytes: Buffer): Kind | undefined {
  const entries = compoundEntries(bytes)
  const names = new Set(entries.map(({ name }) => name))
  if (entries.some(isUnderPassword)) throw new AppError('upload.encrypted')
  const active = ['_VBA_PROJECT', '_VBA_PROJECT_CUR', 'VBA', '\u0001Ole10Native'].find((name) => names.has(name))
  if (active !== undefined) throw new AppError('upload.active-content', { entry: active })
  if (names.has('WordDocument')) return 'doc'
  if (names.has('Workbook') || names.has('Book')) return 'xls'
  return names.has('PowerPoint Document') ? 'ppt' : undefined
}

function kindOfText(bytes: Buffer, extension: string): Kind | undefined {
  if (extension !== 'txt' && extension !== 'csv') return undefined
  const text = decodeText(bytes)
  return text === undefined || MARKUP.test(text) ? undefined : extension
}

async function kindByContent(bytes: Buffer, extension: string): Promise<Kind | undefined> {
  if (isCompoundFile(bytes)) return kindOfCompound(bytes)
  const start = bytes.toString('latin1', 0, 4)
  if (start === 'PK\u0003\u0004') return kindOfZip(bytes)
  if (PROGRAM.test(start)) throw new AppError('upload.active-content', { start })
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  return found === undefined ? kindOfText(bytes, extension) : KIND_OF_EXTENSION[found.ext]
}

/**
 * What the file really is. Refuses what is empty (`upload.empty`), of a type that we do not take (`upload.type-refused`),
 * not what its name says (`upload.name-mismatch`), a program or with macros (`upload.active-content`), under a password
 * (`upload.encrypted`), a bomb (`upload.zip-bomb`) or cut off (`upload.broken`).
 */
export async function sniff(bytes: Buffer, name: string): Promise<Sniffed> {
  if (bytes.byteLength === 0) throw new AppError('upload.empty', { name })
  const extension = extensionOf(name)
  if (MACRO_EXTENSION.test(extension)) throw new AppError('upload.active-content', { name })
  const expected = Object.hasOwn(KIND_OF_EXTENSION, extension) ? KIND_OF_EXTENSION[extension] : undefined
  if (expected === undefined) throw new AppError('upload.type-refused', { name, extension })
  const kind = await kindByContent(bytes, extension)
  if (kind !== expected) throw new AppError('upload.name-mismatch', { name, extension, kind })
  return { kind, mediaType: MEDIA_TYPES[kind] }
}
