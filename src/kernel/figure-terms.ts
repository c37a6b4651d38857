/** Where a figure comes from, in the order in which a report tells them. */
export const FIGURE_AREAS = ['lists', 'hall', 'publications', 'applications', 'letters', 'use', 'oversight'] as const
export type FigureArea = (typeof FIGURE_AREAS)[number]
export const FIGURE_AREA_NAMES: Readonly<Record<FigureArea, string>> = {
  lists: '三张清单',
  hall: '信息服务大厅',
  publications: '主动公开',
  applications: '依申请公开',
  letters: '互动回应',
  use: '平台使用',
  oversight: '监督保障',
}

/** What stands in the place of a value where there was nothing to measure: no rate without answers. */
export const NO_VALUE = '没有统计值'

/** A value as it is read, with its unit. */
export function valueWords({ value, unit }: { readonly value: number | null; readonly unit: string }): string {
  return value === null ? NO_VALUE : `${value.toLocaleString('zh-CN')} ${unit}`
}
