import { Type } from 'typebox'
import { DayText, oneOf, orNull, type Endpoint } from '../../platform/http/endpoint.contract.ts'
import {
  Id,
  Params,
  Line,
  Text,
  Reason,
  Nothing,
  PAPER_CHANNELS,
  APPLICANTS,
  REGIMES,
  REMEDIES,
  REMEDY_OUTCOMES,
  DECISIONS,
} from './application-words.contract.ts'

const Identity = Type.Object({
  name: Line,
  documentType: Line,
  documentNo: Line,
  representative: Line,
  contactName: Line,
  phone: Line,
  email: Line,
  address: Line,
})

export const registerApplication = {
  method: 'POST',
  url: '/applications',
  summary: '代为登记当面、信函、传真、电话提出的申请',
  body: Type.Object({
    channel: oneOf(PAPER_CHANNELS),
    cameOn: DayText,
    kind: oneOf(APPLICANTS),
    identity: Identity,
    request: Type.Object({
      title: Line,
      what: Type.String({ maxLength: 4000 }),
      purpose: Type.String({ maxLength: 1000 }),
    }),
    form: oneOf(['electronic', 'paper', 'read']),
    way: oneOf(['online', 'email', 'post', 'counter']),
  }),
  reply: Type.Object({ id: Id, number: Type.String(), code: Type.String(), dueOn: orNull(DayText) }),
} as const satisfies Endpoint

function act<const U extends string, B extends ReturnType<typeof Type.Object>>(url: U, summary: string, body: B) {
  return { method: 'POST', url: `/applications/:id/${url}`, summary, params: Params, body, reply: Nothing } as const
}

export const confirmReceipt = act('receipt', '确认收到，开始计算期限', Type.Object({ receivedOn: DayText }))
const TransferTo = oneOf(['enquiry', 'petition', 'report'])

