import { Type } from 'typebox'
import { DayText, type Endpoint, InstantText } from '../../platform/http/endpoint.contract.ts'

const Word = Type.String({ minLength: 1, maxLength: 40 })
const Done = Type.Object({})

export const listTermsEndpoint = {
  method: 'GET',
  url: '/search-terms',
  summary: '检索词库：自定义词与同义词',
  reply: Type.Object({
    isIndexed: Type.Boolean(),
    rows: Type.Array(Type.Object({ word: Type.String(), means: Type.Array(Type.String()), changedAt: InstantText })),
  }),
} as const satisfies Endpoint

export const saveTermEndpoint = {
  method: 'POST',
  url: '/search-terms',
  summary: '新增或修改检索词',
  body: Type.Object({ word: Word, means: Type.Array(Word, { maxItems: 20 }) }),
  reply: Type.Object({ word: Type.String(), means: Type.Array(Type.String()) }),
} as const satisfies Endpoint

export const removeTermEndpoint = {
  method: 'DELETE',
  url: '/search-terms/:word',
  summary: '删除检索词',
  params: Type.Object({ word: Word }),
  reply: Done,
} as const satisfies Endpoint

export const listQuestionsEndpoint = {
  method: 'GET',
  url: '/search-questions',
  summary: '搜索情况：搜不到的词与常搜的词',
  query: Type.Object({ days: Type.Optional(Type.Integer({ minimum: 1, maximum: 400 })) }),
  reply: Type.Object({
    missed: Type.Array(Type.Object({ q: Type.String(), missed: Type.Integer(), lastOn: DayText })),
    asked: Type.Array(Type.Object({ q: Type.String(), asked: Type.Integer(), lastOn: DayText })),
    pins: Type.Array(
      Type.Object({ word: Type.String(), no: Type.Integer(), title: Type.String(), isShown: Type.Boolean() }),
    ),
  }),
} as const satisfies Endpoint

const Pin = Type.Object({ word: Word, no: Type.Integer({ minimum: 1 }) })

export const pinAnswerEndpoint = {
  method: 'POST',
  url: '/search-answers',
  summary: '为搜索词设置推荐答案',
  body: Pin,
  reply: Done,
} as const satisfies Endpoint

export const unpinAnswerEndpoint = {
  method: 'DELETE',
  url: '/search-answers/:word/:no',
  summary: '取消推荐答案',
  params: Pin,
  reply: Done,
} as const satisfies Endpoint
