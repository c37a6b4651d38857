import { startEngine } from './redact-engine.ts'
import { drawPage } from './redact-drawing.ts'

/** How light each pixel of a drawn text is: 0 for none of its ink, 255 for nothing but ink. */
export interface Mask {
  readonly width: number
  readonly height: number
  readonly data: Buffer
}

const MARGIN = 0.1
const ASCENT = 0.88
const LONGEST = 60
/** Stands for a character beyond the tables of the font. */
const UNKNOWN = '〓'
const MOST_KEPT = 500
const WIDE = 1000
const NARROW = 500
const kept = new Map<string, Mask>()

/** Half as wide as a Chinese character. */
export function isNarrow(character: string): boolean {
  return (character.codePointAt(0) ?? 0) < 0x2e80 && !/[\u2014\u2018-\u201d\u2026\u3000-\u303f]/.test(character)
}

/** The width of a text in parts of its height. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (isNarrow(character) ? NARROW : WIDE), 0) / WIDE
}

/** A page that says the text in a font that it only names, so that the engine takes ours. */
function pageSaying(text: string): Buffer {
  const glyphs = Array.from(text, (character) => {
    const code = Buffer.from(character.length > 1 ? UNKNOWN : character, 'utf16le')
      .swap16()
      .toString('hex')
    return { code, width: isNarrow(character) ? 1 / 2 : 1 }
  })
  let x = MARGIN
  const shown = glyphs.map(({ code, width }) => {
    const piece = `1 0 0 1 ${x.toFixed(2)} ${(1 + MARGIN - ASCENT).toFixed(2)} Tm <${code}> Tj`
    x += width
    return piece
  })
  const content = `BT /F 1 Tf ${shown.join(' ')} ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${(x + MARGIN).toFixed(2)} ${1 + 2 * MARGIN}]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>`,
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/W[1 95 500 814 939 500]/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  ]
  return Buffer.from(
    `%PDF-1.5\n${objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer<</Root 1 0 R/Size 8>>`,
  )
}

async function drawn(text: string, height: number): Promise<Mask> {
  const engine = await startEngine()
  const { width, height: rows, data } = drawPage(engine, pageSaying(text), height / (1 + 2 * MARGIN))
  const mask = Buffer.alloc(width * rows)
  for (let at = 0; at < mask.length; at++) mask[at] = 255 - (data[at * 3] ?? 255)
  return { width, height: rows, data: mask }
}

/** A text of one line as a mask of this many pixels in height. What is longer than 60 characters is cut. */
export async function labelMask(text: string, height: number): Promise<Mask> {
  const words = Array.from(text).slice(0, LONGEST).join('')
  const key = `${height} ${words}`
  const known = kept.get(key)
  if (known) return known
  const mask = await drawn(words, height)
  if (kept.size < MOST_KEPT) kept.set(key, mask)
  return mask
}
