import type { Day } from '../../../kernel/day.ts'
import type { SurveyState } from '../../../kernel/survey-terms.ts'

/** What decides whether a questionnaire takes answers. */
export interface Stage {
  readonly state: SurveyState
  readonly from: Day
  readonly to: Day
}

/** Does it take answers on this day? Both ends included. */
export function isOpen({ state, from, to }: Stage, today: Day): boolean {
  return state === 'announced' && from <= today && today <= to
}

/** Announced, and its last day is over: it can be counted. */
export function isOver({ state, to }: Stage, today: Day): boolean {
  return state === 'announced' && to < today
}

/** Where it stands, in a word for people. */
export function standingOf(stage: Stage, today: Day): string {
  const { state, from } = stage
  if (state !== 'announced') return { draft: '草稿', published: '结果已公布', cancelled: '已作废' }[state]
  if (isOver(stage, today)) return '已截止，待公布结果'
  return today < from ? '尚未开始' : '进行中'
}
