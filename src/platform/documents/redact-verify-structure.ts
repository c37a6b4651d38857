import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { pictureFile } from './redact-encoding.ts'
import type { TermSearch } from './redact-verify-terms.ts'
import type { RedactionFinding } from './redaction.ts'

/** The objects of a PDF. */
export interface Structure {
  readonly document: PDFDocument
  readonly objects: readonly (readonly [PDFRef, PDFObject])[]
}

/** Everything that a page's picture and its layer of words need; a note, a form, a file, a layer or a script needs more. */
const KEYS = new Set(
  (
    'Type Subtype Pages Kids Count Parent MediaBox Resources Contents Lang Root Size XObject Font P F Width Height ColorSpace ' +
    'BitsPerComponent Filter DecodeParms Predictor Colors Columns Length Length1 FontName Flags FontBBox ItalicAngle Ascent ' +
    'Descent CapHeight StemV FontFile2 BaseFont CIDSystemInfo Registry Ordering Supplement FontDescriptor DW W CIDToGIDMap ' +
    'Encoding DescendantFonts ToUnicode ExtGState'
  ).split(' '),
)
const TYPES = new Set(['Catalog', 'Pages', 'Page', 'XObject', 'Font', 'FontDescriptor'])
const NUMBER = String.raw`-?\d+(?:\.\d+)?`
const PICTURE = new RegExp(`^q ${NUMBER} 0 0 ${NUMBER} 0 0 cm /P Do Q$`)
const RUN = new RegExp(
  String.raw`^/F ${NUMBER} Tf 1 0 0 1 ${NUMBER} ${NUMBER} Tm \[(?:${NUMBER} <[0-9a-f]{4}> ?)+\] TJ$`,
)
const DEEPEST = 20
/** Packed: the words of a page take a few kilobytes; what is larger is a foreign font or file, and refused unread. */
const LARGEST_STREAM = 2_000_000

/** Opens a PDF to look at all its objects; nothing when it is not well formed. */
export async function openStructure(bytes: Buffer): Promise<Structure | undefined> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
    return { document, objects: document.context.enumerateIndirectObjects() }
  } catch {
    return undefined
  }
}

function dictOf(object: PDFObject): PDFDict | undefined {
  if (object instanceof PDFStream) return object.dict
  return object instanceof PDFDict ? object : undefined
}

function childrenOf(object: PDFObject): PDFObject[] {
  if (object instanceof PDFArray) return object.asArray()
  return dictOf(object)?.values() ?? []
}

/** An object with all that lies directly in it. */
function* within(object: PDFObject, depth = 0): Generator<PDFObject> {
  yield object
  if (depth < DEEPEST) for (const child of childrenOf(object)) yield* within(child, depth + 1)
}

function isPicture(object: PDFObject): boolean {
  return object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image')
}

function isUnexpected(object: PDFObject): boolean {
  const dict = dictOf(object)
  if (!dict) return false
  const type = dict.get(PDFName.of('Type'))
  const isKnownType = type === undefined || (type instanceof PDFName && TYPES.has(type.decodeText()))
  return !isKnownType || dict.keys().some((key) => !KEYS.has(key.decodeText()))
}

function reachable({ document: { context } }: Structure): number {
  const found = new Set<PDFRef>()
  const open: PDFObject[] = [context.trailerInfo.Root].filter((object) => object !== undefined)
  for (let object = open.pop(); object; object = open.pop()) {
    if (!(object instanceof PDFRef)) open.push(...childrenOf(object))
    else if (!found.has(object)) {
      found.add(object)
      const target = context.lookup(object)
      if (target) open.push(target)
    }
  }
  return found.size
}

/** One state of the file and no more, and nothing behind its end. */
function isOnePiece(bytes: Buffer): boolean {
  const end = bytes.indexOf('%%EOF')
  const isStart = bytes.indexOf('%PDF-') === 0
  return (
    isStart &&
    end >= 0 &&
    bytes
      .subarray(end + 5)
      .toString('latin1')
      .trim() === '' &&
    bytes.indexOf('startxref') === bytes.lastIndexOf('startxref')
  )
}

function isContentPlain(content: string): boolean {
  const [picture = '', begin, ...rest] = content.trim().split('\n')
  if (!PICTURE.test(picture)) return false
  if (begin === undefined) return true
  return begin === 'BT 3 Tr' && rest.at(-1) === 'ET' && rest.slice(0, -1).every((line) => RUN.test(line))
}

