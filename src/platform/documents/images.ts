import type { Sharp, SharpOptions } from 'sharp'
import { AppError } from '../../kernel/app-error.ts'

/** A picture ready to be shown. */
export interface NormalImage {
  readonly bytes: Buffer
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/webp'
  readonly width: number
  readonly height: number
  /** Whether the picture as it came told more than it shows: place, device, author, notes. */
  readonly toldMore: boolean
}

const WIDEST = 2560
const MOST_PIXELS = 60_000_000
const QUALITY = 85

// Loaded with the first picture: it brings 18 MB of native code.
async function open(bytes: Buffer, options: SharpOptions = {}): Promise<Sharp> {
  const { default: sharp } = await import('sharp')
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, ...options })
}

/** How wide and high a picture is as it shows, upright, in pixels. Throws `upload.broken`. */
export async function uprightSize(bytes: Buffer): Promise<{ width: number; height: number }> {
  try {
    return (await (await open(bytes)).metadata()).autoOrient
  } catch (error) {
    throw new AppError('upload.broken', { reason: (error as Error).message.slice(0, 200) })
  }
}

/** Re-encodes a picture: upright, at most 2,560 pixels wide, without EXIF (place, camera, author). Throws `upload.broken`. */
export async function normaliseImage(bytes: Buffer): Promise<NormalImage> {
  try {
    const image = (await open(bytes, { failOn: 'error' })).rotate().resize({ width: WIDEST, withoutEnlargement: true })
    const { format, exif, xmp, iptc, comments = [] } = await (await open(bytes)).metadata()
    const toldMore = [exif, xmp, iptc].some((told) => told !== undefined) || comments.length > 0
    const kind = format === 'jpeg' || format === 'webp' ? format : 'png'
    const encoded =
      kind === 'jpeg'
        ? image.jpeg({ quality: QUALITY, mozjpeg: true })
        : kind === 'webp'
          ? image.webp({ quality: QUALITY })
          : image.png()
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
    return { bytes: data, mediaType: `image/${kind}`, width: info.width, height: info.height, toldMore }
  } catch (error) {
    throw new AppError('upload.broken', { reason: (error as Error).message.slice(0, 200) })
  }
}
