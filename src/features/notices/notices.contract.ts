import { Type } from 'typebox'
import {
  Id,
  type Endpoint,
  InstantText,
  listOf,
  oneOf,
  orNull,
  PageQuery,
} from '../../platform/http/endpoint.contract.ts'

const Nothing = Type.Object({})

/** The states as the office looks for them; see `NoticeState`. */
export const NOTICE_STATES_SHOWN = ['queued', 'accepted', 'failed', 'uncertain', 'bounced'] as const
/** The channels that lead outside. */
export const OUTER_CHANNELS = ['email', 'sms', 'wecom'] as const

export const OwnNotice = Type.Object({
  id: Id,
  kindName: Type.String(),
  reference: Type.String(),
  title: Type.String(),
  text: Type.String(),
  path: Type.String({ description: '工作台中的页面；没有时为空' }),
  at: InstantText,
  isRead: Type.Boolean(),
})

export const listOwnNoticesEndpoint = {
  method: 'GET',
  url: '/me/notices',
  summary: '我的通知',
  query: Type.Object(PageQuery),
  reply: Type.Object({ total: Type.Integer(), unread: Type.Integer(), rows: Type.Array(OwnNotice) }),
} as const satisfies Endpoint

export const countUnreadEndpoint = {
  method: 'GET',
  url: '/me/notices/unread',
  summary: '未读通知数',
  reply: Type.Object({ unread: Type.Integer() }),
} as const satisfies Endpoint

export const markReadEndpoint = {
  method: 'PUT',
  url: '/me/notices/read',
  summary: '把通知标为已读（不指明时为全部）',
  body: Type.Object({ ids: Type.Optional(Type.Array(Id, { maxItems: 100 })) }),
  reply: Type.Object({ read: Type.Integer() }),
} as const satisfies Endpoint

/** What was sent, as the office sees it: neither address nor words. */
export const NoticeRow = Type.Object({
  id: Id,
  kindName: Type.String(),
  channel: oneOf(OUTER_CHANNELS),
  reference: Type.String({ description: '件号；没有时为空' }),
  unitName: Type.String(),
  state: oneOf(NOTICE_STATES_SHOWN),
  attempts: Type.Integer(),
  isRepeated: Type.Boolean({ description: '曾带重发标记再次发送' }),
  answer: Type.String({ description: '服务器最近一次答复，不含地址' }),
  queuedAt: InstantText,
  nextAttemptAt: orNull(InstantText),
  acceptedAt: orNull(InstantText),
  mayRetry: Type.Boolean(),
})

export const listNoticesEndpoint = {
  method: 'GET',
  url: '/notices',
  summary: '发送记录',
  query: Type.Object({
    ...PageQuery,
    state: Type.Optional(oneOf(NOTICE_STATES_SHOWN)),
    channel: Type.Optional(oneOf(OUTER_CHANNELS)),
    reference: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  reply: listOf(NoticeRow),
} as const satisfies Endpoint

export const sendingStateEndpoint = {
  method: 'GET',
  url: '/notices/state',
  summary: '哪些发送方式已经设置，多少通知在等候或失败',
  reply: Type.Object({
    isSetUp: Type.Object({ email: Type.Boolean(), sms: Type.Boolean(), wecom: Type.Boolean() }),
    counts: Type.Object({
      queued: Type.Integer(),
      failed: Type.Integer(),
      uncertain: Type.Integer(),
      bounced: Type.Integer(),
    }),
  }),
} as const satisfies Endpoint

export const retryNoticeEndpoint = {
  method: 'POST',
  url: '/notices/:id/retry',
  summary: '重新发送一条没有送达的通知',
  params: Type.Object({ id: Id }),
  reply: Nothing,
} as const satisfies Endpoint

export const sendTrialEndpoint = {
  method: 'POST',
  url: '/notices/trial',
  summary: '发一条测试通知，检查设置',
  body: Type.Object({
    channel: oneOf(OUTER_CHANNELS),
    address: Type.String({ minLength: 1, maxLength: 254 }),
  }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint
