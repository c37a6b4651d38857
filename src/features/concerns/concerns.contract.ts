import { Type } from 'typebox'
import { CONCERN_DECISIONS } from '../../kernel/concern-terms.ts'
import { type Endpoint, Id, InstantText, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

const Days = Type.Integer({ minimum: 7, maximum: 366 })
const Count = orNull(Type.Integer())

export const listConcerns = {
  method: 'GET',
  url: '/concerns',
  summary: '热点关切：来信、申请、没有结果的搜索中集中的事项（少于 5 件的不显示），以及已作的决定',
  query: Type.Object({ days: Type.Optional(Days) }),
  reply: Type.Object({
    candidates: Type.Array(
      Type.Object({
        key: Type.String(),
        name: Type.String(),
        numbers: Type.Object({ letters: Count, applications: Count, searches: Count, complaints: Count }),
        decidedId: orNull(Id),
      }),
    ),
    decided: Type.Array(
      Type.Object({
        id: Id,
        candidate: orNull(Type.String()),
        matter: Type.String(),
        decision: oneOf(CONCERN_DECISIONS),
        words: Type.String(),
        documentId: orNull(Id),
        isReplaced: Type.Boolean(),
        decidedBy: Type.String(),
        decidedAt: InstantText,
      }),
    ),
    mayDecide: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const decideConcern = {
  method: 'POST',
  url: '/concerns',
  summary: '对一个热点关切作决定：公开、说明不公开的理由，或者不作处理；后一次决定代替前一次',
  body: Type.Object({
    candidate: orNull(Type.String({ maxLength: 300 })),
    matter: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    decision: oneOf(CONCERN_DECISIONS),
    words: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
    documentId: orNull(Id),
    replacesId: orNull(Id),
    days: Days,
  }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint
