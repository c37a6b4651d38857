import { Type } from 'typebox'
import { CALL_RESULTS } from '../../kernel/list-terms.ts'
import {
  DayText,
  type Endpoint,
  InstantText,
  listOf,
  oneOf,
  orNull,
  PageQuery,
} from '../../platform/http/endpoint.contract.ts'
import { FieldsView, Id, Kind, Nothing, Params, Reason } from './lists-words.contract.ts'

const Findings = Type.Object({
  stateSecret: Type.Boolean(),
  workSecret: Type.Boolean(),
  personalData: Type.Boolean(),
  commercialSecret: Type.Boolean(),
  basis: Type.String({ maxLength: 500 }),
})

export const ChangeLine = Type.Object({
  id: Id,
  title: Type.String(),
  reason: Type.String(),
  state: Type.String(),
  unitId: Id,
  unitName: Type.String(),
  author: Type.String(),
  effectiveOn: orNull(DayText),
  reviewCaseId: Type.String(),
  hash: Type.String(),
  createdAt: InstantText,
  entries: Type.Integer(),
})

export const listChangesEndpoint = {
  method: 'GET',
  url: '/list-changes',
  summary: '清单变更',
  query: Type.Object(PageQuery),
  reply: listOf(ChangeLine),
} as const satisfies Endpoint

export const getChange = {
  method: 'GET',
  url: '/list-changes/:id',
  summary: '一项清单变更，改前改后',
  params: Params,
  query: Type.Object(PageQuery),
  reply: Type.Object({
    ...ChangeLine.properties,
    mayGiveOpinion: Type.Boolean(),
    isSecrecy: Type.Boolean(),
    stepName: Type.String(),
    mayRecall: Type.Boolean(),
    rows: Type.Array(
      Type.Object({
        entryId: Id,
        number: Type.String(),
        kind: Kind,
        unitName: Type.String(),
        parentNumber: Type.String(),
        isEnded: Type.Boolean(),
        before: orNull(FieldsView),
        after: FieldsView,
        changed: Type.Array(Type.String()),
      }),
    ),
  }),
} as const satisfies Endpoint

export const giveChangeOpinionEndpoint = {
  method: 'POST',
  url: '/list-changes/:id/opinions',
  summary: '对清单变更提出审核意见',
  params: Params,
  body: Type.Object({
    decision: oneOf(['approve', 'return']),
    opinion: Type.String({ maxLength: 1000 }),
    revisionHash: Type.String({ minLength: 64, maxLength: 64 }),
    findings: Type.Optional(Findings),
  }),
  reply: Type.Object({ state: oneOf(['open', 'approved', 'returned']) }),
} as const satisfies Endpoint

export const recallChangeEndpoint = {
  method: 'POST',
  url: '/list-changes/:id/recall',
  summary: '撤回送审的清单变更',
  params: Params,
  body: Type.Object({ reason: Reason }),
  reply: Nothing,
} as const satisfies Endpoint

export const listTasksEndpoint = {
  method: 'GET',
  url: '/list-tasks',
  summary: '因上级条目变更需要核对的清单条目',
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Id,
        entryId: Id,
        number: Type.String(),
        matter: Type.String(),
        unitId: Id,
        unitName: Type.String(),
        aboveNumber: Type.String(),
        changed: Type.Array(Type.String()),
        openedAt: InstantText,
        dueOn: DayText,
        outcome: orNull(Type.String()),
        note: Type.String(),
        mayWrite: Type.Boolean(),
      }),
    ),
  }),
} as const satisfies Endpoint

export const confirmTaskEndpoint = {
  method: 'POST',
  url: '/list-tasks/:id/confirmation',
  summary: '核对后确认内容不变',
  params: Params,
  body: Type.Object({ note: Type.String({ maxLength: 500 }) }),
  reply: Nothing,
} as const satisfies Endpoint

export const listCallsEndpoint = {
  method: 'GET',
  url: '/list-calls',
  summary: '联系方式的拨测',
  query: Type.Object({ mine: Type.Optional(Type.Boolean()) }),
  reply: Type.Object({
    mayPlan: Type.Boolean(),
    callers: Type.Array(Type.Object({ id: Id, name: Type.String(), unitName: Type.String() })),
    rows: Type.Array(
      Type.Object({
        id: Id,
        unitName: Type.String(),
        kind: oneOf(['phone', 'email', 'link']),
        contact: Type.String(),
        caller: Type.String(),
        isMine: Type.Boolean(),
        dueOn: DayText,
        result: orNull(oneOf(CALL_RESULTS)),
        note: Type.String(),
        calledAt: orNull(InstantText),
      }),
    ),
  }),
} as const satisfies Endpoint

export const planCallsEndpoint = {
  method: 'POST',
  url: '/list-calls',
  summary: '安排拨测：由谁、在哪天前、试哪些单位的联系方式',
  body: Type.Object({
    unitId: Type.Optional(Id),
    accountIds: Type.Array(Id, { minItems: 1, maxItems: 100 }),
    dueOn: DayText,
  }),
  reply: Type.Object({ planned: Type.Integer() }),
} as const satisfies Endpoint

export const recordCallEndpoint = {
  method: 'POST',
  url: '/list-calls/:id/result',
  summary: '登记拨测结果',
  params: Params,
  body: Type.Object({ result: oneOf(CALL_RESULTS), note: Type.String({ maxLength: 500 }) }),
  reply: Nothing,
} as const satisfies Endpoint
