import { Type } from 'typebox'
import {
  OVERSIGHT_HOST_KEYS,
  QUESTION_KIND_KEYS,
  SURVEY_GROUP_KEYS,
  SURVEY_STATE_KEYS,
} from '../../kernel/survey-terms.ts'
import { DayText, type Endpoint, Id, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

const Params = Type.Object({ id: Id })
const Done = Type.Object({})
const Group = oneOf(SURVEY_GROUP_KEYS)

const Question = Type.Object({
  key: Type.String({ minLength: 1, maxLength: 20, pattern: '^[a-z0-9]+$' }),
  kind: oneOf(QUESTION_KIND_KEYS),
  words: Type.String({ minLength: 1, maxLength: 200 }),
  options: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 12 }),
})

const Written = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 100 }),
  words: Type.String({ maxLength: 3000 }),
  from: DayText,
  to: DayText,
  groups: Type.Array(Group, { minItems: 1, maxItems: SURVEY_GROUP_KEYS.length, uniqueItems: true }),
  questions: Type.Array(Question, { minItems: 1, maxItems: 30 }),
  smallestGroup: Type.Integer({ minimum: 5, maximum: 50 }),
})

const Head = {
  id: Id,
  title: Type.String(),
  host: oneOf(OVERSIGHT_HOST_KEYS),
  from: DayText,
  to: DayText,
  endedOn: orNull(DayText),
  state: oneOf(SURVEY_STATE_KEYS),
  standing: Type.String(),
  respondents: orNull(Type.Integer()),
  groups: Type.Array(Group),
}

const Tally = Type.Object({
  counts: Type.Array(Type.Integer()),
  mean: orNull(Type.Number()),
  satisfied: orNull(Type.Number()),
})

const Results = Type.Object({
  respondents: Type.Integer(),
  whole: orNull(Type.Array(Tally)),
  parts: Type.Array(Type.Object({ group: orNull(Group), n: Type.Integer(), tallies: Type.Array(Tally) })),
  scored: Type.Integer(),
  satisfied: Type.Integer(),
})

export const listSurveys = {
  method: 'GET',
  url: '/surveys',
  summary: '评议问卷，截止晚的在前',
  reply: Type.Object({ rows: Type.Array(Type.Object(Head)), mayManage: Type.Boolean() }),
} as const satisfies Endpoint

export const getSurvey = {
  method: 'GET',
  url: '/surveys/:id',
  summary: '一份评议问卷：问题、答卷数，截止后的结果（人数较少的群体不单列）',
  params: Params,
  reply: Type.Object({
    ...Head,
    words: Type.String(),
    cancelReason: Type.String(),
    endReason: Type.String(),
    questions: Type.Array(Question),
    smallestGroup: Type.Integer(),
    answers: Type.Integer(),
    codes: Type.Array(Type.Object({ group: Group, made: Type.Integer(), used: Type.Integer() })),
    results: orNull(Results),
    resultHash: orNull(Type.String()),
    mayChange: Type.Boolean(),
    mayCancel: Type.Boolean(),
    mayEnd: Type.Boolean(),
    mayMakeCodes: Type.Boolean(),
    mayPublish: Type.Boolean(),
    mayReadWords: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const createSurvey = {
  method: 'POST',
  url: '/surveys',
  summary: '起草评议问卷',
  body: Written,
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const changeSurvey = {
  method: 'PUT',
  url: '/surveys/:id',
  summary: '修改问卷草稿',
  params: Params,
  body: Written,
  reply: Done,
} as const satisfies Endpoint

export const announceSurvey = {
  method: 'POST',
  url: '/surveys/:id/announcement',
  summary: '公告问卷：此后问题、对象和期限不能改动',
  params: Params,
  reply: Done,
} as const satisfies Endpoint

export const cancelSurvey = {
  method: 'POST',
  url: '/surveys/:id/cancellation',
  summary: '作废问卷，写明理由；已收到的答卷不统计',
  params: Params,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }),
  reply: Done,
} as const satisfies Endpoint

export const endSurvey = {
  method: 'POST',
  url: '/surveys/:id/early-end',
  summary: '提前结束问卷，写明理由；已收到的答卷照常统计，此后不再接收',
  params: Params,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) }),
  reply: Done,
} as const satisfies Endpoint

export const makeSurveyCodes = {
  method: 'POST',
  url: '/surveys/:id/codes',
  summary: '生成邀请码，只显示这一次；系统只保存校验值',
  params: Params,
  body: Type.Object({ group: Group, count: Type.Integer({ minimum: 1, maximum: 500 }) }),
  reply: Type.Object({ codes: Type.Array(Type.String()) }),
} as const satisfies Endpoint

export const publishSurvey = {
  method: 'POST',
  url: '/surveys/:id/publication',
  summary: '公布结果：固定并向社会公开，以后不能改动',
  params: Params,
  reply: Done,
} as const satisfies Endpoint

export const readSurveyWords = {
  method: 'GET',
  url: '/surveys/:id/words',
  summary: '文字意见：截止后可读，顺序随机，含个人信息的不显示；不公开',
  params: Params,
  reply: Type.Object({
    questions: Type.Array(
      Type.Object({
        key: Type.String(),
        words: Type.String(),
        said: Type.Array(Type.Object({ text: Type.String(), withheld: Type.String() })),
      }),
    ),
  }),
} as const satisfies Endpoint
