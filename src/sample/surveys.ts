import type { SurveyGroup } from '../kernel/survey-terms.ts'

/** A questionnaire of the sample school. `answers` are by invitation: how many of a group gave which score. */
export interface SampleSurvey {
  readonly title: string
  readonly words: string
  /** Days from the day of loading. */
  readonly from: number
  readonly to: number
  readonly groups: readonly SurveyGroup[]
  readonly answers: readonly {
    readonly group: SurveyGroup
    readonly scores: readonly number[]
    readonly words?: string
  }[]
}

/** What each of them asks. */
export const SURVEY_QUESTIONS = [
  { key: 'q1', kind: 'scale', words: '您对学校信息公开工作总体是否满意', options: [] },
  { key: 'q2', kind: 'scale', words: '您需要的信息是否容易找到', options: [] },
  {
    key: 'q3',
    kind: 'several',
    words: '您常用的渠道',
    options: ['信息公开网', '学院网站', '公告栏', '来电来访'],
  },
  { key: 'q4', kind: 'words', words: '您的意见和建议', options: [] },
] as const

/** One that is over, with its results, and one that runs. */
export const sampleSurveys: readonly SampleSurvey[] = [
  {
    title: '上半年信息公开工作评议会',
    words: '请参加评议会的代表、家长和社会公众对学校信息公开工作作出评价。',
    from: -75,
    to: -45,
    groups: ['parent', 'deputy', 'public'],
    answers: [
      { group: 'parent', scores: [5, 5, 4, 4, 5, 3, 4, 4, 5, 2, 4, 5], words: '希望收费标准能按学院查找。' },
      { group: 'deputy', scores: [5, 4, 4, 5, 3, 4, 5], words: '建议把采购结果放到首页。' },
      { group: 'public', scores: [4, 3, 0] },
    ],
  },
  {
    title: '师生信息公开满意度评议',
    words: '问卷匿名，每人一份，约需两分钟。结果在截止后公布。',
    from: -5,
    to: 25,
    groups: ['student', 'staff', 'public'],
    answers: [],
  },
]
