/** The digits as they are written in words, with the capitals of the accounts (壹贰叁) and 两. */
const DIGITS: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ...{ 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 },
}
const PLAIN: Readonly<Record<string, string>> = { 拾: '十', 佰: '百', 仟: '千', 萬: '万', 億: '亿' }
/** One digit in words, for an expression. */
export const NUMERAL_DIGIT = `[${Object.keys(DIGITS).join('')}]`
const COUNTED = `[${Object.keys(DIGITS)
  .join('')
  .replace(/[〇零]/gu, '')}]`

/** What numbers in words are written with: for a class of characters in an expression. */
export const NUMERALS = `${Object.keys(DIGITS).join('')}十百千万亿${Object.keys(PLAIN).join('')}`

// Up to 9999. The ones stand alone, behind 十, or behind a 零: 一百五 is a hundred and fifty to some and 105 to others.
const SECTION = new RegExp(
  `^(?:(?<k>${COUNTED})千)?(?:(?<gap>[〇零])?(?<h>${COUNTED})百)?(?:(?<gap2>[〇零])?(?<hasTens>(?<t>${COUNTED})?十))?(?:(?<gap3>[〇零])?(?<o>${COUNTED}))?$`,
  'u',
)

type Parts = Readonly<Record<string, string | undefined>>

function valueOf(digit: string | undefined): number {
  return DIGITS[digit ?? ''] ?? 0
}

/** Is it plain what a digit at the end means? */
function isWellWritten({ k, h, hasTens, gap3, o }: Parts): boolean {
  const isBehind = k !== undefined || h !== undefined
  return o === undefined || hasTens !== undefined || !isBehind || gap3 !== undefined
}

function sectionOf(words: string): number | undefined {
  const parts: Parts | undefined = SECTION.exec(words)?.groups
  if (!parts || !isWellWritten(parts)) return undefined
  const { k, h, t, hasTens, o } = parts
  const tens = hasTens === undefined ? 0 : valueOf(t ?? '一')
  return valueOf(k) * 1000 + valueOf(h) * 100 + tens * 10 + valueOf(o)
}

const SCALES = [
  ['亿', 100_000_000],
  ['万', 10_000],
] as const

const NOUGHT = /^[〇零]$/u
const LEADING = /^[〇零]/u
// A 万 with one digit behind it is short for thousands to those who speak, and for ones to those who forget the 零.
const SHORT = new RegExp(`[万亿]${COUNTED}$`, 'u')

/** What stands before 亿 or 万 must be a number, what stands behind may be nothing. */
function scaledOf(words: string): number | undefined {
  const [name, factor] = SCALES.find(([scale]) => words.includes(scale)) ?? ['', 1]
  if (name === '') return sectionOf(words)
  const at = words.indexOf(name)
  const [above, below] = [scaledOf(words.slice(0, at)), scaledOf(words.slice(at + 1))]
  if (!above || below === undefined || below >= factor) return undefined
  return above * factor + below
}

/**
 * The number that Chinese words write: 三百六十 is 360, 两千三百 is 2300, 一万零五 is 10005. Undefined for what is no number (十四五,
 * 七八, 千万), for digits in a row (二〇二五, which is a year), and for what can be read in two ways (一百五, 一万二).
 */
export function chineseNumber(words: string): number | undefined {
  const plain = Array.from(words, (each) => PLAIN[each] ?? each).join('')
  if (NOUGHT.test(plain)) return 0
  if (LEADING.test(plain) || SHORT.test(plain)) return undefined
  const value = scaledOf(plain)
  return value === 0 ? undefined : value
}

/** Digits in words one after the other, as behind 点: 三五 is “35”. */
export function digitsIn(words: string): string {
  return Array.from(words, (each) => String(valueOf(each))).join('')
}
