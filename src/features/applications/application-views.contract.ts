import { abilities, caseClock, caseDue, caseHistory } from '../casework/case-history.contract.ts'
import { Type } from 'typebox'
import {
  DayText,
  InstantText,
  PageQuery,
  listOf,
  oneOf,
  orNull,
  type Endpoint,
} from '../../platform/http/endpoint.contract.ts'
import {
  Id,
  Params,
  Reason,
  STATES,
  CHANNELS,
  APPLICANTS,
  ADDED_ROLES,
  PAPER_ROLES,
  REGIMES,
  REMEDIES,
  REMEDY_OUTCOMES,
  DECISIONS,
} from './application-words.contract.ts'

/** A term of the rules under which the case stands; null where they know none. */
const Term = orNull(Type.Object({ days: Type.Integer(), article: Type.String() }))

export const ApplicationRow = Type.Object({
  id: Id,
  number: Type.String(),
  state: oneOf(STATES),
  stateName: Type.String(),
  channel: oneOf(CHANNELS),
  subject: Type.String(),
  openedOn: DayText,
  receivedOn: orNull(DayText),
  ...caseDue,
  leadUnitId: orNull(Id),
  leadUnitName: Type.String(),
})

export const listApplications = {
  method: 'GET',
  url: '/applications',
  summary: '依申请公开：看得到的申请，先到期的在前；总数最多数到一万',
  query: Type.Object({
    ...PageQuery,
    closed: Type.Optional(Type.Boolean()),
    state: Type.Optional(oneOf(STATES)),
    unitId: Type.Optional(Id),
    number: Type.Optional(Type.String({ maxLength: 40 })),
    dueUntil: Type.Optional(DayText),
    mystery: Type.Optional(Type.Boolean()),
  }),
  reply: Type.Object({ ...listOf(ApplicationRow).properties, isCapped: Type.Boolean() }),
} as const satisfies Endpoint

const Interval = Type.Object({
  from: DayText,
  to: orNull(DayText),
  days: Type.Integer(),
  isCounted: Type.Boolean(),
  why: Type.String(),
  article: Type.String(),
})

const ACTIONS = [
  'confirmReceipt',
  'transfer',
  'assign',
  'handBack',
  'requestSupplement',
  'registerSupplement',
  'lapse',
  'proposeExtension',
  'extend',
  'defer',
  'consult',
  'settle',
  'recordSearch',
  'draft',
  'submit',
  'sendBack',
  'passSecrecy',
  'sign',
  'deliver',
  'withdraw',
  'close',
  'write',
  'writeNote',
  'addPaper',
  'registerRemedy',
  'endRemedy',
  'reassess',
  'disclose',
  'redact',
  'markMystery',
] as const

export const ApplicationView = Type.Object({
  ...ApplicationRow.properties,
  regime: oneOf(REGIMES),
  terms: Type.Object({ extend: Term, thirdParty: Term, otherAgency: Term }),
  version: Type.Integer(),
  concludedOn: orNull(DayText),
  outcome: Type.String(),
  rating: orNull(Type.Integer()),
  retentionUntil: orNull(DayText),
  applicantKind: oneOf(APPLICANTS),
  applicantKindName: Type.String(),
  formName: Type.String(),
  wayName: Type.String(),
  noticeVersion: Type.String(),
  supplementUntil: orNull(DayText),
  extendedDays: Type.Integer(),
  reassessOn: orNull(DayText),
  request: orNull(Type.Object({ title: Type.String(), what: Type.String(), purpose: Type.String() })),
  clock: Type.Object({
    ...caseClock,
    intervals: Type.Array(Interval),
  }),
  ...caseHistory,
  papers: Type.Array(
    Type.Object({
      id: Id,
      role: oneOf(PAPER_ROLES),
      audience: oneOf(['office', 'units', 'applicant']),
      name: Type.String(),
      mediaType: Type.String(),
      size: Type.Integer(),
      at: InstantText,
      url: Type.String(),
    }),
  ),
  consultations: Type.Array(
    Type.Object({
      id: Id,
      kind: oneOf(['third-party', 'other-agency']),
      sentOn: DayText,
      answerUntil: DayText,
      pausesClock: Type.Boolean(),
      answer: orNull(oneOf(['agrees', 'objects', 'silent'])),
      answeredOn: orNull(DayText),
      passages: Type.String(),
      reason: Type.String(),
    }),
  ),
  decision: orNull(
    Type.Object({
      kind: oneOf(DECISIONS),
      kindName: Type.String(),
      article: Type.String(),
      isVerified: Type.Boolean(),
      parts: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), text: Type.String() })),
      hash: Type.String(),
      letterId: orNull(Id),
      isSecrecyPassed: Type.Boolean(),
      signedAt: orNull(InstantText),
    }),
  ),
  answerKinds: Type.Array(
    Type.Object({
      kind: oneOf(DECISIONS),
      name: Type.String(),
      article: Type.String(),
      isVerified: Type.Boolean(),
      needsSearch: Type.Boolean(),
      parts: Type.Array(Type.Object({ key: Type.String(), name: Type.String() })),
    }),
  ),
  remedies: Type.Array(
    Type.Object({
      id: Id,
      kind: oneOf(REMEDIES),
      body: Type.String(),
      registeredOn: DayText,
      outcome: orNull(oneOf(REMEDY_OUTCOMES)),
      outcomeNote: Type.String(),
      endedOn: orNull(DayText),
    }),
  ),
  links: Type.Array(Type.Object({ kind: Type.String(), targetType: Type.String(), targetId: Type.String() })),
  may: abilities(ACTIONS),
  maySeeIdentity: Type.Boolean(),
  mayExport: Type.Boolean({ description: '可以导出归档包' }),
})

export const getApplication = {
  method: 'GET',
  url: '/applications/:id',
  summary: '一件申请，不含申请人身份',
  params: Params,
  reply: ApplicationView,
} as const satisfies Endpoint

export const viewIdentity = {
  method: 'POST',
  url: '/applications/:id/identity-views',
  summary: '查看申请人和第三方的身份（写明用途，每次查看都有记录）',
  params: Params,
  body: Type.Object({ purpose: Reason }),
  reply: Type.Object({
    persons: Type.Array(
      Type.Object({
        id: Id,
        role: oneOf(['applicant', 'agent', 'third-party', 'other-agency']),
        identity: Type.Record(Type.String(), Type.String()),
      }),
    ),
  }),
} as const satisfies Endpoint

export const addPaper = {
  method: 'POST',
  url: '/applications/:id/papers',
  summary: '上传材料（multipart，字段 file）',
  params: Params,
  query: Type.Object({ role: oneOf(ADDED_ROLES) }),
  reply: Type.Object({ paperId: Id }),
} as const satisfies Endpoint

export const listToReassess = {
  method: 'GET',
  url: '/applications-to-reassess',
  summary: '到期应当重新评估的不予公开',
  query: Type.Object({ until: Type.Optional(DayText) }),
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Id,
        number: Type.String(),
        subject: Type.String(),
        outcome: Type.String(),
        reassessOn: DayText,
      }),
    ),
  }),
} as const satisfies Endpoint
