import { Type } from 'typebox'
import { LEAK_KINDS, type LeakKind } from '../../kernel/leak-kinds.ts'
import { type Endpoint, InstantText, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

const Action = oneOf(['block', 'warn', 'allow'])
const Actions = Type.Object(
  Object.fromEntries(LEAK_KINDS.map((kind) => [kind, Action])) as Record<LeakKind, typeof Action>,
)

/** A finding on the wire: where and why, never the number itself. */
export const FindingView = Type.Object({
  fingerprint: Type.String(),
  kind: oneOf(LEAK_KINDS),
  name: Type.String(),
  isCertain: Type.Boolean(),
  action: oneOf(['block', 'warn']),
  /** False for what nobody can let pass. */
  canPass: Type.Boolean(),
  place: Type.String(),
  masked: Type.String(),
  excerpt: Type.String(),
  rule: Type.String(),
  cure: Type.String(),
  field: Type.String(),
  block: orNull(Type.Integer()),
  justification: Type.String(),
  override: orNull(Type.Object({ by: Type.String(), reason: Type.String(), givenAt: InstantText })),
})

const PolicyView = Type.Object({
  catalogueId: Type.String(),
  itemNumber: Type.String(),
  name: Type.String(),
  basis: Type.String(),
  actions: Actions,
  isChanged: Type.Boolean(),
  isShipped: Type.Boolean(),
})

export const getGuard = {
  method: 'GET',
  url: '/leak-guard',
  summary: '公开前检查的规则：各事项拦截什么、学号格式、公务号码',
  reply: Type.Object({
    mayManage: Type.Boolean(),
    kinds: Type.Array(
      Type.Object({ kind: oneOf(LEAK_KINDS), name: Type.String(), rule: Type.String(), isFixed: Type.Boolean() }),
    ),
    policies: Type.Array(PolicyView),
    studentPattern: Type.String(),
    officialPhones: Type.Array(Type.String()),
  }),
} as const satisfies Endpoint

export const saveLeakPolicy = {
  method: 'PUT',
  url: '/leak-guard/policies',
  summary: '设定一个公开事项（空为一般信息）的拦截规则；actions 为 null 则恢复默认',
  body: Type.Object({
    catalogueId: Type.String({ maxLength: 40 }),
    itemNumber: Type.String({ maxLength: 20 }),
    actions: orNull(Actions),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  }),
  reply: Type.Object({}),
} as const satisfies Endpoint

export const saveGuardSettings = {
  method: 'PUT',
  url: '/leak-guard/settings',
  summary: '设定学号格式（# 数字，@ 字母，{年} 年份）和公务号码',
  body: Type.Object({
    studentPattern: Type.String({ maxLength: 40 }),
    officialPhones: Type.Array(Type.String({ pattern: '^1\\d{10}$' }), { maxItems: 200 }),
  }),
  reply: Type.Object({}),
} as const satisfies Endpoint
