import sharp from 'sharp'
import type { DocxPackage } from './redact-docx-package.ts'
import type { Element } from './redact-xml.ts'

interface Picture {
  readonly name: string
  readonly bytes: Buffer
  readonly crop: Crop
}

/** How much of each side is cut off, from 0 to 1. */
type Crop = readonly [left: number, top: number, right: number, bottom: number]

const MOST_PIXELS = 60_000_000
const WHOLE = 100_000
const JPEG = Buffer.from('ffd8ff', 'hex')
const READABLE = ['89504e47', 'ffd8ff', '47494638', '52494646', '49492a00', '4d4d002a'].map((start) =>
  Buffer.from(start, 'hex'),
)

function isReadable(bytes: Buffer): boolean {
  return READABLE.some((start) => bytes.subarray(0, start.length).equals(start))
}

function cropOf(element: Element | undefined): Crop {
  const side = (name: string): number => {
    const part = Number(element?.attributes.get(name) ?? 0) / WHOLE
    return part > 0 && part < 1 ? part : 0
  }
  return [side('l'), side('t'), side('r'), side('b')]
}

/** What a cropped picture hides is still in it: it is cut off. */
async function encoded({ name, bytes, crop }: Picture): Promise<Buffer> {
  const { width, height } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata()
  const [l, t, r, b] = crop
  const [left, top] = [Math.min(width - 1, Math.floor(width * l)), Math.min(height - 1, Math.floor(height * t))]
  const area = {
    left,
    top,
    width: Math.max(1, Math.round(width * (1 - r)) - left),
    height: Math.max(1, Math.round(height * (1 - b)) - top),
  }
  const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS }).extract(area)
  return name.endsWith('.png') ? picture.png().toBuffer() : picture.jpeg({ quality: 90 }).toBuffer()
}

/** Stands for a picture that cannot be read after all. */
function blank(name: string): Promise<Buffer> {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#808080' } })
  return name.endsWith('.png') ? picture.png().toBuffer() : picture.jpeg().toBuffer()
}

/** The pictures of a Word file: each encoded anew from its pixels, cut to what shows, without what it tells besides. */
export class DocxMedia {
  private readonly parts: ReadonlyMap<string, Buffer>
  private readonly target: DocxPackage
  private readonly pictures = new Map<string, Picture>()

  constructor(parts: ReadonlyMap<string, Buffer>, target: DocxPackage) {
    this.parts = parts
    this.target = target
  }

  /** How many pictures the new file has. */
  get count(): number {
    return this.pictures.size
  }

  /** The relation of a part to a picture; nothing for drawings (EMF, SVG) and whatever else may hold words of its own. */
  relationOf(from: string, path: string | undefined, crop: Element | undefined): string | undefined {
    const bytes = path === undefined ? undefined : this.parts.get(path)
    if (!bytes || !isReadable(bytes)) return undefined
    const cut = cropOf(crop)
    const key = `${path ?? ''} ${cut.join(' ')}`
    const isJpeg = bytes.subarray(0, 3).equals(JPEG)
    const name = `word/media/image${this.pictures.size + 1}.${isJpeg ? 'jpeg' : 'png'}`
    const picture = this.pictures.get(key) ?? { name, bytes, crop: cut }
    this.pictures.set(key, picture)
    return this.target.relate(from, picture.name)
  }

  /** Puts all pictures into the new file. */
  async encode(): Promise<void> {
    for (const picture of this.pictures.values()) {
      const bytes = await encoded(picture).catch(() => blank(picture.name))
      this.target.putPicture(picture.name, bytes)
    }
  }
}
