import { Type } from 'typebox'
import { ROLES } from '../../kernel/roles.ts'
import { Id, DayText, type Endpoint, InstantText, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

export const InboxRow = Type.Object({
  caseId: Id,
  subjectType: Type.String(),
  subjectId: Id,
  title: Type.String(),
  unitId: Id,
  unitName: Type.String(),
  state: Type.String(),
  stepName: orNull(Type.String()),
  openedAt: InstantText,
  dueOn: orNull(DayText),
  isRetrospective: Type.Boolean(),
})

export const listReviews = {
  method: 'GET',
  url: '/reviews/:box',
  summary: '待办、已办、我发起的审核',
  params: Type.Object({ box: oneOf(['inbox', 'done', 'started']) }),
  reply: Type.Object({ rows: Type.Array(InboxRow) }),
} as const satisfies Endpoint

export const TimelineView = Type.Object({
  caseId: Id,
  state: Type.String(),
  title: Type.String(),
  subjectType: Type.String(),
  subjectId: Id,
  revisionHash: Type.String(),
  route: Type.String(),
  openedBy: Type.String(),
  openedAt: InstantText,
  closedAt: orNull(InstantText),
  isRetrospective: Type.Boolean(),
  steps: Type.Array(
    Type.Object({
      name: Type.String(),
      state: Type.String(),
      isSecrecy: Type.Boolean(),
      openedAt: orNull(InstantText),
      closedAt: orNull(InstantText),
      dueOn: orNull(DayText),
      reviewers: Type.Array(Type.String()),
      opinions: Type.Array(
        Type.Object({
          by: Type.String(),
          unitName: Type.String(),
          onBehalfOf: orNull(Type.String()),
          decision: oneOf(['approve', 'return']),
          opinion: Type.String(),
          givenAt: InstantText,
          findings: Type.Record(Type.String(), Type.Union([Type.Boolean(), Type.String()])),
        }),
      ),
    }),
  ),
})

export const getReview = {
  method: 'GET',
  url: '/review-cases/:id',
  summary: '一次审核的全过程',
  params: Type.Object({ id: Id }),
  reply: TimelineView,
} as const satisfies Endpoint

export const urgeReview = {
  method: 'POST',
  url: '/review-cases/:id/urging',
  summary: '催办（每天一次）',
  params: Type.Object({ id: Id }),
  reply: Type.Object({}),
} as const satisfies Endpoint

const Step = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z0-9-]{0,30}$' }),
  name: Type.String({ minLength: 1, maxLength: 30 }),
  role: oneOf(ROLES),
  scope: oneOf(['own-unit', 'school']),
  mode: oneOf(['any', 'all']),
  when: Type.Optional(Type.Object({ isMajor: Type.Optional(Type.Boolean()) })),
  workdays: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
  isSecrecy: Type.Optional(Type.Boolean()),
  isFiling: Type.Optional(Type.Boolean()),
  allowSamePerson: Type.Optional(Type.Boolean()),
  fallbackRole: Type.Optional(oneOf(ROLES)),
})
export const RouteView = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z0-9-]{0,30}$' }),
  name: Type.String({ minLength: 1, maxLength: 60 }),
  materialKind: oneOf(['disclosure', 'publicity', 'external-report', 'party', 'service-list']),
  steps: Type.Array(Step, { minItems: 1, maxItems: 12 }),
})

export const listRoutes = {
  method: 'GET',
  url: '/review-routes',
  summary: '审核流程',
  reply: Type.Object({ rows: Type.Array(Type.Intersect([RouteView, Type.Object({ version: Type.Integer() })])) }),
} as const satisfies Endpoint

export const saveRoute = {
  method: 'POST',
  url: '/review-routes',
  summary: '保存审核流程的新版本（进行中的审核仍按原版本）',
  body: RouteView,
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const listCommonOpinions = {
  method: 'GET',
  url: '/common-opinions',
  summary: '常用意见',
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({ id: Id, decision: oneOf(['approve', 'return']), text: Type.String(), isMine: Type.Boolean() }),
    ),
  }),
} as const satisfies Endpoint

export const addCommonOpinion = {
  method: 'POST',
  url: '/common-opinions',
  summary: '添加自己的常用意见',
  body: Type.Object({ decision: oneOf(['approve', 'return']), text: Type.String({ minLength: 1, maxLength: 200 }) }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const removeCommonOpinion = {
  method: 'DELETE',
  url: '/common-opinions/:id',
  summary: '删除自己的常用意见',
  params: Type.Object({ id: Id }),
  reply: Type.Object({}),
} as const satisfies Endpoint

export const listDelegations = {
  method: 'GET',
  url: '/delegations',
  summary: '外出代理（我委托的和委托我的）',
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Id,
        from: Type.String(),
        to: Type.String(),
        fromOn: DayText,
        untilOn: DayText,
        reason: Type.String(),
        isMine: Type.Boolean(),
        isActive: Type.Boolean(),
      }),
    ),
    candidates: Type.Array(Type.Object({ id: Id, name: Type.String(), unitName: Type.String() })),
  }),
} as const satisfies Endpoint

export const addDelegation = {
  method: 'POST',
  url: '/delegations',
  summary: '委托代理',
  body: Type.Object({
    toAccountId: Id,
    fromOn: DayText,
    untilOn: DayText,
    reason: Type.String({ minLength: 1, maxLength: 200 }),
  }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const revokeDelegation = {
  method: 'DELETE',
  url: '/delegations/:id',
  summary: '提前结束代理',
  params: Type.Object({ id: Id }),
  reply: Type.Object({}),
} as const satisfies Endpoint
