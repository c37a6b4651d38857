import { Type } from 'typebox'
import { Id, DayText, type Endpoint, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

export const COLUMN_KINDS = ['list', 'gallery', 'page', 'topics', 'events', 'tenders', 'jobs'] as const
export const TOPIC_STATES = ['draft', 'active', 'archived'] as const
const Slug = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,40}$' })
const Contact = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 30 }),
  value: Type.String({ minLength: 1, maxLength: 100 }),
})
/** Only web addresses: a link is shown to everybody. */
const WebLink = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 30 }),
  value: Type.String({ pattern: '^https?://[^\\s<>"]{3,190}$' }),
})
const HostName = Type.String({ pattern: '^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:[0-9]{1,5})?$', maxLength: 260 })

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
  /** The day of the newest entry that the reader may see, or null. */
  lastListedOn: orNull(DayText),
  /** Days past the interval at which it should be updated; 0 when in time or nothing is asked. */
  lateDays: Type.Integer(),
})
export const SiteView = Type.Object({
  id: Id,
  unitId: orNull(Id),
  slug: Type.String(),
  name: Type.String(),
  intro: Type.String(),
  host: orNull(Type.String()),
  contacts: Type.Array(Contact),
  links: Type.Array(Contact),
  featuredNo: orNull(Type.Integer()),
  mayManage: Type.Boolean(),
  maySetHost: Type.Boolean(),
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
  params: Type.Object({ siteId: Id, slug: Slug }),
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 30 }),
    kind: oneOf(COLUMN_KINDS),
    intro: Type.String({ maxLength: 300 }),
    updateIntervalDays: orNull(Type.Integer({ minimum: 1, maximum: 3660 })),
    onHome: Type.Boolean(),
    sort: Type.Integer({ minimum: 0, maximum: 10000 }),
    state: oneOf(['active', 'closed']),
  }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const createSite = {
  method: 'POST',
  url: '/sites',
  summary: '为单位建立子站',
  body: Type.Object({ unitId: Id }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const saveSite = {
  method: 'PUT',
  url: '/sites/:id',
  summary: '修改站点的名称、简介、联系方式、友情链接、主图和域名',
  params: Type.Object({ id: Id }),
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 60 }),
    intro: Type.String({ maxLength: 1000 }),
    host: orNull(HostName),
    contacts: Type.Array(Contact, { maxItems: 12 }),
    links: Type.Array(WebLink, { maxItems: 20 }),
    featuredNo: orNull(Type.Integer({ minimum: 1 })),
  }),
  reply: Type.Object({}),
} as const satisfies Endpoint

export const TopicView = Type.Object({
  id: Id,
  siteId: Id,
  slug: Type.String(),
  name: Type.String(),
  intro: Type.String(),
  coverNo: orNull(Type.Integer()),
  fromOn: DayText,
  untilOn: orNull(DayText),
  sort: Type.Integer(),
  state: oneOf(TOPIC_STATES),
  version: Type.Integer(),
  groups: Type.Array(
    Type.Object({
      name: Type.String(),
      documents: Type.Array(Type.Object({ no: Type.Integer(), title: Type.String() })),
    }),
  ),
})

export const listTopics = {
  method: 'GET',
  url: '/sites/:siteId/topics',
  summary: '站点的专题',
  params: Type.Object({ siteId: Id }),
  reply: Type.Object({ rows: Type.Array(TopicView) }),
} as const satisfies Endpoint

export const saveTopic = {
  method: 'PUT',
  url: '/sites/:siteId/topics/:slug',
  summary: '新增或修改专题（version 为打开时的版本，新增为 0）',
  params: Type.Object({ siteId: Id, slug: Slug }),
  body: Type.Object({
    version: Type.Integer({ minimum: 0 }),
    name: Type.String({ minLength: 1, maxLength: 60 }),
    intro: Type.String({ maxLength: 2000 }),
    coverNo: orNull(Type.Integer({ minimum: 1 })),
    fromOn: DayText,
    untilOn: orNull(DayText),
    sort: Type.Integer({ minimum: 0, maximum: 10000 }),
    state: oneOf(TOPIC_STATES),
    groups: Type.Array(
      Type.Object({
        name: Type.String({ maxLength: 60 }),
        numbers: Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 300 }),
      }),
      { maxItems: 20 },
    ),
  }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint
