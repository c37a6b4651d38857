import { formatDayCn } from '../../../kernel/day.ts'
import type { FoldedClock, Interval } from './clock.ts'

/** So many days of a unit, in words. */
export function countWords(days: number, unit: 'workday' | 'day'): string {
  return unit === 'day' ? `${String(days)} 日` : `${String(days)} 个工作日`
}

function intervalSentence({ from, to, days, isCounted, why, article, unit }: Interval): string {
  const source = article === '' ? '' : `（${article}）`
  if (to === null) return `自${formatDayCn(from)}起停止计算：${why}${source}。`
  const span = from === to ? formatDayCn(from) : `${formatDayCn(from)}至${formatDayCn(to)}`
  return isCounted
    ? `${span}，计 ${countWords(days, unit ?? 'workday')}：${why}${source}。`
    : `${span}，不计入（其中工作日 ${String(days)} 个）：${why}${source}。`
}

/** A day that was set has no working days to tell of. */
function deferralSentence({ to, isCounted, why, article }: Interval, { deferral }: FoldedClock): string | undefined {
  if (deferral === null || isCounted || to !== deferral.until || why !== deferral.why) return undefined
  return `另行确定答复期限到${formatDayCn(to)}：${why}（${article}）。`
}

function endSentence({ state, dueOn, stoppedOn, remainingDays, unit }: FoldedClock): string {
  if (state === 'paused' && dueOn === null)
    return `目前停止计算，恢复后还有 ${countWords(remainingDays, unit)}；届满日期在恢复之后确定。`
  if (state === 'stopped' && stoppedOn !== null)
    return `${formatDayCn(stoppedOn)}办结，停止计算${dueOn === null ? '' : `；期限届满日为${formatDayCn(dueOn)}`}。`
  return dueOn === null ? '' : `期限届满日：${formatDayCn(dueOn)}。`
}

function rolledSentence({ rolled }: FoldedClock): string {
  if (rolled === null) return ''
  return `期限最后一日${formatDayCn(rolled.from)}不是工作日，顺延到${formatDayCn(rolled.to)}（${rolled.rule}）。`
}

function provisionalSentence({ unsettledYear }: FoldedClock): string {
  if (unsettledYear === null) return ''
  return `国务院办公厅尚未公布${String(unsettledYear)}年的放假安排，以上日期按周一至周五推算，属于暂定；公布后将重新计算并告知。`
}

/** How the due day came about, article by article, in sentences for staff and applicant. Empty when no clock was started. */
export function explainClock(clock: FoldedClock): string[] {
  if (clock.startedOn === null) return []
  return [
    `${formatDayCn(clock.startedOn)}为起算之日，当日不计入，自次日起算。`,
    ...(clock.vacations === null ? [] : [`学校寒暑假期间不计入（${clock.vacations}）。`]),
    ...clock.intervals.map((interval) => deferralSentence(interval, clock) ?? intervalSentence(interval)),
    rolledSentence(clock),
    endSentence(clock),
    provisionalSentence(clock),
  ].filter((sentence) => sentence !== '')
}
