/** The field in which somebody signs by hand, in its own units: wide and high. */
export const SIGNING_WIDTH = 600
export const SIGNING_HEIGHT = 200
/** As many signs are kept of the strokes. */
export const LONGEST_STROKES = 4000

const POINT = String.raw`\d{1,3},\d{1,3}`
const LINE = `${POINT}(?: ${POINT})*`
const STROKES = new RegExp(`^${LINE}(?:;${LINE})*$`)

function isInside(point: string): boolean {
  const [x = 0, y = 0] = point.split(',').map(Number)
  return x <= SIGNING_WIDTH && y <= SIGNING_HEIGHT
}

/**
 * Are these strokes of a signature by hand (手写签名): points `x,y` with a space between them, a semicolon between strokes, all in the field?
 * Numbers and nothing else, so that they can be drawn anywhere without being a picture or a script.
 */
export function areStrokes(text: string): boolean {
  return text.length <= LONGEST_STROKES && STROKES.test(text) && text.split(/[ ;]/).every(isInside)
}

/** The strokes as the `d` of an SVG path; a single point is a dot. */
export function pathOf(strokes: string): string {
  return strokes
    .split(';')
    .map((line) => {
      const [first = '', ...rest] = line.split(' ')
      return `M${first}L${(rest.length === 0 ? [first] : rest).join(' ')}`
    })
    .join('')
}
