import { Type } from 'typebox'
import {
  DRAW_KIND_KEYS,
  FINDING_STATE_KEYS,
  ORDER_EXTENT_KEYS,
  ORDER_SOURCE_KEYS,
  ORDER_STATE_KEYS,
  ORDER_WORD_KEYS,
} from '../../kernel/monitor-words.ts'
import {
  DayText,
  type Endpoint,
  Id,
  InstantText,
  listOf,
  oneOf,
  orNull,
  PageQuery,
} from '../../platform/http/endpoint.contract.ts'
import { abilities, caseClock, caseDue } from '../casework/case-history.contract.ts'

const Nothing = Type.Object({})
const Params = Type.Object({ id: Id })
const Text = Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' })
const Line = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })
const Publications = Type.Array(Type.Integer({ minimum: 1, maximum: 2_000_000_000 }), { maxItems: 50 })
/** How many files come with one report or objection, and how large each may be. */
export const MOST_FILES = 10
export const LARGEST_FILE_MB = 20
const Days = Type.Integer({ minimum: 1, maximum: 120 })

const Row = {
  id: Id,
  number: Type.String(),
  source: oneOf(ORDER_SOURCE_KEYS),
  unitId: Id,
  unitName: Type.String(),
  matter: Type.String(),
  state: oneOf(ORDER_STATE_KEYS),
  stateName: Type.String(),
  openedOn: DayText,
  ...caseDue,
  concludedOn: orNull(DayText),
}

