import { Type } from 'typebox'
import { DayText, type Endpoint, Id, oneOf } from '../../platform/http/endpoint.contract.ts'

const Group = Type.String({
  minLength: 1,
  maxLength: 40,
  description: '场地的类别，表单的“场地时段”项目按类别列出可选的场地',
})
const Name = Type.String({ minLength: 1, maxLength: 60 })
const State = oneOf(['active', 'closed'])
const Clock = Type.String({ description: '时刻，如 08:00' })

export const listVenues = {
  method: 'GET',
  url: '/hall/venues',
  summary: '本单位的场地，和从今天起三十天内的预约',
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Id,
        group: Type.String(),
        name: Type.String(),
        unitId: Id,
        unitName: Type.String(),
        state: State,
      }),
    ),
    bookings: Type.Array(
      Type.Object({ venueId: Id, name: Type.String(), on: DayText, from: Clock, to: Clock, number: Type.String() }),
    ),
  }),
} as const satisfies Endpoint

export const createVenue = {
  method: 'POST',
  url: '/hall/venues',
  summary: '新增场地',
  body: Type.Object({ group: Group, name: Name, unitId: Id }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const changeVenue = {
  method: 'PUT',
  url: '/hall/venues/:id',
  summary: '修改场地的名称和类别，停用或者恢复；已有的预约不变',
  params: Type.Object({ id: Id }),
  body: Type.Object({ group: Group, name: Name, state: State }),
  reply: Type.Object({}),
} as const satisfies Endpoint
