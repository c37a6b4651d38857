import { Type } from 'typebox'
import { PERSON_KINDS } from '../../kernel/person-kind.ts'
import { DayText, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

const Id = Type.String({ minLength: 1, maxLength: 40 })

const asked = {
  from: DayText,
  to: DayText,
  unitId: Type.Optional(Id),
  serviceId: Type.Optional(Id),
}

const counted = {
  accepted: Type.Integer(),
  ended: Type.Integer(),
  late: Type.Integer(),
  askedAgain: Type.Integer(),
  rated: Type.Integer(),
  rating: orNull(Type.Number()),
  onTime: orNull(Type.Number()),
}
const Groups = Type.Array(Type.Object({ key: Type.String(), name: Type.String(), ...counted }))

export const getHallStatistics = {
  method: 'GET',
  url: '/hall/statistics',
  summary:
    'What was taken in in a period, by unit, service and who applied, beside the same days of the year before; waiting times of steps',
  query: Type.Object(asked),
  reply: Type.Object({
    ...counted,
    before: Type.Object({ from: DayText, to: DayText, accepted: Type.Integer() }),
    growth: orNull(Type.Number()),
    kinds: Groups,
    units: Groups,
    services: Groups,
    waits: Type.Array(
      Type.Object({
        serviceId: Id,
        serviceName: Type.String(),
        stepName: Type.String(),
        taken: Type.Integer(),
        late: Type.Integer(),
        meanDays: Type.Number(),
        mostDays: Type.Integer(),
      }),
    ),
  }),
} as const

export const listHallEvidence = {
  method: 'GET',
  url: '/hall/statistics/matters',
  summary: 'The matters behind a figure, fifty a page, the newest first; nothing that names anybody',
  query: Type.Object({
    ...asked,
    figure: oneOf(['accepted', 'ended', 'late', 'asked-again', 'rated']),
    kind: Type.Optional(oneOf(PERSON_KINDS)),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  }),
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        caseId: Id,
        number: Type.String(),
        serviceId: Id,
        serviceName: Type.String(),
        personKind: oneOf(PERSON_KINDS),
        openedOn: DayText,
        endedOn: orNull(DayText),
        isLate: Type.Boolean(),
        rating: orNull(Type.Integer()),
      }),
    ),
  }),
} as const
