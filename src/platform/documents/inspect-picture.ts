import { inflateSync } from 'node:zlib'
import { exifEntries } from './exif.ts'
import { inspectLooseMarkup } from './inspect-xml.ts'
import type { Findings } from './inspection.ts'
import { isJpeg, isPng, jpegSegments, pngChunks, type Segment } from './picture-segments.ts'

interface Target {
  readonly place: string
  readonly findings: Findings
}

const LARGEST_TEXT = 2 * 1024 * 1024
const XMP_IN_JPEG = 'http://ns.adobe.com/'
const IPTC_RECORD = 0x02

function addExif(exif: Buffer, { place, findings }: Target): void {
  for (const { name, text } of exifEntries(exif)) findings.add(`${place}的信息‘${name}’`, text, true)
}

/** XMP is XML with words in texts and in attributes alike. */
function addXmp(xmp: Buffer, { place, findings }: Target): void {
  const markup = xmp.toString('utf8')
  inspectLooseMarkup(markup, `${place}的信息‘XMP’`, findings)
  for (const [, name = '', value = ''] of markup.matchAll(/\s([\w:]+)="([^"]{2,})"/g)) {
    if (!name.startsWith('xmlns') && !name.startsWith('rdf:')) findings.add(`${place}的信息‘XMP’`, value, true)
  }
}

/** IPTC: records of a mark, a number, a length, and words. */
function addIptc(block: Buffer, { place, findings }: Target): void {
  for (let at = block.indexOf(0x1c); at >= 0 && at + 5 <= block.length; at = block.indexOf(0x1c, at + 1)) {
    const length = block.readUInt16BE(at + 3)
    if (block[at + 1] !== IPTC_RECORD || at + 5 + length > block.length) continue
    findings.add(
      `${place}的信息‘IPTC’`,
      block.toString('utf8', at + 5, at + 5 + length).replaceAll(/[\p{Cc}\ufffd]/gu, ''),
      true,
    )
  }
}

function addJpegSegment({ name, content }: Segment, target: Target): void {
  if (name === 'APP1' && content.toString('latin1', 0, 4) === 'Exif') addExif(content, target)
  else if (name === 'APP1' && content.toString('latin1', 0, XMP_IN_JPEG.length) === XMP_IN_JPEG) addXmp(content, target)
  else if (name === 'APP13') addIptc(content, target)
  else if (name === 'COM') target.findings.add(`${target.place}的注释`, content.toString('utf8'), true)
}

function inflated(content: Buffer): Buffer {
  try {
    return inflateSync(content, { maxOutputLength: LARGEST_TEXT })
  } catch {
    return Buffer.alloc(0)
  }
}

/** A text chunk of a PNG: its keyword, and its words, which may be packed. */
function pngText({ name, content }: Segment): { keyword: string; words: Buffer } {
  const end = content.indexOf(0)
  const keyword = content.toString('latin1', 0, Math.max(end, 0))
  const rest = content.subarray(end + 1)
  if (name === 'tEXt') return { keyword, words: rest }
  if (name === 'zTXt') return { keyword, words: inflated(rest.subarray(1)) }
  const language = rest.indexOf(0, 2)
  const words = rest.subarray(rest.indexOf(0, language + 1) + 1)
  return { keyword, words: rest[0] === 1 ? inflated(words) : words }
}

function addPngChunk(chunk: Segment, target: Target): void {
  if (chunk.name === 'eXIf') addExif(chunk.content, target)
  if (!['tEXt', 'zTXt', 'iTXt'].includes(chunk.name)) return
  const { keyword, words } = pngText(chunk)
  if (keyword.startsWith('XML:')) addXmp(words, target)
  else target.findings.add(`${target.place}的信息‘${keyword}’`, words.toString('utf8'), true)
}

/** Formats of other kinds: what `sharp` finds in them. */
async function addOther(bytes: Buffer, target: Target): Promise<void> {
  const { default: sharp } = await import('sharp')
  const found = await sharp(bytes)
    .metadata()
    .catch(() => undefined)
  if (found?.exif) addExif(found.exif, target)
  if (found?.xmp) addXmp(found.xmp, target)
  if (found?.iptc) addIptc(found.iptc, target)
}

/** Drawings of Windows (EMF, WMF): they may write words, in records that we do not read. */
function isWindowsDrawing(bytes: Buffer): boolean {
  return bytes.toString('latin1', 40, 44) === ' EMF' || bytes.toString('hex', 0, 4) === 'd7cdc69a'
}

/** Finds what a picture says besides its pixels: place, device, author, notes. Drawings (SVG) have words to be read. Never throws. */
export async function inspectPicture(bytes: Buffer, target: Target): Promise<void> {
  if (isJpeg(bytes)) for (const segment of jpegSegments(bytes)) addJpegSegment(segment, target)
  else if (isPng(bytes)) for (const chunk of pngChunks(bytes)) addPngChunk(chunk, target)
  else if (bytes.subarray(0, 1000).includes('<svg')) {
    inspectLooseMarkup(bytes.toString('utf8'), `${target.place}中的文字`, target.findings)
  } else if (isWindowsDrawing(bytes)) {
    target.findings.addUnread(`${target.place}是矢量图，其中的文字没有检查。`)
  } else await addOther(bytes, target)
}
