import { expect, test } from 'vitest'
import { parseDay } from '../../../kernel/day.ts'
import { daysPast, paceOf } from './column-pace.ts'
import { innerLinks } from './links.ts'

test.each([
  ['校园动态', 'list', null, 14],
  ['通知公告', 'list', null, 183],
  ['政策文件', 'list', null, 183],
  ['通知公告', 'list', 30, 30],
  ['学校概况', 'page', 30, null],
  ['专题', 'topics', 30, null],
  ['校友风采', 'list', null, null],
])('the column “%s” (%s, own interval %s) is asked for something new within %s days', (...[name, kind, own, pace]) => {
  expect(paceOf({ name, kind, updateIntervalDays: own })).toBe(pace)
})

test('a column is late from the day after its pace on', () => {
  const last = parseDay('2026-11-01')
  expect(daysPast(14, last, parseDay('2026-11-15'))).toBe(0)
  expect(daysPast(14, last, parseDay('2026-11-16'))).toBe(1)
  expect(daysPast(null, last, parseDay('2027-11-16'))).toBe(0)
})

test('links within the platform are told from those that lead elsewhere', () => {
  const html =
    '<p><a href="/info/7">a</a><a rel="nofollow" href="/info/7#x">b</a><a href="https://xx.example.edu.cn/info/8">c</a>' +
    '<a href="https://other.example.com/info/9">d</a><a href="/files/ab12/x.pdf">e</a><a href="/info/7">again</a>' +
    '<a href="/guide">f</a></p>'
  expect(innerLinks(html, 'https://xx.example.edu.cn')).toEqual([
    { href: '/info/7', targetNo: 7, fileId: null },
    { href: '/info/7#x', targetNo: 7, fileId: null },
    { href: 'https://xx.example.edu.cn/info/8', targetNo: 8, fileId: null },
    { href: '/files/ab12/x.pdf', targetNo: null, fileId: 'ab12' },
  ])
  expect(innerLinks(html, '').map(({ href }) => href)).not.toContain('https://xx.example.edu.cn/info/8')
})
