import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listOrders } from '../../../../src/features/orders/orders.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCallIf } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { Panel } from '../../parts/page.tsx'
import { DueWords } from '../cases/due-words.tsx'

type Row = Reply<typeof listOrders>['rows'][number]

const SHOWN = 8
const TO_ANSWER = ['issued', 'returned'] as const
const TO_INSPECT = ['answered', 'objected'] as const
const DEEDS: Readonly<Partial<Record<Row['state'], string>>> = {
  issued: '待报告',
  returned: '退回待整改',
  answered: '待复核',
  objected: '异议待决定',
}

function useInState(isMine: boolean, query: { state: Row['state']; byOthers?: true }): readonly Row[] {
  return useCallIf(isMine, listOrders, { query: { ...query, size: SHOWN } }).data?.rows ?? []
}

/** The orders that this person goes on with: a unit answers; whoever looks again decides. */
function useWaitingOrders(): readonly Row[] {
  const { may } = useSession()
  const [answers, inspects] = [may('orders.answer'), may('orders.inspect')]
  const toAnswer = TO_ANSWER.map((state) => useInState(answers, { state }))
  const toInspect = TO_INSPECT.map((state) => useInState(inspects, { state, byOthers: true }))
  const rows = [...toAnswer, ...toInspect].flat()
  return [...rows].sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'))
}

/** 整改 on the workbench; where nothing waits, nothing is said. */
export function WaitingOrders(): ReactNode {
  const rows = useWaitingOrders()
  if (rows.length === 0) return null
  return (
    <Panel title="等我处理的整改" more={<Link to="/orders">全部</Link>}>
      <ul className="lines">
        {rows.slice(0, SHOWN).map(({ id, number, matter, unitName, state, ...due }) => (
          <li key={id}>
            <Tag color={state === 'returned' ? 'error' : 'warning'}>{DEEDS[state]}</Tag>
            <Link className="grow" to={`/orders/${id}`}>
              {number} {matter}
            </Link>
            <span className="quiet">{unitName}</span>
            {due.clockState === 'running' ? <DueWords {...due} /> : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
