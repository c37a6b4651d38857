import { Type } from 'typebox'
import { PLAN_STATE_KEYS, STEP_KIND_KEYS, TASK_STATE_KEYS } from '../../kernel/plan-terms.ts'
import { OVERSIGHT_HOST_KEYS } from '../../kernel/survey-terms.ts'
import { DayText, type Endpoint, Id, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

const Params = Type.Object({ id: Id })
const OfTask = Type.Object({ id: Id, taskId: Id })
const Done = Type.Object({})
const No = Type.Integer({ minimum: 1, maximum: 2147483647 })
const Percent = Type.Integer({ minimum: 0, maximum: 100 })

const Written = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 100 }),
  basis: Type.String({ maxLength: 500 }),
  basisNo: orNull(No),
  year: Type.Integer({ minimum: 2000, maximum: 2100 }),
  isPublic: Type.Boolean(),
  tasks: Type.Array(
    Type.Object({
      words: Type.String({ minLength: 1, maxLength: 500 }),
      unitId: Id,
      coUnitIds: Type.Array(Id, { maxItems: 30 }),
      dueOn: DayText,
      evidence: Type.String({ maxLength: 500 }),
    }),
    { maxItems: 200 },
  ),
})

const Head = {
  id: Id,
  title: Type.String(),
  basis: Type.String(),
  basisNo: orNull(Type.Integer()),
  year: Type.Integer(),
  host: oneOf(OVERSIGHT_HOST_KEYS),
  isPublic: Type.Boolean(),
  state: oneOf(PLAN_STATE_KEYS),
  issuedOn: orNull(DayText),
}

const Line = {
  id: Id,
  no: Type.Integer(),
  words: Type.String(),
  unitId: Id,
  unitName: Type.String(),
  coUnitIds: Type.Array(Id),
  coUnitNames: Type.Array(Type.String()),
  dueOn: DayText,
  evidence: Type.String(),
  state: oneOf(TASK_STATE_KEYS),
  percent: Type.Integer(),
  claimedOn: orNull(DayText),
  confirmedOn: orNull(DayText),
  isOverdue: Type.Boolean(),
  daysLeft: Type.Integer(),
}

export const listPlans = {
  method: 'GET',
  url: '/plans',
  summary: '工作方案：读者可以看到的，年份新的在前；单位只计自己的任务',
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        ...Head,
        tasks: Type.Integer(),
        confirmed: Type.Integer(),
        claimed: Type.Integer(),
        overdue: Type.Integer(),
      }),
    ),
    mayManage: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const getPlan = {
  method: 'GET',
  url: '/plans/:id',
  summary: '一个工作方案和它的任务',
  params: Params,
  reply: Type.Object({
    ...Head,
    lines: Type.Array(Type.Object({ ...Line, isOwn: Type.Boolean() })),
    mayChange: Type.Boolean(),
    mayWithdraw: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const getTask = {
  method: 'GET',
  url: '/plans/:id/tasks/:taskId',
  summary: '一项任务：责任单位、期限、进展记录',
  params: OfTask,
  reply: Type.Object({
    ...Line,
    planId: Id,
    planTitle: Type.String(),
    host: oneOf(OVERSIGHT_HOST_KEYS),
    steps: Type.Array(
      Type.Object({
        id: Id,
        kind: oneOf(STEP_KIND_KEYS),
        percent: Type.Integer(),
        words: Type.String(),
        publicationNos: Type.Array(Type.Integer()),
        unitName: Type.String(),
        writer: Type.String(),
        on: DayText,
      }),
    ),
    mayReport: Type.Boolean(),
    mayClaim: Type.Boolean(),
    mayJudge: Type.Boolean(),
    objections: Type.Array(Type.String()),
  }),
} as const satisfies Endpoint

export const listWaitingTasks = {
  method: 'GET',
  url: '/waiting-plan-tasks',
  summary: '等我处理的任务：本单位逾期和一个月内到期的，我所在办公室待确认的；最急的在前',
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Id,
        planId: Id,
        planTitle: Type.String(),
        no: Type.Integer(),
        words: Type.String(),
        unitName: Type.String(),
        dueOn: DayText,
        daysLeft: Type.Integer(),
        isToConfirm: Type.Boolean(),
      }),
    ),
  }),
} as const satisfies Endpoint

export const createPlan = {
  method: 'POST',
  url: '/plans',
  summary: '起草工作方案',
  body: Written,
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const changePlan = {
  method: 'PUT',
  url: '/plans/:id',
  summary: '修改工作方案草稿',
  params: Params,
  body: Written,
  reply: Done,
} as const satisfies Endpoint

export const issuePlan = {
  method: 'POST',
  url: '/plans/:id/issue',
  summary: '下达工作方案：任务固定，通知各单位',
  params: Params,
  reply: Done,
} as const satisfies Endpoint

export const withdrawPlan = {
  method: 'POST',
  url: '/plans/:id/withdrawal',
  summary: '撤销已下达的工作方案，写明理由',
  params: Params,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }),
  reply: Done,
} as const satisfies Endpoint

export const reportTask = {
  method: 'POST',
  url: '/plans/:id/tasks/:taskId/reports',
  summary: '单位报告进展，或者报告完成；每次都保留',
  params: OfTask,
  body: Type.Object({
    kind: oneOf(['progress', 'claimed']),
    percent: Percent,
    words: Type.String({ minLength: 1, maxLength: 2000 }),
    publicationNos: Type.Array(No, { maxItems: 20, uniqueItems: true }),
  }),
  reply: Done,
} as const satisfies Endpoint

export const judgeTask = {
  method: 'POST',
  url: '/plans/:id/tasks/:taskId/judgements',
  summary: '制定方案的办公室确认完成，或者退回',
  params: OfTask,
  body: Type.Object({
    kind: oneOf(['confirmed', 'returned']),
    words: Type.String({ minLength: 1, maxLength: 2000 }),
  }),
  reply: Done,
} as const satisfies Endpoint
