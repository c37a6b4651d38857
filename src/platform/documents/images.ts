import sharp from 'sharp'
import { AppError } from '../../kernel/app-error.ts'

/** A picture ready to be shown. */
export interface NormalImage {
  readonly bytes: Buffer
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/webp'
  readonly width: number
  readonly height: number
}

const WIDEST = 2560
const MOST_PIXELS = 60_000_000
const QUALITY = 85

/** Re-encodes a picture: upright, at most 2,560 pixels wide, without EXIF (place, camera, author). Throws `upload.broken`. */
export async function normaliseImage(bytes: Buffer): Promise<NormalImage> {
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: WIDEST, withoutEnlargement: true })
    const { format } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata()
    const kind = format === 'jpeg' || format === 'webp' ? format : 'png'
    const encoded =
      kind === 'jpeg'
        ? image.jpeg({ quality: QUALITY, mozjpeg: true })
        : kind === 'webp'
          ? image.webp({ quality: QUALITY })
          : image.png()
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
    return { bytes: data, mediaType: `image/${kind}`, width: info.width, height: info.height }
  } catch (error) {
    throw new AppError('upload.broken', { reason: (error as Error).message.slice(0, 200) })
  }
}
