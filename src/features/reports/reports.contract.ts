import { Type } from 'typebox'
import { PROBLEM_STATES, REPORT_STATES } from '../../kernel/report-sheet.ts'
import { DayText, type Endpoint, Id, InstantText, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

const keysOf = <Names extends Record<string, string>>(names: Names) => Object.keys(names) as (keyof Names & string)[]
const State = oneOf(keysOf(REPORT_STATES))
const ProblemState = oneOf(keysOf(PROBLEM_STATES))
const Key = Type.String({ minLength: 1, maxLength: 60 })
const Ability = Type.Object({ ok: Type.Boolean(), why: Type.String() })

const Override = Type.Object({
  number: Type.String({ minLength: 1, maxLength: 40 }),
  // One that is not written yet is not kept.
  reason: Type.String({ maxLength: 300 }),
})
const Section = Type.Object({
  key: Key,
  isDropped: Type.Boolean(),
  none: orNull(Type.Object({ answer: oneOf(['无', '0 件']), reason: Type.String({ maxLength: 500 }) })),
  texts: Type.Array(
    Type.Object({
      key: Key,
      text: Type.String({ maxLength: 20_000 }),
      overrides: Type.Array(Override, { maxItems: 50 }),
    }),
    { maxItems: 20 },
  ),
  // Why no problem is listed although the monitors see some.
  unlisted: Type.Optional(Type.String({ maxLength: 500 })),
})
const Fault = Type.Object({
  section: Type.String(),
  text: Type.String(),
  kind: oneOf(['contradicts', 'unfounded', 'unknown-figure', 'staff-figure', 'empty', 'no-problems', 'sum']),
  isBlocking: Type.Boolean(),
  about: Type.String(),
  message: Type.String(),
})
const Head = {
  id: Id,
  slug: Type.String(),
  title: Type.String(),
  name: Type.String(),
  from: DayText,
  to: DayText,
  state: State,
  templateKey: Type.String(),
  templateName: Type.String(),
}
const Run = Type.Object({ text: Type.String(), href: Type.Optional(Type.String()) })
const Block = Type.Object({
  kind: oneOf(['table', 'heading', 'paragraph', 'note']),
  title: Type.Optional(Type.String()),
  text: Type.Optional(Type.String()),
  head: Type.Optional(Type.Array(Type.String())),
  rows: Type.Optional(Type.Array(Type.Array(Run))),
  runs: Type.Optional(Type.Array(Run)),
})
const Sheet = Type.Object({
  title: Type.String(),
  issuer: Type.String(),
  lines: Type.Array(Type.String()),
  sections: Type.Array(Type.Object({ key: Type.String(), title: Type.String(), blocks: Type.Array(Block) })),
  closing: Type.Array(Type.String()),
})

export const listReportTemplates = {
  method: 'GET',
  url: '/report-templates',
  summary: '年度报告的模板',
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        key: Type.String(),
        version: Type.Integer(),
        name: Type.String(),
        about: Type.String(),
        source: Type.String(),
        preset: oneOf(['calendar-year', 'school-year']),
        sections: Type.Array(Type.Object({ title: Type.String(), isMandatory: Type.Boolean() })),
      }),
    ),
  }),
} as const satisfies Endpoint

export const listReports = {
  method: 'GET',
  url: '/reports',
  summary: '年度报告，新的在前',
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({ ...Head, publishedAt: orNull(InstantText), turn: orNull(oneOf(['check', 'sign', 'publish'])) }),
    ),
  }),
} as const satisfies Endpoint

