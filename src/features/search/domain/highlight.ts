import { codePoints } from '../../../kernel/text.ts'

/** A piece of a snippet; `isHit` pieces are what was looked for. */
export interface Piece {
  readonly text: string
  readonly isHit: boolean
}

const BEFORE = 30
const LENGTH = 110

function escape(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Cuts a text into hits and the rest. Longer words win over the shorter ones they contain. */
export function markHits(text: string, words: readonly string[]): Piece[] {
  const wanted = words
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
    .map(escape)
  if (wanted.length === 0 || text === '') return text === '' ? [] : [{ text, isHit: false }]
  // Hits that touch are one: 收费标准 is not marked as two.
  return text
    .split(new RegExp(`((?:${wanted.join('|')})+)`, 'giu'))
    .map((piece, index) => ({ text: piece, isHit: index % 2 === 1 }))
    .filter(({ text: piece }) => piece !== '')
}

/** The passage with the most different words, about a hundred characters, never cutting a character in half. */
export function snippet(text: string, words: readonly string[]): Piece[] {
  const folded = text.toLowerCase()
  const places = words
    .flatMap((word) => {
      const at = folded.indexOf(word)
      return at < 0 ? [] : [at]
    })
    .sort((a, b) => a - b)
  const best = places
    .map((start) => ({ start, count: places.filter((at) => at >= start && at < start + LENGTH - BEFORE).length }))
    .reduce((winner, candidate) => (candidate.count > winner.count ? candidate : winner), { start: 0, count: 0 })
  const from = Math.max(0, best.start - BEFORE)
  const passage = codePoints(text.slice(Math.max(0, from - 1), from + LENGTH * 2))
    .slice(from > 0 ? 1 : 0, LENGTH)
    .join('')
    .replaceAll(/\s+/g, ' ')
  const pieces = markHits(passage, words)
  const head = from > 0 ? [{ text: '…', isHit: false }] : []
  const tail = from + LENGTH < text.length ? [{ text: '…', isHit: false }] : []
  return [...head, ...pieces, ...tail]
}
