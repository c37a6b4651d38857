import { Type } from 'typebox'
import { RELATION_KINDS } from '../../kernel/channel-terms.ts'
import { type Endpoint, Id, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

const Params = Type.Object({ id: Id })
const Days = orNull(Type.Integer({ minimum: 1, maximum: 365 }))

export const listRelations = {
  method: 'GET',
  url: '/documents/:id/relations',
  summary: '关联：这份信息解读、回应、修订、废止了什么，又被什么解读、回应、修订、废止',
  params: Params,
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        relationId: Id,
        kind: oneOf(RELATION_KINDS),
        direction: oneOf(['of', 'by']),
        otherId: Id,
        no: orNull(Type.Integer()),
        title: Type.String(),
        unitId: Id,
        isShown: Type.Boolean(),
        mayRemove: Type.Boolean(),
      }),
    ),
    mayLink: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const findRelatable = {
  method: 'GET',
  url: '/relatable',
  summary: '按标题、编号或者文号查找可以关联的信息',
  query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }),
  reply: Type.Object({
    rows: Type.Array(Type.Object({ documentId: Id, no: Type.Integer(), title: Type.String() })),
  }),
} as const satisfies Endpoint

export const relateDocument = {
  method: 'POST',
  url: '/documents/:id/relations',
  summary: '建立关联；双方都公开后，两边的页面都显示',
  params: Params,
  body: Type.Object({ toId: Id, kind: oneOf(RELATION_KINDS) }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const unrelateDocument = {
  method: 'DELETE',
  url: '/documents/:id/relations/:relationId',
  summary: '取消关联',
  params: Type.Object({ id: Id, relationId: Id }),
  reply: Type.Object({}),
} as const satisfies Endpoint

export const getInterpretationSetting = {
  method: 'GET',
  url: '/interpretation-setting',
  summary: '政策文件公开多少天后没有解读要提示；null 表示不提示',
  reply: Type.Object({ days: Days, mayManage: Type.Boolean() }),
} as const satisfies Endpoint

export const changeInterpretationSetting = {
  method: 'PUT',
  url: '/interpretation-setting',
  summary: '设置政策文件没有解读的提示天数',
  body: Type.Object({ days: Days }),
  reply: Type.Object({}),
} as const satisfies Endpoint
