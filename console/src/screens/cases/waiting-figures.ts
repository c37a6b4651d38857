import { listApplications } from '../../../../src/features/applications/application-views.contract.ts'
import { listWaitingCases } from '../../../../src/features/casework/urging.contract.ts'
import { listLetters } from '../../../../src/features/mailboxes/letters.contract.ts'
import type { Permission } from '../../../../src/kernel/roles.ts'
import { useCallIf } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import type { CaseRow } from '../applications/case-view.ts'
import type { LetterRow } from '../mailboxes/letter-view.ts'

/** A number on the workbench, and the list behind it. */
export interface Figure {
  readonly label: string
  readonly count: number | undefined
  readonly to: string
  readonly tone?: 'late' | 'due'
}

/** What waits for whom: the state in which a case is theirs to go on with. */
type Waiting<State> = readonly [Permission, State, string]

const APPLICATIONS: readonly Waiting<CaseRow['state']>[] = [
  ['applications.handle', 'submitted', '申请待确认收到'],
  ['applications.handle', 'registered', '申请待交办'],
  ['applications.handle', 'signed', '申请待送达'],
  ['applications.work', 'assigned', '申请待办理'],
  ['applications.check-secrecy', 'in-review', '申请待保密审查'],
  ['applications.sign', 'in-review', '申请待签发'],
]

const LETTERS: readonly Waiting<LetterRow['state']>[] = [
  ['mailboxes.handle', 'received', '来信待分办'],
  ['mailboxes.supervise', 'received', '举报待办理'],
  ['mailboxes.supervise', 'drafted', '举报待审发'],
  ['mailboxes.work', 'assigned', '来信待办理'],
  ['mailboxes.release', 'drafted', '来信待审发'],
  ['mailboxes.handle', 'drafted', '来信待审发'],
  ['mailboxes.sign', 'drafted', '来信待审发'],
]

function useWaiting<State extends string>(
  waiting: readonly Waiting<State>[],
  path: string,
  useTotal: (isMine: boolean, state: State) => number | undefined,
): Figure[] {
  const { may } = useSession()
  const useFigure = ([permission, state, label]: Waiting<State>): Figure[] => {
    const isMine = may(permission)
    const count = useTotal(isMine, state)
    return isMine && count !== 0 ? [{ label, count, to: `${path}?state=${state}`, tone: 'due' }] : []
  }
  const figures = waiting.flatMap(useFigure)
  // Somebody may have a right in more ways than one.
  return figures.filter(({ label }, at) => figures.findIndex((other) => other.label === label) === at)
}

/** What nobody has answered in time, for those who urge. */
function useOverdue(): Figure[] {
  const urges = useSession().may('cases.urge')
  const { data } = useCallIf(urges, listWaitingCases, { query: { why: 'overdue', size: 1 } })
  if (!urges || data?.total === 0) return []
  return [{ label: '逾期未答复', count: data?.total, to: '/waiting-cases?why=overdue', tone: 'late' }]
}

/** The applications and letters that wait for this person, by what is to be done; where nothing waits, nothing is said. */
export function useCaseFigures(): Figure[] {
  const applications = useWaiting(
    APPLICATIONS,
    '/applications',
    (isMine, state) => useCallIf(isMine, listApplications, { query: { state, size: 1 } }).data?.total,
  )
  const letters = useWaiting(
    LETTERS,
    '/mailbox-letters',
    (isMine, state) => useCallIf(isMine, listLetters, { query: { state, size: 1 } }).data?.total,
  )
  return [...applications, ...letters, ...useOverdue()]
}
