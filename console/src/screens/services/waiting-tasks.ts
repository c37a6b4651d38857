import { listTasks } from '../../../../src/features/services/work.contract.ts'
import { useCall } from '../../api/use-call.ts'
import type { Figure } from '../cases/waiting-figures.ts'

/** The tasks of the hall that wait for this person; where nothing waits, nothing is said. */
export function useTaskFigures(): Figure[] {
  const { data } = useCall(listTasks, { query: { size: 1 } })
  if (data === undefined || data.total === 0) return []
  return [{ label: '服务待办', count: data.total, to: '/hall', tone: 'due' }]
}
