import { Jieba } from '@node-rs/jieba'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

// Above every word of the general dictionary: the school's own words are not cut apart.
const FREQUENCY = 100_000

let known: { readonly jieba: Jieba; readonly words: Set<string> } | undefined

function open(): { jieba: Jieba; words: Set<string> } {
  // The package's own door keeps the text of this dictionary and of another one in memory for good: 11 MB.
  const dictionary = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt')
  return { jieba: Jieba.withDict(readFileSync(dictionary)), words: new Set() }
}

/**
 * Cuts Chinese into words, by the general dictionary and these words besides. It takes fifty megabytes and half a second:
 * there is one in a process, and new words are added to it. Only when a word has been taken away it is made again.
 */
export function jiebaWith(own: readonly string[]): Jieba {
  const wanted = new Set(own)
  if (!known || [...known.words].some((word) => !wanted.has(word))) known = open()
  const { jieba, words } = known
  const fresh = own.filter((word) => !words.has(word))
  if (fresh.length > 0) jieba.loadDict(Buffer.from(fresh.map((word) => `${word} ${String(FREQUENCY)} n`).join('\n')))
  for (const word of fresh) words.add(word)
  return jieba
}

/** Cuts Chinese into words, whatever words were added. */
export function anyJieba(): Jieba {
  known ??= open()
  return known.jieba
}
