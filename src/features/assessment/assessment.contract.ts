import { Type } from 'typebox'
import { ASSESSMENT_STATES, MEASURES } from '../../kernel/assessment-terms.ts'
import { DayText, type Endpoint, Id, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

const Params = Type.Object({ id: Id })
const OfUnit = Type.Object({ id: Id, unitId: Id })
const Done = Type.Object({})
const Key = Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z0-9-]+$' })

const Indicator = Type.Object({
  key: Key,
  name: Type.String({ minLength: 1, maxLength: 60 }),
  measure: orNull(oneOf(MEASURES)),
  points: Type.Integer({ minimum: 1, maximum: 100 }),
})

const Head = {
  id: Id,
  name: Type.String(),
  from: DayText,
  to: DayText,
  state: oneOf(ASSESSMENT_STATES),
}

const Line = Type.Object({
  unitId: Id,
  name: Type.String(),
  indicators: Type.Array(
    Type.Object({
      key: Type.String(),
      points: orNull(Type.Number()),
      most: Type.Integer(),
      done: Type.Integer(),
      of: Type.Integer(),
    }),
  ),
  total: orNull(Type.Number()),
  rank: orNull(Type.Integer()),
  self: Type.String(),
  scores: Type.Array(
    Type.Object({ indicatorKey: Type.String(), points: Type.Number(), reason: Type.String(), scorer: Type.String() }),
  ),
  appeals: Type.Array(Type.Object({ id: Id, words: Type.String(), decision: orNull(Type.String()) })),
  mayAnswer: Type.Boolean(),
})

export const listAssessments = {
  method: 'GET',
  url: '/assessments',
  summary: '考核：读者可以看到的各次考核，新的在前',
  reply: Type.Object({
    rows: Type.Array(Type.Object({ ...Head, units: Type.Integer() })),
    mayManage: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const getAssessment = {
  method: 'GET',
  url: '/assessments/:id',
  summary: '一次考核：指标、各单位得分、自评、打分理由和申诉，以读者可见为限',
  params: Params,
  reply: Type.Object({
    ...Head,
    indicators: Type.Array(Indicator),
    unitIds: Type.Array(Id),
    appealUntil: orNull(DayText),
    publishedAt: orNull(Type.String()),
    resultHash: orNull(Type.String()),
    units: Type.Array(Line),
    mayManage: Type.Boolean(),
    mayScore: Type.Boolean(),
    mayDecide: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const createAssessment = {
  method: 'POST',
  url: '/assessments',
  summary: '开始一次考核：期间、指标（分值合计 100）和单位',
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    from: DayText,
    to: DayText,
    indicators: Type.Array(Indicator, { minItems: 1, maxItems: 20 }),
    unitIds: Type.Array(Id, { minItems: 1, maxItems: 500 }),
  }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const previewAssessment = {
  method: 'POST',
  url: '/assessments/:id/preview',
  summary: '公示：各单位看到自己的得分，在截止日前可以申诉',
  params: Params,
  body: Type.Object({ appealUntil: DayText }),
  reply: Done,
} as const satisfies Endpoint

export const reopenAssessment = {
  method: 'POST',
  url: '/assessments/:id/reopening',
  summary: '退回打分',
  params: Params,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000 }) }),
  reply: Done,
} as const satisfies Endpoint

export const publishAssessment = {
  method: 'POST',
  url: '/assessments/:id/publication',
  summary: '发布结果：固定并向社会公开，以后不能改动',
  params: Params,
  reply: Done,
} as const satisfies Endpoint

export const scoreUnit = {
  method: 'POST',
  url: '/assessments/:id/units/:unitId/scores',
  summary: '为一个单位的一项指标打分，写明理由；以最后一次为准，各次都保留',
  params: OfUnit,
  body: Type.Object({
    indicatorKey: Key,
    points: Type.Number({ minimum: 0, maximum: 100, multipleOf: 0.1 }),
    reason: Type.String({ minLength: 1, maxLength: 1000 }),
  }),
  reply: Done,
} as const satisfies Endpoint

export const writeSelfAssessment = {
  method: 'PUT',
  url: '/assessments/:id/units/:unitId/self',
  summary: '单位自评',
  params: OfUnit,
  body: Type.Object({ words: Type.String({ minLength: 1, maxLength: 5000 }) }),
  reply: Done,
} as const satisfies Endpoint

export const viewEvidence = {
  method: 'GET',
  url: '/assessments/:id/units/:unitId/evidence/:indicatorKey',
  summary: '一个单位一项指标的依据：逐条记录，按现在的状态',
  params: Type.Object({ id: Id, unitId: Id, indicatorKey: Key }),
  reply: Type.Object({
    rows: Type.Array(Type.Object({ title: Type.String(), note: Type.String(), isDone: Type.Boolean() })),
  }),
} as const satisfies Endpoint

export const fileAppeal = {
  method: 'POST',
  url: '/assessments/:id/units/:unitId/appeals',
  summary: '单位申诉',
  params: OfUnit,
  body: Type.Object({ words: Type.String({ minLength: 1, maxLength: 2000 }) }),
  reply: Done,
} as const satisfies Endpoint

export const decideAppeal = {
  method: 'POST',
  url: '/assessments/:id/appeals/:appealId/decision',
  summary: '答复申诉；打过分的人不能答复',
  params: Type.Object({ id: Id, appealId: Id }),
  body: Type.Object({ decision: Type.String({ minLength: 1, maxLength: 2000 }) }),
  reply: Done,
} as const satisfies Endpoint
