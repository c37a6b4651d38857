import { type Day, daysBetween } from '../../../kernel/day.ts'

/** A column as far as its pace is concerned. */
export interface Paced {
  readonly name: string
  readonly kind: string
  readonly updateIntervalDays: number | null
}

const NEWS = /动态|要闻|新闻|快讯/u
const NOTICES = /通知|公告|公示|政策|文件|制度|规章/u
const TWO_WEEKS = 14
const SIX_MONTHS = 183

/** What everybody would take a front page for dead. */
export const FRONT_PAGE_DAYS = TWO_WEEKS

/**
 * Within how many days a column must have something new: what it has promised, else what the inspection of government sites asks of
 * its kind; null where nothing is asked. 政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）：动态、要闻类两周，通知公告、政策文件类六个月。
 */
export function paceOf({ name, kind, updateIntervalDays }: Paced): number | null {
  if (kind === 'page' || kind === 'topics') return null
  if (updateIntervalDays !== null) return updateIntervalDays
  if (NEWS.test(name)) return TWO_WEEKS
  return NOTICES.test(name) ? SIX_MONTHS : null
}

/** Days past the pace; 0 while it is kept or nothing is asked. */
export function daysPast(pace: number | null, lastListedOn: Day, today: Day): number {
  return pace === null ? 0 : Math.max(0, daysBetween(lastListedOn, today) - pace)
}
