import { Type } from 'typebox'
import {
  DayText,
  type Endpoint,
  InstantText,
  listOf,
  oneOf,
  orNull,
  PageQuery,
} from '../../platform/http/endpoint.contract.ts'
import { Ability, DocumentParams, Id } from './document-views.contract.ts'

export const CorrectionView = Type.Object({
  id: Id,
  number: Type.String(),
  documentId: Id,
  publicNo: Type.Integer(),
  title: Type.String(),
  unitId: Id,
  unitName: Type.String(),
  what: Type.String(),
  contact: Type.String(),
  state: oneOf(['open', 'corrected', 'declined']),
  answer: Type.String(),
  reportedAt: InstantText,
  dueOn: orNull(DayText),
  answeredAt: orNull(InstantText),
  mayAnswer: Ability,
})

export const listCorrections = {
  method: 'GET',
  url: '/corrections',
  summary: '“此信息不准确”的反映',
  query: Type.Object({
    ...PageQuery,
    state: Type.Optional(oneOf(['open', 'corrected', 'declined'])),
    unitId: Type.Optional(Id),
  }),
  reply: listOf(CorrectionView),
} as const satisfies Endpoint

export const answerCorrection = {
  method: 'POST',
  url: '/corrections/:id/answer',
  summary: '答复一条反映',
  params: DocumentParams,
  body: Type.Object({
    state: oneOf(['corrected', 'declined']),
    answer: Type.String({ minLength: 1, maxLength: 1000 }),
  }),
  reply: Type.Object({}),
} as const satisfies Endpoint
