import { Type } from 'typebox'
import { ROLES } from '../../kernel/roles.ts'
import { type Endpoint, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

/** A role as the console shows it. */
export const GrantView = Type.Object({
  role: oneOf(ROLES),
  unitId: orNull(Type.String()),
})

/** Who I am, and what I may do. */
export const MeView = Type.Object({
  id: Type.String(), name: Type.String(), unitId: orNull(Type.String()), unitName: Type.String(),
  roles: Type.Array(GrantView), permissions: Type.Array(Type.String()), mustChangePassword: Type.Boolean(), sessionId: Type.String(),
})

export const signInEndpoint = {
  method: 'POST', url: '/session', summary: '登录',
  body: Type.Object({
    login: Type.String({ minLength: 1, maxLength: 60 }), password: Type.String({ minLength: 1, maxLength: 200 }),
    code: Type.Optional(Type.String({ maxLength: 10 })),
  }),
  reply: Type.Object({ mustChangePassword: Type.Boolean() }),
} as const satisfies Endpoint

export const signOutEndpoint = {
  method: 'DELETE', url: '/session', summary: '退出登录', reply: Type.Object({}),
} as const satisfies Endpoint

export const meEndpoint = {
  method: 'GET', url: '/me', summary: '当前登录人及其权限', reply: MeView,
} as const satisfies Endpoint
