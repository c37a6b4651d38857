import type { Flow } from './flow-terms.ts'
import type { Form } from './form-terms.ts'
import type { PersonKind } from './person-kind.ts'

/** The subjects under which people look for a service (主题). */
export const TOPIC_NAMES = {
  study: '学习与学籍',
  teaching: '教学',
  research: '科研',
  personnel: '人事与师资',
  finance: '财务与资产',
  living: '食宿与后勤',
  safety: '安全与进出校',
  network: '网络与信息',
  abroad: '出国与交流',
  affairs: '公文与会务',
} as const
export type Topic = keyof typeof TOPIC_NAMES
export const TOPICS = Object.keys(TOPIC_NAMES) as readonly Topic[]

/** What a work list shows (办理状态): what waits, what of it is late or urged, what waits for the applicant, what was done. */
export const WORK_STATE_NAMES = {
  open: '等待办理',
  late: '已逾期',
  urged: '申请人催办',
  asked: '等申请人补充',
  done: '已办过',
} as const
export type WorkState = keyof typeof WORK_STATE_NAMES
export const WORK_STATES = Object.keys(WORK_STATE_NAMES) as readonly WorkState[]

/** What the public may learn from a document's verification code of whoever it is about. */
export const SHOWN_NAMES = { surname: '姓氏（其余用＊代替）', nothing: '不显示' } as const
export type Shown = keyof typeof SHOWN_NAMES

/** The document that a matter ends in (办理结果文书): text with `{{key}}` for what is filled in. */
export interface ResultTemplate {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly shows: Shown
  /** Calendar days for which it can be relied on; null without end. */
  readonly validDays: number | null
}

/** A service as its designers write it (服务事项): words for people, form, flow, result and promise. Data, and never code. */
export interface Definition {
  readonly audience: readonly PersonKind[]
  readonly topic: Topic
  readonly summary: string
  readonly conditions: string
  readonly materials: readonly string[]
  readonly place: string
  readonly hours: string
  readonly fee: string
  readonly basis: string
  /** Working days from the next day on; `source` is the instrument that promises them, unverified ones are said to be a trial. */
  readonly promise: { readonly days: number; readonly source: string; readonly isVerified: boolean }
  readonly retentionYears: number
  readonly form: Form
  readonly flow: Flow
  readonly result: ResultTemplate | null
}
