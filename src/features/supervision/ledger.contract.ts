import { Type } from 'typebox'
import {
  DayText,
  type Endpoint,
  InstantText,
  listOf,
  orNull,
  PageQuery,
} from '../../platform/http/endpoint.contract.ts'

export const LedgerRow = Type.Object({
  position: Type.Integer(),
  at: InstantText,
  type: Type.String(),
  typeName: Type.String(),
  subjectType: Type.String(),
  subjectId: Type.String(),
  subjectName: Type.String({ description: '现在的名称或标题；没有时为空' }),
  unitName: Type.String(),
  actorName: Type.String(),
  actorUnit: Type.String(),
  actorRoles: Type.Array(Type.String()),
  reason: Type.String(),
  data: Type.String({ description: 'JSON' }),
  requestId: Type.String(),
  hash: Type.String(),
  sealSeq: orNull(Type.Integer()),
})

export const listLedger = {
  method: 'GET',
  url: '/ledger',
  summary: '台账（审计与监督）',
  query: Type.Object({
    ...PageQuery,
    type: Type.Optional(Type.String({ maxLength: 60 })),
    actor: Type.Optional(Type.String({ maxLength: 60 })),
    unitId: Type.Optional(Type.String({ maxLength: 40 })),
    subjectId: Type.Optional(Type.String({ maxLength: 40 })),
    from: Type.Optional(DayText),
    until: Type.Optional(DayText),
  }),
  reply: listOf(LedgerRow),
} as const satisfies Endpoint
