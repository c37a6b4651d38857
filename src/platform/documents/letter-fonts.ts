import { create, type Font } from 'fontkit'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { AppError } from '../../kernel/app-error.ts'

/** 正文, 标题, and faces of 4096 code points each for what the first lacks (CJK extensions B to F), by the number of the block. */
export type Face = 'body' | 'title' | `rare-${string}`

/** A face of the letters: its bytes for the PDF, and how wide a character is at one point. */
export interface LetterFont {
  readonly bytes: Buffer
  readonly has: (character: string) => boolean
  readonly widthOf: (character: string) => number
}

/** The faces needed for a text, and which one draws a character. */
export interface LetterFonts {
  readonly faces: ReadonlyMap<Face, LetterFont>
  readonly faceOf: (character: string, wanted: 'body' | 'title') => Face
}

const BLOCK_BITS = 12
const FOLDER = 'src/platform/documents/fonts'

function fontPath(face: Face): string {
  let root = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(root, FOLDER)) && root !== dirname(root)) root = dirname(root)
  return join(root, FOLDER, `letter-${face}.ttf.br`)
}

const unpack = promisify(brotliDecompress)

async function readFace(face: Face): Promise<LetterFont> {
  const bytes = await unpack(await readFile(fontPath(face)))
  const font = create(bytes) as Font
  const widths = new Map<string, number>()
  return {
    bytes,
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    widthOf(character) {
      const known = widths.get(character)
      if (known !== undefined) return known
      const width = font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm
      widths.set(character, width)
      return width
    },
  }
}

const kept = new Map<Face, Promise<LetterFont>>()

// These two are needed for every letter and stay in memory; the others are rarely needed, so they are let go again.
function faceNamed(face: 'body' | 'title'): Promise<LetterFont> {
  const found = kept.get(face) ?? readFace(face)
  kept.set(face, found)
  found.catch(() => kept.delete(face))
  return found
}

function rareFace(character: string): Face {
  return `rare-${((character.codePointAt(0) ?? 0) >> BLOCK_BITS).toString(16)}`
}

async function readRare(strange: readonly string[]): Promise<[Face, LetterFont][]> {
  const names = [...new Set(strange.map(rareFace))].filter((face) => existsSync(fontPath(face)))
  return Promise.all(names.map(async (face): Promise<[Face, LetterFont]> => [face, await readFace(face)]))
}

/**
 * The faces that draw this text. A character that no face has would be an empty box in somebody's name: throws
 * `letter.character-missing` and names it.
 */
export async function fontsFor(text: string): Promise<LetterFonts> {
  const [body, title] = await Promise.all([faceNamed('body'), faceNamed('title')])
  const strange = [...new Set(Array.from(text))].filter((character) => !body.has(character))
  const rare = new Map(await readRare(strange))
  const missing = strange.filter((character) => rare.get(rareFace(character))?.has(character) !== true)
  if (missing.length > 0) throw new AppError('letter.character-missing', { characters: missing.join(' ') })
  return {
    faces: new Map<Face, LetterFont>([['body', body], ['title', title], ...rare]),
    faceOf(character, wanted) {
      if (wanted === 'title' && title.has(character)) return 'title'
      return body.has(character) ? 'body' : rareFace(character)
    },
  }
}
