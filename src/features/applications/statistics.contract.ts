import { Type } from 'typebox'
import { DayText, type Endpoint, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

const ROWS = [
  'new',
  'carriedIn',
  'granted',
  'partial',
  'deny.stateSecret',
  'deny.lawForbids',
  'deny.threeSafetyOneStability',
  'deny.thirdParty',
  'deny.internalAffairs',
  'deny.process',
  'deny.caseFile',
  'deny.adminQuery',
  'cannot.notHeld',
  'cannot.mustMake',
  'cannot.stillUnclear',
  'notProcessed.petition',
  'notProcessed.duplicate',
  'notProcessed.publication',
  'notProcessed.excessive',
  'notProcessed.reconfirm',
  'other.noSupplement',
  'other.feeUnpaid',
  'other.other',
  'resultTotal',
  'carriedOut',
] as const
const COLUMNS = ['person', 'business', 'research', 'welfare', 'legal-service', 'other-organisation'] as const
const Period = { from: DayText, to: DayText }
const Count = Type.Integer()

export const getStatistics = {
  method: 'GET',
  url: '/application-statistics',
  summary: '收到和处理信息公开申请情况（国家统计表）与办理情况，任意期间',
  query: Type.Object(Period),
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        row: oneOf(ROWS),
        name: Type.String(),
        person: Count,
        business: Count,
        research: Count,
        welfare: Count,
        'legal-service': Count,
        'other-organisation': Count,
        total: Count,
      }),
    ),
    faults: Type.Array(Type.String()),
    concluded: Count,
    late: Count,
    onTimeRate: orNull(Type.Number()),
    averageWorkingDays: orNull(Type.Number()),
    channels: Type.Array(Type.Object({ channel: Type.String(), name: Type.String(), concluded: Count, late: Count })),
  }),
} as const satisfies Endpoint

export const listCellCases = {
  method: 'GET',
  url: '/application-statistics/cases',
  summary: '统计表一格所计的申请；不指明申请人类型时为一行',
  query: Type.Object({ ...Period, row: oneOf(ROWS), column: Type.Optional(oneOf(COLUMNS)) }),
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Type.String(),
        number: Type.String(),
        subject: Type.String(),
        openedOn: DayText,
        concludedOn: orNull(DayText),
      }),
    ),
  }),
} as const satisfies Endpoint
