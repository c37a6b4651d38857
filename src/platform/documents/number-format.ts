interface Pattern {
  readonly before: string
  readonly digits: string
  readonly after: string
  readonly isPercent: boolean
}

const MOST_DIGITS = 15
const UNREADABLE = /[eE][+-]|\/|\[DBNum|\[[<>=]/

/** As typed: no exponent, no rounding noise of binary fractions (0.1 + 0.2). */
function plain(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(MOST_DIGITS)))
}

function literal(text: string): string {
  return text
    .replaceAll(/\[\$([^\]-]*)[^\]]*\]/g, '$1')
    .replaceAll(/\[[^\]]*\]|_.|\*./g, '')
    .replaceAll(
      /"([^"]*)"|\\(.)/g,
      (_, quoted: string | undefined, escaped: string | undefined) => quoted ?? escaped ?? '',
    )
}

function patternOf(section: string): Pattern | undefined {
  // Quoted words and escaped signs are masked, so that no digit sign is looked for in them.
  const masked = section.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, (match) => '\u0001'.repeat(match.length))
  const found = /[#0?](?:[#0?,.]*[#0?])?,*/.exec(masked)
  if (!found || /[#0?]/.test(masked.slice(found.index + found[0].length))) return undefined
  return {
    before: literal(section.slice(0, found.index)),
    digits: found[0],
    after: literal(section.slice(found.index + found[0].length)),
    isPercent: masked.includes('%'),
  }
}

function grouped(digits: string): string {
  return digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
}

function zeros(digits: string): number {
  return digits.replaceAll(/[^0]/g, '').length
}

/** `#,##0.0#,,` is `#,##0` before the point, `0#` behind it, and scaled down by a million. */
function partsOf(digits: string): { whole: string; fraction: string; scale: number } {
  const core = digits.replace(/,+$/, '')
  const point = core.indexOf('.')
  const whole = point === -1 ? core : core.slice(0, point)
  const fraction = point === -1 ? '' : core.slice(point + 1)
  return { whole, fraction, scale: 1000 ** (digits.length - core.length) }
}

function written(value: number, digits: string): string {
  const { whole, fraction, scale } = partsOf(digits)
  const scaled = Number((value / scale).toPrecision(MOST_DIGITS))
  const [integers = '', decimals = ''] = scaled.toFixed(Math.min(fraction.length, 20)).split('.')
  const padded = integers.padStart(zeros(whole), '0')
  const kept = decimals.replace(/0+$/, '').padEnd(zeros(fraction), '0')
  return (whole.includes(',') ? grouped(padded) : padded) + (kept === '' ? '' : `.${kept}`)
}

/** The part of a format that speaks for this value (positive; negative; zero), and whether a sign is still needed. */
function sectionFor(value: number, format: string): { section: string; sign: string } {
  const [positive = '', negative, zero] = format.split(';')
  if (value < 0) return negative === undefined ? { section: positive, sign: '-' } : { section: negative, sign: '' }
  return { section: value === 0 ? (zero ?? positive) : positive, sign: '' }
}

/**
 * A number as a spreadsheet shows it under a number format (1234.5 under `¥#,##0.00` is ¥1,234.50). Exponents, fractions and
 * formats with conditions are shown as typed.
 */
export function formatNumber(value: number, format: string): string {
  const { section, sign } = sectionFor(value, format)
  const pattern = UNREADABLE.test(section) ? undefined : patternOf(section)
  if (!pattern) return plain(value)
  const size = Math.abs(value) * (pattern.isPercent ? 100 : 1)
  return `${sign}${pattern.before}${written(size, pattern.digits)}${pattern.after}`.trim()
}
