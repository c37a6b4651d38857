import type { getAssessment } from '../../../../src/features/assessment/assessment.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'

export type Assessment = Reply<typeof getAssessment>
export type Line = Assessment['units'][number]
export type Indicator = Assessment['indicators'][number]

export const STATE_NAMES: Readonly<Record<Assessment['state'], string>> = {
  open: '打分中',
  preview: '公示中',
  published: '已发布',
}

export const MEASURE_NAMES: Readonly<Record<NonNullable<Indicator['measure']>, string>> = {
  'items-in-order': '目录事项没有逾期和缺项的比例（按今天的状态）',
  'cases-in-time': '期间内办结的申请和来信按期的比例',
  'matters-in-time': '期间内办结的服务事项按期的比例',
  'tasks-in-time': '期间内到期的工作方案任务按期完成的比例',
  'trainings-attended': '期间内举办的培训有人参加的比例',
}

/** What a unit got for an indicator, with what it was computed from. */
export function pointsText(line: Line, { key, measure }: Indicator): string {
  const got = line.indicators.find((each) => each.key === key)
  if (!got) return '—'
  if (got.points === null) return measure === null ? '未打分' : '不涉及'
  return measure === null ? String(got.points) : `${String(got.points)}（${String(got.done)}/${String(got.of)}）`
}

/** Does somebody still owe this unit points? Its total then says little, and its rank nothing. */
export function isUnfinished(line: Line, indicators: readonly Indicator[]): boolean {
  return indicators.some(({ key, measure }) => {
    const got = line.indicators.find((each) => each.key === key)
    return measure === null && (got?.points ?? null) === null
  })
}
