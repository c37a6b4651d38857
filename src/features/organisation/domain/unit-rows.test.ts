import { expect, test } from 'vitest'
import { checkRows } from './unit-rows.ts'

const NOTHING = { codes: [], slugs: [] }

function line(rowNumber: number, cells: readonly string[]) {
  return { rowNumber, cells }
}

test('a good row is taken with the kind that its word means', () => {
  const { rows, errors } = checkRows([line(2, ['D01', '示例处', '', '教辅单位', '', 'shili', '是'])], NOTHING)
  expect(errors).toEqual([])
  expect(rows).toMatchObject([{ code: 'D01', kind: 'teaching-support', isBusinessDepartment: true }])
})

test('each fault is told by the row and the column people see, also where the sheet has gaps', () => {
  const lines = [line(2, ['D01', '甲', '', '行政部门', '', 'jia']), line(5, ['', '乙', '', '别的', 'D99', '大写'])]
  const { rows, errors } = checkRows(lines, NOTHING)
  expect(rows.map(({ code }) => code)).toEqual(['D01'])
  expect(errors.map(({ row, column }) => [row, column])).toEqual([
    [5, '单位代码'],
    [5, '类别'],
    [5, '网址标识'],
    [5, '上级单位代码'],
  ])
})

test('a row below a faulty parent waits with it', () => {
  const lines = [line(2, ['D01', '', '', '学院', '', 'a']), line(3, ['D02', '系', '', '学院', 'D01', 'b'])]
  expect(checkRows(lines, NOTHING).rows).toEqual([])
})

test('units that are each above the other are refused', () => {
  const lines = [line(2, ['D01', '甲', '', '学院', 'D02', 'a']), line(3, ['D02', '乙', '', '学院', 'D01', 'b'])]
  expect(checkRows(lines, NOTHING).errors.map(({ message }) => message)).toEqual([
    '上级关系形成循环',
    '上级关系形成循环',
  ])
})

test('a code or an address that exists already is not taken twice', () => {
  const { errors } = checkRows([line(2, ['D01', '甲', '', '学院', '', 'jia'])], { codes: ['D01'], slugs: ['jia'] })
  expect(errors.map(({ column }) => column)).toEqual(['单位代码', '网址标识'])
})
