import { jiebaWith } from '../../platform/jieba.ts'
import { fold } from './domain/fold.ts'

/** Cuts folded texts into words. */
export interface Cutter {
  /** The words under which a text is found: long words and the shorter ones inside them. */
  readonly forIndex: (text: string) => string[]
  /** The words that somebody looks for, in order. */
  readonly forQuestion: (text: string) => string[]
}

const WORD = /^[\p{L}\p{N}]/u
const APART = /[^\p{L}\p{N}]+/u
const COMPOUND = /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u
/** A cutter that knows the general dictionary and the school's own words. */
export function makeCutter(ownWords: readonly string[]): Cutter {
  const own = ownWords.map(fold).filter((word) => WORD.test(word) && !/\s/.test(word))
  const jieba = jiebaWith([...new Set(own)])
  const words = (cut: string[]): string[] => cut.filter((word) => WORD.test(word))
  // CET-4 is found as it stands, and by CET.
  const withParts = (word: string): string[] => (COMPOUND.test(word) ? [word, ...word.split(APART)] : [word])
  return {
    forIndex: (text) => words(jieba.cutForSearch(text, true).flatMap(withParts)),
    forQuestion: (text) => words(jieba.cut(text, true)),
  }
}
