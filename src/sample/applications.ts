/** An application of the sample school and how far it has come; days from the day of loading. */
export interface SampleApplication {
  readonly sentOn: number
  readonly title: string
  readonly what: string
  readonly isCompany: boolean
  /** Null while the office has not confirmed that it came. */
  readonly unitCode: string | null
  /** Null while nothing has been answered. */
  readonly answer: {
    readonly on: number
    readonly kind: 'granted' | 'third-party'
    readonly parts: Readonly<Record<string, string>>
  } | null
}

const PERSON = { isCompany: false, unitCode: '205', answer: null } as const

/** Two that are answered, one that a unit works on, one that has just come. */
export const sampleApplications: readonly SampleApplication[] = [
  {
    ...PERSON,
    sentOn: -62,
    title: '近三年本科专业设置调整的论证材料',
    what: '请提供近三年新增和停招本科专业的论证报告。',
    answer: {
      on: -50,
      kind: 'granted',
      parts: { way: '论证报告可在本网站“教学质量信息”栏目查阅、下载。' },
    },
  },
  {
    ...PERSON,
    sentOn: -41,
    isCompany: true,
    title: '校外实习基地合作协议',
    what: '请提供学校与全部校外实习基地签订的合作协议文本。',
    answer: {
      on: -27,
      kind: 'third-party',
      parts: {
        ground: '《高等学校信息公开办法》第十条第三项',
        explanation: '协议含有合作单位的商业秘密，合作单位不同意公开，不公开不会对公共利益造成重大影响。',
      },
    },
  },
  {
    ...PERSON,
    sentOn: -9,
    title: '本科生转专业的历年录取人数',
    what: '请提供近五年各学院转入、转出的人数。',
  },
  {
    ...PERSON,
    sentOn: -1,
    unitCode: null,
    title: '校园网改造项目的采购合同',
    what: '请提供校园网改造项目的中标合同和验收报告。',
  },
]