export const beginReport = {
  method: 'POST',
  url: '/reports',
  summary: '新建年度报告：按模板从记录生成初稿',
  body: Type.Object({
    templateKey: Key,
    year: Type.Optional(Type.String({ maxLength: 9 })),
    from: Type.Optional(DayText),
    to: Type.Optional(DayText),
  }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

const Problem = Type.Object({
  id: Id,
  problem: Type.String(),
  measure: Type.String(),
  unitId: orNull(Id),
  unitName: Type.String(),
  dueOn: orNull(DayText),
  state: ProblemState,
  cure: Type.String(),
  curedOn: orNull(DayText),
  foundIn: Type.String(),
  isOwn: Type.Boolean(),
})

export const getReport = {
  method: 'GET',
  url: '/reports/:id',
  summary: '一份年度报告：文字、指标、读出来的样子、检查结果、问题清单',
  params: Type.Object({ id: Id }),
  reply: Type.Object({
    ...Head,
    version: Type.Integer(),
    savedAt: InstantText,
    readAt: InstantText,
    template: Type.Array(
      Type.Object({
        key: Type.String(),
        title: Type.String(),
        isMandatory: Type.Boolean(),
        blocks: Type.Array(
          Type.Object({
            kind: Type.String(),
            key: Type.Optional(Type.String()),
            title: Type.Optional(Type.String()),
          }),
        ),
      }),
    ),
    sections: Type.Array(Section),
    figures: Type.Array(
      Type.Object({
        key: Type.String(),
        name: Type.String(),
        unit: Type.String(),
        audience: oneOf(['public', 'staff']),
        value: orNull(Type.Integer()),
        before: orNull(Type.Integer()),
        growth: orNull(Type.Number()),
        isClosed: Type.Boolean(),
      }),
    ),
    sheet: Sheet,
    hash: orNull(Type.String()),
    faults: Type.Array(Fault),
    problems: Type.Array(Problem),
    opinions: Type.Array(
      Type.Object({
        decision: oneOf(['checked', 'signed', 'returned']),
        name: Type.String(),
        opinion: Type.String(),
        givenAt: InstantText,
      }),
    ),
    may: Type.Object({ edit: Ability, check: Ability, sign: Ability, return: Ability, publish: Ability }),
  }),
} as const satisfies Endpoint

export const saveReport = {
  method: 'PUT',
  url: '/reports/:id',
  summary: '保存年度报告的文字；别人已经改过的不覆盖',
  params: Type.Object({ id: Id }),
  body: Type.Object({
    version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    title: Type.String({ maxLength: 200 }),
    sections: Type.Array(Section, { maxItems: 30 }),
  }),
  reply: Type.Object({ version: Type.Integer(), faults: Type.Array(Fault) }),
} as const satisfies Endpoint

export const readReportAnew = {
  method: 'POST',
  url: '/reports/:id/reading',
  summary: '重新取数',
  params: Type.Object({ id: Id }),
  reply: Type.Object({}),
} as const satisfies Endpoint

const Opinion = Type.String({ maxLength: 500 })

export const checkReport = {
  method: 'POST',
  url: '/reports/:id/check',
  summary: '信息公开办公室审核，送校领导签发',
  params: Type.Object({ id: Id }),
  body: Type.Object({ version: Type.Integer({ minimum: 1, maximum: 1_000_000 }), opinion: Opinion }),
  reply: Type.Object({}),
} as const satisfies Endpoint

export const signReport = {
  method: 'POST',
  url: '/reports/:id/signature',
  summary: '校领导签发，文字和数字固定下来',
  params: Type.Object({ id: Id }),
  body: Type.Object({ hash: Type.String({ minLength: 64, maxLength: 64 }), opinion: Opinion }),
  reply: Type.Object({}),
} as const satisfies Endpoint

export const returnReport = {
  method: 'POST',
  url: '/reports/:id/return',
  summary: '退回起草',
  params: Type.Object({ id: Id }),
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }),
  reply: Type.Object({}),
} as const satisfies Endpoint

export const publishReport = {
  method: 'POST',
  url: '/reports/:id/publication',
  summary: '公布已签发的年度报告',
  params: Type.Object({ id: Id }),
  reply: Type.Object({ slug: Type.String() }),
} as const satisfies Endpoint

const ProblemFields = Type.Object({
  problem: Type.String({ minLength: 1, maxLength: 500 }),
  measure: Type.String({ minLength: 1, maxLength: 500 }),
  unitId: orNull(Id),
  dueOn: orNull(DayText),
  state: ProblemState,
  cure: Type.String({ maxLength: 500 }),
})

export const suggestReportProblems = {
  method: 'GET',
  url: '/reports/:id/problem-suggestions',
  summary: '监测现在发现的问题，供登记到报告里',
  params: Type.Object({ id: Id }),
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({ rule: Type.String(), count: Type.Integer(), problem: Type.String(), measure: Type.String() }),
    ),
  }),
} as const satisfies Endpoint

export const addReportProblem = {
  method: 'POST',
  url: '/reports/:id/problems',
  summary: '登记存在的问题和改进措施',
  params: Type.Object({ id: Id }),
  body: ProblemFields,
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const changeReportProblem = {
  method: 'PUT',
  url: '/report-problems/:id',
  summary: '修改问题；报告签发以后只能登记整改结果',
  params: Type.Object({ id: Id }),
  body: ProblemFields,
  reply: Type.Object({}),
} as const satisfies Endpoint

export const removeReportProblem = {
  method: 'DELETE',
  url: '/report-problems/:id',
  summary: '从起草中的报告里删去问题',
  params: Type.Object({ id: Id }),
  reply: Type.Object({}),
} as const satisfies Endpoint
