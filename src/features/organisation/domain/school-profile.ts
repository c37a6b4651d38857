/** An office that people turn to: 信息公开办公室 or 监督办公室. 名称、地址、时间、电话必须公开（高校信息公开办法第十一条，条号凭记忆，待核）. */
export interface Office {
  readonly name: string
  readonly head: string
  readonly address: string
  readonly hours: string
  readonly phone: string
  readonly fax: string
  readonly email: string
}

/** What the school says of itself: names, numbers, contacts, footer, standing texts. */
export interface SchoolProfile {
  readonly name: string
  readonly englishName: string
  readonly orgCode: string
  readonly indexPattern: string
  readonly docNoPrefix: string
  readonly address: string
  readonly postcode: string
  readonly colour: string
  readonly isSample: boolean
  readonly isMourning: boolean
  readonly disclosureOffice: Office
  readonly supervisionOffice: Office
  /** 单位总机或值班电话, in the footer. */
  readonly phone: string
  /** 网站维护单位. */
  readonly maintainer: string
  readonly icpNo: string
  readonly policeNo: string
  readonly siteCode: string
  /** 事业单位网上名称标识的编号; with it the footer carries the badge of a public institution. */
  readonly institutionNo: string
  readonly hotWords: readonly string[]
  readonly texts: {
    /** 公开指南. */
    readonly guide: string
    /** 依申请公开说明. */
    readonly application: string
    /** 监督投诉. */
    readonly supervision: string
    /** 无障碍声明. */
    readonly accessibility: string
    /** 个人信息保护. */
    readonly privacy: string
  }
}

const NO_OFFICE: Office = { name: '', head: '', address: '', hours: '', phone: '', fax: '', email: '' }

/** A school that has not said anything yet. */
export const EMPTY_PROFILE: SchoolProfile = {
  name: '（未设置校名）',
  englishName: '',
  orgCode: 'G00000',
  indexPattern: '',
  docNoPrefix: '',
  address: '',
  postcode: '',
  colour: '#0B5D66',
  isSample: false,
  isMourning: false,
  disclosureOffice: { ...NO_OFFICE, name: '信息公开办公室' },
  supervisionOffice: { ...NO_OFFICE, name: '信息公开监督办公室' },
  phone: '',
  maintainer: '',
  icpNo: '',
  policeNo: '',
  siteCode: '',
  institutionNo: '',
  hotWords: [],
  texts: { guide: '', application: '', supervision: '', accessibility: '', privacy: '' },
}
