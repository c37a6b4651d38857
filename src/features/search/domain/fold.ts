/** Full-width digits, Kangxi radicals and letter case make no difference to a reader; so neither to the search. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

// Most of a text: characters that fold into themselves, and need no asking.
const PLAIN = /[\u4e00-\u9fffa-z0-9 ]/

/** A folded text that knows where each of its units stood: `at[i]` in the original, `at[length]` its end. */
export interface Folded {
  readonly text: string
  readonly at: readonly number[]
}

/** Folds character by character, so that a place found in the folded text can be shown in the original. */
export function foldWithPlaces(original: string): Folded {
  const at: number[] = []
  let text = ''
  let place = 0
  for (const character of original) {
    const folded = PLAIN.test(character) ? character : fold(character)
    for (let i = 0; i < folded.length; i++) at.push(place)
    text += folded
    place += character.length
  }
  at.push(original.length)
  return { text, at }
}
