import { Type } from 'typebox'
import { type Endpoint, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

const Id = Type.String({ minLength: 1, maxLength: 40 })
export const COLUMN_KINDS = ['list', 'gallery', 'page'] as const

export const ColumnView = Type.Object({
  id: Id,
  siteId: Id,
  slug: Type.String(),
  name: Type.String(),
  kind: oneOf(COLUMN_KINDS),
  intro: Type.String(),
  updateIntervalDays: orNull(Type.Integer()),
  onHome: Type.Boolean(),
  sort: Type.Integer(),
  state: oneOf(['active', 'closed']),
})
export const SiteView = Type.Object({
  id: Id,
  unitId: orNull(Id),
  slug: Type.String(),
  name: Type.String(),
  mayManage: Type.Boolean(),
  columns: Type.Array(ColumnView),
})

export const listSites = {
  method: 'GET',
  url: '/sites',
  summary: '门户与子站点及其栏目',
  reply: Type.Object({ rows: Type.Array(SiteView) }),
} as const satisfies Endpoint

export const saveColumn = {
  method: 'PUT',
  url: '/sites/:siteId/columns/:slug',
  summary: '新增或修改栏目',
  params: Type.Object({ siteId: Id, slug: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,40}$' }) }),
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 30 }),
    kind: oneOf(COLUMN_KINDS),
    intro: Type.String({ maxLength: 300 }),
    updateIntervalDays: orNull(Type.Integer({ minimum: 1, maximum: 3660 })),
    onHome: Type.Boolean(),
    sort: Type.Integer({ minimum: 0, maximum: 10000 }),
    state: oneOf(['active', 'closed']),
  }),
  reply: ColumnView,
} as const satisfies Endpoint
