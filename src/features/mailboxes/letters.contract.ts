import { abilities, caseClock, caseDue, caseHistory } from '../casework/case-history.contract.ts'
import { MailFileView } from '../notices/mail.contract.ts'
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
import {
  CASES,
  DECISIONS,
  FINDINGS,
  GROUNDS,
  Id,
  KINDS,
  Line,
  Nothing,
  Params,
  Reason,
  RELEASE_BY,
  STATES,
  Text,
} from './mailbox-words.contract.ts'

const ACTIONS = [
  'assign',
  'handOver',
  'draft',
  'sendBack',
  'release',
  'markComplex',
  'markImportant',
  'refuse',
  'write',
  'writeNote',
  'callBack',
  'close',
  'publish',
  'takeDown',
  'adopt',
  'addMail',
  'markPetition',
  'acceptPetition',
] as const

const Row = {
  id: Id,
  caseName: oneOf(CASES),
  number: Type.String(),
  state: oneOf(STATES),
  stateName: Type.String(),
  channel: Type.String(),
  subject: Type.String(),
  kind: oneOf(KINDS),
  kindName: Type.String(),
  mailboxName: Type.String(),
  openedOn: DayText,
  ...caseDue,
  isImportant: Type.Boolean(),
  concludedOn: orNull(DayText),
  rating: orNull(Type.Integer()),
  isSolved: orNull(Type.Boolean()),
  leadUnitId: orNull(Id),
  leadUnitName: Type.String(),
}

export const listLetters = {
  method: 'GET',
  url: '/mailbox-letters',
  summary: '来信办理：看得到的来信和来电，没有答复的、先到期的在前；总数最多数到一万',
  query: Type.Object({
    ...PageQuery,
    closed: Type.Optional(Type.Boolean()),
    caseName: Type.Optional(oneOf(CASES)),
    mailboxId: Type.Optional(Id),
    state: Type.Optional(oneOf(STATES)),
    unitId: Type.Optional(Id),
    kind: Type.Optional(oneOf(KINDS)),
    isImportant: Type.Optional(Type.Boolean()),
    number: Type.Optional(Type.String({ maxLength: 40 })),
    dueUntil: Type.Optional(DayText),
  }),
  reply: Type.Object({ ...listOf(Type.Object(Row)).properties, isCapped: Type.Boolean() }),
} as const satisfies Endpoint

export const getLetter = {
  method: 'GET',
  url: '/mailbox-letters/:id',
  summary: '一封来信，不含来信人身份',
  params: Params,
  reply: Type.Object({
    ...Row,
    version: Type.Integer(),
    words: orNull(Type.Object({ title: Type.String(), what: Type.String() })),
    /** Encrypted before it came: the platform has no words of it. */
    isEncrypted: Type.Boolean(),
    mayOpenEncrypted: Type.Boolean(),
    mailboxSlug: Type.String(),
    release: oneOf(RELEASE_BY),
    sectionName: Type.String(),
    aboutUnitName: Type.String(),
    page: orNull(
      Type.Object({
        documentId: Id,
        no: Type.Integer(),
        title: Type.String(),
        isShown: Type.Boolean(),
        finding: orNull(oneOf(FINDINGS)),
        /** Is there another revision than the one that was read, or none any more? */
        hasChanged: Type.Boolean(),
      }),
    ),
    isAnonymous: Type.Boolean(),
    allowsPublication: Type.Boolean(),
    isComplex: Type.Boolean(),
    wasLate: Type.Boolean(),
    reopened: Type.Integer(),
    outcome: Type.String(),
    retentionUntil: orNull(DayText),
    reopenUntil: orNull(DayText),
    adoption: orNull(oneOf(DECISIONS)),
    adoptionNote: Type.String(),
    publicNo: orNull(Type.Integer()),
    papers: Type.Array(Type.Object({ id: Id, name: Type.String(), size: Type.Integer(), at: InstantText })),
    mails: Type.Array(
      Type.Object({
        id: Id,
        direction: oneOf(['in', 'out']),
        kindName: Type.String(),
        state: oneOf(['received', 'queued', 'accepted', 'failed', 'uncertain', 'bounced']),
        at: InstantText,
        answer: Type.String({ description: '对方服务器的答复，不含地址' }),
        files: Type.Array(MailFileView),
      }),
    ),
    mayOpenFiles: Type.Boolean({ description: '能否查看随来信、邮件来的文件；每次下载都记入台账' }),
    isTermsVerified: Type.Boolean(),
    petition: orNull(
      Type.Object({
        acceptedOn: orNull(DayText),
        informDays: Type.Integer(),
        finishDays: Type.Integer(),
        extendDays: Type.Integer(),
        objectDays: Type.Integer(),
      }),
    ),
    answer: orNull(Type.Object({ text: Type.String(), hash: Type.String(), releasedAt: orNull(InstantText) })),
    clock: Type.Object(caseClock),
    ...caseHistory,
    may: abilities(ACTIONS),
    maySeeWriter: Type.Boolean(),
  }),
} as const satisfies Endpoint

