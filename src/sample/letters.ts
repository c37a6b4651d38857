import { parseDay, type Day } from '../kernel/day.ts'

/** A letter to one of the sample's mailboxes, and what became of it; the writers have no names that could be somebody's. */
export interface SampleLetter {
  readonly mailbox: string
  readonly kind: 'enquiry' | 'suggestion' | 'help'
  readonly section: string | null
  readonly isAnonymous: boolean
  readonly writtenOn: Day
  readonly title: string
  readonly what: string
  /** Empty while nobody has answered. */
  readonly answer: string
  readonly answeredOn: Day
  /** As everybody reads it; null where it is not published. */
  readonly published: { readonly title: string; readonly question: string } | null
  readonly adoption: { readonly decision: 'adopted' | 'partly' | 'noted' | 'not-adopted'; readonly note: string } | null
}

/** The text with which a suggestion box ends. */
export interface SampleDigest {
  readonly mailbox: string
  readonly on: Day
  readonly text: string
}

const PLAIN = { section: null, isAnonymous: false, published: null, adoption: null } as const
const SUGGESTION = { ...PLAIN, mailbox: 'shitang', kind: 'suggestion', isAnonymous: true } as const

export const sampleLetters: readonly SampleLetter[] = [
  {
    ...SUGGESTION,
    writtenOn: parseDay('2026-03-05'),
    title: '晚自习后没有热饭',
    what: '晚上九点半下自习，食堂只剩凉菜。建议留一个窗口供应热饭到十点。',
    answer: '建议已采纳，第一食堂自四月起保留一个窗口供应到晚上十点。',
    answeredOn: parseDay('2026-03-10'),
    adoption: { decision: 'adopted', note: '第一食堂自四月起留一个窗口供应热饭到晚上十点。' },
  },
  {
    ...SUGGESTION,
    writtenOn: parseDay('2026-03-12'),
    title: '菜价牌上写明重量',
    what: '同一道菜每天分量不一样，希望菜价牌写明每份重量。',
    answer: '套餐和面食先行标注每份重量，小炒因现点现做暂不标注。',
    answeredOn: parseDay('2026-03-17'),
    adoption: { decision: 'partly', note: '套餐、面食标注每份重量，小炒暂不标注。' },
  },
  {
    ...SUGGESTION,
    writtenOn: parseDay('2026-03-24'),
    title: '增设清真窗口',
    what: '新校区食堂没有清真窗口，希望增设。',
    answer: '新校区食堂改造已列入今年计划，清真窗口一并设计。',
    answeredOn: parseDay('2026-03-27'),
    adoption: { decision: 'noted', note: '随新校区食堂改造一并设计，完工前由现有清真餐厅送餐。' },
  },
  {
    ...PLAIN,
    mailbox: 'xiaozhang',
    kind: 'enquiry',
    section: '教学与学籍',
    writtenOn: parseDay('2026-10-12'),
    title: '辅修学位证书什么时候发',
    what: '我修完了辅修课程，想知道辅修学位证书什么时候、在哪里领。',
    answer: '辅修学位证书与毕业证书同时发放，请毕业当月到教务处学籍窗口领取，带学生证即可，可以委托他人代领。',
    answeredOn: parseDay('2026-10-15'),
    published: {
      title: '辅修学位证书的领取时间和地点',
      question: '修完辅修课程后，辅修学位证书什么时候、在哪里领取？',
    },
  },
  {
    ...PLAIN,
    mailbox: 'xiaozhang',
    kind: 'help',
    section: '后勤与食宿',
    writtenOn: parseDay('2026-10-19'),
    title: '宿舍楼热水时间太短',
    what: '晚上实验结束回来常常没有热水，能不能延长供应时间？',
    answer: '已将学生宿舍热水供应延长到晚上十一点半，试行到学期末，用水量允许就固定下来。',
    answeredOn: parseDay('2026-10-22'),
    published: {
      title: '学生宿舍热水供应时间',
      question: '晚上实验结束回宿舍常常没有热水，能否延长供应时间？',
    },
  },
]

export const sampleDigests: readonly SampleDigest[] = [
  {
    mailbox: 'shitang',
    on: parseDay('2026-04-07'),
    text: '三月共收到对食堂服务的建议三条。供餐时间、价牌标注、窗口设置各一条，采纳情况逐条列在下面；采纳的事项由后勤管理处落实，落实情况在后勤管理处主页公布。',
  },
]
