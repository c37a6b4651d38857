import type { Booklet, BookletChapter, BookletEntry } from './booklet.ts'
import type { LetterFonts } from './letter-fonts.ts'
import { breakLines } from './letter-lines.ts'
import { mm } from './letter-sheet.ts'
import type { Place, Step } from './pdf-tree.ts'

/** A4 with margins that a binding leaves room in, in points. */
export const SHEET = { left: mm(25), top: mm(24), width: mm(160), height: mm(247), label: 76 } as const

/** A text at its place on a page; `x` and the base line in points from the upper left corner of the type area. */
export interface Mark {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly face: 'body' | 'title'
}

/** A text that also has its place in the tree. */
export interface PlacedMark extends Mark {
  readonly place: Place
}

/** Something that can be gone to: it stands in the contents, in the outline and in the index. */
export interface Anchor {
  readonly name: string
  readonly title: string
  readonly level: 1 | 2
  readonly page: number
  readonly y: number
}

/** The body of a booklet, set: pages from 0. */
export interface SetBody {
  readonly pages: readonly (readonly PlacedMark[])[]
  readonly anchors: readonly Anchor[]
}

type Face = Mark['face']

/** How wide a text is. */
export function measureWith(fonts: LetterFonts) {
  const known = new Map<string, number>()
  const unit = (face: Face, character: string): number => {
    const key = face + character
    const found = known.get(key)
    if (found !== undefined) return found
    const width = fonts.faces.get(fonts.faceOf(character, face))?.widthOf(character) ?? 0
    known.set(key, width)
    return width
  }
  return (face: Face, size: number) => (character: string) => size * unit(face, character)
}

export type Measure = ReturnType<typeof measureWith>

const BODY = { size: 10.5, line: 17, face: 'body', tag: 'P' } as const
const ENTRY = { size: 12.5, line: 24, face: 'title', tag: 'H3' } as const
const PART = { size: 13, line: 30, face: 'title', tag: 'H2' } as const
const CHAPTER = { size: 20, line: 44, face: 'title', tag: 'H1' } as const
const GAP = 8
const BASE = 0.82
// A heading and the first lines under it stay together.
const KEPT_LINES = 4

interface Style {
  readonly size: number
  readonly line: number
  readonly face: Face
  readonly tag: Step['tag']
}

/** Where setting has come to. */
interface Setter {
  readonly measure: Measure
  readonly pages: PlacedMark[][]
  readonly anchors: Anchor[]
  y: number
  /** The last number given to an element of the tree. */
  no: number
}

interface At {
  readonly x: number
  readonly style: Style
  readonly place: Place
}

function turn(set: Setter): void {
  set.pages.push([])
  set.y = 0
}

/** Begins a page unless so much is left of this one. */
function room(set: Setter, height: number): void {
  if (set.y + height > SHEET.height || set.pages.length === 0) turn(set)
}

function put(set: Setter, text: string, { x, style, place }: At): void {
  set.pages.at(-1)?.push({ text, x, y: set.y + style.line * BASE, size: style.size, face: style.face, place })
}

function broken({ measure }: Setter, text: string, { width, style }: { width: number; style: Style }): string[] {
  const breaking = { width, indent: 0, hang: 0, widthOf: measure(style.face, style.size) }
  return text.split('\n').flatMap((line) => breakLines(line, breaking).map((part) => part.text))
}

/** Lines over the width or, with a label before the first, beside it. */
function putLines(set: Setter, text: string, { style, label }: { style: Style; label?: string }): void {
  const x = label === undefined ? 0 : SHEET.label
  set.no += 1
  const place = [{ tag: style.tag, no: set.no }]
  broken(set, text, { width: SHEET.width - x, style }).forEach((line, at) => {
    room(set, style.line)
    if (at === 0 && label !== undefined) put(set, label, { x: 0, style: { ...style, face: 'title' }, place })
    put(set, line, { x, style, place })
    set.y += style.line
  })
}

function putHeading(
  set: Setter,
  title: string,
  { style, anchor }: { style: Style; anchor?: Pick<Anchor, 'name' | 'level'> },
): void {
  room(set, style.line + KEPT_LINES * BODY.line)
  if (anchor) set.anchors.push({ ...anchor, title, page: set.pages.length - 1, y: set.y })
  putLines(set, title, { style })
}

function putEntry(set: Setter, { number, title, rows }: BookletEntry): void {
  putHeading(set, title, { style: ENTRY, anchor: { name: number, level: 2 } })
  for (const [label, text] of rows) putLines(set, text, { style: BODY, label })
  set.y += GAP
}

function putChapter(set: Setter, { title, note, parts }: BookletChapter, at: number): void {
  turn(set)
  putHeading(set, title, { style: CHAPTER, anchor: { name: `chapter-${String(at)}`, level: 1 } })
  putLines(set, note, { style: BODY })
  for (const part of parts) {
    putHeading(set, part.title, { style: PART })
    for (const entry of part.entries) putEntry(set, entry)
  }
}

/** Sets the chapters: each begins a page, no heading stands alone at the foot of one. */
export function layOutBody({ chapters }: Booklet, measure: Measure): SetBody {
  const set: Setter = { measure, pages: [], anchors: [], y: 0, no: 0 }
  chapters.forEach((chapter, at) => {
    putChapter(set, chapter, at)
  })
  return { pages: set.pages, anchors: set.anchors }
}