export const listTransferTargets = {
  method: 'GET',
  url: '/application-transfer-targets',
  summary: '可以接收转办的信箱，按转办的类型',
  reply: Type.Object({ rows: Type.Array(Type.Object({ to: TransferTo, id: Id, name: Type.String() })) }),
} as const satisfies Endpoint
export const transferApplication = act(
  'transfer',
  '经申请人同意，转咨询、信访、举报渠道',
  Type.Object({
    to: TransferTo,
    mailboxId: Type.Optional(Id),
    hasConsent: Type.Boolean(),
    note: Reason,
    toName: Type.Optional(Type.String({ maxLength: 100, description: '移送的单位；写入移送告知书' })),
    contact: Type.Optional(Type.String({ maxLength: 200, description: '该单位的联系方式' })),
  }),
)
export const assignUnits = act(
  'assignments',
  '交办；第一个单位牵头',
  Type.Object({ unitIds: Type.Array(Id, { minItems: 1, maxItems: 20 }), note: Type.String({ maxLength: 1000 }) }),
)
export const handBack = act(
  'hand-back',
  '退回，指明应由哪个单位办理',
  Type.Object({ unitId: Id, whoseUnitId: Id, reason: Reason }),
)
export const requestSupplement = act(
  'supplement-request',
  '一次性告知补正',
  Type.Object({
    what: Reason,
    until: DayText,
    unclear: Type.Optional(Type.String({ maxLength: 1000, description: '不明确之处，每行一项' })),
  }),
)
export const registerSupplement = act('supplement', '登记书面补正', Type.Object({ text: Text }))
export const lapseApplication = act('lapse', '逾期不补正，视为放弃', Type.Object({ reason: Reason }))
export const proposeExtension = act(
  'extension-proposal',
  '提出延长答复期限',
  Type.Object({ days: Type.Integer({ minimum: 1, maximum: 60 }), reason: Reason }),
)
export const extendDeadline = {
  ...act('extension', '批准延长答复期限', Type.Object({})),
  reply: Type.Object({ dueOn: orNull(DayText) }),
} as const satisfies Endpoint
export const deferAnswer = {
  ...act('deferral', '确定延迟答复的合理期限（条例第三十五条）', Type.Object({ until: DayText, reason: Reason })),
  reply: Type.Object({ dueOn: orNull(DayText) }),
} as const satisfies Endpoint
export const consultOthers = {
  ...act(
    'consultations',
    '征求第三方或者其他机关意见；链接只显示这一次',
    Type.Object({
      kind: oneOf(['third-party', 'other-agency']),
      name: Type.String({ minLength: 1, maxLength: 200 }),
      contact: Line,
      passages: Text,
      pausesClock: Type.Boolean(),
      days: Type.Integer({ minimum: 1, maximum: 30 }),
      ownRule: Type.Optional(
        Type.String({ maxLength: 300, description: '学校规定的名称和条款（教育部令第29号下征求其他机关意见时）' }),
      ),
    }),
  ),
  reply: Type.Object({ consultationId: Id, link: Type.String(), answerUntil: DayText }),
} as const satisfies Endpoint
export const settleConsultation = {
  method: 'POST',
  url: '/applications/:id/consultations/:consultationId/answer',
  summary: '登记书面答复或者逾期未答复',
  params: Type.Object({ id: Id, consultationId: Id }),
  body: Type.Object({ answer: oneOf(['agrees', 'objects', 'silent']), reason: Type.String({ maxLength: 2000 }) }),
  reply: Nothing,
} as const satisfies Endpoint
export const recordSearch = act(
  'search-records',
  '检索记录',
  Type.Object({ places: Reason, method: Reason, words: Reason, result: Reason }),
)
const PARTS = ['way', 'ground', 'explanation', 'withheld', 'rightBody', 'priorAnswer', 'channel']
const FieldValue = Type.Union([
  Type.String({ maxLength: 8000 }),
  Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  Type.Array(Type.String({ maxLength: 500 }), { maxItems: 50 }),
])
/** What the drafter decides of the letter; what is left out follows from kind, regime and ground. */
const OwnLetter = Type.Object({
  templateId: Type.Optional(Type.String({ maxLength: 60 })),
  values: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), FieldValue)),
  remedyId: Type.Optional(Type.String({ maxLength: 40 })),
  remedyReason: Type.Optional(Type.String({ maxLength: 500 })),
})
export const draftDecision = {
  method: 'PUT',
  url: '/applications/:id/decision',
  summary: '拟答复，同时生成答复书',
  params: Params,
  body: Type.Object({
    kind: oneOf(DECISIONS),
    parts: Type.Object(
      Object.fromEntries(PARTS.map((part) => [part, Type.Optional(Type.String({ maxLength: 4000 }))])),
    ),
    letter: Type.Optional(OwnLetter),
  }),
  reply: Type.Object({ hash: Type.String(), letterId: Id }),
} as const satisfies Endpoint
export const submitDecision = act('decision/submission', '答复送审', Type.Object({}))
export const sendBackDecision = act('decision/return', '退回修改', Type.Object({ reason: Reason }))
export const passSecrecy = act(
  'decision/secrecy',
  '保密审查，逐项',
  Type.Object({
    hash: Type.String({ maxLength: 64 }),
    stateSecret: Type.Boolean(),
    workSecret: Type.Boolean(),
    personalData: Type.Boolean(),
    commercialSecret: Type.Boolean(),
    basis: Type.String({ maxLength: 1000 }),
  }),
)
export const signDecision = {
  ...act('decision/signature', '签发，答复书编号', Type.Object({ hash: Type.String({ maxLength: 64 }) })),
  reply: Type.Object({ number: Type.String(), datedOn: DayText }),
} as const satisfies Endpoint
export const deliverAnswer = act(
  'delivery',
  '答复送达',
  Type.Object({
    way: oneOf(['online', 'email', 'post', 'counter']),
    on: DayText,
    note: Type.String({ maxLength: 300 }),
    to: Type.Optional(Type.String({ maxLength: 300, description: '邮箱、地址或者签收人；不填时为申请人自己填写的' })),
    trackingNo: Type.Optional(Type.String({ maxLength: 60, description: '邮件号码' })),
  }),
)
export const registerWithdrawal = act('withdrawal', '登记撤回', Type.Object({ reason: Reason }))
export const closeApplication = act('closing', '归档', Type.Object({}))
export const writeMessage = act(
  'messages',
  '给申请人的留言，或者内部备注',
  Type.Object({ text: Text, isNote: Type.Boolean() }),
)
export const registerRemedy = {
  ...act(
    'remedies',
    '登记举报、申诉、复议、诉讼',
    Type.Object({ kind: oneOf(REMEDIES), body: Type.String({ minLength: 1, maxLength: 200 }), registeredOn: DayText }),
  ),
  reply: Type.Object({ remedyId: Id }),
} as const satisfies Endpoint
export const endRemedy = {
  method: 'POST',
  url: '/applications/:id/remedies/:remedyId/outcome',
  summary: '登记救济结果',
  params: Type.Object({ id: Id, remedyId: Id }),
  body: Type.Object({ outcome: oneOf(REMEDY_OUTCOMES), note: Type.String({ maxLength: 1000 }), endedOn: DayText }),
  reply: Nothing,
} as const satisfies Endpoint
export const reassess = act('reassessment', '定期评估', Type.Object({ conclusion: Reason, nextOn: orNull(DayText) }))
export const discloseAnswer = {
  ...act('disclosure', '转为主动公开：建立草稿', Type.Object({ title: Type.String({ minLength: 1, maxLength: 200 }) })),
  reply: Type.Object({ documentId: Id }),
} as const satisfies Endpoint
export const markAsMystery = act(
  'mystery',
  '监督办公室标记自己提出的暗访件，凭提交时得到的查询码',
  Type.Object({ code: Type.String({ minLength: 1, maxLength: 60 }) }),
)

const citation = { instrument: Type.String({ maxLength: 200 }), article: Type.String({ maxLength: 100 }) }
const OwnTerm = Type.Object({ days: Type.Integer({ minimum: 1, maximum: 60 }), ...citation })
const Rules = Type.Object({
  regime: oneOf(REGIMES),
  onlineReceipt: oneOf(['confirmation', 'submission']),
  own: Type.Object(
    {
      extend: Type.Optional(OwnTerm),
      thirdParty: Type.Optional(OwnTerm),
      otherAgency: Type.Optional(OwnTerm),
      vacations: Type.Optional(Type.Object(citation)),
    },
    // They are kept as they come, so nothing else comes with them.
    { additionalProperties: false },
  ),
  retentionYears: Type.Integer({ minimum: 3, maximum: 100 }),
  reassessMonths: Type.Integer({ minimum: 1, maximum: 60 }),
})

export const getRules = {
  method: 'GET',
  url: '/application-rules',
  summary: '依申请公开办理规则',
  reply: Rules,
} as const satisfies Endpoint
export const changeRules = {
  method: 'PUT',
  url: '/application-rules',
  summary: '修改办理规则，对此后收到的申请有效',
  body: Rules,
  reply: Nothing,
} as const satisfies Endpoint
