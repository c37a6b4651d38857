/** The dimensions of what monitors look at (监测维度). */
export const DIMENSION_NAMES = {
  timeliness: '及时性',
  completeness: '完整性',
  accuracy: '准确性',
  form: '规范性',
  safety: '安全',
} as const
export type Dimension = keyof typeof DIMENSION_NAMES
export const DIMENSIONS = Object.keys(DIMENSION_NAMES) as Dimension[]

/** In which order findings are listed (排序); the first is usual. */
export const FINDING_SORTS = {
  dimension: '按维度，先发现的在前',
  newest: '最近发现的在前',
  overdue: '逾期最久的在前',
} as const
export type FindingSort = keyof typeof FINDING_SORTS
export const FINDING_SORT_KEYS = Object.keys(FINDING_SORTS) as FindingSort[]

/** The states of a finding. */
export const FINDING_STATES = { open: '待处理', cured: '已消除', dismissed: '误报' } as const
export type FindingState = keyof typeof FINDING_STATES
export const FINDING_STATE_KEYS = Object.keys(FINDING_STATES) as FindingState[]

/** As much of a finding as says for how long it is overdue. */
interface Late {
  /** Null where the rule knows no due day. */
  readonly overdueDays: number | null
  readonly isInWorkingDays: boolean
  readonly state: FindingState
}

/** “已逾期 3 个工作日”; null where there is no due day. Working days may be none yet: it fell due on the eve of days off. */
export function overdueText({ overdueDays: days, isInWorkingDays, state }: Late): string | null {
  if (days === null) return null
  const late = state === 'cured' ? '曾逾期' : '已逾期'
  if (!isInWorkingDays) return `${late} ${String(days)} 天`
  return days === 0 ? `${late}，不足 1 个工作日` : `${late} ${String(days)} 个工作日`
}

/** The states of a rectification order (整改通知). */
export const ORDER_STATES = {
  issued: '整改中',
  answered: '待复核',
  objected: '有异议待定',
  returned: '退回重新整改',
  closed: '已整改',
  revoked: '已撤销',
} as const
export type OrderState = keyof typeof ORDER_STATES
export const ORDER_STATE_KEYS = Object.keys(ORDER_STATES) as OrderState[]

/** What an order comes from. */
export const ORDER_SOURCES = {
  finding: '监测发现',
  complaint: '投诉举报',
  inspection: '监督检查',
  sampling: '随机抽查',
} as const
export type OrderSource = keyof typeof ORDER_SOURCES
export const ORDER_SOURCE_KEYS = Object.keys(ORDER_SOURCES) as OrderSource[]

/** What is said in an order after it was made. */
export const ORDER_WORDS = {
  answer: '整改报告',
  objection: '异议',
  passed: '复核通过',
  'sent-back': '退回重新整改',
  kept: '异议不成立',
  revoked: '撤销通知',
} as const
export type OrderWord = keyof typeof ORDER_WORDS
export const ORDER_WORD_KEYS = Object.keys(ORDER_WORDS) as OrderWord[]

/** How much of the orders everybody may read (公开程度). */
export const ORDER_EXTENTS = {
  nothing: '不公开',
  facts: '公开编号、单位、事项、状态和用时',
  outcome: '办结后另公开整改要求和整改结果',
} as const
export type OrderExtent = keyof typeof ORDER_EXTENTS
export const ORDER_EXTENT_KEYS = Object.keys(ORDER_EXTENTS) as OrderExtent[]

/** What a sample is drawn from (抽查范围). */
export const DRAW_KINDS = { publications: '向社会公开的信息', 'list-entries': '三张清单的条目' } as const
export type DrawKind = keyof typeof DRAW_KINDS
export const DRAW_KIND_KEYS = Object.keys(DRAW_KINDS) as DrawKind[]
