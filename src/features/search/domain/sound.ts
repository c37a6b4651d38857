/** A word as it is typed by ear: `sound` is the same for words that are easily confused (同音、近音). */
export interface Sound {
  readonly pinyin: string
  readonly initials: string
  readonly sound: string
}

// z/zh, c/ch, s/sh, n/ng at the end, l/n at the beginning: what dialects and hands mix up.
function blur(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/(?<=[aei])ng$/, 'n')
}

/** The sound of a word from its syllables without tones. */
export function soundOf(syllables: readonly string[]): Sound {
  return {
    pinyin: syllables.join(''),
    initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
    sound: syllables.map(blur).join(' '),
  }
}

/** The word with one character left out, in every way: two words that share one differ by a character. */
export function cutsOf(word: string): string[] {
  const characters = Array.from(word)
  return [...new Set(characters.map((_, at) => characters.toSpliced(at, 1).join('')))]
}

/** A part of a question that may be mistyped. */
export interface Part {
  readonly from: number
  readonly text: string
  readonly sound: string
}

const SHORTEST = 2
const LONGEST = 6

/** Every part of two to six characters, with its sound; `syllables` are those of the characters, one each. */
export function partsOf(characters: readonly string[], syllables: readonly string[]): Part[] {
  return characters.flatMap((_, from) =>
    Array.from({ length: LONGEST - SHORTEST + 1 }, (__, more) => from + SHORTEST + more)
      .filter((until) => until <= characters.length)
      .map((until) => ({
        from,
        text: characters.slice(from, until).join(''),
        sound: soundOf(syllables.slice(from, until)).sound,
      })),
  )
}

/** A word of the vocabulary. */
export interface Known {
  readonly word: string
  readonly sound: string
}

/** Questions that may have been meant: a part replaced by a word that sounds alike, the longest part first. */
export function soundAlikes(characters: readonly string[], parts: readonly Part[], known: readonly Known[]): string[] {
  const longestFirst = [...parts].sort((a, b) => b.text.length - a.text.length)
  return longestFirst.flatMap(({ from, text, sound }) => {
    const { length } = Array.from(text)
    return known
      .filter((other) => other.sound === sound && other.word !== text)
      .map(({ word }) => characters.toSpliced(from, length, word).join(''))
  })
}
