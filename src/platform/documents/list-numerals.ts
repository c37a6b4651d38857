const DIGITS = '〇一二三四五六七八九'
const UNITS = ['', '十', '百', '千']
const MOST_COUNTED = 9999
const CIRCLED_NUMBERS = 20

/** 1 → 一, 10 → 十, 21 → 二十一, 103 → 一百零三; plain digits above 9999. */
function counted(value: number): string {
  if (value <= 0 || value > MOST_COUNTED) return String(value)
  const digits = Array.from(String(value), Number)
  const words = digits.map((digit, at) => {
    const unit = UNITS[digits.length - 1 - at] ?? ''
    return digit === 0 ? '零' : `${DIGITS.charAt(digit)}${unit}`
  })
  return words.join('').replaceAll(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十')
}

function digitByDigit(value: number): string {
  return String(value).replaceAll(/\d/g, (digit) => DIGITS.charAt(Number(digit)))
}

const ROMAN: readonly (readonly [value: number, letters: string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(value: number): string {
  let rest = Math.min(value, MOST_COUNTED)
  let letters = ''
  for (const [size, sign] of ROMAN) {
    for (; rest >= size; rest -= size) letters += sign
  }
  return letters
}

/** a … z, aa, bb, …: the way of Word. */
function letter(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(Math.ceil(value / 26), 9))
}

function enclosed(first: number): (value: number) => string {
  return (value) => (value >= 1 && value <= CIRCLED_NUMBERS ? String.fromCodePoint(first + value - 1) : String(value))
}

function oneOf(signs: string): (value: number) => string {
  return (value) => signs.charAt((value - 1) % signs.length)
}

function fullWidth(value: number): string {
  return String(value).replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
}

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerRoman: roman,
  upperLetter: (value) => letter(value).toUpperCase(),
  lowerLetter: letter,
  chineseCounting: counted,
  chineseCountingThousand: counted,
  taiwaneseCounting: counted,
  taiwaneseCountingThousand: counted,
  japaneseCounting: counted,
  ideographDigital: digitByDigit,
  taiwaneseDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  ideographTraditional: oneOf('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: oneOf('子丑寅卯辰巳午未申酉戌亥'),
  decimalEnclosedCircle: enclosed(0x2460),
  decimalEnclosedCircleChinese: enclosed(0x2460),
  decimalEnclosedParen: enclosed(0x2474),
  decimalEnclosedFullstop: enclosed(0x2488),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  none: () => '',
}

/** A number of a list in the writing that Word calls `format` (ST_NumberFormat); plain digits for one that we do not know. */
export function listNumeral(value: number, format: string): string {
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
  return value >= 1 && write ? write(value) : String(value)
}
