import { Type } from 'typebox'
import { DIMENSIONS, FINDING_SORT_KEYS, FINDING_STATE_KEYS } from '../../kernel/monitor-words.ts'
import {
  DayText,
  type Endpoint,
  Id,
  InstantText,
  listOf,
  oneOf,
  orNull,
  PageQuery,
} from '../../platform/http/endpoint.contract.ts'

const Nothing = Type.Object({})
const Reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' })

const Finding = {
  id: Id,
  rule: Type.String(),
  ruleName: Type.String(),
  dimensionName: Type.String(),
  unitId: orNull(Id),
  unitName: Type.String(),
  what: Type.String(),
  evidence: Type.String(),
  path: Type.String(),
  basis: Type.String(),
  cure: Type.String(),
  state: oneOf(FINDING_STATE_KEYS),
  /** Null, like the days, where the rule knows no due day. */
  dueOn: orNull(DayText),
  overdueDays: orNull(Type.Integer()),
  isInWorkingDays: Type.Boolean(),
  openedOn: DayText,
  seenOn: DayText,
  curedOn: orNull(DayText),
  dismissedBy: Type.String(),
  dismissedOn: orNull(DayText),
  dismissReason: Type.String(),
  orderId: orNull(Id),
  orderNumber: Type.String(),
  isOrderOpen: Type.Boolean(),
}

export const getMonitors = {
  method: 'GET',
  url: '/monitors',
  summary: '监测规则、各有多少待处理的问题，以及最近一轮',
  reply: Type.Object({
    rules: Type.Array(
      Type.Object({
        key: Type.String(),
        version: Type.Integer(),
        dimension: oneOf(DIMENSIONS),
        name: Type.String(),
        looksAt: Type.String(),
        basis: Type.String(),
        cure: Type.String(),
        open: Type.Integer(),
      }),
    ),
    lastRoundAt: orNull(InstantText),
    runningSince: orNull(InstantText),
    mayWork: Type.Boolean(),
    mayManage: Type.Boolean(),
    mayOrder: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const listFindings = {
  method: 'GET',
  url: '/findings',
  summary: '监测发现的问题',
  query: Type.Object({
    dimension: Type.Optional(oneOf(DIMENSIONS)),
    rule: Type.Optional(Type.String({ maxLength: 40 })),
    unitId: Type.Optional(Id),
    state: Type.Optional(oneOf(FINDING_STATE_KEYS)),
    words: Type.Optional(Type.String({ maxLength: 60 })),
    sort: Type.Optional(oneOf(FINDING_SORT_KEYS)),
    ...PageQuery,
  }),
  reply: listOf(Type.Object(Finding)),
} as const satisfies Endpoint

export const getFinding = {
  method: 'GET',
  url: '/findings/:id',
  summary: '一个问题，以及可以怎样处理',
  params: Type.Object({ id: Id }),
  reply: Type.Object({ ...Finding, mayDismiss: Type.Boolean(), mayReopen: Type.Boolean(), mayOrder: Type.Boolean() }),
} as const satisfies Endpoint

export const dismissFinding = {
  method: 'PUT',
  url: '/findings/:id/dismissal',
  summary: '标为误报，写明理由',
  params: Type.Object({ id: Id }),
  body: Type.Object({ reason: Reason }),
  reply: Nothing,
} as const satisfies Endpoint

export const reopenFinding = {
  method: 'POST',
  url: '/findings/:id/reopening',
  summary: '撤回误报',
  params: Type.Object({ id: Id }),
  body: Type.Object({ reason: Reason }),
  reply: Nothing,
} as const satisfies Endpoint

export const runMonitors = {
  method: 'POST',
  url: '/monitors/round',
  summary: '立即开始一轮监测',
  reply: Nothing,
} as const satisfies Endpoint

export const listDueSoon = {
  method: 'GET',
  url: '/monitors/due-soon',
  summary: '即将到期的公开事项',
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Id,
        number: Type.String(),
        title: Type.String(),
        unitName: Type.String(),
        dueOn: DayText,
        daysLeft: Type.Integer(),
        reason: Type.String(),
        path: Type.String(),
      }),
    ),
  }),
} as const satisfies Endpoint

export const listWords = {
  method: 'GET',
  url: '/monitors/words',
  summary: '错别字和不规范用语',
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        wrong: Type.String(),
        suggestion: Type.String(),
        isUsed: Type.Boolean(),
        isShipped: Type.Boolean(),
      }),
    ),
  }),
} as const satisfies Endpoint

export const saveWord = {
  method: 'PUT',
  url: '/monitors/words',
  summary: '新增、修改或者停用一个词',
  body: Type.Object({
    wrong: Type.String({ minLength: 2, maxLength: 30 }),
    suggestion: Type.String({ minLength: 1, maxLength: 60 }),
    isUsed: Type.Boolean(),
  }),
  reply: Nothing,
} as const satisfies Endpoint

const OUTER_STATES = ['unchecked', 'fine', 'failed', 'dead', 'dangerous', 'not-asked'] as const

export const listOuterLinks = {
  method: 'GET',
  url: '/outer-links',
  summary: '指向其他网站的链接和检查结果，学校列为不得链接的网站',
  query: Type.Object({ ...PageQuery, state: Type.Optional(oneOf(OUTER_STATES)) }),
  reply: Type.Object({
    counts: Type.Array(Type.Object({ state: Type.String(), count: Type.Integer() })),
    hosts: Type.Array(Type.Object({ host: Type.String(), note: Type.String() })),
    total: Type.Integer(),
    rows: Type.Array(
      Type.Object({
        href: Type.String(),
        state: Type.String(),
        reason: Type.String(),
        checkedAt: orNull(Type.String()),
        places: Type.Integer(),
      }),
    ),
    mayManage: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const changeHost = {
  method: 'PUT',
  url: '/outer-hosts',
  summary: '列为不得链接的网站，或者移出',
  body: Type.Object({
    host: Type.String({ minLength: 3, maxLength: 253 }),
    note: Type.String({ maxLength: 200 }),
    isListed: Type.Boolean(),
  }),
  reply: Type.Object({}),
} as const satisfies Endpoint
