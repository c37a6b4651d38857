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

const Reason = Type.String({ minLength: 1, maxLength: 500 })
const Nature = oneOf(['letter', 'automatic', 'bounce', 'unreadable', 'too-large'])
const Security = oneOf(['tls', 'starttls', 'plain'])
const State = oneOf(['active', 'paused'])
const KeptFor = oneOf(['office', 'supervision'])
const Person = Type.Object({ name: Type.String(), address: Type.String() })

/** A letter in the list: when, where, of which kind; neither its writer nor a word of it. */
export const MailRow = Type.Object({
  id: Id,
  mailbox: Type.String({ description: '收信的邮箱（学校的地址）' }),
  unitName: Type.String(),
  nature: Nature,
  caseNumber: Type.String({ description: '主题中写明的件号；没有时为空' }),
  files: Type.Integer(),
  size: Type.Integer(),
  isMarkedSpam: Type.Boolean({ description: '邮件过滤器标为垃圾邮件' }),
  why: Type.String({ description: '没有自动成为信箱来信的原因；还没有处理时为空' }),
  takenInAt: InstantText,
})

export const listMailEndpoint = {
  method: 'GET',
  url: '/mail',
  summary: '还没有归入事项的来信',
  query: Type.Object(PageQuery),
  reply: listOf(MailRow),
} as const satisfies Endpoint

export const MailFileView = Type.Object({
  position: Type.Integer(),
  name: Type.String(),
  size: Type.Integer(),
  state: oneOf(['quarantined', 'released', 'refused']),
  note: Type.String({ description: '不能打开的原因，或没有检查到的部分' }),
})

export const openMailEndpoint = {
  method: 'GET',
  url: '/mail/:id',
  summary: '打开一封来信（记入台账）',
  params: Type.Object({ id: Id }),
  reply: Type.Object({
    id: Id,
    mailbox: Type.String(),
    nature: Nature,
    from: Person,
    to: Type.Array(Person),
    subject: Type.String(),
    text: Type.String(),
    writtenAt: Type.String(),
    takenInAt: InstantText,
    caseNumber: Type.String(),
    isAssigned: Type.Boolean(),
    files: Type.Array(MailFileView),
  }),
} as const satisfies Endpoint

export const setMailAsideEndpoint = {
  method: 'POST',
  url: '/mail/:id/aside',
  summary: '把一封来信移出待办，写明原因',
  params: Type.Object({ id: Id }),
  body: Type.Object({ reason: Reason }),
  reply: Type.Object({}),
} as const satisfies Endpoint

export const MailboxView = Type.Object({
  id: Id,
  unitId: orNull(Id),
  unitName: Type.String(),
  address: Type.String(),
  host: Type.String(),
  port: Type.Integer(),
  security: Security,
  login: Type.String(),
  folder: Type.String(),
  keptFor: KeptFor,
  state: State,
  fault: Type.String({ description: '最近一次查收的问题；没有时为空' }),
  checkedAt: orNull(InstantText),
})

export const listMailboxesEndpoint = {
  method: 'GET',
  url: '/mail-accounts',
  summary: '收信邮箱',
  reply: Type.Object({ rows: Type.Array(MailboxView) }),
} as const satisfies Endpoint

export const saveMailboxEndpoint = {
  method: 'PUT',
  url: '/mail-accounts',
  summary: '新增或修改收信邮箱',
  body: Type.Object({
    id: Type.String({ maxLength: 40, description: '新增时为空' }),
    unitId: orNull(Id),
    address: Type.String({ minLength: 3, maxLength: 254 }),
    host: Type.String({ pattern: '^[A-Za-z0-9.:-]{1,253}$' }),
    port: Type.Integer({ minimum: 1, maximum: 65535 }),
    security: Security,
    login: Type.String({ minLength: 1, maxLength: 254 }),
    password: Type.String({ maxLength: 500, description: '为空时保留原来的口令' }),
    folder: Type.String({ minLength: 1, maxLength: 200 }),
    state: State,
    keptFor: Type.Optional(KeptFor),
  }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint
