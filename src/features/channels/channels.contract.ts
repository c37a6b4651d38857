import { Type } from 'typebox'
import { AUDIENCE_KINDS } from '../../kernel/audience.ts'
import { CHANNEL_KINDS, DRIFTS } from '../../kernel/channel-terms.ts'
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

const Params = Type.Object({ id: Id })
const Done = Type.Object({})
const Reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' })

const ChannelBody = {
  name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  kind: oneOf(CHANNEL_KINDS),
  address: Type.String({ maxLength: 300 }),
  note: Type.String({ maxLength: 500 }),
  takesAffairs: Type.Boolean(),
  isUsed: Type.Boolean(),
  sort: Type.Integer({ minimum: 0, maximum: 100_000 }),
}

export const listChannels = {
  method: 'GET',
  url: '/channels',
  summary: '公开渠道：学校除门户以外的网络、纸质、会议、张贴和广播渠道，各有多少条发布登记',
  reply: Type.Object({
    rows: Type.Array(Type.Object({ id: Id, ...ChannelBody, total: Type.Integer(), lastOn: orNull(DayText) })),
    mayManage: Type.Boolean(),
    mayRegister: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const addChannel = {
  method: 'POST',
  url: '/channels',
  summary: '新增公开渠道',
  body: Type.Object(ChannelBody),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const changeChannel = {
  method: 'PUT',
  url: '/channels/:id',
  summary: '修改或者停用公开渠道',
  params: Params,
  body: Type.Object(ChannelBody),
  reply: Done,
} as const satisfies Endpoint

const Row = Type.Object({
  id: Id,
  channelId: Id,
  channelName: Type.String(),
  kind: oneOf(CHANNEL_KINDS),
  documentId: orNull(Id),
  no: orNull(Type.Integer()),
  title: Type.String(),
  unitId: Id,
  unitName: Type.String(),
  appearedOn: DayText,
  untilOn: orNull(DayText),
  place: Type.String(),
  note: Type.String(),
  audience: oneOf(AUDIENCE_KINDS),
  members: Type.Array(Id),
  hash: orNull(Type.String()),
  isVoid: Type.Boolean(),
  takenDownOn: orNull(DayText),
  isSuperseded: Type.Boolean(),
  correctsId: orNull(Id),
  reason: Type.String(),
  voidReason: Type.String(),
  registeredBy: Type.String(),
  registeredAt: InstantText,
  proofs: Type.Array(Type.Object({ id: Id, name: Type.String(), url: Type.String() })),
  drift: orNull(oneOf(DRIFTS)),
  mayChange: Type.Boolean(),
})

export const listAppearances = {
  method: 'GET',
  url: '/appearances',
  summary: '发布登记：什么信息在哪个渠道、哪一天、向谁发布，展示的内容的校验值和佐证；以读者可见为限',
  query: Type.Object({
    ...PageQuery,
    channelId: Type.Optional(Id),
    documentId: Type.Optional(Id),
    unitId: Type.Optional(Id),
    from: Type.Optional(DayText),
    until: Type.Optional(DayText),
    q: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  reply: listOf(Row),
} as const satisfies Endpoint

export const getAppearance = {
  method: 'GET',
  url: '/appearances/:id',
  summary: '一条发布登记',
  params: Params,
  reply: Row,
} as const satisfies Endpoint

export const listDrifts = {
  method: 'GET',
  url: '/channel-drifts',
  summary: '渠道不一致：渠道上展示的已经不是现在公开的内容，或者张贴期满没有撤下',
  reply: Type.Object({ rows: Type.Array(Row) }),
} as const satisfies Endpoint

export const findRegisterable = {
  method: 'GET',
  url: '/registerable',
  summary: '按标题、编号或者文号查找可以登记发布的信息',
  query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }),
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({ documentId: Id, no: Type.Integer(), title: Type.String(), audience: oneOf(AUDIENCE_KINDS) }),
    ),
  }),
} as const satisfies Endpoint

const Asked = {
  channelId: Id,
  documentId: orNull(Id),
  title: Type.String({ maxLength: 300 }),
  unitId: orNull(Id),
  appearedOn: DayText,
  untilOn: orNull(DayText),
  place: Type.String({ maxLength: 300 }),
  note: Type.String({ maxLength: 2000 }),
  audience: Type.Object({
    kind: oneOf(AUDIENCE_KINDS),
    members: Type.Optional(Type.Array(Id, { maxItems: 100 })),
  }),
}

export const registerAppearance = {
  method: 'POST',
  url: '/appearances',
  summary: '登记发布：记下展示的版本的校验值；会议、刊物等没有对应信息的，写明内容',
  body: Type.Object(Asked),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const correctAppearance = {
  method: 'POST',
  url: '/appearances/:id/correction',
  summary: '更正登记：用一条新的登记代替原来的，原来的保留',
  params: Params,
  body: Type.Object({ ...Asked, reason: Reason }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const endAppearance = {
  method: 'POST',
  url: '/appearances/:id/end',
  summary: '登记撤下，或者作废一条登记错误的',
  params: Params,
  body: Type.Object({ kind: oneOf(['taken-down', 'void']), on: DayText, reason: Reason }),
  reply: Done,
} as const satisfies Endpoint

/** Multipart with one part `file`; not a JSON body. */
export const addProof = {
  method: 'POST',
  url: '/appearances/:id/proofs',
  summary: '上传佐证（照片、版面、截图）；入库前清除元数据',
  params: Params,
  reply: Type.Object({ id: Id, name: Type.String() }),
} as const satisfies Endpoint

export const listDueInChannel = {
  method: 'GET',
  url: '/channels/:id/due',
  summary: '待同步：已公开的“阳光三务”信息中，该平台还没有或者已经更新的',
  params: Params,
  reply: Type.Object({
    channel: Type.String(),
    total: Type.Integer(),
    rows: Type.Array(
      Type.Object({
        documentId: Id,
        no: Type.Integer(),
        title: Type.String(),
        unitName: Type.String(),
        hash: Type.String(),
        items: Type.Array(Type.String()),
        isRevised: Type.Boolean(),
      }),
    ),
  }),
} as const satisfies Endpoint

export const markCarried = {
  method: 'POST',
  url: '/channels/:id/carried',
  summary: '标记已同步：按导出时的校验值登记，之后更新过的不能标记',
  params: Params,
  body: Type.Object({
    on: DayText,
    place: Type.String({ maxLength: 300 }),
    items: Type.Array(Type.Object({ documentId: Id, hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }), {
      minItems: 1,
      maxItems: 500,
    }),
  }),
  reply: Type.Object({ count: Type.Integer() }),
} as const satisfies Endpoint
