import { codePoints } from '../../../kernel/text.ts'
import { fold, type Folded, foldWithPlaces } from './fold.ts'

/** A piece of a snippet; `isHit` pieces are what was looked for. */
export interface Piece {
  readonly text: string
  readonly isHit: boolean
}

type Span = readonly [from: number, until: number]

const BEFORE = 24
const LENGTH = 120
const MOST_PLACES = 300

/** Where the words stand in a folded text, in order; hits that touch or overlap are one: 收费标准 is not marked as two. */
function spansOf(text: string, words: readonly string[]): Span[] {
  const found: Span[] = []
  for (const word of words) {
    if (word === '') continue
    for (let at = text.indexOf(word); at >= 0 && found.length < MOST_PLACES; at = text.indexOf(word, at + word.length))
      found.push([at, at + word.length])
  }
  const merged: [number, number][] = []
  for (const [from, until] of found.sort(([a], [b]) => a - b)) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], until)
    else merged.push([from, until])
  }
  return merged
}

/** A span of the folded text in the original; a character that folds into several is marked whole. */
function inOriginal({ at }: Folded, [from, until]: Span): Span {
  const start = at[from] ?? 0
  const last = at[until - 1] ?? start
  const end = at.slice(until).find((place) => place > last)
  return [start, end ?? at.at(-1) ?? start]
}

/** Cuts a text into hits and the rest; the pieces together are the text, unchanged. */
export function markHits(text: string, words: readonly string[]): Piece[] {
  const folded = foldWithPlaces(text)
  const pieces: Piece[] = []
  let done = 0
  for (const span of spansOf(folded.text, words.map(fold))) {
    const [from, until] = inOriginal(folded, span)
    if (until <= done) continue
    if (from > done) pieces.push({ text: text.slice(done, from), isHit: false })
    pieces.push({ text: text.slice(Math.max(done, from), until), isHit: true })
    done = until
  }
  return done < text.length ? [...pieces, { text: text.slice(done), isHit: false }] : pieces
}

interface Passage {
  readonly start: number
  readonly score: number
}

/** The place from which most different words, the longer the better, stand close together. */
function bestPlace(text: string, words: readonly string[]): Passage {
  const places = words
    .flatMap((word) => spansOf(text, [word]).map(([at]) => ({ at, word })))
    .sort((a, b) => a.at - b.at)
  let best: Passage = { start: 0, score: 0 }
  let first = 0
  for (const [index, { at }] of places.entries()) {
    while ((places[first]?.at ?? at) < at - (LENGTH - BEFORE)) first += 1
    const seen = new Set(places.slice(first, index + 1).map(({ word }) => word))
    const score = [...seen].reduce((sum, word) => sum + word.length, 0)
    if (score > best.score) best = { start: places[first]?.at ?? at, score }
  }
  return best
}

/** How well a text answers the words: the summed length of those in its best passage; 0 when none is in it. */
export function passageScore(text: string, words: readonly string[]): number {
  return bestPlace(fold(text), words.map(fold)).score
}

/** The place of the best passage in the original. Folding rarely changes the length of a text; only then places are counted. */
function bestStart(text: string, words: readonly string[]): number {
  const plain = fold(text)
  const wanted = words.map(fold)
  if (plain.length === text.length) return bestPlace(plain, wanted).start
  const folded = foldWithPlaces(text)
  return folded.at[bestPlace(folded.text, wanted).start] ?? 0
}

/** The passage with the most different words, about a hundred characters, never cutting a character in half. */
export function snippet(text: string, words: readonly string[]): Piece[] {
  const even = text.replaceAll(/\s+/g, ' ').trim()
  const from = Math.max(0, bestStart(even, words) - BEFORE)
  // The slice may begin in the middle of a character: one unit more in front, and that character is left out.
  const characters = codePoints(even.slice(Math.max(0, from - 1), from + LENGTH * 2)).slice(from > 0 ? 1 : 0)
  const passage = characters.slice(0, LENGTH).join('')
  const isEnd = characters.length <= LENGTH && from + LENGTH * 2 >= even.length
  const dots = (isShown: boolean): Piece[] => (isShown ? [{ text: '…', isHit: false }] : [])
  return [...dots(from > 0), ...markHits(passage, words), ...dots(!isEnd)]
}
