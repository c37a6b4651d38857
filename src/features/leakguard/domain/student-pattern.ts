import { codePoints } from '../../../kernel/text.ts'

// A form, not a regular expression: whoever sets it can neither slow the platform down nor make it match everything.
const YEAR = '{年}'
const SHORTEST = 6
const LONGEST = 20
const FEWEST_FIXED_OR_YEAR = 1

/** The places of a form, a year as one of them. */
function placesOf(pattern: string): string[] {
  return pattern.split(YEAR).flatMap((part, at) => [...(at === 0 ? [] : [YEAR]), ...codePoints(part)])
}

function widthOf(places: readonly string[]): number {
  return places.reduce((sum, place) => sum + (place === YEAR ? 4 : 1), 0)
}

/**
 * Can the school set this form? `#` is a digit, `@` a Latin letter, `{年}` a year of four digits, everything else itself. Empty means none; otherwise 6 to 20 places, Latin letters and digits,
 * not every place open.
 */
export function isStudentPattern(pattern: string): boolean {
  if (pattern === '') return true
  const places = placesOf(pattern)
  const width = widthOf(places)
  const isKnown = places.every((place) => place === YEAR || /^[#@A-Za-z0-9-]$/.test(place))
  const fixed = places.filter((place) => place !== '#').length
  return isKnown && width >= SHORTEST && width <= LONGEST && fixed >= FEWEST_FIXED_OR_YEAR
}

const OPEN: Readonly<Record<string, RegExp>> = { '#': /^\d$/, '@': /^[A-Za-z]$/, [YEAR]: /^(?:19[5-9]|20\d)\d$/ }

function fits(place: string, text: string): boolean {
  return OPEN[place]?.test(text) ?? place.toLowerCase() === text.toLowerCase()
}

/** Is this word a student number of that form? */
export function isStudentNumber(pattern: string, word: string): boolean {
  const places = placesOf(pattern)
  if (pattern === '' || widthOf(places) !== word.length) return false
  let at = 0
  return places.every((place) => {
    const width = place === YEAR ? 4 : 1
    at += width
    return fits(place, word.slice(at - width, at))
  })
}
