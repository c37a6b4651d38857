/** A text as the detectors see it: digits and letters in their plain form, nothing invisible; every place leads back. */
export interface Seen {
  readonly text: string
  /** From this place of the seen text on, the original lies so many UTF-16 units further. */
  readonly shifts: readonly { readonly from: number; readonly by: number }[]
}

// Invisible characters, unusual spaces, dashes and line ends, full-width and mathematical letters and digits.
const UNUSUAL =
  /[\p{Cf}\r\u000b\u000c\u2028\u2029\ufe00-\ufe0f\u00a0\u2000-\u200a\u202f\u205f\u3000\u2010-\u2015\u2212\uff0d\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u{1d7ce}-\u{1d7ff}]/gu
const SPACE = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/u
const DASH = /[\u2010-\u2015\u2212\uff0d]/u
const LINE_END = /[\u000b\u000c\u2028\u2029]/u

function plainOf(char: string): string {
  if (SPACE.test(char)) return ' '
  if (DASH.test(char)) return '-'
  if (LINE_END.test(char)) return '\n'
  return /[\p{L}\p{Nd}]/u.test(char) ? char.normalize('NFKC') : ''
}

/** Sees through full-width digits, zero-width characters and unusual spaces, in one pass. */
export function seeThrough(original: string): Seen {
  const shifts: { from: number; by: number }[] = []
  let by = 0
  const text = original.replaceAll(UNUSUAL, (char: string, at: number) => {
    const plain = plainOf(char)
    if (plain.length !== char.length) {
      by += char.length - plain.length
      shifts.push({ from: at + char.length - by, by })
    }
    return plain
  })
  return { text, shifts }
}

/** Where a character of the seen text stands in the original, in UTF-16 units. */
export function originOf({ shifts }: Seen, index: number): number {
  let [low, high] = [0, shifts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((shifts[middle]?.from ?? 0) <= index) low = middle + 1
    else high = middle
  }
  return index + (shifts[low - 1]?.by ?? 0)
}
