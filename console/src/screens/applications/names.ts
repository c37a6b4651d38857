import type { CaseRow, CaseView } from './case-view.ts'

/** The channels that the office registers for somebody. */
export const PAPER_CHANNEL_NAMES = {
  counter: '当面提交',
  'registered-post': '挂号信或者特快专递',
  post: '平常信函',
  fax: '传真',
  telephone: '电话协助填写',
  email: '电子邮件',
} as const

/** How an application came. */
export const CHANNEL_NAMES: Readonly<Record<CaseRow['channel'], string>> = {
  online: '网上提交',
  ...PAPER_CHANNEL_NAMES,
}

/** The kinds of applicants: the columns of the national table. */
export const APPLICANT_NAMES: Readonly<Record<CaseView['applicantKind'], string>> = {
  person: '自然人',
  business: '商业企业',
  research: '科研机构',
  welfare: '社会公益组织',
  'legal-service': '法律服务机构',
  'other-organisation': '其他法人或者组织',
}

/** In which form the information is wanted. */
export const FORM_NAMES = { electronic: '电子文件', paper: '纸质复制件', read: '当面阅看、抄录' } as const

/** How it is wanted, and how an answer is delivered. */
export const WAY_NAMES = {
  online: '在本网站凭编号和查询码下载',
  email: '电子邮件',
  post: '邮寄',
  counter: '自行领取',
} as const

/** The rules under which an application is answered. */
export const REGIME_NAMES: Readonly<Record<CaseView['regime'], string>> = {
  moe29: '《高等学校信息公开办法》（教育部令第29号）',
  gov711: '《中华人民共和国政府信息公开条例》（国务院令第711号）',
}

/** What is added to a case as it is. */
export const ADDED_NAMES = {
  application: '申请材料',
  identity: '身份证明',
  supplement: '补正材料',
  evidence: '办理材料',
  'search-record': '检索记录',
  answer: '提供给申请人的材料',
} as const

/** What a paper is in the case; who gets to see it follows from that. */
export const PAPER_NAMES: Readonly<Record<CaseView['papers'][number]['role'], string>> = {
  ...ADDED_NAMES,
  redacted: '遮盖件',
  original: '信息原件',
}

export const AUDIENCE_WORDS: Readonly<Record<CaseView['papers'][number]['audience'], string>> = {
  office: '仅信息公开办公室可见',
  units: '承办单位可见',
  applicant: '送达后申请人可见',
}

export const REMEDY_NAMES: Readonly<Record<CaseView['remedies'][number]['kind'], string>> = {
  report: '举报',
  appeal: '申诉',
  reconsideration: '行政复议',
  litigation: '行政诉讼',
}

export const REMEDY_OUTCOMES = { upheld: '维持', corrected: '纠正', withdrawn: '撤回', other: '其他结果' } as const

export const CONSULTED_NAMES = { 'third-party': '第三方', 'other-agency': '其他机关' } as const

export const ANSWER_NAMES = { agrees: '同意公开', objects: '不同意公开', silent: '逾期未答复' } as const

export const TRANSFER_NAMES = { enquiry: '咨询', petition: '信访', report: '举报' } as const
