import { expect, test } from 'vitest'
import { columnKinds, type ReportSheet } from '../../kernel/report-sheet.ts'
import { signatureSpace, titleLines } from './report-closing.ts'
import { layOutReport, type ReportPage } from './report-layout.ts'

const fits = (most: number) => (text: string) => Array.from(text).length <= most
const measure = (_face: unknown, size: number) => () => size

test.each([
  ['示例大学2025年信息公开工作年度报告', 30, ['示例大学2025年信息公开工作年度报告']],
  ['示例师范大学2025年信息公开工作年度报告', 14, ['示例师范大学2025年', '信息公开工作年度报告']],
  ['示例师范大学教育基金会2025年信息公开报告', 18, ['示例师范大学教育基金会2025年', '信息公开报告']],
  ['示例大学二十四个月学生工作年度报告', 14, ['示例大学二十四个月学生工作', '年度报告']],
  ['没有可断之处的很长的标题', 5, ['没有可断之处的很长的标题']],
])('the title “%s” in lines of %d characters breaks no word', (title, most, lines) => {
  expect(titleLines(title, fits(most))).toEqual(lines)
})

test('the day begins two characters to the right of the name, and the longer of both ends two before the margin', () => {
  const short = signatureSpace(64, 100, 16)
  expect(short).toEqual({ afterName: 100, afterDay: 32 })
  const long = signatureSpace(200, 100, 16)
  expect(long).toEqual({ afterName: 32, afterDay: 100 })
  for (const [{ afterName, afterDay }, name] of [
    [short, 64],
    [long, 200],
  ] as const)
    expect(afterName + name - (afterDay + 100)).toBe(32)
})

function markOf({ marks }: ReportPage, text: string) {
  const mark = marks.find((each) => each.text === text)
  if (!mark) throw new Error(text)
  return mark
}

test('a report ends with who signed and when at the right, and with whom to ask under a line', () => {
  const sheet: ReportSheet = {
    ...{ title: '年度报告', issuer: '示例大学', lines: [], sections: [] },
    closing: ['联系方式', '电话：024-00000000'],
  }
  const [page] = layOutReport({ sheet, signedOn: '2026年1月5日' }, measure)
  if (!page) throw new Error('there is no page')
  const [name, day, contact] = [markOf(page, '示例大学'), markOf(page, '2026年1月5日'), markOf(page, '联系方式')]
  expect(day.x).toBe(name.x + 2 * day.size)
  expect(day.y).toBeGreaterThan(name.y)
  expect(contact.x).toBe(0)
  expect(contact.size).toBeLessThan(day.size)
  expect(page.rules.filter(({ height }) => height === 0)).toHaveLength(1)
  // Every text that is read has its place in the tree.
  expect(page.marks.every(({ place }) => place !== undefined)).toBe(true)
})

test('columns of numbers stand under their heads at the right; days and words of state are not broken', () => {
  const row = (...texts: string[]) => texts.map((text) => ({ text }))
  const table = {
    head: ['指标', '本期', '最近公开', '问题'],
    rows: [row('访问量', '12', '2025-11-02', '部分单位的信息更新不及时'), row('注册', '—', '—', '—')],
  }
  expect(columnKinds(table)).toEqual(['short', 'number', 'short', 'long'])
  expect(columnKinds({ head: ['指标'], rows: [] })).toEqual(['short'])
})
