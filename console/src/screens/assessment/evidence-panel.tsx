import { Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { viewEvidence } from '../../../../src/features/assessment/assessment.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import type { Assessment, Line } from './assessment-words.ts'

/** The records behind points that were computed; what cost some stands first. */
function Evidence({ id, unitId, indicatorKey }: { id: string; unitId: string; indicatorKey: string }): ReactNode {
  const query = useCall(viewEvidence, { params: { id, unitId, indicatorKey } })
  return (
    <Loaded query={query}>
      {({ rows }) => (
        <ul className="lines">
          {rows.map(({ title, note, isDone }, at) => (
            // Rows of one reading: they never move.
            // biome-ignore lint/suspicious/noArrayIndexKey: titles may be the same
            <li key={at}>
              <span className="grow">
                {title}
                <br />
                <span className="quiet">{note}</span>
              </span>
              <Tag color={isDone ? 'success' : 'error'}>{isDone ? '得分' : '失分'}</Tag>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}

/** What the points of a unit were computed from, for those who may know. */
export function EvidencePanel({ view, line }: { view: Assessment; line: Line }): ReactNode {
  const [opened, setOpened] = useState<readonly string[]>([])
  const computed = view.indicators.filter(({ key, measure }) => {
    const got = line.indicators.find((each) => each.key === key)
    return measure !== null && got !== undefined && got.of > 0
  })
  const mayKnow = view.mayScore || view.mayManage || view.mayDecide || line.mayAnswer
  if (computed.length === 0 || !mayKnow) return null
  return (
    <>
      <h3>依据</h3>
      {view.state === 'published' ? <p className="quiet">得分在发布时固定；下面是现在的记录。</p> : null}
      {computed.map(({ key, name }) => (
        <details
          key={key}
          className="scheme"
          onToggle={({ currentTarget }) => {
            if (currentTarget.open) setOpened((keys) => [...keys, key])
          }}
        >
          <summary>{name}</summary>
          {opened.includes(key) ? <Evidence id={view.id} unitId={line.unitId} indicatorKey={key} /> : null}
        </details>
      ))}
    </>
  )
}
