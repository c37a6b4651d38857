import type { Day } from '../../../kernel/day.ts'
import type { SurveyState } from '../../../kernel/survey-terms.ts'

/** What decides whether a questionnaire takes answers. */
export interface Stage {
  readonly state: SurveyState
  readonly from: Day
  readonly to: Day
  /** The day on which it was ended before its last (提前结束). */
  readonly endedOn: Day | null
}

/** Does it take answers on this day? Both ends included. */
export function isOpen({ state, from, to, endedOn }: Stage, today: Day): boolean {
  return state === 'announced' && endedOn === null && from <= today && today <= to
}

/** Announced, and its last day is over or it was ended before: it can be counted. */
export function isOver({ state, to, endedOn }: Stage, today: Day): boolean {
  return state === 'announced' && (endedOn !== null || to < today)
}

/** Can it be ended today? On its last day it ends by itself. */
export function mayEndEarly(stage: Stage, today: Day): boolean {
  return isOpen(stage, today) && today < stage.to
}

/** Where it stands, in a word for people. */
export function standingOf(stage: Stage, today: Day): string {
  const { state, from } = stage
  if (state !== 'announced') return { draft: '草稿', published: '结果已公布', cancelled: '已作废' }[state]
  if (isOver(stage, today)) return stage.endedOn === null ? '已截止，待公布结果' : '已提前结束，待公布结果'
  return today < from ? '尚未开始' : '进行中'
}
