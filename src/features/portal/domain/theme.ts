/** A colour as red, green and blue, 0 to 255 each. */
type Rgb = readonly [red: number, green: number, blue: number]

const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]
/** What text needs: 7:1 for what is read (WCAG AAA), 4.5:1 for the rest (WCAG AA). */
const TO_READ = 7
const BESIDE = 5.2
// Rounding to whole numbers costs a little.
const MARGIN = 0.1
const STEP = 0.02

function parse(hex: string): Rgb {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16)
  return [part(1), part(3), part(5)]
}

function hexOf(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}

function mix([r, g, b]: Rgb, [r2, g2, b2]: Rgb, share: number): Rgb {
  return [r + (r2 - r) * share, g + (g2 - g) * share, b + (b2 - b) * share]
}

function linear(part: number): number {
  const c = part / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/** The contrast of two colours (`#rrggbb`), 1 to 21, as WCAG counts it. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminance(parse(one)), luminance(parse(other))]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** The nearest shade of a colour, on the way to black, that can be read on that ground. */
function darkUntil(colour: Rgb, ground: Rgb, least: number): Rgb {
  let share = 0
  while (share < 1 && contrastOf(hexOf(mix(colour, BLACK, share)), hexOf(ground)) < least) share += STEP
  return mix(colour, BLACK, Math.min(1, share))
}

/** The colours of a theme: the names are those of the custom properties in `1-tokens.css`. */
export type Theme = Readonly<
  Record<
    | 'school'
    | 'school-deep'
    | 'school-tint'
    | 'school-line'
    | 'ink'
    | 'ink-2'
    | 'ink-3'
    | 'line'
    | 'ground'
    | 'on-deep'
    | 'deep-line'
    | 'art-1'
    | 'art-2'
    | 'art-3'
    | 'art-4',
    string
  >
>

/**
 * What follows from the school's colour (`#rrggbb`). Whatever colour is chosen, text keeps its contrast: the colour is
 * darkened until it can be read on paper, and greys take only a breath of it.
 */
export function themeOf(colour: string): Theme {
  const base = parse(colour)
  const tint = mix(base, WHITE, 0.91)
  const school = darkUntil(base, WHITE, TO_READ + MARGIN)
  const deep = darkUntil(mix(school, BLACK, 0.28), WHITE, 10.5)
  const grey = (share: number): Rgb => mix([118, 124, 126], school, share)
  const ground = mix(grey(0.3), WHITE, 0.94)
  // Of bright colours the tint is the lighter ground, of dark ones the darker.
  const darkest = luminance(tint) < luminance(ground) ? tint : ground
  return {
    school: hexOf(school),
    'school-deep': hexOf(deep),
    'school-tint': hexOf(tint),
    'school-line': hexOf(mix(school, WHITE, 0.76)),
    ink: hexOf(darkUntil(mix(grey(0.35), BLACK, 0.7), WHITE, 14)),
    'ink-2': hexOf(darkUntil(grey(0.3), darkest, TO_READ + MARGIN)),
    'ink-3': hexOf(darkUntil(grey(0.25), darkest, BESIDE)),
    line: hexOf(mix(grey(0.3), WHITE, 0.78)),
    ground: hexOf(ground),
    'on-deep': hexOf(mix(deep, WHITE, 0.84)),
    'deep-line': hexOf(mix(deep, WHITE, 0.24)),
    'art-1': hexOf(mix(base, WHITE, 0.84)),
    'art-2': hexOf(mix(base, WHITE, 0.72)),
    'art-3': hexOf(mix(base, WHITE, 0.56)),
    'art-4': hexOf(mix(base, WHITE, 0.36)),
  }
}

/** The theme as a style sheet that goes behind the tokens' defaults. */
export function themeSheet(colour: string): string {
  const rows = Object.entries(themeOf(colour)).map(([name, value]) => `--${name}:${value}`)
  return `:root{${rows.join(';')}}\n`
}
