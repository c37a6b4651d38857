/** What the office decides about a matter that many ask about. */
export const CONCERN_DECISIONS = ['published', 'explained', 'dismissed'] as const
export type ConcernDecision = (typeof CONCERN_DECISIONS)[number]

/** What people call them. */
export const CONCERN_DECISION_NAMES: Readonly<Record<ConcernDecision, string>> = {
  published: '已公开',
  explained: '说明不公开的理由',
  dismissed: '不作处理',
}

/** Where a matter shows: letters, applications, searches that found nothing, complaints to the supervision office. */
export const CONCERN_SOURCES = ['letters', 'applications', 'searches', 'complaints'] as const
export type ConcernSource = (typeof CONCERN_SOURCES)[number]

/** What people call them. */
export const CONCERN_SOURCE_NAMES: Readonly<Record<ConcernSource, string>> = {
  letters: '来信',
  applications: '公开申请',
  searches: '没有结果的搜索',
  complaints: '投诉举报',
}

/** What fewer asked about is not shown: a small number can tell who it was. */
export const FEWEST_CONCERNED = 5
