/** The kinds of questions: a scale from 1 to 5, one of several, several of several, free words. */
export const QUESTION_KINDS = { scale: '满意度，1 至 5 分', one: '单选', several: '多选', words: '文字意见' } as const
export type QuestionKind = keyof typeof QUESTION_KINDS
export const QUESTION_KIND_KEYS = Object.keys(QUESTION_KINDS) as QuestionKind[]

/** Whom a questionnaire may ask (办法 第26条 names deputies, parents, teachers and students). */
export const SURVEY_GROUPS = {
  student: '学生',
  staff: '教职工',
  parent: '学生家长',
  deputy: '人大代表、政协委员',
  public: '社会公众',
} as const
export type SurveyGroup = keyof typeof SURVEY_GROUPS
export const SURVEY_GROUP_KEYS = Object.keys(SURVEY_GROUPS) as SurveyGroup[]

/** Those who answer with their account; everybody else needs an invitation code. */
export const BY_ACCOUNT: readonly SurveyGroup[] = ['student', 'staff']

/** The stages of a questionnaire. It takes answers while it is announced and its period runs. */
export const SURVEY_STATES = {
  draft: '草稿',
  announced: '已公告',
  published: '结果已公布',
  cancelled: '已作废',
} as const
export type SurveyState = keyof typeof SURVEY_STATES
export const SURVEY_STATE_KEYS = Object.keys(SURVEY_STATES) as SurveyState[]

/** What each place of a scale says; the first is for whoever cannot judge, and is no score. */
export const SCALE = ['不了解', '很不满意', '不满意', '一般', '满意', '很满意'] as const

/** Who holds a questionnaire or makes a plan of work. */
export const OVERSIGHT_HOSTS = { disclosure: '信息公开办公室', supervision: '监督办公室' } as const
export type OversightHost = keyof typeof OVERSIGHT_HOSTS
export const OVERSIGHT_HOST_KEYS = Object.keys(OVERSIGHT_HOSTS) as OversightHost[]
