import { crc32 } from 'node:zlib'

/** One piece of a picture file that holds metadata or other than pixels. */
export interface Segment {
  /** `APP1`, `COM`, `tEXt`, `eXIf` … as the format names it. */
  readonly name: string
  readonly content: Buffer
  /** Where the whole piece, with its frame, lies in the file. */
  readonly start: number
  readonly end: number
}

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
const START_OF_SCAN = 0xda

/** True for the first bytes of a PNG. */
export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(PNG)
}

/** True for the first bytes of a JPEG. */
export function isJpeg(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
}

/** The chunks of a PNG, to its end or to where it breaks off. */
export function pngChunks(bytes: Buffer): Segment[] {
  const chunks: Segment[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) break
    const name = bytes.toString('latin1', at + 4, at + 8)
    chunks.push({ name, content: bytes.subarray(at + 8, end - 4), start: at, end })
    if (name === 'IEND') break
    at = end
  }
  return chunks
}

/** A chunk of a PNG, framed. */
export function pngChunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.byteLength, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** The name of a segment of a JPEG by its mark. */
function jpegName(mark: number): string {
  if (mark >= 0xe0 && mark <= 0xef) return `APP${mark - 0xe0}`
  return mark === 0xfe ? 'COM' : `FF${mark.toString(16)}`
}

/** The segments of a JPEG before its pixels; the last one tells where these begin. */
export function jpegSegments(bytes: Buffer): Segment[] {
  const segments: Segment[] = []
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const mark = bytes[at + 1] ?? 0
    if (mark === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) break
    segments.push({ name: jpegName(mark), content: bytes.subarray(at + 4, end), start: at, end })
    if (mark === START_OF_SCAN) break
    at = end
  }
  return segments
}
