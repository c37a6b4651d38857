import { Type } from 'typebox'
import { DayText, type Endpoint, orNull } from '../../platform/http/endpoint.contract.ts'

const Count = Type.Integer()
const Step = Type.Object({ name: Type.String(), value: Count })

export const getCockpit = {
  method: 'GET',
  url: '/cockpit',
  summary: '驾驶舱：目录公开情况、在办和逾期、需要督促的单位、今年的主要指标和近一年的走势',
  reply: Type.Object({
    asOf: DayText,
    catalogues: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        total: Count,
        current: Count,
        dueSoon: Count,
        overdue: Count,
        missing: Count,
      }),
    ),
    cases: Type.Array(
      Type.Object({ kind: Type.String(), name: Type.String(), open: Count, near: Count, overdue: Count }),
    ),
    units: Type.Array(
      Type.Object({
        unitId: Type.String(),
        name: Type.String(),
        overdueItems: Count,
        missingItems: Count,
        openCases: Count,
        overdueCases: Count,
        isRed: Type.Boolean(),
      }),
    ),
    tasks: Type.Object({ total: Count, open: Count, claimed: Count, overdue: Count }),
    figures: Type.Array(
      Type.Object({
        key: Type.String(),
        name: Type.String(),
        unit: Type.String(),
        value: orNull(Count),
        before: orNull(Count),
        growth: orNull(Type.Number()),
      }),
    ),
    trends: Type.Array(
      Type.Object({ key: Type.String(), name: Type.String(), unit: Type.String(), steps: Type.Array(Step) }),
    ),
  }),
} as const satisfies Endpoint
