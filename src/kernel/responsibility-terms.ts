/** What is missing in who is responsible for an item (责任矩阵的缺口). */
export const GAPS = ['no-unit', 'no-post', 'nobody', 'no-route'] as const
export type Gap = (typeof GAPS)[number]

/** What people call them. */
export const GAP_NAMES: Readonly<Record<Gap, string>> = {
  'no-unit': '没有责任单位',
  'no-post': '没有明确岗位',
  nobody: '岗位无人任职',
  'no-route': '没有审核流程',
}
