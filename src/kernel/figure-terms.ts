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
