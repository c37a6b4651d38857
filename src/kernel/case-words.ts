/**
 * The words of cases that the server says and the console offers: one map for each, from which states and contracts follow.
 * Words of law and of daily work; what they mean for rights and moves stands in the features.
 */

/** The states of an application (依申请公开) as the office names them. */
export const APPLICATION_STATES = {
  submitted: '待确认收到',
  registered: '已登记',
  'supplement-requested': '待补正',
  assigned: '承办中',
  consulting: '征求意见中',
  drafted: '已拟答复',
  'in-review': '审查中',
  signed: '已签发',
  answered: '已答复',
  lapsed: '逾期未补正',
  withdrawn: '已撤回',
  transferred: '已转办',
  closed: '已归档',
} as const

/** The states of a letter to a mailbox as those at work on it name them. */
export const LETTER_STATES = {
  received: '待分办',
  assigned: '办理中',
  drafted: '待审发',
  answered: '已答复',
  refused: '不予办理',
  withdrawn: '已撤回',
  closed: '已归档',
} as const

/** What somebody writes for. */
export const LETTER_KIND_NAMES = {
  enquiry: '咨询',
  suggestion: '建议',
  complaint: '投诉',
  help: '求助',
  correction: '纠错',
  other: '其他',
} as const

/**
 * The kinds of mailboxes (信箱): to the principal, to a unit, for suggestions on a theme, for complaints, the duty office's telephone,
 * and what readers say is inaccurate on a page.
 */
export const MAILBOX_KIND_NAMES = {
  principal: '校长信箱',
  unit: '单位信箱',
  suggestion: '建议箱',
  supervision: '监督举报信箱',
  telephone: '值班电话',
  correction: '信息纠错',
} as const

/** Who lets an answer go out: the office, a leader of the school, or the head of the unit that wrote it. */
export const RELEASE_NAMES = { office: '信息公开办公室', leader: '校领导', head: '承办单位负责人' } as const

/** Why a letter is not dealt with (校长信箱 of several schools name these); each is told to the writer with an explanation. */
export const REFUSAL_NAMES = {
  repeated: '同一事项正在办理',
  unclear: '内容不明确，无法办理',
  outside: '不属于学校职责范围',
  advertising: '广告等与学校工作无关的内容',
} as const

/** What became of a suggestion. */
export const ADOPTION_NAMES = {
  adopted: '采纳',
  partly: '部分采纳',
  noted: '留作参考',
  'not-adopted': '未采纳',
} as const

/** What came of saying that a page is inaccurate. */
export const FINDING_NAMES = { corrected: '反映属实，已更正', 'no-error': '经核实无误' } as const

/** The words of a map, in its order. */
export function wordsOf<const Names extends Readonly<Record<string, string>>>(
  names: Names,
): readonly (keyof Names & string)[] {
  return Object.keys(names)
}
