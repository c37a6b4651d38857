import { Type } from 'typebox'
import { Id, DayText, type Endpoint, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

export const STATE_NAMES = ['current', 'due_soon', 'overdue', 'missing', 'nothing_due'] as const

export const UpdateRuleView = Type.Union([
  Type.Object({ kind: Type.Literal('on_change'), workdays: Type.Integer({ minimum: 1, maximum: 250 }) }),
  Type.Object({
    kind: Type.Literal('yearly'),
    by: Type.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }),
    workdays: Type.Integer({ minimum: 1, maximum: 250 }),
  }),
  Type.Object({
    kind: Type.Literal('always_current'),
    maxAgeMonths: Type.Integer({ minimum: 1, maximum: 120 }),
    workdays: Type.Integer({ minimum: 1, maximum: 250 }),
  }),
  Type.Object({ kind: Type.Literal('on_event'), workdays: Type.Integer({ minimum: 1, maximum: 250 }) }),
])
export const LegalBasisView = Type.Object({
  instrument: Type.String({ minLength: 1, maxLength: 200 }),
  article: Type.Optional(Type.String({ maxLength: 100 })),
  isVerified: Type.Boolean(),
})
const EvidenceKind = Type.Object({
  kind: Type.String({ maxLength: 30 }),
  fields: Type.Optional(Type.Array(Type.String({ maxLength: 50 }), { maxItems: 30 })),
})

export const ItemStateView = Type.Object({
  id: Id,
  catalogueId: Id,
  classId: orNull(Id),
  number: Type.String(),
  title: Type.String(),
  isOfficial: Type.Boolean(),
  unitId: orNull(Id),
  unitName: Type.String(),
  postId: orNull(Id),
  postName: Type.String(),
  audience: Type.String(),
  rule: orNull(UpdateRuleView),
  ruleText: Type.String(),
  legalBasis: Type.Array(LegalBasisView),
  evidence: Type.Array(EvidenceKind),
  note: Type.String(),
  state: oneOf(STATE_NAMES),
  stateWord: Type.String(),
  dueOn: orNull(DayText),
  isProvisional: Type.Boolean(),
  reason: Type.String(),
  documentCount: Type.Integer(),
  newest: orNull(Type.Object({ documentId: Id, no: Type.Integer(), title: Type.String(), listedOn: DayText })),
})

export const listCatalogues = {
  method: 'GET',
  url: '/catalogues',
  summary: '公开目录与类别',
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        shortName: Type.String(),
        kind: oneOf(['national', 'three-affairs', 'unit']),
        unitId: orNull(Id),
        isOfficial: Type.Boolean(),
        classes: Type.Array(Type.Object({ id: Id, number: Type.String(), title: Type.String() })),
        items: Type.Array(
          Type.Object({ id: Id, classId: orNull(Id), number: Type.String(), title: Type.String(), unitId: orNull(Id) }),
        ),
      }),
    ),
  }),
} as const satisfies Endpoint

export const catalogueBoard = {
  method: 'GET',
  url: '/catalogues/board',
  summary: '公开事项的状态（按单位、按目录）',
  query: Type.Object({ catalogueId: Type.Optional(Id), unitId: Type.Optional(Id) }),
  reply: Type.Object({ rows: Type.Array(ItemStateView), mayManage: Type.Boolean() }),
} as const satisfies Endpoint

export const changeItemRule = {
  method: 'POST',
  url: '/catalogue-items/:id/rules',
  summary: '从某日起改变事项的责任单位或更新要求',
  params: Type.Object({ id: Id }),
  body: Type.Object({
    validFrom: DayText,
    unitId: orNull(Id),
    postId: orNull(Id),
    audience: Type.String({ maxLength: 20 }),
    update: UpdateRuleView,
    legalBasis: Type.Array(LegalBasisView, { maxItems: 20 }),
    evidence: Type.Array(EvidenceKind, { maxItems: 20 }),
    note: Type.String({ maxLength: 500 }),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  }),
  reply: Type.Object({}),
} as const satisfies Endpoint

export const splitCatalogueItem = {
  method: 'POST',
  url: '/catalogue-items/:id/split',
  summary: '从某日起拆分事项',
  params: Type.Object({ id: Id }),
  body: Type.Object({
    on: DayText,
    countsOn: Type.Boolean(),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
    parts: Type.Array(
      Type.Object({
        number: Type.String({ minLength: 1, maxLength: 20 }),
        title: Type.String({ minLength: 1, maxLength: 300 }),
      }),
      { minItems: 2, maxItems: 20 },
    ),
  }),
  reply: Type.Object({ ids: Type.Array(Id) }),
} as const satisfies Endpoint

export const setCrossing = {
  method: 'PUT',
  url: '/catalogue-items/:id/crossings/:to',
  summary: '建立或取消与另一目录事项的对照',
  params: Type.Object({ id: Id, to: Id }),
  body: Type.Object({ isLinked: Type.Boolean(), note: Type.String({ maxLength: 200 }) }),
  reply: Type.Object({}),
} as const satisfies Endpoint

export const registerItemDuty = {
  method: 'POST',
  url: '/catalogue-items/:id/duties',
  summary: '登记“信息已形成或变更”',
  params: Type.Object({ id: Id }),
  body: Type.Object({ occurredOn: DayText, what: Type.String({ minLength: 1, maxLength: 200 }), unitId: orNull(Id) }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint
