import { addDays, type Day } from '../../../kernel/day.ts'
import type { ErrorCode } from '../../../kernel/error-codes.ts'
import { addWorkingDays, isWorkingDay, type WorkCalendar, workingDaysBetween } from '../../../kernel/work-calendar.ts'

/** Who can be told of a case that falls due: whoever has it, the head of the unit, the office, the leaders in charge. */
export const RECEIVERS = ['handler', 'head', 'office', 'leader'] as const
export type Receiver = (typeof RECEIVERS)[number]

/** A rung of the escalation ladder (逐级提醒): so many working days from the due day, negative before it, these are told. */
export interface Rung {
  readonly days: number
  readonly to: readonly Receiver[]
}

/** What the school has decided about urging; days are working days. */
export interface UrgingRules {
  /** Without movement for so long a case stands still. */
  readonly idleDays: number
  /** So long before its due day a case is nearly due. */
  readonly nearDays: number
  readonly ladder: readonly Rung[]
}

/** What holds until the school has decided; no law says it. */
export const DEFAULT_URGING: UrgingRules = {
  idleDays: 5,
  nearDays: 2,
  ladder: [
    { days: -5, to: ['handler'] },
    { days: -2, to: ['handler'] },
    { days: 0, to: ['handler', 'head'] },
    { days: 1, to: ['handler', 'head', 'office'] },
    { days: 5, to: ['office', 'leader'] },
  ],
}

/** Why a ladder cannot be set; empty when it can: each rung once, the lower first, and somebody to tell on each. */
export function objectionsToRules({ ladder }: UrgingRules): ErrorCode[] {
  const isOrdered = ladder.every(({ days }, at) => at === 0 || days > (ladder[at - 1]?.days ?? days))
  const isTold = ladder.every(({ to }) => to.length > 0 && new Set(to).size === to.length)
  return isOrdered && isTold ? [] : ['case.ladder-invalid']
}

/** Has the day of a rung come? */
export function isReached({ days }: Pick<Rung, 'days'>, { dueOn, today }: Days, calendar: WorkCalendar): boolean {
  if (days <= 0) return today > dueOn || workingDaysBetween(today, dueOn, calendar).days <= -days
  return today > dueOn && workingDaysBetween(dueOn, today, calendar).days >= days
}

/** The due day of a case and the day on which it is looked at. */
export interface Days {
  readonly dueOn: Day
  readonly today: Day
}

/** The last due day of which a rung of the ladder may tell today. */
export function lastDueDay({ ladder }: UrgingRules, today: Day, calendar: WorkCalendar): Day {
  const lead = Math.max(0, ...ladder.map(({ days }) => -days))
  return addWorkingDays(today, lead, calendar).day
}

/** The last day on which a case must have moved to stand still for n working days today. */
export function daysBack(today: Day, n: number, calendar: WorkCalendar): Day {
  let [day, left] = [today, n]
  while (left > 0) {
    if (isWorkingDay(day, calendar)) left -= 1
    day = addDays(day, -1)
  }
  return day
}

const RECEIVER_NAMES: Readonly<Record<Receiver, string>> = {
  handler: '承办人',
  head: '单位负责人',
  office: '办公室',
  leader: '校领导',
}

/** When it is, in words: “5 个工作日内到期”. */
export function whenDue({ days }: Pick<Rung, 'days'>): string {
  if (days > 0) return '已逾期未答复'
  return days === 0 ? '今天到期' : `${String(-days)} 个工作日内到期`
}

/** What the history of the case says of it. */
export function escalationWords({ days, to }: Rung): string {
  const when = days > 0 ? `逾期 ${String(days)} 个工作日` : whenDue({ days })
  return `${when}，告知${to.map((receiver) => RECEIVER_NAMES[receiver]).join('、')}`
}
