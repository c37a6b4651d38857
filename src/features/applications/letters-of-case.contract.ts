import { Type } from 'typebox'
import { DayText, InstantText, oneOf, orNull, type Endpoint } from '../../platform/http/endpoint.contract.ts'
import { Id, Params, REGIMES } from './application-words.contract.ts'

const Which = Type.Object({ id: Id, letterId: Id })
const WAYS = ['online', 'email', 'post', 'counter'] as const
const RESULTS = ['sent', 'received', 'returned'] as const

/** A letter in the list of a case: nothing of whom it is for or what it says. */
export const LetterRow = Type.Object({
  id: Id,
  templateId: Type.String(),
  name: Type.String(),
  regime: oneOf(REGIMES),
  state: oneOf(['draft', 'frozen']),
  isCurrent: Type.Boolean({ description: '已签发的，或者现在这份答复的答复书；先前的草稿为 false' }),
  isForApplicant: Type.Boolean(),
  isErased: Type.Boolean(),
  number: Type.String({ description: '发文字号；草稿为空' }),
  datedOn: orNull(DayText),
  textNo: Type.Integer(),
  draftedAt: InstantText,
  hash: Type.String(),
})

/** The text of a letter as paragraphs; a slip only where the template has one. */
const LetterBody = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 200 }),
  addressee: Type.String({ maxLength: 200 }),
  paragraphs: Type.Array(Type.Object({ text: Type.String({ maxLength: 10_000 }), isHeading: Type.Boolean() }), {
    minItems: 1,
    maxItems: 300,
  }),
  attachments: Type.Array(Type.String({ maxLength: 300 }), { maxItems: 100 }),
  slip: orNull(
    Type.Object({
      title: Type.String({ maxLength: 100 }),
      lines: Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 60 }),
    }),
  ),
})

export const listLetters = {
  method: 'GET',
  url: '/applications/:id/letters',
  summary: '一件申请的文书，不含姓名和内容',
  params: Params,
  reply: Type.Object({ rows: Type.Array(LetterRow) }),
} as const satisfies Endpoint

export const openLetter = {
  method: 'GET',
  url: '/applications/:id/letters/:letterId',
  summary: '打开一份文书（含姓名，作为查看身份记入台账）',
  params: Which,
  reply: Type.Object({
    id: Id,
    name: Type.String(),
    state: oneOf(['draft', 'frozen']),
    number: Type.String(),
    datedOn: orNull(DayText),
    textNo: Type.Integer(),
    text: LetterBody,
    remedyId: Type.String(),
    remedyReason: Type.String(),
    history: Type.Array(Type.Object({ no: Type.Integer(), writtenBy: Type.String(), writtenAt: InstantText })),
    citations: Type.Array(
      Type.Object({
        instrument: Type.String(),
        article: Type.String(),
        isVerified: Type.Boolean(),
        note: Type.String(),
      }),
    ),
    deliveries: Type.Array(
      Type.Object({
        id: Id,
        way: oneOf(WAYS),
        result: oneOf(RESULTS),
        deliveredOn: DayText,
        to: Type.String(),
        trackingNo: Type.String(),
        note: Type.String(),
        recordedBy: Type.String(),
        recordedAt: InstantText,
      }),
    ),
  }),
} as const satisfies Endpoint

export const editLetter = {
  method: 'PUT',
  url: '/applications/:id/letters/:letterId',
  summary: '送审前修改答复书的正文；先前的审查失效',
  params: Which,
  body: Type.Object({ textNo: Type.Integer({ minimum: 1, maximum: 100_000 }), text: LetterBody }),
  reply: Type.Object({ textNo: Type.Integer(), hash: Type.String() }),
} as const satisfies Endpoint

export const issueLetter = {
  method: 'POST',
  url: '/applications/:id/letters',
  summary: '补发登记回执或者撤回确认书',
  params: Params,
  body: Type.Object({ letter: oneOf(['receipt', 'withdrawal']) }),
  reply: Type.Object({ letterId: Id, number: Type.String(), datedOn: DayText }),
} as const satisfies Endpoint

export const recordLetterDelivery = {
  method: 'POST',
  url: '/applications/:id/letters/:letterId/deliveries',
  summary: '登记一份文书的送达',
  params: Which,
  body: Type.Object({
    way: oneOf(WAYS),
    result: oneOf(RESULTS),
    on: DayText,
    to: Type.String({ maxLength: 300 }),
    trackingNo: Type.String({ maxLength: 60 }),
    note: Type.String({ maxLength: 300 }),
  }),
  reply: Type.Object({ deliveryId: Id }),
} as const satisfies Endpoint
