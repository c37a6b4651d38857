import sharp from 'sharp'
import type { Raster } from './redact-drawing.ts'
import { isGrey } from './redact-raster.ts'
import { pngChunk, pngChunks } from './picture-segments.ts'

/** The picture of a page as it stands in a PDF: losslessly packed as in a PNG, or as a JPEG. */
export interface PagePicture {
  readonly filter: 'FlateDecode' | 'DCTDecode'
  readonly width: number
  readonly height: number
  readonly colours: 1 | 3
  readonly bytes: Buffer
}

/** Text packs well; a photograph does not, and a loss of quality that nobody sees makes it ten times smaller. */
const LARGEST_LOSSLESS = 1_500_000
const QUALITY = 85
const GREY = 0
const COLOUR = 2

function pictureOf({ width, height, data }: Raster): ReturnType<typeof sharp> {
  return sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false })
}

/** Packs the picture of a page. */
export async function packPicture(raster: Raster): Promise<PagePicture> {
  const { width, height } = raster
  const isPlain = isGrey(raster)
  const picture = isPlain ? pictureOf(raster).toColourspace('b-w') : pictureOf(raster)
  const size = { width, height, colours: isPlain ? 1 : 3 } as const
  const png = await picture.clone().png({ compressionLevel: 7 }).toBuffer()
  const pixels = pngChunks(png).filter(({ name }) => name === 'IDAT')
  const bytes = Buffer.concat(pixels.map(({ content }) => content))
  if (bytes.byteLength <= LARGEST_LOSSLESS) return { ...size, filter: 'FlateDecode', bytes }
  const jpeg = await picture.jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' }).toBuffer()
  return { ...size, filter: 'DCTDecode', bytes: jpeg }
}

function header({ width, height, colours }: PagePicture): Buffer {
  const content = Buffer.alloc(13)
  content.writeUInt32BE(width, 0)
  content.writeUInt32BE(height, 4)
  content[8] = 8
  content[9] = colours === 1 ? GREY : COLOUR
  return content
}

/** The packed picture as a file of its own. */
export function pictureFile(picture: PagePicture): Buffer {
  if (picture.filter === 'DCTDecode') return picture.bytes
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header(picture)),
    pngChunk('IDAT', picture.bytes),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** The pixels of a picture file of any kind, upright, on white. Throws what sharp throws. */
export async function pixelsOf(file: Buffer, mostPixels: number): Promise<Raster> {
  const { data, info } = await sharp(file, { limitInputPixels: mostPixels, failOn: 'error' })
    .rotate()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (info.channels === 3) return { width: info.width, height: info.height, data }
  const spread = Buffer.alloc(info.width * info.height * 3)
  for (let at = 0; at < spread.length; at++) spread[at] = data[Math.floor(at / 3) * info.channels] ?? 0
  return { width: info.width, height: info.height, data: spread }
}

/** A picture as PNG, JPEG or WebP, without a word about where it comes from. */
export function encodeImage(raster: Raster, kind: 'png' | 'jpeg' | 'webp'): Promise<Buffer> {
  const picture = pictureOf(raster)
  if (kind === 'jpeg') return picture.jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer()
  return kind === 'webp' ? picture.webp({ lossless: true }).toBuffer() : picture.png().toBuffer()
}
