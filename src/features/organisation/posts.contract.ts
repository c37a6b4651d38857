import { Type } from 'typebox'
import { Id, DayText, type Endpoint, orNull } from '../../platform/http/endpoint.contract.ts'

const IdParams = Type.Object({ id: Id })
const PostBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
  sort: Type.Integer({ minimum: 0, maximum: 100_000 }),
})

export const listPostsEndpoint = {
  method: 'GET',
  url: '/units/:id/posts',
  summary: '单位的岗位和任职人员',
  params: IdParams,
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        sort: Type.Integer(),
        holders: Type.Array(
          Type.Object({
            dutyId: Id,
            staffNo: Type.String(),
            name: Type.String(),
            fromOn: DayText,
            untilOn: orNull(DayText),
          }),
        ),
      }),
    ),
    mayManage: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const addPostEndpoint = {
  method: 'POST',
  url: '/units/:id/posts',
  summary: '新增岗位',
  params: IdParams,
  body: PostBody,
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const changePostEndpoint = {
  method: 'PUT',
  url: '/posts/:id',
  summary: '修改岗位名称和次序',
  params: IdParams,
  body: PostBody,
  reply: Type.Object({}),
} as const satisfies Endpoint

export const assignDutyEndpoint = {
  method: 'POST',
  url: '/posts/:id/duties',
  summary: '任职：按工号指定人员，工号没有登记过的一并登记',
  params: IdParams,
  body: Type.Object({
    staffNo: Type.String({ pattern: '^[A-Za-z0-9-]{1,30}$' }),
    name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
    fromOn: DayText,
  }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const endDutyEndpoint = {
  method: 'PUT',
  url: '/duties/:id/end',
  summary: '免去任职（自该日起不再担任）',
  params: IdParams,
  body: Type.Object({ untilOn: DayText }),
  reply: Type.Object({}),
} as const satisfies Endpoint
