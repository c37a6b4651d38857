import { Type } from 'typebox'
import { TRAINING_KIND_KEYS, TRAINING_STATE_KEYS } from '../../kernel/training-terms.ts'
import { DayText, type Endpoint, Id, oneOf } from '../../platform/http/endpoint.contract.ts'

const Params = Type.Object({ id: Id })
const Done = Type.Object({})
const Year = Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 }))

const Written = Type.Object({
  kind: oneOf(TRAINING_KIND_KEYS),
  title: Type.String({ minLength: 1, maxLength: 100 }),
  on: DayText,
  hours: Type.Number({ minimum: 0.5, maximum: 99, multipleOf: 0.5 }),
  place: Type.String({ maxLength: 200 }),
  hostUnitId: Id,
  trainer: Type.String({ maxLength: 200 }),
  outline: Type.String({ maxLength: 3000 }),
})

const Head = {
  id: Id,
  kind: oneOf(TRAINING_KIND_KEYS),
  title: Type.String(),
  on: DayText,
  hours: Type.Number(),
  place: Type.String(),
  hostUnitId: Id,
  hostUnitName: Type.String(),
  trainer: Type.String(),
  outline: Type.String(),
  state: oneOf(TRAINING_STATE_KEYS),
  people: Type.Integer(),
}

export const listTrainings = {
  method: 'GET',
  url: '/trainings',
  summary: '一年的专题培训、案例研讨、政策解读，新的在前',
  query: Type.Object({ year: Year }),
  reply: Type.Object({
    year: Type.Integer(),
    rows: Type.Array(Type.Object(Head)),
    held: Type.Integer(),
    mayManage: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const getTraining = {
  method: 'GET',
  url: '/trainings/:id',
  summary: '一次培训：内容、参加情况和材料',
  params: Params,
  reply: Type.Object({
    ...Head,
    attendance: Type.Array(Type.Object({ unitId: Id, name: Type.String(), people: Type.Integer() })),
    attendees: Type.Array(Type.Object({ name: Type.String(), unitName: Type.String() })),
    signedIn: Type.Integer(),
    materials: Type.Array(Type.Object({ id: Id, name: Type.String(), size: Type.Integer() })),
    mayManage: Type.Boolean(),
    hasSignedIn: Type.Boolean(),
    maySignIn: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const createTraining = {
  method: 'POST',
  url: '/trainings',
  summary: '登记培训',
  body: Written,
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const changeTraining = {
  method: 'PUT',
  url: '/trainings/:id',
  summary: '修改培训登记',
  params: Params,
  body: Written,
  reply: Done,
} as const satisfies Endpoint

export const recordAttendance = {
  method: 'PUT',
  url: '/trainings/:id/attendance',
  summary: '登记各单位参加人数，培训成为已举办；再次登记以最后一次为准',
  params: Params,
  body: Type.Object({
    attendance: Type.Array(Type.Object({ unitId: Id, people: Type.Integer({ minimum: 1, maximum: 10000 }) }), {
      minItems: 1,
      maxItems: 500,
    }),
  }),
  reply: Done,
} as const satisfies Endpoint

export const signInToTraining = {
  method: 'POST',
  url: '/trainings/:id/sign-in',
  summary: '本人签到，举办当天和以后七天内',
  params: Params,
  reply: Done,
} as const satisfies Endpoint

export const remindOfTraining = {
  method: 'POST',
  url: '/trainings/:id/reminder',
  summary: '提醒各单位编辑和负责人参加，每人每天至多一次',
  params: Params,
  reply: Type.Object({ told: Type.Integer() }),
} as const satisfies Endpoint

export const cancelTraining = {
  method: 'POST',
  url: '/trainings/:id/cancellation',
  summary: '取消计划中的培训，写明理由',
  params: Params,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }),
  reply: Done,
} as const satisfies Endpoint

export const addTrainingMaterial = {
  method: 'POST',
  url: '/trainings/:id/materials',
  summary: '添加材料（multipart，文件字段 file），除去作者等信息后保存，仅工作人员可下载',
  params: Params,
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const removeTrainingMaterial = {
  method: 'DELETE',
  url: '/trainings/:id/materials/:materialId',
  summary: '删除材料',
  params: Type.Object({ id: Id, materialId: Id }),
  reply: Done,
} as const satisfies Endpoint
