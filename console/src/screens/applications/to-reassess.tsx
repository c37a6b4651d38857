import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listToReassess } from '../../../../src/features/applications/application-views.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/page.tsx'
import { today } from '../../parts/today.ts'

/** What was not disclosed and is to be looked at again within a month. */
export function ToReassess(): ReactNode {
  const query = useCall(listToReassess, { query: {} })
  return (
    <Panel title="应当重新评估的不予公开">
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">三十天内没有要重新评估的。不予公开的按“申请规则”中的间隔定期评估。</p>
          ) : (
            <ul className="lines">
              {rows.map(({ id, number, subject, reassessOn }) => (
                <li key={id}>
                  <Link to={`/applications/${id}`}>{number}</Link>
                  <span className="grow">{subject}</span>
                  <span className="quiet">
                    {reassessOn} {reassessOn < today() ? '已过评估日' : '前评估'}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}
