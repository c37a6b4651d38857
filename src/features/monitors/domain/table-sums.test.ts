import { expect, test } from 'vitest'
import { numberIn, wrongAcross, wrongSums } from './table-sums.ts'

const HEAD = ['学院', '人数', '金额（万元）', '就业率']

test.each([
  ['1,234', 1234],
  ['１２３', 123],
  [' 5 人', 5],
  ['-3.50', -3.5],
  ['—', null],
  ['', null],
  ['约 5', undefined],
  ['2025年', undefined],
])('“%s” says %s', (cell, number) => {
  expect(numberIn(cell)).toBe(number)
})

const RIGHT = [
  ['医学院', '120', '1.25', '90'],
  ['护理学院', '80', '2.5', '95'],
]

test.each<[string, string[][]]>([
  ['a right total', [...RIGHT, ['合计', '200', '3.75', '92']]],
  ['a total in the first row', [['合计', '200', '3.75', '92'], ...RIGHT]],
  [
    'a rounded total',
    [
      ['甲', '1', '33.33', ''],
      ['乙', '1', '33.33', ''],
      ['丙', '1', '33.33', ''],
      ['合计', '3', '100.00', ''],
    ],
  ],
  ['rows that split others', [...RIGHT, ['其中：女生', '90', '', ''], ['合计', '200', '3.75', '']]],
  [
    'a cell that is no number',
    [
      ['甲', '若干', '1', ''],
      ['乙', '2', '2', ''],
      ['合计', '9', '3', ''],
    ],
  ],
  [
    'subtotals',
    [
      ['甲', '1', '1', ''],
      ['乙', '2', '2', ''],
      ['小计', '3', '3', ''],
      ['丙', '4', '4', ''],
      ['丁', '5', '5', ''],
      ['小计', '9', '9', ''],
      ['合计', '12', '12', ''],
    ],
  ],
  [
    'a single row above',
    [
      ['甲', '1', '1', ''],
      ['合计', '9', '9', ''],
    ],
  ],
])('%s is passed', (_, rows) => {
  expect(wrongSums(HEAD, rows)).toEqual([])
})

test('a wrong total is told with what it says and what it is', () => {
  expect(wrongSums(HEAD, [...RIGHT, ['合 计', '210', '3.75', '92']])).toEqual([
    { row: 3, column: 1, heading: '人数', says: 210, is: 200 },
  ])
  expect(wrongSums(HEAD, [['合计', '200', '4', ''], ...RIGHT])).toEqual([
    { row: 1, column: 2, heading: '金额（万元）', says: 4, is: 3.75 },
  ])
})

test('of two totals each is that of its own stretch', () => {
  const rows = [
    ['甲', '1'],
    ['乙', '2'],
    ['合计', '3'],
    ['丙', '4'],
    ['丁', '5'],
    ['合计', '8'],
  ]
  expect(wrongSums(['名称', '件数'], rows)).toMatchObject([{ row: 6, says: 8, is: 9 }])
})

const ACROSS = ['学院', '男', '女', '合计']
const ADDED = [
  ['医学院', '50', '70', '120'],
  ['护理学院', '10', '70', '80'],
  ['药学院', '20', '', '20'],
  ['口腔学院', '30', '30', '60'],
]

test('a wrong total across is told with its row', () => {
  expect(wrongAcross({ headings: ACROSS }, ADDED)).toEqual([])
  expect(wrongAcross({ headings: ACROSS }, [...ADDED, ['公卫学院', '10', '15', '26']])).toEqual([
    { label: '公卫学院', says: 26, is: 25 },
  ])
})

test.each<[string, string[], string[][]]>([
  ['rows of which most do not add up', ACROSS, ADDED.map(([name = '', a = '', b = '']) => [name, a, b, '999'])],
  ['columns of different measures', ['学院', '人数（人）', '金额（元）', '合计'], [...ADDED, ['甲', '1', '2', '9']]],
  ['a column “其中”', ['学院', '男', '其中：研究生', '合计'], [...ADDED, ['甲', '1', '2', '9']]],
  ['two totals', ['合计', '男', '女', '合计'], [...ADDED, ['甲', '1', '2', '9']]],
  ['a total of one column', ['学院', '男', '说明', '合计'], ADDED.map(([a = '', b = '', , d = '']) => [a, b, '无', d])],
])('%s say nothing across', (_, headings, rows) => {
  expect(wrongAcross({ headings }, rows)).toEqual([])
})
