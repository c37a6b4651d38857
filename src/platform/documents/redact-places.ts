import { findTerm, fold, type Occurrence } from './redact-matching.ts'
import type { PageCharacter } from './redact-reading.ts'
import { around, type Box } from './redaction.ts'

/** What has been read of a page, with its number from 1. */
export interface ReadPage {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly characters: readonly PageCharacter[]
  readonly pictures: readonly Box[]
}

/** A character with the page on which it stands. */
interface Placed {
  readonly page: ReadPage
  readonly character: PageCharacter
}

/** Characters of one place, and the bar that covers them. */
export interface Bars {
  readonly page: number
  readonly box: Box
}

function middle({ y, h }: Box): number {
  return y + h / 2
}

function centre({ x, w }: Box): number {
  return x + w / 2
}

type Lettered = Pick<PageCharacter, 'text' | 'box'>

/** Groups what lies at about the same height (or, with the axes changed, in the same column); the order within is kept. */
function linesOf<C extends Lettered>(
  characters: readonly C[],
  across: (box: Box) => readonly [at: number, size: number],
) {
  const lines: { at: number; size: number; characters: C[] }[] = []
  const sorted = [...characters].sort((one, other) => across(one.box)[0] - across(other.box)[0])
  for (const character of sorted) {
    const [at, size] = across(character.box)
    const line = lines.at(-1)
    if (line && at - line.at < Math.min(size, line.size) / 2) line.characters.push(character)
    else lines.push({ at, size, characters: [character] })
  }
  return lines.map((line) => line.characters)
}

/** Leaves out what is drawn twice to look bold. */
function withoutDoubles<C extends Lettered>(line: readonly C[]): C[] {
  return line.filter((character, at) => {
    const before = line[at - 1]
    if (before?.text !== character.text) return true
    return Math.abs(centre(before.box) - centre(character.box)) > character.box.w / 3
  })
}

/** From line to line and from left to right, whatever the order in which the page was written. */
export function inLines<C extends Lettered>(characters: readonly C[]): C[][] {
  return linesOf(characters, (box) => [middle(box), box.h]).map((line) =>
    withoutDoubles(line.sort((one, other) => one.box.x - other.box.x)),
  )
}

/** From top to bottom in columns from the right: upright writing, and narrow cells of tables. A gap ends a column. */
function inColumns(characters: readonly PageCharacter[]): PageCharacter[][] {
  const columns = linesOf(characters, (box) => [centre(box), box.w]).reverse()
  return columns.flatMap((column) => {
    const pieces: PageCharacter[][] = []
    for (const character of column.sort((one, other) => one.box.y - other.box.y)) {
      const before = pieces.at(-1)?.at(-1)
      const isNext = before && character.box.y - before.box.y < 2 * character.box.h
      if (isNext) pieces.at(-1)?.push(character)
      else pieces.push([character])
    }
    return pieces
  })
}

type Turn = (box: Box) => Box

// A page may be turned, and writing on it too: a word that is broken over two lines goes on in the next line of its own direction.
const TURNS: readonly Turn[] = [
  (box) => box,
  ({ x, y, w, h }) => ({ x: y, y: -(x + w), w: h, h: w }),
  ({ x, y, w, h }) => ({ x: -(x + w), y: -(y + h), w, h }),
  ({ x, y, w, h }) => ({ x: -(y + h), y: x, w: h, h: w }),
]

function inTurnedLines(characters: readonly PageCharacter[], turn: Turn): PageCharacter[] {
  const turned = characters.map((character) => ({ text: character.text, box: turn(character.box), character }))
  return inLines(turned)
    .flat()
    .map(({ character }) => character)
}

/** The orders in which the words of a document may be read: as written, by lines in each direction, by columns. Blanks say nothing. */
function readings(pages: readonly ReadPage[]): Placed[][] {
  const all = pages.map((page) => ({ page, characters: page.characters.filter(({ text }) => text.trim() !== '') }))
  const placed = (page: ReadPage, characters: readonly PageCharacter[]): Placed[] =>
    characters.map((character) => ({ page, character }))
  return [
    all.flatMap(({ page, characters }) => placed(page, characters)),
    ...TURNS.map((turn) => all.flatMap(({ page, characters }) => placed(page, inTurnedLines(characters, turn)))),
    ...all.flatMap(({ page, characters }) =>
      inColumns(characters)
        .filter((column) => column.length > 1)
        .map((column) => placed(page, column)),
    ),
  ]
}

/** A scanner's words lie only roughly over their picture. */
function covered({ box, isInvisible }: PageCharacter): Box {
  const margin = isInvisible ? Math.max(box.h, box.w) * 0.2 : 0.4
  return { x: box.x - margin, y: box.y - margin, w: box.w + 2 * margin, h: box.h + 2 * margin }
}

/** Whether two boxes stand next to each other in one line, or below each other in upright or turned writing. */
function joins(one: Box, other: Box): boolean {
  const size = Math.max(one.h, other.h)
  const isOneLine = Math.abs(middle(one) - middle(other)) < Math.min(one.h, other.h) / 2
  const across = Math.max(one.x, other.x) - Math.min(one.x + one.w, other.x + other.w)
  const isOneColumn = Math.abs(centre(one) - centre(other)) < Math.min(one.w, other.w) / 4 && other.y > one.y
  const down = other.y - (one.y + one.h)
  return (isOneLine && across < size) || (isOneColumn && down < Math.min(one.w, other.w) / 8)
}

function barsOf(occurrence: Occurrence, reading: readonly Placed[]): Bars[] {
  const bars: Bars[] = []
  for (const at of occurrence) {
    const placed = reading[at]
    if (!placed) continue
    const box = covered(placed.character)
    const last = bars.at(-1)
    if (last?.page === placed.page.number && joins(last.box, box)) {
      bars[bars.length - 1] = { page: last.page, box: around(last.box, box) }
    } else bars.push({ page: placed.page.number, box })
  }
  return bars
}

/** Words of a document that are found again and again in other orders are told once. */
export class TermFinder {
  private readonly searched: readonly { readonly reading: Placed[]; readonly text: ReturnType<typeof fold> }[]

  constructor(pages: readonly ReadPage[]) {
    this.searched = readings(pages).map((reading) => ({
      reading,
      text: fold(reading.map(({ character }) => character.text)),
    }))
  }

  /** The bars that cover every occurrence of a term. */
  find(term: string): Bars[] {
    const found = new Map<string, Bars>()
    for (const { reading, text } of this.searched) {
      for (const bar of findTerm(text, term).flatMap((occurrence) => barsOf(occurrence, reading))) {
        found.set(JSON.stringify(bar), bar)
      }
    }
    return [...found.values()]
  }
}
