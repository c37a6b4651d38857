import { Descriptions, Timeline } from 'antd'
import type { ReactNode } from 'react'
import { typeName } from '../../../../src/features/supervision/type-names.contract.ts'
import { Panel } from '../../parts/page.tsx'
import { instantText } from '../../parts/words.tsx'

/** Facts under one another, each with its name. */
export function facts(rows: readonly (readonly [string, ReactNode])[]): ReactNode {
  return (
    <Descriptions
      column={1}
      size="small"
      items={rows.map(([label, children]) => ({ key: label, label, children }))}
      styles={{ label: { width: 104, color: 'var(--ink-3)' } }}
    />
  )
}

interface Assignment {
  readonly unitId: string
  readonly unitName: string
  readonly isLead: boolean
  readonly isCurrent: boolean
  readonly reason: string
}

/** Whom the case is with, and was. */
export function UnitsPanel({ assignments }: { assignments: readonly Assignment[] }): ReactNode {
  if (assignments.length === 0) return null
  return (
    <Panel title="承办单位">
      <ul className="lines">
        {assignments.map(({ unitId, unitName, isLead, isCurrent, reason }, at) => (
          <li key={unitId + String(at)}>
            <span className="grow">{unitName}</span>
            <span className="quiet">
              {isCurrent ? (isLead ? '牵头' : '协办') : '已交回'}
              {reason === '' ? '' : ` · ${reason}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What happens to cases of every kind: its names stand under `case.` in the list of types. */
const OF_EVERY_KIND = ['due-changed', 'urged', 'escalated']

interface Event {
  readonly seq: number
  readonly type: string
  readonly at: string
  readonly actorName: string
  readonly reason: string
}

/** Who did what, when, and why. `area` begins the names of what happens to this kind of case. */
export function EventsPanel({ area, events }: { area: string; events: readonly Event[] }): ReactNode {
  const nameOf = (type: string): string => typeName(`${OF_EVERY_KIND.includes(type) ? 'case' : area}.${type}`)
  return (
    <Panel title="办理过程">
      <Timeline
        items={events.toReversed().map(({ seq, type, at, actorName, reason }) => ({
          key: String(seq),
          content: (
            <>
              <b>{nameOf(type)}</b> {actorName === '' ? '网上' : actorName}
              {reason === '' ? null : <div className="written">{reason}</div>}
              <div className="quiet">{instantText(at)}</div>
            </>
          ),
        }))}
      />
    </Panel>
  )
}
