import { chineseNumber, digitsIn, NUMERAL_DIGIT, NUMERALS } from './chinese-number.ts'
import { isAmount } from './word-amount.ts'

/** How a typed number stands to what is counted. */
export type Claim =
  | 'exactly'
  /** 余, 多: a little more than. */
  | 'over'
  /** 近, 将近: a little less than. */
  | 'nearly'
  /** 超过, 逾, 以上. */
  | 'more'
  /** 不足, 以下. */
  | 'less'
  /** 约, 左右. */
  | 'about'

/** A number as it was typed. */
export interface TypedNumber {
  /** As it stands, with the words that belong to it. */
  readonly text: string
  /** Where it begins and ends. */
  readonly at: number
  readonly end: number
  readonly value: number
  /** The smallest difference that the writing can tell: 100 for 9400, 1000 for 3.5万. */
  readonly step: number
  readonly claim: Claim
  /** Written with a part of 万 or 亿, as 3.52万: it cannot say more digits than it has. */
  readonly isShortened: boolean
  readonly isPercent: boolean
  /** Only for per cents: what it says of the direction; 0 when it says nothing. */
  readonly direction: 1 | -1 | 0
}

const BEFORE = '近|将近|接近|超过|超|逾|突破|高于|不少于|约|大约|约为|不足|不到|低于'
const SCALE = '[百千]?[万亿]|[百千](?!分)'
// 百分之四十二, 三点五万, 9,412, 3.5万. The tail stands behind what is counted, too: 300件以上.
const NUMBER = new RegExp(
  [
    String.raw`(?<before>${BEFORE})?\s?(?<share>百分之)?`,
    String.raw`(?:(?<words>[${NUMERALS}]+(?:点${NUMERAL_DIGIT}+)?)|(?<digits>\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?<part>\.\d+)?)`,
    String.raw`\s?(?<scale>${SCALE})?(?<after>余|多|左右|上下)?(?<scale2>万|亿)?\s?(?<percent>%|％)?`,
    String.raw`(?<tail>以上|以下|左右|余)?(?:(?=(?:人次|\p{Script=Han})(?<far>以上|以下|左右))|)`,
  ].join(''),
  'gu',
)

const CLAIMS: Readonly<Record<string, Claim>> = {
  ...Object.fromEntries(['余', '多'].map((word) => [word, 'over'])),
  ...Object.fromEntries(['近', '将近', '接近'].map((word) => [word, 'nearly'])),
  ...Object.fromEntries(['超过', '超', '逾', '突破', '高于', '不少于', '以上'].map((word) => [word, 'more'])),
  ...Object.fromEntries(['不足', '不到', '低于', '以下'].map((word) => [word, 'less'])),
  ...Object.fromEntries(['约', '大约', '约为', '左右', '上下'].map((word) => [word, 'about'])),
}
const SCALES: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

// Numbers that count nothing: years, days, articles, numbers of documents and telephones.
const AFTER =
  /^\s?(年|月|日|号|时|点|学年|届|级|版|个(百分点|工作日|自然日|月|学期|学年|星期|小时)|[-—~至]\d+\s?(年|学年|月|日)|-\d|[\d一二两三四五六七八九])/u
const LABEL = /(第|令|No\.?|电话：?|邮编：?|邮政编码：?|\d-|[百千万亿])\s?$/u
const OPENED = /[〔[(（]\s?$/u
const CLOSED = /^\s?[〕\])）]/u
// “1.” or “1、” where a line or a sentence begins.
const LISTED = /^\s?[.．、]\s?\D/u
const BEGUN = /(^|[\n。；：])\s*$/u
const UP = /(增长|增加|上升|提高|提升)了?$/u
const DOWN = /(下降|减少|降低|回落)了?$/u
const TAIL = 8
// A number in a title counts nothing.
const LONGEST_TITLE = 80

function zerosOf(digits: string): number {
  return 10 ** (/0*$/.exec(digits)?.[0].length ?? 0)
}

function isCode(text: string): boolean {
  return /^0\d/u.test(text)
}

