import { Type } from 'typebox'
import { SheetAnswer, SheetQuery } from '../../platform/http/sheet-import.contract.ts'
import { ROLES } from '../../kernel/roles.ts'
import {
  Id,
  type Endpoint,
  InstantText,
  listOf,
  oneOf,
  orNull,
  PageQuery,
} from '../../platform/http/endpoint.contract.ts'

/** A role as the console shows it. */
export const GrantView = Type.Object({
  role: oneOf(ROLES),
  unitId: orNull(Type.String()),
})

/** Who I am, and what I may do. */
export const MeView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  unitId: orNull(Type.String()),
  unitName: Type.String(),
  roles: Type.Array(GrantView),
  permissions: Type.Array(Type.String()),
  mustChangePassword: Type.Boolean(),
  sessionId: Type.String(),
})

export const signInEndpoint = {
  method: 'POST',
  url: '/session',
  summary: '登录',
  body: Type.Object({
    login: Type.String({ minLength: 1, maxLength: 60 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
    code: Type.Optional(Type.String({ maxLength: 10 })),
  }),
  reply: Type.Object({ mustChangePassword: Type.Boolean() }),
} as const satisfies Endpoint

export const signOutEndpoint = {
  method: 'DELETE',
  url: '/session',
  summary: '退出登录',
  reply: Type.Object({
    next: Type.String({ description: '接着打开的地址：从统一身份认证进来的，到那里一并退出；否则为首页。' }),
  }),
} as const satisfies Endpoint

export const signInWaysEndpoint = {
  method: 'GET',
  url: '/session',
  summary: '可用的登录方式',
  reply: Type.Object({
    campusName: orNull(Type.String({ description: '统一身份认证的名称；没有设置时为空。' })),
  }),
} as const satisfies Endpoint

export const meEndpoint = {
  method: 'GET',
  url: '/me',
  summary: '当前登录人及其权限',
  reply: MeView,
} as const satisfies Endpoint

const Nothing = Type.Object({})
const IdParams = Type.Object({ id: Id })
const Reason = Type.String({ minLength: 1, maxLength: 500 })
const InitialPassword = Type.Object({ password: Type.String({ description: '初始密码，只显示这一次' }) })

/** What the administrators look for; a locked account is active. */
export const ACCOUNT_STATES = ['active', 'disabled', 'locked'] as const

export const AccountView = Type.Object({
  id: Id,
  login: Type.String(),
  name: Type.String(),
  unitId: orNull(Id),
  unitName: Type.String(),
  state: oneOf(['active', 'disabled']),
  isLocked: Type.Boolean(),
  hasSecondFactor: Type.Boolean(),
  lastSeenAt: orNull(InstantText),
  roles: Type.Array(Type.Object({ role: oneOf(ROLES), unitId: orNull(Id), unitName: Type.String() })),
})

export const listAccountsEndpoint = {
  method: 'GET',
  url: '/accounts',
  summary: '账号列表',
  query: Type.Object({
    ...PageQuery,
    q: Type.Optional(Type.String({ maxLength: 60 })),
    role: Type.Optional(oneOf(ROLES)),
    unitId: Type.Optional(Id),
    state: Type.Optional(oneOf(ACCOUNT_STATES)),
  }),
  reply: listOf(AccountView),
} as const satisfies Endpoint

export const createAccountEndpoint = {
  method: 'POST',
  url: '/accounts',
  summary: '新建账号（返回一次性初始密码）',
  body: Type.Object({
    login: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{1,40}$' }),
    name: Type.String({ minLength: 1, maxLength: 40 }),
    unitId: orNull(Id),
  }),
  reply: Type.Object({ id: Id, password: Type.String() }),
} as const satisfies Endpoint

export const setAccountStateEndpoint = {
  method: 'PUT',
  url: '/accounts/:id/state',
  summary: '停用或启用账号',
  params: IdParams,
  body: Type.Object({ state: oneOf(['active', 'disabled']), reason: Reason }),
  reply: Nothing,
} as const satisfies Endpoint

export const setRolesEndpoint = {
  method: 'PUT',
  url: '/accounts/:id/roles',
  summary: '设定账号的角色（安全管理员）',
  params: IdParams,
  body: Type.Object({
    roles: Type.Array(GrantView, { maxItems: 60 }),
    reason: Reason,
  }),
  reply: Nothing,
} as const satisfies Endpoint

export const resetPasswordEndpoint = {
  method: 'POST',
  url: '/accounts/:id/password-reset',
  summary: '重置密码并结束会话',
  params: IdParams,
  body: Type.Object({ reason: Reason }),
  reply: InitialPassword,
} as const satisfies Endpoint

export const unlockEndpoint = {
  method: 'POST',
  url: '/accounts/:id/unlock',
  summary: '解除锁定',
  params: IdParams,
  reply: Nothing,
} as const satisfies Endpoint

export const securityEndpoint = {
  method: 'GET',
  url: '/me/security',
  summary: '我的会话和动态验证码',
  reply: Type.Object({
    hasSecondFactor: Type.Boolean(),
    hasPassword: Type.Boolean({ description: '只用统一身份认证登录的账号没有密码。' }),
    sessions: Type.Array(
      Type.Object({
        id: Id,
        createdAt: InstantText,
        seenAt: InstantText,
        address: Type.String(),
        userAgent: Type.String(),
        isThis: Type.Boolean(),
      }),
    ),
  }),
} as const satisfies Endpoint

export const changePasswordEndpoint = {
  method: 'PUT',
  url: '/me/password',
  summary: '修改密码',
  body: Type.Object({ current: Type.String({ maxLength: 200 }), next: Type.String({ minLength: 1, maxLength: 200 }) }),
  reply: Nothing,
} as const satisfies Endpoint

export const endSessionsEndpoint = {
  method: 'DELETE',
  url: '/me/sessions',
  summary: '结束其他会话，或指定的一个',
  query: Type.Object({ id: Type.Optional(Id) }),
  reply: Type.Object({ ended: Type.Integer() }),
} as const satisfies Endpoint

export const beginTotpEndpoint = {
  method: 'POST',
  url: '/me/totp',
  summary: '开始设置动态验证码',
  reply: Type.Object({ secret: Type.String(), qr: Type.String() }),
} as const satisfies Endpoint

export const confirmTotpEndpoint = {
  method: 'PUT',
  url: '/me/totp',
  summary: '用第一个验证码确认',
  body: Type.Object({ code: Type.String({ maxLength: 10 }) }),
  reply: Nothing,
} as const satisfies Endpoint

export const removeTotpEndpoint = {
  method: 'DELETE',
  url: '/me/totp',
  summary: '停用动态验证码',
  body: Type.Object({ code: Type.String({ maxLength: 10 }), password: Type.String({ maxLength: 200 }) }),
  reply: Nothing,
} as const satisfies Endpoint

/** Multipart with one part `file`; `apply` false only checks. */
export const importPeopleEndpoint = {
  method: 'POST',
  url: '/people/import',
  summary: '从 Excel 导入教职工和学生（apply=false 只检查）',
  query: Type.Object(SheetQuery),
  reply: SheetAnswer,
} as const satisfies Endpoint
