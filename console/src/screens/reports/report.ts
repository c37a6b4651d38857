import type { getReport } from '../../../../src/features/reports/reports.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'

export type Report = Reply<typeof getReport>
export type Section = Report['sections'][number]
export type TextOf = Section['texts'][number]
export type Override = TextOf['overrides'][number]
export type Fault = Report['faults'][number]
export type Figure = Report['figures'][number]
export type Problem = Report['problems'][number]
