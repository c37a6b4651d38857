import type { SampleOpinion, SampleRoute, SampleStep } from './sample-types.ts'

/** 单位负责人: answers for what the unit says. 谁主管、谁负责. */
const HEAD: SampleStep = {
  key: 'unit-head',
  name: '单位负责人审核',
  role: 'unit_head',
  scope: 'own-unit',
  mode: 'any',
  workdays: 2,
  fallbackRole: 'disclosure_office',
}

/** 先审查、后公开，逐项审查（保守国家秘密法实施条例第四十二条）: the unit's reviewer or the school's. */
const SECRECY: SampleStep = {
  key: 'secrecy',
  name: '保密审查',
  role: 'secrecy_reviewer',
  scope: 'own-unit',
  mode: 'any',
  workdays: 2,
  isSecrecy: true,
}

const OFFICE: SampleStep = {
  key: 'office',
  name: '信息公开办公室审核',
  role: 'disclosure_office',
  scope: 'school',
  mode: 'any',
  workdays: 2,
}

/** 均需送交学校党政办公室备案存档: nothing leaves the school unfiled. */
const FILING: SampleStep = {
  key: 'filing',
  name: '党政办公室备案存档',
  role: 'disclosure_office',
  scope: 'school',
  mode: 'any',
  workdays: 2,
  isFiling: true,
}

const PUBLICITY: SampleStep = {
  key: 'publicity',
  name: '党委宣传部审核',
  role: 'publicity',
  scope: 'school',
  mode: 'any',
  workdays: 2,
}

const LEADER: SampleStep = {
  key: 'leader',
  name: '分管校领导审阅',
  role: 'leader',
  scope: 'school',
  mode: 'any',
  workdays: 3,
}

const PRINCIPAL: SampleStep = {
  key: 'principal-leader',
  name: '主要校领导签阅（重大事项）',
  role: 'principal_leader',
  scope: 'school',
  mode: 'any',
  workdays: 3,
  when: { isMajor: true },
}

/** 提出、审核、审批、实施（中国共产党党务公开条例（试行）第十五条）: the four steps keep their legal names. */
const PARTY_STEPS: readonly SampleStep[] = [
  { ...HEAD, key: 'propose', name: '提出：党组织负责人提出公开方案' },
  { ...SECRECY, key: 'examine', name: '审核：保密审查及必要性、准确性审核' },
  { ...LEADER, key: 'approve', name: '审批：分管校领导审批' },
  { ...PRINCIPAL, key: 'approve-major', name: '审批：主要校领导审批（重大事项）' },
  { ...OFFICE, key: 'carry-out', name: '实施：按批准的范围和方式公开' },
]

/** The review routes of the sample school, one for each kind of material; the working rules of the seed report as data. */
export const routes: readonly SampleRoute[] = [
  { key: 'disclosure', name: '信息公开', materialKind: 'disclosure', steps: [HEAD, SECRECY, OFFICE] },
  { key: 'publicity', name: '对外宣传', materialKind: 'publicity', steps: [HEAD, SECRECY, PUBLICITY, FILING] },
  {
    key: 'external-report',
    name: '对外报送材料和统计报表',
    materialKind: 'external-report',
    steps: [HEAD, SECRECY, LEADER, PRINCIPAL, FILING],
  },
  { key: 'party', name: '党务公开', materialKind: 'party', steps: PARTY_STEPS },
  { key: 'service-list', name: '三张清单', materialKind: 'service-list', steps: [HEAD, SECRECY, OFFICE] },
]

const APPROVALS = [
  '同意。',
  '同意公开。',
  '内容属实，同意报送。',
  '已核对数据和附件，同意公开。',
  '经逐项审查，不涉及国家秘密、工作秘密、商业秘密和个人隐私，同意公开。',
  '经审查可以公开，请按确定的公开范围发布。',
  '格式规范、要素齐全，同意发布。',
  '同意，请在规定期限内公开并同步更新公开目录。',
  '已备案。',
  '同意，请同时在单位网站“通知公告”栏目发布。',
]

const RETURNS = [
  '请补充文号和产生日期后重新送审。',
  '附件与正文数据不一致，请核对后重新送审。',
  '正文含有身份证件号码、手机号码等个人信息，请删除或者遮盖后重新送审。',
  '公示期限不足规定的工作日，请调整截止日期。',
  '请选择对应的公开事项，并说明公开范围的理由。',
  '标题不够明确，请写明年度、对象和事项。',
  '内容与现行制度不一致，请会同主管部门核实。',
  '请补充咨询与监督电话、受理时间。',
]

/** 常用意见 that everybody finds ready. */
export const opinions: readonly SampleOpinion[] = [
  ...APPROVALS.map((text) => ({ decision: 'approve' as const, text })),
  ...RETURNS.map((text) => ({ decision: 'return' as const, text })),
]
