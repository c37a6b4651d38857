import { fold } from './fold.ts'

/** A question as the index is asked: words that must all occur, phrases that must occur as they stand. */
export interface Question {
  /** The whole, folded, without quotation marks: what did-you-mean, pins and the list of questions go by. */
  readonly whole: string
  readonly words: readonly string[]
  readonly phrases: readonly string[]
}

/** Longer questions are cut, in characters. */
export const LONGEST_QUESTION = 100
const MOST_WORDS = 12
const QUOTED = /["“”「『]([^"“”「」『』]{2,})["“”」』]/g
const HAN = /^\p{Script=Han}$/u
// Words that stand in every second text, or only make a question of it.
const STOP = new Set(
  '的 了 和 与 及 或 在 是 为 等 对 于 吗 呢 请 有 我 关于 什么 怎么 如何 哪些 哪里 怎样 请问 一下 是否 以及'.split(
    ' ',
  ),
)

/** Single characters side by side are one word that the dictionary does not know; single ones beside words are left out. */
function joinSingles(words: readonly string[], text: string): string[] {
  const joined: { word: string; end: number; isHan: boolean }[] = []
  let at = 0
  for (const word of words) {
    at = text.indexOf(word, at)
    const end = at + word.length
    const last = joined.at(-1)
    const isHan = HAN.test(word)
    if (isHan && last?.isHan === true && last.end === at)
      joined[joined.length - 1] = { word: last.word + word, end, isHan }
    else joined.push({ word, end, isHan })
    at = end
  }
  return joined.map(({ word }) => word)
}

/** The words of a folded text that count: no stop word and no lone character, unless there is nothing else. */
function telling(words: readonly string[]): string[] {
  const meant = words.filter((word) => !STOP.has(word))
  const long = meant.filter((word) => word.length > 1)
  const chosen = long.length > 0 ? long : meant.length > 0 ? meant : words
  return [...new Set(chosen)].slice(0, MOST_WORDS)
}

/** Reads a question as somebody typed it; `cut` cuts a folded text into words (without marks). */
export function readQuestion(typed: string, cut: (text: string) => string[]): Question {
  const text = fold(typed.slice(0, LONGEST_QUESTION).replace(/[\ud800-\udbff]$/, '')).replaceAll(/[\p{C}\s]+/gu, ' ')
  const phrases = [...text.matchAll(QUOTED)].map(([, phrase = '']) => phrase.trim()).filter((phrase) => phrase !== '')
  const whole = text
    .replaceAll(/["“”「」『』]/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
  return { whole, phrases: [...new Set(phrases)], words: telling(joinSingles(cut(whole), whole)) }
}

const LONGEST_KEPT = 30

/** May the question be kept for the office's list? Not what may name a person: long numbers (telephone, identity card, student number), addresses of mail, letters. */
export function mayBeKept(whole: string): boolean {
  const dense = whole.replaceAll(/[\s-]/g, '')
  return whole.length > 1 && whole.length <= LONGEST_KEPT && !/\d{6}/.test(dense) && !dense.includes('@')
}
