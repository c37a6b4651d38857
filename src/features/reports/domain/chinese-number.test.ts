import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chineseNumber } from './chinese-number.ts'

const DIGITS = '零一二三四五六七八九'

/** A number up to 9999 in words; `isFirst` where nothing stands before it. */
function sectionWords(value: number, isFirst: boolean): string {
  const places = ['千', '百', '十', '']
  const digits = Array.from(String(value).padStart(4, '0'), Number)
  const words = digits.map((digit, at) => (digit === 0 ? '零' : `${DIGITS[digit] ?? ''}${places[at] ?? ''}`)).join('')
  const tidy = words.replace(/零+/g, '零').replace(/零$/, '')
  return isFirst ? tidy.replace(/^零/, '').replace(/^一十/, '十') : tidy
}

/** A number up to 99,999,999 as it is taught to be written. */
function inWords(value: number): string {
  if (value === 0) return '零'
  const [above, below] = [Math.floor(value / 10_000), value % 10_000]
  const head = above === 0 ? '' : `${sectionWords(above, true)}万`
  return `${head}${below === 0 ? '' : sectionWords(below, head === '')}`
}

test('every number to 99,999,999 is read as it was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
      expect(chineseNumber(inWords(value))).toBe(value)
    }),
    { numRuns: 2000 },
  )
})

test('no text of numerals is read as two numbers: what is read is written again with the same value', () => {
  const texts = fc.array(fc.constantFrom(...Array.from('〇零一二两三四九十百千万')), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(texts, (numerals) => {
      const value = chineseNumber(numerals.join(''))
      if (value !== undefined) expect(chineseNumber(inWords(value))).toBe(value)
    }),
  )
})

test.each([
  ['十', 10],
  ['十四', 14],
  ['一十四', 14],
  ['二十', 20],
  ['三百六十', 360],
  ['一百零五', 105],
  ['一百〇五', 105],
  ['两千三百', 2300],
  ['九千四百', 9400],
  ['九千四百一十二', 9412],
  ['一千零五十', 1050],
  ['一万二千', 12_000],
  ['一万零五', 10_005],
  ['十万', 100_000],
  ['三百零五万四千', 3_054_000],
  ['三亿', 300_000_000],
  ['一亿零三百', 100_000_300],
  ['叁佰陆拾', 360],
  ['壹萬贰仟', 12_000],
  ['〇', 0],
])('“%s” is %d', (words, value) => {
  expect(chineseNumber(words)).toBe(value)
})

test.each([
  '十四五',
  '七八',
  '二〇二五',
  '三四百',
  '一百二三十',
  '千万',
  '百',
  '万一',
  '一百五',
  '一万二',
  '三公',
  '零零',
  '',
])('“%s” is no number', (words) => {
  expect(chineseNumber(words)).toBeUndefined()
})
