import { listReports } from '../../../../src/features/reports/reports.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCallIf } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import type { Figure } from '../cases/waiting-figures.ts'

type Turn = NonNullable<Reply<typeof listReports>['rows'][number]['turn']>

/** What a report waits for, in words. */
export const TURNS: Readonly<Record<Turn, string>> = { check: '待您审核送签', sign: '待您签发', publish: '待公布' }
const LABELS: Readonly<Record<Turn, string>> = {
  check: '年度报告待审核',
  sign: '年度报告待签发',
  publish: '年度报告待公布',
}

/** The annual reports that wait for this person; where none does, nothing is said. */
export function useReportFigures(): Figure[] {
  const reads = useSession().may('reports.read')
  const { data } = useCallIf(reads, listReports)
  return (['sign', 'check', 'publish'] as const).flatMap((turn): Figure[] => {
    const waiting = (data?.rows ?? []).filter((row) => row.turn === turn)
    const [first] = waiting
    if (first === undefined) return []
    const to = waiting.length === 1 ? `/reports/${first.id}` : '/reports'
    return [{ label: LABELS[turn], count: waiting.length, to, tone: 'due' }]
  })
}
