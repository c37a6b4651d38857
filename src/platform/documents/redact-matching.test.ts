import { expect, test } from 'vitest'
import { findTerm, fold, says } from './redact-matching.ts'

test.each([
  ['full width digits', '电话１３８００１３８０００', '13800138000'],
  ['blanks between digits', '138 0013\u00a08000', '13800138000'],
  ['dashes', '0571-8888‑9999', '057188889999'],
  ['line breaks and ideographic blanks', '张\n　三', '张三'],
  ['compatibility forms', '⼤学', '大学'],
  ['radicals that NFKC leaves alone', '⻓江', '长江'],
  ['zero width characters', '张\u200b三', '张三'],
  ['another dot in a name', '阿卜杜•热合曼', '阿卜杜·热合曼'],
  ['capitals and accents', 'É. ZHANG', 'e. zhang'],
  ['letters beyond the basic plane', '𠮷野', '𠮷野'],
])('a term is seen through %s', (_, text, term) => {
  expect(says(text, term)).toBe(true)
})

test.each([
  ['张三', '张四'],
  ['三张', '张三'],
  ['1380013800', '13800138000'],
  ['', '张三'],
])('in “%s” the term “%s” is not seen', (text, term) => {
  expect(says(text, term)).toBe(false)
})

test('a term of blanks and dots says nothing and is found nowhere', () => {
  expect(findTerm(fold(['· ', '张']), ' ·-')).toEqual([])
})

test('each occurrence names the pieces it lies in, overlapping ones too', () => {
  expect(findTerm(fold(['一一', ' ', '一', '二']), '一一')).toEqual([[0], [0, 2]])
})
