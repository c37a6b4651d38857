/** Why a letter that came by mail did not become a case by itself, in the words of the list where it stays. */
const WHY_LEFT = {
  before: '启用自动登记之前收到',
  'no-mailbox': '这个邮箱没有对应的信箱',
  'box-closed': '信箱目前不接收来信',
  automatic: '自动回复或者群发邮件',
  bounce: '退信',
  spam: '过滤器标为垃圾邮件',
  unreadable: '邮件无法读取',
  'too-large': '邮件过大，仍在邮件服务器上',
  empty: '没有正文和附件',
  'no-address': '没有可以回复的地址',
  'own-address': '从学校自己的邮箱发出',
  'other-sender': '回复学校邮件，但发件人不是原来信人',
  'letter-closed': '回复的来信已经办结',
  'too-many': '一天之内来信过多',
} as const
export type WhyLeft = keyof typeof WHY_LEFT

/** The reason in words; empty while nobody has looked at the letter. */
export function whyLeft(code: string | null): string {
  return code === null ? '' : code in WHY_LEFT ? WHY_LEFT[code as WhyLeft] : code
}
