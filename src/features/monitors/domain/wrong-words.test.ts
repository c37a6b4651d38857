import { expect, test } from 'vitest'
import shipped from '../shipped/wrong-words.json' with { type: 'json' }
import { findWords } from './wrong-words.ts'

const find = findWords(shipped)

test.each([
  ['请在截止目前的名单中核对', '截止目前', '截至目前'],
  ['登陆系统后提交', '登陆系统', '登录系统'],
  ['按排考务工作', '按排', '安排'],
  ['报帐须知', '报帐', '报账'],
  ['招聘启示', '招聘启示', '招聘启事'],
  ['再接再励', '再接再励', '再接再厉'],
])('“%s” holds “%s”, which should be “%s”', (text, wrong, suggestion) => {
  expect(find(text)).toMatchObject([{ wrong, suggestion }])
})

test.each([
  '按排名先后录取',
  '部队登陆作战史',
  '截至目前，安排妥当',
  '学生账号用于登录系统',
  '再接再厉，名列前茅',
  '全部份额已公布署名',
  '记录片段和山脉博物馆',
  '撤消防站',
])('“%s” is written right', (text) => {
  expect(find(text)).toEqual([])
})

test('every suggestion of the shipped list is itself written right, and no writing stands twice', () => {
  for (const { wrong, suggestion } of shipped) {
    expect(suggestion, wrong).not.toBe(wrong)
    expect(find(suggestion), wrong).toEqual([])
  }
  expect(new Set(shipped.map(({ wrong }) => wrong)).size).toBe(shipped.length)
})

test('a word is quoted with what stands around it, and each time that it stands there', () => {
  expect(find('甲乙丙丁戊己庚辛壬癸帐户甲乙丙丁戊己庚辛壬癸').map(({ excerpt }) => excerpt)).toEqual([
    '丙丁戊己庚辛壬癸帐户甲乙丙丁戊己庚辛',
  ])
  expect(find('帐户和帐户')).toHaveLength(2)
  expect(findWords([])('帐户')).toEqual([])
})

test('a word of the school may hold characters that mean something in a pattern', () => {
  expect(findWords([{ wrong: 'A+(B)', suggestion: 'AB' }])('见A+(B)款')).toMatchObject([{ wrong: 'A+(B)' }])
})
