import { expect, test } from 'vitest'
import { layColumns } from './column-layout.ts'

test('the highest column fills the height, the others stand in proportion, all on one line', () => {
  const { columns, baseline, width } = layColumns([
    { name: '2025年1月', value: 10 },
    { name: '2025年2月', value: 5 },
    { name: '2024年', value: 0 },
  ])
  expect(columns.map(({ height }) => height)).toEqual([160, 80, 0])
  expect(columns.map(({ y, height }) => y + height)).toEqual([baseline, baseline, baseline])
  expect(columns.map(({ short }) => short)).toEqual(['1月', '2月', '2024年'])
  expect(columns.every(({ x, middle }) => x >= 0 && middle < width)).toBe(true)
})

test('a chart of nothing divides by nothing', () => {
  expect(layColumns([{ name: '2025年', value: 0 }]).columns[0]?.height).toBe(0)
})