function act<const U extends string, B extends ReturnType<typeof Type.Object>>(url: U, summary: string, body: B) {
  return { method: 'POST', url: `/mailbox-letters/:id/${url}`, summary, params: Params, body, reply: Nothing } as const
}

export const viewWriter = {
  ...act('identity-views', '查看来信人身份（写明用途，每次查看都有记录）', Type.Object({ purpose: Reason })),
  reply: Type.Object({
    persons: Type.Array(
      Type.Object({ id: Id, roleName: Type.String(), identity: Type.Record(Type.String(), Type.String()) }),
    ),
  }),
} as const satisfies Endpoint

export const assignLetter = act(
  'assignments',
  '分办；第一个单位牵头',
  Type.Object({ unitIds: Type.Array(Id, { minItems: 1, maxItems: 20 }), note: Type.String({ maxLength: 1000 }) }),
)
export const handOverLetter = act(
  'hand-over',
  '不属于本单位，转出并指明应由哪个单位办理',
  Type.Object({ unitId: Id, whoseUnitId: Id, reason: Reason }),
)
export const draftAnswer = {
  method: 'PUT',
  url: '/mailbox-letters/:id/answer',
  summary: '拟答复',
  params: Params,
  body: Type.Object({ text: Text, finding: Type.Optional(orNull(oneOf(FINDINGS))) }),
  reply: Type.Object({ hash: Type.String() }),
} as const satisfies Endpoint
export const returnAnswer = act('answer/return', '退回修改', Type.Object({ reason: Reason }))
export const releaseAnswer = act('answer/release', '审发答复', Type.Object({ hash: Type.String({ maxLength: 64 }) }))
export const markComplex = {
  ...act('complexity', '复杂事项，延长期限并告知来信人', Type.Object({ reason: Reason })),
  reply: Type.Object({ dueOn: orNull(DayText) }),
} as const satisfies Endpoint
const DueReply = Type.Object({ dueOn: orNull(DayText) })
export const markPetition = {
  ...act('petition', '转为信访事项，按《信访工作条例》的期限办理并告知来信人', Type.Object({ reason: Reason })),
  reply: DueReply,
} as const satisfies Endpoint
export const acceptPetition = {
  ...act('petition/acceptance', '告知来信人信访事项已经受理，办理期限开始', Type.Object({})),
  reply: DueReply,
} as const satisfies Endpoint
export const markImportant = act('importance', '标记重要来信，校领导可见', Type.Object({ isImportant: Type.Boolean() }))
export const refuseLetter = act(
  'refusal',
  '不予办理，说明理由',
  Type.Object({ ground: oneOf(GROUNDS), explanation: Reason }),
)
export const writeLetterMessage = act(
  'messages',
  '给来信人的留言，或者内部备注',
  Type.Object({ text: Text, isNote: Type.Boolean() }),
)
export const recordCallBack = act(
  'call-backs',
  '登记回电',
  Type.Object({ isReached: Type.Boolean(), note: Type.String({ maxLength: 1000 }) }),
)
export const closeLetter = act('closing', '归档', Type.Object({}))
export const publishAnswer = {
  ...act(
    'publication',
    '公开答复：隐去来信人，通过公开前检查',
    Type.Object({ title: Type.String({ minLength: 1, maxLength: 100 }), question: Text, answer: Text }),
  ),
  reply: Type.Object({ no: Type.Integer() }),
} as const satisfies Endpoint
export const takeDownAnswer = act('publication/withdrawal', '撤下公开的答复', Type.Object({ reason: Reason }))
export const decideSuggestion = act(
  'adoption',
  '采纳决定；说明写入汇总',
  Type.Object({ decision: oneOf(DECISIONS), note: Type.String({ maxLength: 1000 }) }),
)

export const makeLetterOfMail = {
  method: 'POST',
  url: '/mailbox-letters/from-mail',
  summary: '把收到的邮件转为来信；信箱为空时按收信邮箱确定',
  body: Type.Object({ mailId: Id, mailboxId: orNull(Id) }),
  reply: Type.Object({ id: Id, number: Type.String() }),
} as const satisfies Endpoint
export const addMailToLetter = act(
  'mail',
  '加入来信：把没有自动归入的邮件归入这封来信，写明理由',
  Type.Object({ mailId: Id, reason: Reason }),
)

export const registerCall = {
  method: 'POST',
  url: '/telephone-calls',
  summary: '登记来电，给出编号和查询码',
  body: Type.Object({
    mailboxId: Id,
    kind: oneOf(KINDS),
    isAnonymous: Type.Boolean(),
    writer: Type.Object({ name: Line, phone: Line, email: Line }),
    words: Type.Object({ title: Line, what: Type.String({ maxLength: 6000 }) }),
    aboutUnitId: orNull(Id),
    unitId: orNull(Id),
  }),
  reply: Type.Object({ id: Id, number: Type.String(), code: Type.String(), dueOn: orNull(DayText) }),
} as const satisfies Endpoint
