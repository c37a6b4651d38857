import type { Day } from '../../../kernel/day.ts'
import { addWorkingDays, type WorkCalendar } from '../../../kernel/work-calendar.ts'
import type { Regime } from './decision.ts'

/** A term as it was when the case began: working days, and the instrument with its article. */
export interface Term {
  readonly days: number
  readonly article: string
}

/** The terms of a case; null where its rules know none. They stay on the case, whatever the law becomes later. */
export interface CaseTerms {
  readonly reply: Term
  readonly extend: Term | null
  readonly supplementWithin: Term | null
  readonly thirdParty: Term | null
  readonly otherAgency: Term | null
  /** 延迟答复的合理期限: the article that allows it; null or missing (cases from before) where the rules know none. */
  readonly deferral?: string | null
  /** The rule of the school's own by which its vacations do not count; null: the clock runs (the default). */
  readonly vacations: string | null
}

/** Where a rule of the school's own stands: without an instrument it does not hold. */
export interface Citation {
  readonly instrument: string
  readonly article: string
}

/** A rule of the school's own, with the instrument that sets it. */
export interface OwnTerm extends Citation {
  readonly days: number
}

/** What the school has decided about applications. */
export interface Rules {
  readonly regime: Regime
  /** From when an application on the website counts: the day both sides confirm, or, in the applicant's favour, the day it is sent. */
  readonly onlineReceipt: 'confirmation' | 'submission'
  readonly own: {
    readonly extend?: OwnTerm
    readonly thirdParty?: OwnTerm
    readonly otherAgency?: OwnTerm
    /** 寒暑假不计入期限: where the school's own instrument says so. */
    readonly vacations?: Citation
  }
  readonly retentionYears: number
  readonly reassessMonths: number
}

/** 教育部令第29号, nothing of the school's own; ten years of retention and a yearly re-assessment are this platform's proposal. */
export const DEFAULT_RULES: Rules = {
  regime: 'moe29',
  onlineReceipt: 'confirmation',
  own: {},
  retentionYears: 10,
  reassessMonths: 12,
}

/** A rule of the school's own as a term. */
export function ownTerm(own: OwnTerm | undefined): Term | null {
  return own ? { days: own.days, article: `${own.instrument}${own.article}` } : null
}

/** The beginning of the reply term on a day, under the terms of the case. */
export function replyStart(on: Day, { reply, vacations }: CaseTerms) {
  return { type: 'start' as const, on, ...reply, ...(vacations === null ? {} : { vacations }) }
}

export const CHANNELS = ['online', 'counter', 'registered-post', 'post', 'fax', 'telephone', 'email'] as const
export type Channel = (typeof CHANNELS)[number]

export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  online: '网上提交',
  counter: '当面提交',
  'registered-post': '挂号信或者特快专递',
  post: '平常信函',
  fax: '传真',
  telephone: '电话协助填写',
  email: '电子邮件',
}

// 条例第三十一条: 当面提交的以提交之日、以挂号信或者特快专递的以签收之日为收到申请之日；平常信函、互联网、传真以双方确认之日为准.
const AT_ONCE: readonly Channel[] = ['counter', 'registered-post', 'telephone']

/** The day an application counts as received by its channel alone; null until both sides have confirmed. */
export function receiptDay(channel: Channel, cameOn: Day, { onlineReceipt }: Pick<Rules, 'onlineReceipt'>): Day | null {
  if (AT_ONCE.includes(channel)) return cameOn
  return channel === 'online' && onlineReceipt === 'submission' ? cameOn : null
}

/** Is a demand for a supplement still in time on this day (条例第三十条: 7 个工作日内)? Without a term it always is. */
export function mayStillAsk(
  { supplementWithin }: CaseTerms,
  { receivedOn, today }: { receivedOn: Day; today: Day },
  calendar: WorkCalendar,
): boolean {
  return supplementWithin === null || today <= addWorkingDays(receivedOn, supplementWithin.days, calendar).day
}
