import { addDays, type Day } from '../../../kernel/day.ts'
import type { ClockEvent, Interval } from './clock-events.ts'

/** 延迟答复: a day that was set instead of the counted one, why, and where that is allowed. */
export interface Deferral {
  readonly until: Day
  readonly why: string
  readonly article: string
}

/** What moves the count itself. */
export type Counting = Exclude<ClockEvent, { type: 'defer' }>

export function isCounting(event: ClockEvent): event is Counting {
  return event.type !== 'defer'
}

/** The day that was set last; a count that begins anew begins without it. */
export function deferralIn(events: readonly ClockEvent[]): Deferral | null {
  const begun = events.findLastIndex(({ type }) => type === 'start' || type === 'restart')
  const set = events.slice(begun + 1).findLast((event) => event.type === 'defer')
  return set ? { until: set.until, why: set.why, article: set.article } : null
}

interface Counted {
  readonly intervals: readonly Interval[]
  readonly dueOn: Day | null
}

/** The count with the day that was set, where that is later. */
export function putOff({ intervals, dueOn }: Counted, deferral: Deferral | null): Counted {
  if (deferral === null || dueOn === null || deferral.until <= dueOn) return { intervals, dueOn }
  const { until: to, why, article } = deferral
  const last = { from: addDays(dueOn, 1), to, days: 0, isCounted: false, why, article }
  return { intervals: [...intervals, last], dueOn: to }
}
