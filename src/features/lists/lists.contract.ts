import { Type } from 'typebox'
import { SheetFaults, SheetQuery } from '../../platform/http/sheet-import.contract.ts'
import {
  DayText,
  type Endpoint,
  InstantText,
  listOf,
  oneOf,
  orNull,
  PageQuery,
} from '../../platform/http/endpoint.contract.ts'
import { EntryNumber, FieldsView, Id, Kind, Params } from './lists-words.contract.ts'

const Filter = {
  kind: Type.Optional(Kind),
  unitId: Type.Optional(Id),
}

export const EntryRow = Type.Object({
  id: Id,
  kind: Kind,
  number: Type.String(),
  matter: Type.String(),
  unitId: Id,
  unitName: Type.String(),
  parentId: orNull(Id),
  phone: Type.String(),
  promisedDays: orNull(Type.Integer()),
  isOnline: Type.Boolean(),
  audience: Type.String(),
  validFrom: DayText,
  version: Type.Integer(),
  isInReview: Type.Boolean(),
  score: Type.Integer({ description: '质量分，0 至 100' }),
  reasons: Type.Array(Type.String(), { description: '扣分的原因' }),
  mayWrite: Type.Boolean(),
})

export const listEntries = {
  method: 'GET',
  url: '/list-entries',
  summary: '三张清单的现行条目',
  query: Type.Object({
    ...PageQuery,
    ...Filter,
    words: Type.Optional(Type.String({ maxLength: 60 })),
    below: Type.Optional(Type.Integer({ minimum: 0, maximum: 100, description: '只看质量分低于此数的' })),
    sort: Type.Optional(oneOf(['number', 'score'])),
  }),
  reply: listOf(EntryRow),
} as const satisfies Endpoint

export const getEntry = {
  method: 'GET',
  url: '/list-entries/:id',
  summary: '一个清单条目：现行内容、继承来源、历次版本',
  params: Params,
  reply: Type.Object({
    id: Id,
    kind: Kind,
    number: Type.String(),
    unitId: Id,
    unitName: Type.String(),
    parent: orNull(Type.Object({ id: Id, number: Type.String(), matter: Type.String(), says: FieldsView })),
    below: Type.Array(Type.Object({ id: Id, number: Type.String(), matter: Type.String() })),
    services: Type.Array(Type.Object({ slug: Type.String(), name: Type.String() }), {
      description: '信息服务大厅中办理这个条目、现在可以申请的服务',
    }),
    openChangeId: orNull(Id),
    own: orNull(FieldsView),
    says: orNull(FieldsView),
    sources: Type.Record(Type.String(), oneOf(['own', 'above', 'missing'])),
    score: Type.Integer(),
    reasons: Type.Array(Type.String()),
    mayWrite: Type.Boolean(),
    versions: Type.Array(
      Type.Object({
        id: Id,
        no: Type.Integer(),
        fields: FieldsView,
        isEnded: Type.Boolean(),
        validFrom: DayText,
        hash: Type.String(),
        changeId: orNull(Id),
        changeTitle: Type.String(),
        reason: Type.String(),
        author: Type.String(),
        approvedAt: InstantText,
      }),
    ),
  }),
} as const satisfies Endpoint

export const getListFigures = {
  method: 'GET',
  url: '/list-figures/:year',
  summary: '一年的清单数字：条目、服务、单位、新增、更新、取消，由版本算出',
  params: Type.Object({ year: Type.Integer({ minimum: 1990, maximum: 2100 }) }),
  reply: Type.Object({
    until: DayText,
    entries: Type.Integer(),
    services: Type.Integer(),
    units: Type.Integer(),
    byKind: Type.Record(Type.String(), Type.Integer()),
    added: Type.Array(Type.String(), { description: '新增服务的编号' }),
    updated: Type.Array(Type.String(), { description: '更新服务的编号' }),
    ended: Type.Array(Type.String(), { description: '取消条目的编号' }),
  }),
} as const satisfies Endpoint

const Terms = {
  title: Type.String({ minLength: 1, maxLength: 100 }),
  reason: Type.String({ minLength: 1, maxLength: 1000 }),
  effectiveOn: orNull(DayText),
}
const Proposed = Type.Object({ id: Id, caseId: Id })

export const editEntriesEndpoint = {
  method: 'POST',
  url: '/list-changes',
  summary: '新增、修改或取消清单条目，送审',
  body: Type.Object({
    ...Terms,
    entries: Type.Array(
      Type.Object({
        kind: Kind,
        number: EntryNumber,
        unitId: Id,
        parentNumber: Type.String({ maxLength: 30 }),
        isEnded: Type.Boolean(),
        fields: FieldsView,
      }),
      { minItems: 1, maxItems: 50 },
    ),
  }),
  reply: Proposed,
} as const satisfies Endpoint

export const editManyEndpoint = {
  method: 'POST',
  url: '/list-changes/bulk',
  summary: '批量修改清单条目，送审',
  body: Type.Object({
    ...Terms,
    ids: Type.Array(Id, { minItems: 1, maxItems: 2000 }),
    edit: Type.Union([
      Type.Object({ act: Type.Literal('set'), fields: Type.Partial(FieldsView) }),
      Type.Object({
        act: Type.Literal('replace'),
        from: Type.String({ minLength: 1, maxLength: 200 }),
        to: Type.String({ maxLength: 200 }),
      }),
      Type.Object({ act: Type.Literal('end') }),
    ]),
  }),
  reply: Proposed,
} as const satisfies Endpoint

/** Multipart with one part `file`; `apply` false only checks. */
export const importEntriesEndpoint = {
  method: 'POST',
  url: '/list-entries/import',
  summary: '从 Excel 导入清单（apply=false 只检查）',
  query: Type.Object({
    ...SheetQuery,
    title: Type.Optional(Type.String({ maxLength: 100 })),
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
    effectiveOn: Type.Optional(DayText),
  }),
  reply: Type.Object({
    added: Type.Integer(),
    changed: Type.Integer(),
    unchanged: Type.Integer(),
    ...SheetFaults,
    changeId: orNull(Id),
  }),
} as const satisfies Endpoint
