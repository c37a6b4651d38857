import { Type } from 'typebox'
import { FIGURE_AREAS } from '../../kernel/figure-terms.ts'
import { DayText, Id, InstantText, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

const Asked = {
  year: Type.Optional(Type.String({ maxLength: 9 })),
  from: Type.Optional(DayText),
  to: Type.Optional(DayText),
}
const Period = Type.Object({ from: DayText, to: DayText })
const Figure = Type.Object({
  key: Type.String(),
  version: Type.Integer(),
  area: oneOf(FIGURE_AREAS),
  name: Type.String(),
  unit: Type.String(),
  meaning: Type.String(),
  counts: oneOf(['during', 'at-end']),
  audience: oneOf(['public', 'staff']),
  // Null where there was nothing to measure.
  value: orNull(Type.Integer()),
  before: orNull(Type.Integer()),
  growth: orNull(Type.Number()),
})

const Part = Type.Object({ name: Type.String(), value: Type.Integer() })

export const getFigures = {
  method: 'GET',
  url: '/figures',
  summary: 'The figures of a period beside the same days of the year before',
  query: Type.Object(Asked),
  reply: Type.Object({ period: Period, name: Type.String(), before: Period, figures: Type.Array(Figure) }),
} as const

export const getFigure = {
  method: 'GET',
  url: '/figures/:key',
  summary: 'A figure with its parts and a page of the records behind it that the reader may see',
  params: Type.Object({ key: Type.String({ maxLength: 60 }) }),
  query: Type.Object({ ...Asked, page: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })) }),
  reply: Type.Object({
    period: Period,
    name: Type.String(),
    figure: Figure,
    trend: Type.Array(Part),
    parts: Type.Array(Part),
    evidence: Type.Object({
      total: Type.Integer(),
      withheld: Type.String(),
      rows: Type.Array(
        Type.Object({ title: Type.String(), note: Type.String(), day: Type.String(), url: Type.String() }),
      ),
    }),
    page: Type.Integer(),
  }),
} as const

const ClosedPeriod = {
  id: Id,
  from: DayText,
  to: DayText,
  name: Type.String(),
  closedAt: InstantText,
  closedBy: Type.String(),
}

export const listClosedPeriods = {
  method: 'GET',
  url: '/figure-periods',
  summary: 'The periods whose figures are frozen, the newest first',
  reply: Type.Object({ rows: Type.Array(Type.Object(ClosedPeriod)) }),
} as const

export const closeFigurePeriod = {
  method: 'POST',
  url: '/figure-periods',
  summary: 'Freezes the figures of a period that is over',
  body: Type.Object(Asked),
  reply: Type.Object({ id: Id }),
} as const

export const getClosedPeriod = {
  method: 'GET',
  url: '/figure-periods/:id',
  summary: 'A closed period: what was frozen, and what the same count gives today',
  params: Type.Object({ id: Id }),
  reply: Type.Object({
    ...ClosedPeriod,
    figures: Type.Array(
      Type.Object({
        key: Type.String(),
        name: Type.String(),
        unit: Type.String(),
        version: Type.Integer(),
        value: orNull(Type.Integer()),
        recordsHash: Type.String(),
        valueNow: orNull(Type.Integer()),
        state: oneOf(['same', 'changed', 'redefined', 'gone']),
      }),
    ),
  }),
} as const
