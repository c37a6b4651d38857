import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceOf } from './shown-text.ts'

const PUBLISHED = {
  title: '2026年学费标准',
  text: '医学类专业学费每生每学年5,500元。\n护理学专业学费每生每学年4600元。\n住宿费按照房间收取。\n咨询电话024-12345678请于工作日拨打。',
}
const PAGE = `首页 新闻 2026年学费标准 医学类专业学费每生每学年 5500 元。护理学专业学费每生每学年4600元！住宿费按照房间收取。
 咨询电话 024－12345678，请于工作日拨打。 上一篇 下一篇`

test('a page that sets the same words another way is the same', () => {
  expect(differenceOf(PUBLISHED, PAGE)).toBe('')
})

test('another number in the same sentence is told with both', () => {
  expect(differenceOf(PUBLISHED, PAGE.replace('4600', '4800'))).toBe(
    '公开的是“护理学专业学费每生每学年4600元”，页面上是“护理学专业学费每生每学年4800元”',
  )
})

test('a sentence that is left out is told; an extract is none', () => {
  expect(differenceOf(PUBLISHED, PAGE.replace('住宿费按照房间收取', ''))).toBe('页面上没有“住宿费按照房间收取”')
  expect(differenceOf(PUBLISHED, '2026年学费标准 住宿费按照房间收取')).toBe('')
})

test('an extract with a wrong number is told nevertheless', () => {
  expect(differenceOf(PUBLISHED, '2026年学费标准 医学类专业学费每生每学年 6500 元')).toContain('6500元')
})

test('a page of which nothing is recognised says nothing, unless it says that the post is gone', () => {
  expect(differenceOf(PUBLISHED, '请登录后查看')).toBe('')
  expect(differenceOf(PUBLISHED, '该内容已被发布者删除')).toBe('页面显示“该内容已被发布者删除”')
})

test('a text is never said to differ from itself, nor to be slow to compare', () => {
  const line = fc.stringMatching(/^[一二三四五0-9.,;。（）a-c ]{0,40}$/u)
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const text = lines.join('\n')
      expect(differenceOf({ title: '标题', text }, `标题 ${text}`)).toBe('')
    }),
  )
})

test('a page made to be slow is compared in no time worth mentioning', () => {
  const text = Array.from({ length: 400 }, (_, at) => `${String(at)}号专业每生每学年收取${String(5000 + at)}元`).join(
    '\n',
  )
  const begun = performance.now()
  expect(differenceOf({ title: '标题', text }, `标题${'1'.repeat(50_000)}`)).toBe('')
  expect(performance.now() - begun).toBeLessThan(5000)
})
