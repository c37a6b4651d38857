import type { ReactNode } from 'react'
import { listHallEvidence } from '../../../../src/features/services/statistics.contract.ts'
import { PERSON_KIND_NAMES, PERSON_KINDS } from '../../../../src/kernel/person-kind.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import type { ListState } from '../../parts/table-page.tsx'

/** The figures that can be opened. */
export const FIGURE_NAMES = {
  accepted: '收到的办件',
  ended: '办结的办件',
  late: '逾期的办件',
  'asked-again': '要求补充的办件',
  rated: '评价过的办件',
} as const
export type Figure = keyof typeof FIGURE_NAMES

/** The period and unit that are looked at. */
export interface Scope {
  readonly from: string
  readonly to: string
  readonly unitId: string | undefined
}

/** What a figure of one row is narrowed to, from “unit:ID”, “service:ID” or “kind:KIND”. */
function narrowed(group: string) {
  const [by = '', key = ''] = group.split(':')
  const kind = PERSON_KINDS.find((each) => each === key)
  if (by === 'unit') return { unitId: key }
  if (by === 'service') return { serviceId: key }
  return kind ? { kind } : {}
}

function Matters({ figure, group, scope }: { figure: Figure; group: string; scope: Scope }): ReactNode {
  const query = useCall(listHallEvidence, { query: { ...scope, ...narrowed(group), figure } })
  return (
    <Loaded query={query}>
      {({ rows }) => (
        <ul className="lines">
          {rows.map(({ caseId, number, serviceName, personKind, openedOn, endedOn, isLate, rating }) => (
            <li key={caseId}>
              <b>{number}</b>
              <span className="grow">
                {serviceName} · {PERSON_KIND_NAMES[personKind]}
              </span>
              <span className="quiet">
                {openedOn} 提出{endedOn === null ? '，未办结' : `，${endedOn} 办结`}
                {isLate ? '，逾期' : ''}
                {rating === null ? '' : `，评价 ${String(rating)} 分`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}

/** The matters behind the figure that was opened, the newest fifty. */
export function Evidence({ list, scope }: { list: ListState; scope: Scope }): ReactNode {
  const figure = (Object.keys(FIGURE_NAMES) as Figure[]).find((each) => each === list.get('figure'))
  return (
    <SideDrawer
      isOpen={figure !== undefined}
      close={() => {
        list.set({ figure: undefined, group: undefined })
      }}
      title={figure ? `${FIGURE_NAMES[figure]}（最近 50 件）` : '办件'}
    >
      {figure ? <Matters figure={figure} group={list.get('group') ?? ''} scope={scope} /> : null}
    </SideDrawer>
  )
}
