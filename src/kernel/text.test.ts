import { expect, test } from 'vitest'
import { subjectOf } from './text.ts'

test('a subject keeps what was typed, sign by sign', () => {
  expect(subjectOf('示例：2025年（试行）ＡＢ ㎡ 𠮷')).toBe('示例：2025年（试行）ＡＢ ㎡ 𠮷')
})

test.each([
  ['请查 13800138000 的记录', '请查 … 的记录'],
  ['身份证２１０１０１１９９００１０１１２３Ｘ。', '身份证…。'],
  ['𠮷𝟏𝟑𝟖 𝟎𝟎𝟏𝟑 𝟖𝟎𝟎𝟎完', '𠮷…完'],
  ['138-0013-8000', '…'],
])('a long number stands in no subject, however it is written: %s', (title, subject) => {
  expect(subjectOf(title)).toBe(subject)
})

test('what is too long is cut between signs', () => {
  expect(Array.from(subjectOf('𠮷'.repeat(80)))).toHaveLength(60)
})
