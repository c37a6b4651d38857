import { items, phrase, type Values } from './letter-values.ts'
import type { Channel, Term } from './rules.ts'

/** The letters that the office makes on the way to an answer and beside it, by the step that makes them. */
export const STEP_LETTERS = {
  receipt: 'receipt',
  supplement: 'supplement-notice',
  extension: 'extension-notice',
  deferral: 'excessive-deferred',
  lapse: 'lapsed-notice',
  withdrawal: 'withdrawal-confirmation',
  transfer: 'transfer-notice',
  'third-party': 'third-party-consultation',
  'other-agency': 'agency-consultation',
} as const
export type StepLetter = keyof typeof STEP_LETTERS

const TO_OTHERS: readonly string[] = [STEP_LETTERS['third-party'], STEP_LETTERS['other-agency']]

/** Is this a letter to the applicant? Letters to third parties and agencies name those, and the applicant never sees them. */
export function isForApplicant(templateId: string): boolean {
  return !TO_OTHERS.includes(templateId)
}

/** Is this the letter of an answer? */
export function isAnswer(templateId: string): boolean {
  return templateId.startsWith('answer-')
}

const VIA: Readonly<Record<Channel, string>> = {
  online: '互联网提交',
  counter: '当面提交',
  'registered-post': '挂号信或者特快专递',
  post: '平常信函',
  fax: '传真',
  telephone: '协助口头申请',
  email: '互联网提交',
}

/** 登记回执: how it came and until when it is answered. */
export function receiptValues(channel: Channel, dueOn: string): Values {
  return { receivedVia: VIA[channel], dueOn }
}

// 条例第二十九条第二款第（二）项: what an application has to say of the information.
const UNCLEAR = '所申请信息的名称、文号或者便于查询的其他特征性描述'

/** 补正告知: what is unclear, what is asked for, and how many working days there are. */
export function supplementValues({ what, unclear, days }: { what: string; unclear: string; days: number }): Values {
  const points = items(unclear)
  return { toSupplement: items(what), unclearPoints: points.length > 0 ? points : [UNCLEAR], supplementDays: days }
}

/** 延期告知; under 教育部令第29号 it stands on the school's own rule, which the term names. */
export function extensionValues({
  term,
  days,
  reason,
  dueOn,
}: {
  term: Term
  days: number
  reason: string
  dueOn: string
}): Values {
  return { ownRule: term.article, extensionReason: reason, extensionDays: days, dueOn }
}

/** 延迟答复告知: the day that was set. */
export function deferralValues(until: string): Values {
  return { deferredUntil: until }
}

/** What is asked of a third party or another agency; neither learns who applied. */
export function consultationValues({
  name,
  caseNo,
  passages,
  days,
  ownRule,
}: {
  name: string
  caseNo: string
  passages: string
  days: number
  ownRule: string
}): Values {
  const rule = ownRule.trim() === '' ? {} : { ownRule }
  return { thirdParty: name, agency: name, caseNo, passages, documents: items(passages), replyDays: days, ...rule }
}

/** 移送告知: to whom and why, and whom to ask how it goes on. */
export function transferValues(order: {
  name: string
  note: string
  toName: string
  contact: string
  on: string
}): Values {
  const { name, note, toName, contact, on } = order
  return {
    transferReason: `所提事项属于${name}事项`,
    transferredTo: phrase(toName) === '' ? `本校办理${name}事项的机构` : toName,
    transferredOn: on,
    transferContact: phrase(contact) === '' ? '请向本校信息公开工作机构了解' : contact,
    furtherExplanation: note,
  }
}
