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

const NUMBER =
  /(?<before>近|将近|接近|超过|超|逾|突破|高于|不少于|约|大约|约为|不足|不到|低于)?\s?(?<digits>\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?<part>\.\d+)?\s?(?<scale>万|亿)?(?<after>余|多|左右|上下)?(?<scale2>万|亿)?\s?(?<percent>%|％|个百分点)?(?<tail>以上|以下|左右|余)?/gu

const CLAIMS: Readonly<Record<string, Claim>> = {
  ...Object.fromEntries(['余', '多'].map((word) => [word, 'over'])),
  ...Object.fromEntries(['近', '将近', '接近'].map((word) => [word, 'nearly'])),
  ...Object.fromEntries(['超过', '超', '逾', '突破', '高于', '不少于', '以上'].map((word) => [word, 'more'])),
  ...Object.fromEntries(['不足', '不到', '低于', '以下'].map((word) => [word, 'less'])),
  ...Object.fromEntries(['约', '大约', '约为', '左右', '上下'].map((word) => [word, 'about'])),
}
const SCALES: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }

// Numbers that count nothing: years, days, articles, numbers of documents and telephones.
const AFTER = /^\s?(年|月|日|号|时|点|学年|届|级|版|[-—~至]\d+\s?(年|学年|月|日)|-\d)/u
const LABEL = /(第|令|No\.?|电话：?|邮编：?|邮政编码：?|\d-)\s?$/u
const OPENED = /[〔[(（]\s?$/u
const CLOSED = /^\s?[〕\])）]/u
// “1.” or “1、” where a line or a sentence begins.
const LISTED = /^\s?[.．、]\s?\D/u
const BEGUN = /(^|[\n。；：])\s*$/u
const UP = /(增长|增加|上升|提高|提升)了?$/u
const DOWN = /(下降|减少|降低|回落)了?$/u
const TAIL = 8

function zerosOf(digits: string): number {
  return 10 ** (/0*$/.exec(digits)?.[0].length ?? 0)
}

function isCode(text: string, at: number): boolean {
  return /^0\d/u.test(text.slice(at, at + 2))
}

/** Does what stands around a number make it one that counts? */
function isCount(before: string, after: string): boolean {
  const isListed = LISTED.test(after) && BEGUN.test(before)
  const isBracketed = OPENED.test(before) && CLOSED.test(after)
  return !(isListed || isBracketed || AFTER.test(after) || LABEL.test(before))
}

function counts(text: string, at: number, end: number): boolean {
  return !isCode(text, at) && isCount(text.slice(Math.max(0, at - TAIL), at), text.slice(end, end + TAIL))
}

function directionOf(before: string): TypedNumber['direction'] {
  if (UP.test(before)) return 1
  return DOWN.test(before) ? -1 : 0
}

type Groups = Readonly<Record<string, string | undefined>>

function claimOf({ after = '', before = '', tail = '' }: Groups): Claim {
  return [after, before, tail].map((word) => CLAIMS[word]).find((claim) => claim !== undefined) ?? 'exactly'
}

function sizeOf({ digits = '', part = '', scale, scale2 }: Groups) {
  const whole = digits.replaceAll(/[,，]/g, '')
  const factor = SCALES[scale ?? scale2 ?? ''] ?? 1
  const step = part === '' ? zerosOf(whole) : 10 ** -(part.length - 1)
  return {
    value: Math.round(Number(whole + part) * factor * 1000) / 1000,
    step: step * factor,
    isShortened: factor > 1 && part !== '',
  }
}

function numberFrom(match: RegExpExecArray): TypedNumber {
  const groups: Groups = match.groups ?? {}
  const text = match[0].trim()
  const at = match.index + match[0].indexOf(text)
  return {
    ...{ text, at, end: at + text.length, ...sizeOf(groups) },
    claim: claimOf(groups),
    isPercent: groups['percent'] !== undefined,
    direction: directionOf(match.input.slice(Math.max(0, match.index - TAIL), match.index)),
  }
}

/** The numbers of a text that say how many there are of something, in their order. */
export function numbersIn(text: string): TypedNumber[] {
  return [...text.matchAll(NUMBER)].map(numberFrom).filter(({ at, end }) => counts(text, at, end))
}
