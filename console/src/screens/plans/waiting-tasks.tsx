import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listWaitingTasks } from '../../../../src/features/plans/plans.contract.ts'
import { useCallIf } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { Panel } from '../../parts/page.tsx'
import { DaysLeft } from '../cases/due-words.tsx'

const SHOWN = 8

/** The tasks of plans that wait for this person, with their days; where nothing waits, nothing is said. */
export function WaitingTasks(): ReactNode {
  const { may } = useSession()
  const { data } = useCallIf(may('plans.answer') || may('plans.manage'), listWaitingTasks)
  if (data === undefined || data.rows.length === 0) return null
  return (
    <Panel title="工作方案的任务" more={<Link to="/plans">工作方案</Link>}>
      <ul className="lines">
        {data.rows.slice(0, SHOWN).map(({ id, planId, no, words, unitName, dueOn, daysLeft, isToConfirm }) => (
          <li key={id}>
            <Tag color={isToConfirm ? 'warning' : 'default'}>{isToConfirm ? '待确认' : '待报告'}</Tag>
            <Link className="grow" to={`/plans/${planId}/tasks/${id}`}>
              第 {no} 项 {words}
            </Link>
            <span className="quiet">
              {isToConfirm ? `${unitName} · ` : ''}期限 {dueOn}
            </span>
            {isToConfirm ? null : <DaysLeft days={daysLeft} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