/** Does what stands around a number make it one that counts? */
function isCount(before: string, after: string): boolean {
  const isListed = LISTED.test(after) && BEGUN.test(before)
  const isBracketed = OPENED.test(before) && CLOSED.test(after)
  return !(isListed || isBracketed || AFTER.test(after) || LABEL.test(before))
}

function counts(text: string, typed: Read): boolean {
  const { at, end } = typed
  if (typed.isInWords) {
    const line = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - LONGEST_TITLE)
    const { value, isPercent: isShare } = typed
    const words = { value, isOver: typed.claim === 'over', isPercent: isShare }
    return isAmount(words, { before: text.slice(line, at), after: text.slice(end, end + TAIL) })
  }
  return !isCode(typed.text) && isCount(text.slice(Math.max(0, at - TAIL), at), text.slice(end, end + TAIL))
}

function directionOf(before: string): TypedNumber['direction'] {
  if (UP.test(before)) return 1
  return DOWN.test(before) ? -1 : 0
}

type Groups = Readonly<Record<string, string | undefined>>

function claimOf({ after = '', before = '', tail = '', far = '' }: Groups): Claim {
  return [after, before, tail, far].map((word) => CLAIMS[word]).find((claim) => claim !== undefined) ?? 'exactly'
}

// 百分之百 and 百余件 say a hundred without 一.
const BARE = /^[百千万佰仟萬]$/u

interface Figures {
  readonly whole: string
  readonly part: string
}

/** A number in words as it would be typed in digits. */
function typedFrom(words: string, isBare: boolean): Figures | undefined {
  const [spoken = '', behind] = words.split('点')
  const value = chineseNumber(isBare && BARE.test(spoken) ? `一${spoken}` : spoken)
  if (value === undefined) return undefined
  return { whole: String(value), part: behind === undefined ? '' : `.${digitsIn(behind)}` }
}

/** What stands in digits, or in words as if it did; nothing where the words are no number. */
function figuresOf({ words, share, after, digits = '', part = '' }: Groups): Figures | undefined {
  if (words !== undefined) return typedFrom(words, (share ?? after) !== undefined)
  return { whole: digits.replaceAll(/[,，]/g, ''), part }
}

function factorOf({ scale = '', scale2 = '' }: Groups): number {
  return Array.from(scale + scale2).reduce((factor, each) => factor * (SCALES[each] ?? 1), 1)
}

function sizeOf({ whole, part }: Figures, factor: number) {
  const step = part === '' ? zerosOf(whole) : 10 ** -(part.length - 1)
  return {
    value: Math.round(Number(whole + part) * factor * 1000) / 1000,
    step: step * factor,
    isShortened: factor > 1 && part !== '',
  }
}

type Read = TypedNumber & { readonly isInWords: boolean }

function isPercent({ share, percent }: Groups): boolean {
  return share !== undefined || percent !== undefined
}

function numberFrom(match: RegExpExecArray): Read[] {
  const groups: Groups = match.groups ?? {}
  const figures = figuresOf(groups)
  if (!figures) return []
  const text = match[0].trim()
  const at = match.index + match[0].indexOf(text)
  return [
    {
      ...{ text, at, end: at + text.length, ...sizeOf(figures, factorOf(groups)) },
      ...{ claim: claimOf(groups), isPercent: isPercent(groups), isInWords: groups['words'] !== undefined },
      direction: directionOf(match.input.slice(Math.max(0, match.index - TAIL), match.index)),
    },
  ]
}

/** The text with digits of full width as plain ones, each at its place. */
function narrowed(text: string): string {
  return text.replaceAll(/[０-９．％]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
}

/** The numbers of a text that say how many there are of something, in digits or in words, in their order. */
export function numbersIn(text: string): TypedNumber[] {
  const plain = narrowed(text)
  return [...plain.matchAll(NUMBER)]
    .flatMap(numberFrom)
    .filter((typed) => counts(plain, typed))
    .map(({ isInWords: _, ...typed }) => ({ ...typed, text: text.slice(typed.at, typed.end) }))
}
