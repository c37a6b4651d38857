import { Tag } from 'antd'
import { valueWords } from '../../../../src/kernel/figure-terms.ts'
import type { ReactNode } from 'react'
import { getClosedPeriod, listClosedPeriods } from '../../../../src/features/figures/figures.contract.ts'
import { formatInstantCn } from '../../../../src/kernel/day.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/page.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import type { ListState } from '../../parts/table-page.tsx'

type Frozen = Reply<typeof getClosedPeriod>['figures'][number]

const STATES: Readonly<Record<Frozen['state'], readonly [color: string, name: string]>> = {
  same: ['success', '与封存时一致'],
  changed: ['warning', '记录有变动'],
  redefined: ['default', '口径已更新，不作比较'],
  gone: ['default', '指标已停用'],
}

function FrozenLine({ figure }: { figure: Frozen }): ReactNode {
  const [color, name] = STATES[figure.state]
  return (
    <li>
      <span className="grow">
        {figure.name}
        <span className="quiet"> 校验值 {figure.recordsHash.slice(0, 12)}</span>
      </span>
      <b>{valueWords(figure)}</b>
      {figure.state === 'changed' ? (
        <span className="quiet">现在 {figure.valueNow?.toLocaleString('zh-CN')}</span>
      ) : null}
      <Tag color={color}>{name}</Tag>
    </li>
  )
}

function Frozen({ id }: { id: string }): ReactNode {
  const query = useCall(getClosedPeriod, { params: { id } })
  return (
    <Loaded query={query}>
      {({ name, closedAt, closedBy, figures }) => (
        <>
          <p className="quiet">
            {name}，{closedBy}于 {formatInstantCn(new Date(closedAt))} 封存。
          </p>
          <ul className="lines">
            {figures.map((figure) => (
              <FrozenLine key={figure.key} figure={figure} />
            ))}
          </ul>
        </>
      )}
    </Loaded>
  )
}

type Closed = Reply<typeof listClosedPeriods>['rows'][number]

function ClosedLine({ period, list }: { period: Closed; list: ListState }): ReactNode {
  const { id, name, closedAt, closedBy } = period
  return (
    <li>
      <a
        className="grow"
        href={`?period=${id}`}
        onClick={(event) => {
          event.preventDefault()
          list.set({ period: id })
        }}
      >
        {name}
      </a>
      <span className="quiet">
        {closedBy}，{formatInstantCn(new Date(closedAt))}
      </span>
    </li>
  )
}

function ClosedLines({ rows, list }: { rows: readonly Closed[]; list: ListState }): ReactNode {
  if (rows.length === 0) return <p className="quiet">还没有封存过。编写年度报告前，选好期间后封存。</p>
  return (
    <ul className="lines">
      {rows.map((period) => (
        <ClosedLine key={period.id} period={period} list={list} />
      ))}
    </ul>
  )
}

/** The closed periods; each opens what was frozen beside what the same count gives today. */
export function ClosedPeriods({ list }: { list: ListState }): ReactNode {
  const query = useCall(listClosedPeriods)
  const opened = list.get('period')
  return (
    <Panel title="已封存的期间">
      <Loaded query={query}>{({ rows }) => <ClosedLines rows={rows} list={list} />}</Loaded>
      <SideDrawer
        isOpen={opened !== undefined}
        close={() => {
          list.set({ period: undefined })
        }}
        title="封存的指标"
        size={680}
      >
        {opened === undefined ? null : <Frozen key={opened} id={opened} />}
      </SideDrawer>
    </Panel>
  )
}
