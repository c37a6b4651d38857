import { Type } from 'typebox'
import { DayText, type Endpoint, InstantText, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

const Year = Type.Integer({ minimum: 2000, maximum: 2100 })
const Source = Type.String({ minLength: 4, maxLength: 200 })
const SourceUrl = Type.String({ maxLength: 300, pattern: '^(https?://[^\\s"<>]+)?$' })
const Vacation = Type.Object({ name: Type.String({ minLength: 1, maxLength: 30 }), from: DayText, to: DayText })
const NoticeDayView = Type.Object({ day: DayText, kind: oneOf(['off', 'makeup']), name: Type.String() })
const NoticeView = {
  year: Year,
  version: Type.Integer(),
  source: Type.String(),
  sourceUrl: Type.String(),
  announcedOn: orNull(DayText),
}

export const listCalendarEndpoint = {
  method: 'GET',
  url: '/work-calendar',
  summary: '工作日历：已公布的年份、学校假期',
  reply: Type.Object({
    years: Type.Array(
      Type.Object({
        ...NoticeView,
        workdays: Type.Integer({ description: '全年工作日数' }),
        isSettled: Type.Boolean({ description: '下一年的安排已公布，年底几天不会再变' }),
        off: Type.Integer({ description: '通知列出的放假天数' }),
        makeup: Type.Integer({ description: '通知列出的调休上班天数' }),
      }),
    ),
    vacations: Type.Array(Vacation),
    mayManage: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const getCalendarYearEndpoint = {
  method: 'GET',
  url: '/work-calendar/:year',
  summary: '一年的放假安排及其历次版本',
  params: Type.Object({ year: Year }),
  reply: Type.Object({
    versions: Type.Array(
      Type.Object({
        ...NoticeView,
        by: Type.String(),
        at: InstantText,
        reason: Type.String(),
        days: Type.Array(NoticeDayView),
      }),
    ),
  }),
} as const satisfies Endpoint

/** Multipart with one part `file` (.xlsx or .json); `apply` false only checks. */
export const importYearEndpoint = {
  method: 'POST',
  url: '/work-calendar/:year/import',
  summary: '导入或更正一年的放假安排（apply=false 只检查）',
  params: Type.Object({ year: Year }),
  query: Type.Object({
    source: Source,
    sourceUrl: Type.Optional(SourceUrl),
    announcedOn: Type.Optional(DayText),
    reason: Type.Optional(Type.String({ maxLength: 500, description: '更正已公布年份的理由，记入台账' })),
    over: Type.Optional(Type.Integer({ minimum: 0, description: '检查时看到的版本号；未公布的年份为 0' })),
    apply: Type.Optional(Type.Boolean()),
  }),
  reply: Type.Object({
    accepted: Type.Integer({ description: '读到的天数' }),
    applied: Type.Boolean(),
    version: Type.Integer(),
    errors: Type.Array(Type.Object({ row: Type.Integer(), column: Type.String(), message: Type.String() })),
    warnings: Type.Array(Type.String()),
    changes: Type.Array(
      Type.Object({ day: DayText, before: Type.String(), after: Type.String(), movesDates: Type.Boolean() }),
    ),
  }),
} as const satisfies Endpoint

export const changeVacationsEndpoint = {
  method: 'PUT',
  url: '/work-calendar/vacations',
  summary: '登记学校假期（寒暑假）',
  body: Type.Object({ vacations: Type.Array(Vacation, { maxItems: 60 }) }),
  reply: Type.Object({}),
} as const satisfies Endpoint
