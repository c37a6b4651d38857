import type { PatternName } from '../../../kernel/form-terms.ts'

// None of these can run long: each part takes a fixed number of characters or one class without alternatives.
const PATTERNS: Readonly<Record<PatternName, RegExp>> = {
  'student-no': /^[A-Za-z]?\d{4,16}$/,
  'staff-no': /^[A-Za-z]?\d{2,12}$/,
  'identity-no': /^\d{17}[\dXx]$/,
  postcode: /^\d{6}$/,
  'plate-no': /^\p{Script=Han}[A-Z][A-Z0-9]{5,6}$/u,
  digits: /^\d{1,40}$/,
}

/** What a pattern wants, in words. */
export const PATTERN_HINTS: Readonly<Record<PatternName, string>> = {
  'student-no': '学号为 4 至 16 位数字，前面可以有一个字母',
  'staff-no': '工号为 2 至 12 位数字，前面可以有一个字母',
  'identity-no': '居民身份证号码为 18 位，最后一位校验正确',
  postcode: '邮政编码为 6 位数字',
  'plate-no': '车牌号码如“示A12345”',
  digits: '只能填写数字',
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_SIGNS = '10X98765432'

/** GB 11643: the last sign of an identity number follows from the others. */
function hasCheckSign(number: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  return CHECK_SIGNS[sum % 11] === number[17]?.toUpperCase()
}

/** Does a text fit the pattern of this name? */
export function fits(name: PatternName, text: string): boolean {
  if (!PATTERNS[name].test(text)) return false
  return name !== 'identity-no' || hasCheckSign(text)
}