export const listOrders = {
  method: 'GET',
  url: '/orders',
  summary: '整改通知',
  query: Type.Object({
    state: Type.Optional(oneOf(ORDER_STATE_KEYS)),
    source: Type.Optional(oneOf(ORDER_SOURCE_KEYS)),
    unitId: Type.Optional(Id),
    isOverdue: Type.Optional(Type.Boolean()),
    /** Only those that somebody else ordered, whose re-inspection is not refused to the reader for that. */
    byOthers: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
  reply: Type.Object({ ...listOf(Type.Object(Row)).properties, mayMake: Type.Boolean() }),
} as const satisfies Endpoint

export const getOrder = {
  method: 'GET',
  url: '/orders/:id',
  summary: '一件整改通知',
  params: Params,
  reply: Type.Object({
    ...Row,
    what: Type.String(),
    basis: Type.String(),
    demand: Type.String(),
    days: Type.Integer(),
    isPublic: Type.Boolean(),
    /** Of the complaint that it comes from; empty to everybody but the supervision office. */
    complaintNumber: Type.String(),
    orderedBy: Type.String(),
    clock: Type.Object(caseClock),
    words: Type.Array(
      Type.Object({
        kind: oneOf(ORDER_WORD_KEYS),
        text: Type.String(),
        publicationNos: Type.Array(Type.Integer()),
        /** For whoever sees the order; never for everybody. */
        files: Type.Array(Type.Object({ id: Id, name: Type.String(), size: Type.Integer(), url: Type.String() })),
        by: Type.String(),
        at: InstantText,
      }),
    ),
    findings: Type.Array(
      Type.Object({
        id: Id,
        ruleName: Type.String(),
        what: Type.String(),
        evidence: Type.String(),
        state: oneOf(FINDING_STATE_KEYS),
        path: Type.String(),
      }),
    ),
    events: Type.Array(
      Type.Object({
        seq: Type.Integer(),
        type: Type.String(),
        at: InstantText,
        onDay: DayText,
        actorName: Type.String(),
        reason: Type.String(),
      }),
    ),
    may: abilities(['answer', 'object', 'inspect', 'decideObjection', 'revoke']),
  }),
} as const satisfies Endpoint

export const makeOrder = {
  method: 'POST',
  url: '/orders',
  summary: '发出整改通知',
  body: Type.Object({
    source: oneOf(ORDER_SOURCE_KEYS),
    unitId: Id,
    matter: Line,
    what: Text,
    basis: Type.String({ maxLength: 500 }),
    demand: Text,
    days: Days,
    isPublic: Type.Boolean(),
    complaintNumber: Type.Optional(Type.String({ maxLength: 40 })),
    /** What the unit is told must name persons: the leak guard found something, and somebody has looked at it. */
    tellsPersons: Type.Optional(Type.Boolean()),
    findingIds: Type.Array(Id, { maxItems: 100 }),
  }),
  reply: Type.Object({ id: Id, number: Type.String() }),
} as const satisfies Endpoint

export const answerOrder = {
  method: 'POST',
  url: '/orders/:id/answer',
  summary: '报告整改情况',
  params: Params,
  body: Type.Object({
    text: Text,
    publicationNos: Publications,
  }),
  reply: Nothing,
} as const satisfies Endpoint

export const answerOrderWithFiles = {
  method: 'POST',
  url: '/orders/:id/answer-with-files',
  summary:
    '报告整改情况并附文件（multipart：字段 body 为“报告整改情况”的 JSON，文件字段 file，最多 10 个，每个不超过 20 MB）',
  params: Params,
  reply: Nothing,
} as const satisfies Endpoint

export const objectToOrder = {
  method: 'POST',
  url: '/orders/:id/objection',
  summary: '对整改通知提出异议',
  params: Params,
  body: Type.Object({ text: Text, publicationNos: Type.Optional(Publications) }),
  reply: Nothing,
} as const satisfies Endpoint

export const objectToOrderWithFiles = {
  method: 'POST',
  url: '/orders/:id/objection-with-files',
  summary: '提出异议并附文件（multipart：字段 body 为“提出异议”的 JSON，文件字段 file，最多 10 个，每个不超过 20 MB）',
  params: Params,
  reply: Nothing,
} as const satisfies Endpoint

export const inspectOrder = {
  method: 'POST',
  url: '/orders/:id/inspection',
  summary: '复核：通过，或者退回重新整改',
  params: Params,
  body: Type.Object({
    isCured: Type.Boolean(),
    text: Text,
    /** The days that the unit gets when the order goes back to it; only then. */
    days: Type.Optional(Days),
    /** Why it is closed although findings are still open; asked for only then. */
    openReason: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  reply: Nothing,
} as const satisfies Endpoint

export const decideObjection = {
  method: 'POST',
  url: '/orders/:id/objection-decision',
  summary: '对异议作出决定',
  params: Params,
  body: Type.Object({ isUpheld: Type.Boolean(), text: Text }),
  reply: Nothing,
} as const satisfies Endpoint

export const revokeOrder = {
  method: 'POST',
  url: '/orders/:id/revocation',
  summary: '撤销整改通知',
  params: Params,
  body: Type.Object({ text: Text }),
  reply: Nothing,
} as const satisfies Endpoint

const Extent = Type.Object({ extent: oneOf(ORDER_EXTENT_KEYS) })

export const getOrderExtent = {
  method: 'GET',
  url: '/order-extent',
  summary: '整改情况的公开程度',
  reply: Extent,
} as const satisfies Endpoint

export const setOrderExtent = {
  method: 'PUT',
  url: '/order-extent',
  summary: '设定整改情况的公开程度',
  body: Extent,
  reply: Nothing,
} as const satisfies Endpoint

const Draw = {
  id: Id,
  kind: oneOf(DRAW_KIND_KEYS),
  fromDay: DayText,
  toDay: DayText,
  size: Type.Integer(),
  populationSize: Type.Integer(),
  populationHash: Type.String(),
  announcedBy: Type.String(),
  announcedAt: InstantText,
  seed: orNull(Type.String()),
  sealSeq: orNull(Type.Integer()),
  drawn: Type.Array(
    Type.Object({
      key: Type.String(),
      /** Empty, like unit and address, where it no longer shows. */
      title: Type.String(),
      unitId: Type.String(),
      unitName: Type.String(),
      path: Type.String(),
    }),
  ),
}

export const listDraws = {
  method: 'GET',
  url: '/draws',
  summary: '随机抽查',
  reply: Type.Object({ rows: Type.Array(Type.Object(Draw)) }),
} as const satisfies Endpoint

export const announceDraw = {
  method: 'POST',
  url: '/draws',
  summary: '公告一次随机抽查：定下范围和数量，种子以后才产生',
  body: Type.Object({
    kind: oneOf(DRAW_KIND_KEYS),
    fromDay: DayText,
    toDay: DayText,
    size: Type.Integer({ minimum: 1, maximum: 1000 }),
  }),
  reply: Params,
} as const satisfies Endpoint

export const drawSample = {
  method: 'POST',
  url: '/draws/:id/drawing',
  summary: '用公告以后产生的台账封印抽取',
  params: Params,
  reply: Nothing,
} as const satisfies Endpoint
