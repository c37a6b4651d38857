/** A wrong writing with what is right; `not` are characters that, coming next, make another word of it. */
export interface WrongWord {
  readonly wrong: string
  readonly suggestion: string
  readonly not?: string | undefined
}

/** A wrong writing in a text, with a few characters around it. */
export interface Hit {
  readonly wrong: string
  readonly suggestion: string
  readonly excerpt: string
}

/** Finds wrong writings in a text. */
export type WordFinder = (text: string) => Hit[]

const AROUND = 8

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

function patternOf({ wrong, not = '' }: WrongWord): string {
  return not === '' ? escaped(wrong) : `${escaped(wrong)}(?![${escaped(not)}])`
}

/** One pattern for all words, the longest first, so that a text is walked through once. */
export function findWords(words: readonly WrongWord[]): WordFinder {
  if (words.length === 0) return () => []
  const suggestions = new Map(words.map(({ wrong, suggestion }) => [wrong, suggestion]))
  const sorted = [...words].sort((a, b) => b.wrong.length - a.wrong.length)
  const pattern = new RegExp(sorted.map(patternOf).join('|'), 'gu')
  return (text) =>
    [...text.matchAll(pattern)].map(({ 0: wrong, index }) => ({
      wrong,
      suggestion: suggestions.get(wrong) ?? '',
      excerpt: text.slice(Math.max(0, index - AROUND), index + wrong.length + AROUND).replaceAll(/\s+/g, ' '),
    }))
}
