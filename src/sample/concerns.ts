import type { ConcernDecision } from '../kernel/concern-terms.ts'

/** Something that readers of the sample portal looked for in vain, so many times, so many days before the start. */
export interface SampleQuestion {
  readonly q: string
  readonly times: number
  readonly daysAgo: number
}

export const sampleQuestions: readonly SampleQuestion[] = [
  { q: '宿舍空调安装', times: 9, daysAgo: 40 },
  { q: '宿舍空调电费', times: 5, daysAgo: 33 },
  { q: '图书馆通宵自习', times: 8, daysAgo: 28 },
  { q: '周六门诊挂号', times: 7, daysAgo: 24 },
  { q: '食堂寒假营业', times: 6, daysAgo: 6 },
  { q: '校区班车时刻', times: 11, daysAgo: 4 },
  { q: '个人课表下载', times: 5, daysAgo: 12 },
]

/** What the disclosure office of the sample decided about a matter that many asked about. */
export interface SampleConcern {
  /** As `candidatesFrom` names it. */
  readonly candidate: string
  readonly matter: string
  readonly decision: ConcernDecision
  readonly words: string
  /** The beginning of the title of what was published; empty where nothing was. */
  readonly document: string
}

/** Of what was looked for above, 校区班车 and 食堂 wait for a decision. */
export const sampleConcerns: readonly SampleConcern[] = [
  {
    candidate: 'search:周六门诊挂号',
    matter: '附属医院周末能不能看门诊、怎样挂号',
    decision: 'published',
    words: '附属第一医院已开设周末门诊，开诊的科室、预约办法和收费标准已经公开。',
    document: '附属第一医院开设周末门诊',
  },
  {
    candidate: 'topic:图书馆',
    matter: '图书馆晚间和通宵自习',
    decision: 'published',
    words:
      '图书馆延长了开放时间，延长后的时段和增设的座位已经公开。是否开设通宵自习区，由图书馆在学期末征求意见后另行公布。',
    document: '图书馆延长开放时间',
  },
  {
    candidate: 'topic:宿舍',
    matter: '学生宿舍是否安装空调、电费怎样计算',
    decision: 'explained',
    words:
      '宿舍空调改造方案还在论证，没有形成决定，属于过程性信息，现在不公开（参照《政府信息公开条例》第十六条）。方案确定以后，由后勤管理处公布安装范围、进度和电费标准。',
    document: '',
  },
  {
    candidate: 'search:个人课表下载',
    matter: '个人课表在哪里下载',
    decision: 'dismissed',
    words: '课表登录教务系统查看，不属于主动公开的信息；已请教务处在主页放上入口。',
    document: '',
  },
]
