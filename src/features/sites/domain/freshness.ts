import { addDays, type Day, daysBetween, parseDay } from '../../../kernel/day.ts'

/** A column's own promise to its readers. */
export interface Promised {
  readonly updateIntervalDays: number | null
}

/**
 * Days past the interval at which the column promised to be updated; 0 while it is in time or promises nothing. A column
 * that never had anything is not late, it is empty. 政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）：栏目不更新。
 */
export function lateDays({ updateIntervalDays }: Promised, lastListedOn: string | null, today: Day): number {
  if (updateIntervalDays === null || lastListedOn === null) return 0
  return Math.max(0, daysBetween(addDays(parseDay(lastListedOn), updateIntervalDays), today))
}

/** A topic's span of days. */
export interface Span {
  readonly state: string
  readonly untilOn: string | null
}

/** Has the topic come to its end: by its last day, or because it was put into the archive? */
export function isOver({ state, untilOn }: Span, today: Day): boolean {
  return state === 'archived' || (untilOn !== null && untilOn < today)
}
