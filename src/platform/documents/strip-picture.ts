import { exifWithOrientation, orientationOf } from './exif.ts'
import { isJpeg, isPng, jpegSegments, pngChunk, pngChunks, type Segment } from './picture-segments.ts'

const START_OF_SCAN = 'FFda'
const EXIF_MARK_BYTES = 6
const UPRIGHT = 1
const END_OF_IMAGE = 0xd9
// JFIF's own, the colour profile, and Adobe's note on how colours are coded: without these a picture looks different.
const JPEG_KEPT = /^(?:APP0|APP14|FF..)$/
const PNG_TOLD = new Set(['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf'])

function isColourProfile({ name, content }: Segment): boolean {
  return name === 'APP2' && content.toString('latin1', 0, 11) === 'ICC_PROFILE'
}

function jpegFrame(content: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(content.byteLength + 2, 2)
  return Buffer.concat([head, content])
}

/** A mark with a length behind it; the others are fillers, escapes of pixels, and restarts. */
function isSegmentMark(mark: number): boolean {
  return mark >= 0xc0 && mark !== 0xff && (mark < 0xd0 || mark > 0xd7)
}

/** Where the picture ends: the first mark of an end that stands outside coded pixels; what follows is no part of it. */
function jpegEnd(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0 && at + 4 <= bytes.length) {
    const mark = bytes[at + 1] ?? 0
    if (mark === END_OF_IMAGE) return at + 2
    at = bytes.indexOf(0xff, isSegmentMark(mark) ? at + 2 + bytes.readUInt16BE(at + 2) : at + 1)
  }
  return bytes.length
}

function stripJpeg(bytes: Buffer): Buffer {
  const segments = jpegSegments(bytes)
  const scan = segments.find(({ name }) => name === START_OF_SCAN)
  if (!scan) return bytes
  const told = segments.filter((segment) => !JPEG_KEPT.test(segment.name) && !isColourProfile(segment))
  const end = jpegEnd(bytes, scan.end)
  if (told.length === 0 && end === bytes.length) return bytes
  const exif = told.find(({ name, content }) => name === 'APP1' && content.toString('latin1', 0, 4) === 'Exif')
  const orientation = exif ? orientationOf(exif.content) : undefined
  const kept = segments.filter((segment) => !told.includes(segment) && segment !== scan)
  return Buffer.concat([
    bytes.subarray(0, 2),
    ...(orientation === undefined || orientation === UPRIGHT ? [] : [jpegFrame(exifWithOrientation(orientation))]),
    ...kept.map(({ start, end: after }) => bytes.subarray(start, after)),
    bytes.subarray(scan.start, end),
  ])
}

/** The chunk that turns the picture, where it must be turned; no chunk where it stands upright. */
function turningChunk(chunks: readonly Segment[]): Buffer {
  const exif = chunks.find(({ name }) => name === 'eXIf')
  const orientation = (exif ? orientationOf(exif.content) : undefined) ?? UPRIGHT
  if (orientation === UPRIGHT) return Buffer.alloc(0)
  return pngChunk('eXIf', exifWithOrientation(orientation).subarray(EXIF_MARK_BYTES))
}

function stripPng(bytes: Buffer): Buffer {
  const chunks = pngChunks(bytes)
  const last = chunks.at(-1)
  if (last?.name !== 'IEND') return bytes
  const [header, ...others] = chunks.filter(({ name }) => !PNG_TOLD.has(name))
  if (!header || (others.length + 1 === chunks.length && last.end === bytes.length)) return bytes
  return Buffer.concat([
    bytes.subarray(0, header.end),
    turningChunk(chunks),
    ...others.map(({ start, end }) => bytes.subarray(start, end)),
  ])
}

/**
 * The picture without place, device, author, notes and preview, pixel for pixel the same, still turned and coloured as before.
 * Other formats than JPEG and PNG, and broken ones, come back as they are.
 */
export function stripPicture(bytes: Buffer): Buffer {
  if (isJpeg(bytes)) return stripJpeg(bytes)
  return isPng(bytes) ? stripPng(bytes) : bytes
}
