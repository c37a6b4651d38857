/** The vocabulary of the three lists (三张清单), the same for the server, the pages and the console. */

export const LIST_KINDS = ['responsibility', 'approval', 'service'] as const
export type ListKind = (typeof LIST_KINDS)[number]
export const LIST_KIND_NAMES: Readonly<Record<ListKind, string>> = {
  responsibility: '责任清单',
  approval: '审批清单',
  service: '服务清单',
}

/** 服务对象: for whom a matter is. */
export const PERSONS = [
  'student',
  'graduate',
  'international',
  'staff',
  'retired',
  'unit',
  'candidate',
  'alumni',
  'visitor',
] as const
export type PersonKind = (typeof PERSONS)[number]
export const PERSON_NAMES: Readonly<Record<PersonKind, string>> = {
  student: '本科生',
  graduate: '研究生',
  international: '留学生',
  staff: '教职工',
  retired: '离退休教职工',
  unit: '校内单位',
  candidate: '考生和家长',
  alumni: '校友',
  visitor: '社会公众',
}

/** 办事场景: the occasion on which somebody needs it. No name holds a sign that parts names in a cell of a sheet. */
export const LIFE_EVENTS = [
  'enrol',
  'study',
  'funding',
  'campus',
  'health',
  'abroad',
  'graduate',
  'hire',
  'promote',
  'teach',
  'research',
  'money',
  'purchase',
  'activity',
  'seal',
  'retire',
  'visit',
  'complain',
] as const
export type LifeEvent = (typeof LIFE_EVENTS)[number]
export const LIFE_EVENT_NAMES: Readonly<Record<LifeEvent, string>> = {
  enrol: '报考和入学',
  study: '学籍和课程',
  funding: '奖助学金和贷款',
  campus: '校园生活和网络',
  health: '就医和医保',
  abroad: '出国（境）和交流',
  graduate: '毕业和就业',
  hire: '入职和人事关系',
  promote: '职称和考核奖励',
  teach: '教学和教材',
  research: '科研项目和成果',
  money: '报账和收费',
  purchase: '采购和资产工程',
  activity: '办活动和借场地',
  seal: '用印和开证明',
  retire: '离职和退休',
  visit: '来访和捐赠查阅',
  complain: '申诉举报和求助',
}

export const ENTRY_AUDIENCES = ['public', 'campus'] as const
export type EntryAudience = (typeof ENTRY_AUDIENCES)[number]

/**
 * What an entry says. In the fields that can be shared, null means “as above”: a service without its own words has those of the
 * entry it derives from. Texts of several lines are one line for each material, condition or step.
 */
export interface EntryFields {
  readonly matter: string
  readonly section: string | null
  readonly post: string | null
  readonly basis: string | null
  readonly persons: PersonKind[] | null
  readonly events: LifeEvent[] | null
  readonly conditions: string | null
  readonly materials: string | null
  readonly flow: string | null
  /** 承诺时限 in working days; 0 is at once. */
  readonly promisedDays: number | null
  readonly place: string | null
  readonly hours: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly fee: string | null
  readonly result: string | null
  /** 监督渠道: whom to call when it does not go as promised. */
  readonly supervision: string | null
  readonly isOnline: boolean
  /** Where it is applied for on line; empty when it is not. */
  readonly url: string
  /** Other words under which people look for it. */
  readonly keywords: string
  readonly audience: EntryAudience
}

/** The fields that a service takes from the entry above, with their names for people, in the order of the form. */
export const SHARED_FIELDS = {
  section: '科室',
  post: '岗位',
  basis: '设定依据',
  persons: '服务对象',
  events: '办事场景',
  conditions: '办理条件',
  materials: '申请材料',
  flow: '办理流程',
  promisedDays: '承诺时限（工作日）',
  place: '办理地点',
  hours: '办理时间',
  phone: '咨询电话',
  email: '电子邮箱',
  fee: '收费',
  result: '办理结果',
  supervision: '监督渠道',
} as const
export type SharedField = keyof typeof SHARED_FIELDS

/** The names of all fields. */
export const FIELD_NAMES = {
  matter: '事项名称',
  ...SHARED_FIELDS,
  isOnline: '网上办理',
  url: '网办地址',
  keywords: '其他叫法',
  audience: '公开范围',
} as const satisfies Readonly<Record<keyof EntryFields, string>>

/** What came of trying a contact. */
export const CALL_RESULTS = ['answered', 'no-answer', 'wrong', 'dead'] as const
export type CallResult = (typeof CALL_RESULTS)[number]
export const CALL_RESULT_NAMES: Readonly<Record<CallResult, string>> = {
  answered: '打通，答复正确',
  'no-answer': '无人接听或没有回音',
  wrong: '不是办理这件事的人',
  dead: '空号、退信或打不开',
}

/** '当场办结', '5 个工作日内'; empty when nothing is promised. */
export function promiseText(days: number | null): string {
  if (days === null) return ''
  return days === 0 ? '当场办结' : `${String(days)} 个工作日内`
}
