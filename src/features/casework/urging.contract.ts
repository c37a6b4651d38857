import { Type } from 'typebox'
import { DayText, type Endpoint, listOf, oneOf, orNull, PageQuery } from '../../platform/http/endpoint.contract.ts'
import { caseDue } from './case-history.contract.ts'

const Id = Type.String({ minLength: 1, maxLength: 40 })
const WHYS = ['overdue', 'near', 'idle'] as const
export const KINDS = ['application', 'letter', 'suggestion', 'complaint', 'phone', 'correction', 'order'] as const
const RECEIVERS = ['handler', 'head', 'office', 'leader'] as const

const Rules = Type.Object({
  idleDays: Type.Integer({ minimum: 1, maximum: 60 }),
  nearDays: Type.Integer({ minimum: 0, maximum: 20 }),
  ladder: Type.Array(
    Type.Object({
      days: Type.Integer({ minimum: -30, maximum: 60 }),
      to: Type.Array(oneOf(RECEIVERS), { minItems: 1, maxItems: RECEIVERS.length }),
    }),
    { maxItems: 12 },
  ),
})

const Waiting = Type.Object({
  id: Id,
  kind: oneOf(KINDS),
  kindName: Type.String(),
  number: Type.String(),
  subject: Type.String(),
  stateName: Type.String(),
  ...caseDue,
  leadUnitName: Type.String(),
  movedOn: DayText,
  idleDays: Type.Integer(),
  urgedOn: orNull(DayText),
  isUrgedToday: Type.Boolean(),
  path: Type.String(),
})

export const listWaitingCases = {
  method: 'GET',
  url: '/waiting-cases',
  summary: '督办：逾期、临期和多日没有进展的申请、来信、来电，先到期的在前；总数最多数到一万',
  query: Type.Object({
    ...PageQuery,
    why: Type.Optional(oneOf(WHYS)),
    kind: Type.Optional(oneOf(KINDS)),
    unitId: Type.Optional(Id),
  }),
  reply: Type.Object({
    ...listOf(Waiting).properties,
    isCapped: Type.Boolean(),
    rules: Rules,
    mayChange: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const urgeCases = {
  method: 'POST',
  url: '/waiting-cases/urgings',
  summary: '催办：用同一段话催多件，每件一天一次；不能催的逐件说明',
  body: Type.Object({
    ids: Type.Array(Id, { minItems: 1, maxItems: 100 }),
    text: Type.String({ minLength: 1, maxLength: 500 }),
  }),
  reply: Type.Object({
    urged: Type.Array(Type.String()),
    passed: Type.Array(Type.Object({ number: Type.String(), why: Type.String() })),
  }),
} as const satisfies Endpoint

export const changeUrgingRules = {
  method: 'PUT',
  url: '/urging-rules',
  summary: '设定多少个工作日算没有进展、临期，以及逐级提醒',
  body: Rules,
  reply: Type.Object({}),
} as const satisfies Endpoint
