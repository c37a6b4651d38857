import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { getOrder } from '../../../../src/features/orders/orders.contract.ts'
import { FINDING_STATES } from '../../../../src/kernel/monitor-words.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'

const COLOURS = { open: 'error', cured: 'success', dismissed: 'default' } as const

/** The findings from which an order was made, each with its state as the monitors see it now. */
export function FindingLines({ findings }: Pick<Reply<typeof getOrder>, 'findings'>): ReactNode {
  return (
    <ul className="lines">
      {findings.map(({ id, ruleName, what, evidence, state }) => (
        <li key={id}>
          <div className="grow">
            <div>
              <Link to={`/monitors?state=${state}&finding=${id}`}>{what}</Link>
            </div>
            <div>
              {ruleName}：{evidence}
            </div>
          </div>
          <Tag color={COLOURS[state]}>{FINDING_STATES[state]}</Tag>
        </li>
      ))}
    </ul>
  )
}