function contentOf(page: PDFPage): string {
  const contents = page.node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray().map((_, at) => contents.lookup(at)) : [contents]
  return streams
    .map((stream) => (stream instanceof PDFRawStream ? unpacked(stream).toString('latin1') : '?'))
    .join('\n')
}

function unpacked(stream: PDFRawStream): Buffer {
  return Buffer.from(decodePDFRawStream(stream).decode())
}

function wordsOf(object: PDFObject): string {
  return object instanceof PDFString || object instanceof PDFHexString || object instanceof PDFName
    ? object.decodeText()
    : ''
}

function hexTexts(stream: string): string {
  return Array.from(stream.matchAll(/<((?:[0-9a-f]{4})+)>/gi), ([, hex = '']) =>
    new TextDecoder('utf-16be').decode(Buffer.from(hex, 'hex')),
  ).join('\n')
}

function searchObject(object: PDFObject, search: TermSearch): RedactionFinding[] {
  const place = '文件的内部结构'
  const words = [...within(object)].flatMap((inner) => search.inText(wordsOf(inner), place, 'structure'))
  if (!(object instanceof PDFRawStream) || isPicture(object)) return words
  if (object.getContents().length > LARGEST_STREAM)
    return [...words, { place, what: 'structure', redaction: undefined }]
  const content = unpacked(object)
  const inHex = hexTexts(content.toString('latin1'))
    .split('\n')
    .flatMap((text) => search.inText(text, place, 'structure'))
  return [...words, ...inHex, ...search.inBytes(content, place)]
}

/** The file without what is packed: its skeleton, and whatever lies between the objects. */
function skeletonOf(bytes: Buffer, { objects }: Structure): Buffer {
  const kept: Buffer[] = []
  let from = 0
  for (const [, object] of objects) {
    if (!(object instanceof PDFRawStream)) continue
    const packed = object.getContents()
    const at = packed.length > 0 ? bytes.indexOf(packed, from) : -1
    if (at < 0) continue
    kept.push(bytes.subarray(from, at))
    from = at + packed.length
  }
  return Buffer.concat([...kept, bytes.subarray(from)])
}

/** Checks that a PDF is made of pages' pictures and words alone, and searches all its streams and strings. */
export function verifyStructure(bytes: Buffer, structure: Structure, search: TermSearch): RedactionFinding[] {
  const { document, objects } = structure
  const faults = [
    !isOnePiece(bytes),
    document.context.trailerInfo.Info !== undefined || document.context.trailerInfo.Encrypt !== undefined,
    objects.some(([, object]) => [...within(object)].some(isUnexpected)),
    reachable(structure) !== objects.length,
    ...document.getPages().map((page) => !isContentPlain(contentOf(page))),
  ].filter(Boolean)
  return [
    ...faults.map((): RedactionFinding => ({ place: '文件的内部结构', what: 'structure', redaction: undefined })),
    ...objects.flatMap(([, object]) => searchObject(object, search)),
    ...search.inBytes(skeletonOf(bytes, structure), '文件的内部结构'),
  ]
}

function numberIn(dict: PDFDict, key: string): number {
  const value = dict.get(PDFName.of(key))
  return value instanceof PDFNumber ? value.asNumber() : 0
}

/** The picture of a page as a file of its own; nothing when the page has none or more than one. */
export function pictureOf(page: PDFPage): { file: Buffer; isLossless: boolean } | undefined {
  const pictures = page.node.Resources()?.lookup(PDFName.of('XObject'))
  if (!(pictures instanceof PDFDict) || pictures.keys().length !== 1) return undefined
  const picture = pictures.lookup(PDFName.of('P'))
  if (!(picture instanceof PDFRawStream) || !isPicture(picture)) return undefined
  const { dict } = picture
  const isLossless = dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode')
  const file = pictureFile({
    filter: isLossless ? 'FlateDecode' : 'DCTDecode',
    width: numberIn(dict, 'Width'),
    height: numberIn(dict, 'Height'),
    colours: dict.get(PDFName.of('ColorSpace')) === PDFName.of('DeviceGray') ? 1 : 3,
    bytes: Buffer.from(picture.getContents()),
  })
  return { file, isLossless }
}
