import { expect, test } from 'vitest'
import { bodyFrom, firstBody } from './body.ts'
import { chipText, chipWords, growthWords, piecesOf } from '../../../kernel/report-chips.ts'
import { runsOf } from './chips.ts'
import { faultsIn } from './faults.ts'
import type { Material, ReportFigure } from './material.ts'
import { slugOf } from './naming.ts'
import { remedyFaults, remedyTable } from './remedies.ts'
import { objectionsToChecking, objectionsToPublishing, objectionsToSigning, type Standing } from './standing.ts'
import type { Template } from './template.ts'
import { parseDay } from '../../../kernel/day.ts'

const FIGURE: ReportFigure = {
  ...{ key: 'hall.accepted', version: 1, name: '办理的信息服务', unit: '项', audience: 'public' },
  ...{ value: 9410, before: 6627, growth: 42, recordsHash: '', isClosed: false },
}
const MATERIAL: Material = {
  ...{ readAt: '', figures: [FIGURE], applications: { columns: [], lines: [] } },
  ...{ remedies: [], faults: [], items: [], last: null },
}
const AGAINST = { material: MATERIAL, words: {}, problems: { listed: 0, found: 0 } }
const TEMPLATE: Template = {
  ...{ key: 't', version: 1, name: '', about: '', source: '', preset: 'calendar-year' },
  sections: [
    {
      key: 'must',
      title: '一',
      isMandatory: true,
      blocks: [{ kind: 'text', key: 'a', text: '{{school}}的{{period}}' }],
    },
    { key: 'may', title: '二', isMandatory: false, blocks: [{ kind: 'text', key: 'b', text: '可有可无' }] },
  ],
}
const FILLING = { school: '示例大学', period: '2025年度' }

test.each([
  ['', '9410'],
  ['over:100', '9400余'],
  ['over:10', '9410'],
  ['over:10000', '9410'],
  ['growth', '比上年同期增长42%'],
  ['wan', '9410'],
  ['named', '办理的信息服务为9410项'],
  ['none', undefined],
  ['over:0', '9410'],
])('a chip in the form “%s” says %s', (form, words) => {
  expect(chipWords(FIGURE, form)).toBe(words)
})

test.each([
  ['', '（没有统计值）'],
  ['over:10', '（没有统计值）'],
  ['named', '没有可统计的办理的信息服务'],
  ['none', undefined],
])('a chip in the form “%s” of a figure without a value says %s, and never 0', (form, words) => {
  expect(chipWords({ ...FIGURE, value: null, growth: null }, form)).toBe(words)
})

test('growth is told in words, also where there is none', () => {
  expect([growthWords(-5.25), growthWords(0), growthWords(null)]).toEqual(['下降5.25%', '持平', '无可比数'])
})

test('a text with chips is parted and put together with the way to the records; a figure for staff has none', () => {
  expect(piecesOf('共{{figure:a.b|over:10}}项{{figure:A}}')).toEqual([
    { kind: 'words', text: '共' },
    { kind: 'chip', key: 'a.b', form: 'over:10' },
    { kind: 'words', text: '项{{figure:A}}' },
  ])
  expect(chipText({ key: 'a.b', form: 'over:10' })).toBe('{{figure:a.b|over:10}}')
  const span = { from: '2025-01-01', to: '2025-12-31' }
  const shown = runsOf('共{{figure:hall.accepted}}项', new Map([[FIGURE.key, FIGURE]]), span)
  expect(shown[1]).toEqual({ text: '9410', href: '/figures/hall.accepted?from=2025-01-01&to=2025-12-31' })
  const hidden = runsOf('{{figure:hall.accepted}}', new Map([[FIGURE.key, { ...FIGURE, audience: 'staff' }]]), span)
  expect(hidden).toEqual([{ text: '9410' }])
})

test('a mandatory section cannot be left out, and what is sent can add neither section nor text', () => {
  const first = firstBody(TEMPLATE, FILLING)
  expect(first[0]?.texts[0]?.text).toBe('示例大学的2025年度')
  const sent = [
    ...first.map((section) => ({ ...section, isDropped: true })),
    { key: 'new', isDropped: false, none: null, texts: [] },
  ]
  const body = bodyFrom(TEMPLATE, sent)
  expect(body.map(({ key, isDropped }) => [key, isDropped])).toEqual([
    ['must', false],
    ['may', true],
  ])
})

test('a mandatory section without a word is a fault until it says “无” with a reason', () => {
  const empty = bodyFrom(TEMPLATE, [])
  const faults = (body: typeof empty) => faultsIn(TEMPLATE, body, AGAINST)
  expect(faults(empty)).toMatchObject([{ section: 'must', kind: 'empty', isBlocking: true }])
  const without = empty.map((section) => ({ ...section, none: { answer: '无' as const, reason: ' ' } }))
  expect(faults(without)).toMatchObject([{ kind: 'empty' }])
  const said = empty.map((section) => ({ ...section, none: { answer: '无' as const, reason: '本期没有发生。' } }))
  expect(faults(said)).toEqual([])
})

test('a reason lets a contradicting number pass, and goes with the number that it was for', () => {
  const override = { number: '9500余', reason: '含线下办理。' }
  const body = (text: string) =>
    bodyFrom(TEMPLATE, [
      { key: 'must', isDropped: false, none: null, texts: [{ key: 'a', text, overrides: [override] }] },
    ])
  const faults = (text: string) => faultsIn(TEMPLATE, body(text), AGAINST)
  expect(faults('办理的信息服务9500余项。')).toEqual([])
  expect(faults('办理的信息服务9600余项。')).toMatchObject([{ kind: 'contradicts', about: '9600余' }])
  expect(body('没有数字')[0]?.texts[0]?.overrides).toEqual([])
})

test('a table that does not add up stops a report', () => {
  const material = { ...MATERIAL, faults: ['总计：第一项加第二项之和不等于第三项加第四项之和'] }
  const body = firstBody(TEMPLATE, FILLING)
  expect(faultsIn(TEMPLATE, body, { ...AGAINST, material })).toMatchObject([{ kind: 'sum', isBlocking: true }])
})

test('remedies stand in one column each, a suit after reconsideration apart from one without', () => {
  const lines = remedyTable([
    { kind: 'reconsideration', outcome: 'upheld', isAfterReconsideration: false },
    { kind: 'reconsideration', outcome: 'withdrawn', isAfterReconsideration: false },
    { kind: 'litigation', outcome: null, isAfterReconsideration: true },
    { kind: 'litigation', outcome: 'corrected', isAfterReconsideration: false },
    { kind: 'report', outcome: 'upheld', isAfterReconsideration: false },
  ])
  expect(lines.map(({ cells }) => cells)).toEqual([
    [1, 0, 1, 0, 2],
    [0, 1, 0, 0, 1],
    [0, 0, 0, 1, 1],
  ])
  expect(remedyFaults(lines)).toEqual([])
  expect(remedyFaults([{ name: '行政复议', cells: [1, 0, 0, 0, 2] }])).toEqual(['行政复议：总计不等于各项之和'])
})

test('nobody checks what they wrote, nobody signs what they wrote or checked, and only what was signed is published', () => {
  const draft: Standing = { state: 'draft', editors: ['a'], checkedBy: null }
  expect(objectionsToChecking(draft, 'a')).toEqual(['report.own-edit'])
  expect(objectionsToChecking(draft, 'b')).toEqual([])
  const checked: Standing = { state: 'checked', editors: ['a'], checkedBy: 'b' }
  expect([objectionsToSigning(checked, 'b'), objectionsToSigning(checked, 'c')]).toEqual([['report.own-edit'], []])
  expect(objectionsToSigning(draft, 'c')).toEqual(['report.not-checked'])
  expect(objectionsToPublishing(checked)).toEqual(['report.not-frozen'])
})

test('a report is named by its period', () => {
  const [from, to] = [parseDay('2025-01-01'), parseDay('2025-12-31')]
  expect(slugOf(from, to)).toBe('2025')
  const school = [parseDay('2024-09-01'), parseDay('2025-08-31')] as const
  expect(slugOf(...school)).toBe('2024-2025')
  expect(slugOf(from, school[1])).toBe('2025-01-01-2025-08-31')
})
