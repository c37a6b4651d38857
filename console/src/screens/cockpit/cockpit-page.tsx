import type { TableProps } from 'antd'
import { Tag } from 'antd'
import { valueWords } from '../../../../src/kernel/figure-terms.ts'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { getCockpit } from '../../../../src/features/cockpit/cockpit.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { menuFor } from '../../app/menu.ts'
import { useSession } from '../../app/session.tsx'
import { DataTable } from '../../parts/card-table.tsx'
import { ColumnChart } from '../../parts/column-chart.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import '../../styles/cockpit.css'

type View = Reply<typeof getCockpit>
type Unit = View['units'][number]
type Kind = View['cases'][number]

function sumOf<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0)
}

/** The one sentence that a leader reads first. */
function sentence({ catalogues, cases, units }: View): string {
  const [overdueItems, missing] = [sumOf(catalogues, (c) => c.overdue), sumOf(catalogues, (c) => c.missing)]
  const overdueCases = sumOf(cases, (kind) => kind.overdue)
  const red = units.filter(({ isRed }) => isRed).length
  if (overdueItems + missing + overdueCases === 0) return '目录事项按时公开，办件没有逾期，没有需要督促的单位。'
  const parts = [
    ...(overdueCases > 0 ? [`办件逾期 ${String(overdueCases)} 件`] : []),
    ...(overdueItems > 0 ? [`目录事项逾期 ${String(overdueItems)} 项`] : []),
    ...(missing > 0 ? [`目录事项未公开 ${String(missing)} 项`] : []),
  ]
  return `${parts.join('，')}；需要督促的单位 ${String(red)} 个。`
}

interface TileProps {
  /** The list behind the number; none for whoever may not open it. */
  readonly to: string | null
  readonly value: string
  readonly label: string
  readonly tone?: 'late' | 'due' | ''
}

function Tile({ to, value, label, tone = '' }: TileProps): ReactNode {
  const words = (
    <>
      <b>{value}</b>
      <span>{label}</span>
    </>
  )
  return to === null ? (
    <div className={`tile ${tone}`}>{words}</div>
  ) : (
    <Link to={to} className={tone}>
      {words}
    </Link>
  )
}

function Tiles({ view }: { view: View }): ReactNode {
  const urges = useSession().may('cases.urge')
  const [overdue, near] = [sumOf(view.cases, (kind) => kind.overdue), sumOf(view.cases, (kind) => kind.near)]
  const list = (query: string): string | null => (urges ? `/waiting-cases${query}` : null)
  return (
    <div className="figures">
      {view.catalogues.map(({ id, name, total, current, dueSoon }) => (
        <Tile
          key={id}
          to={`/catalogue?catalogue=${id}`}
          value={`${String(current + dueSoon)}/${String(total)}`}
          label={`${name} 没有逾期和缺项`}
          tone={current + dueSoon < total ? 'due' : ''}
        />
      ))}
      <Tile to={null} value={String(sumOf(view.cases, (kind) => kind.open))} label="在办" />
      <Tile to={list('?why=near')} value={String(near)} label="三个工作日内到期" tone={near > 0 ? 'due' : ''} />
      <Tile to={list('?why=overdue')} value={String(overdue)} label="逾期" tone={overdue > 0 ? 'late' : ''} />
    </div>
  )
}

function UnitName({ name, isRed }: Unit): ReactNode {
  return (
    <>
      {name} {isRed ? <Tag color="error">需要督促</Tag> : null}
    </>
  )
}

const UNITS: NonNullable<TableProps<Unit>['columns']> = [
  { title: '单位', key: 'name', width: 180, render: (_, unit) => <UnitName {...unit} /> },
  { title: '在办', dataIndex: 'openCases', width: 60, align: 'right' },
  { title: '逾期办件', dataIndex: 'overdueCases', width: 86, align: 'right' },
  {
    title: '逾期事项',
    key: 'overdueItems',
    width: 86,
    align: 'right',
    render: (_, { unitId, overdueItems }) => <Link to={`/catalogue?unit=${unitId}&state=overdue`}>{overdueItems}</Link>,
  },
  {
    title: '未公开事项',
    key: 'missingItems',
    width: 100,
    align: 'right',
    render: (_, { unitId, missingItems }) => <Link to={`/catalogue?unit=${unitId}&state=missing`}>{missingItems}</Link>,
  },
]

/** Where the cases of a kind are listed; those of the mailboxes in one list. */
const LISTS: Readonly<Record<string, string>> = {
  application: '/applications',
  order: '/orders',
  service: '/service-statistics',
}

function KindName({ kind, name }: Kind): ReactNode {
  const session = useSession()
  const path = LISTS[kind] ?? '/mailbox-letters'
  const isOpen = menuFor(session).some(({ entries }) => entries.some((entry) => entry.path === path))
  return isOpen ? <Link to={path}>{name}</Link> : name
}

const KINDS: NonNullable<TableProps<Kind>['columns']> = [
  { title: '办件', key: 'name', render: (_, kind) => <KindName {...kind} /> },
  { title: '在办', dataIndex: 'open', width: 80, align: 'right' },
  { title: '将到期', dataIndex: 'near', width: 80, align: 'right' },
  { title: '逾期', dataIndex: 'overdue', width: 80, align: 'right' },
]

function YearFigures({ figures }: Pick<View, 'figures'>): ReactNode {
  return (
    <ul className="lines">
      {figures.map(({ key, name, value, unit, growth }) => (
        <li key={key}>
          <Link className="grow" to={`/figures?figure=${key}`}>
            {name}
          </Link>
          <b>{valueWords({ value, unit })}</b>
          <span className="quiet">
            {growth === null ? '上年同期无可比数' : `同比 ${growth > 0 ? '+' : ''}${growth.toFixed(1)}%`}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** How the plans of work stand, in a line. */
function TasksLine({ tasks: { total, open, claimed, overdue } }: Pick<View, 'tasks'>): ReactNode {
  return (
    <p>
      <Link to="/plans">工作方案</Link>：
      {total === 0
        ? '没有正在执行的方案。'
        : `共 ${String(total)} 项任务，未完成 ${String(open)} 项，其中待确认 ${String(claimed)} 项，逾期 ${String(overdue)} 项。`}
    </p>
  )
}

function Trends({ trends }: Pick<View, 'trends'>): ReactNode {
  return (
    <div className="trends">
      {trends.map(({ key, name, unit, steps }) => (
        <Panel
          key={key}
          title={`${name.replace(/^期间/, '')}（${unit}，近十二个月）`}
          more={<Link to={`/figures?figure=${key}`}>记录</Link>}
        >
          <ColumnChart bars={steps} unit={unit} />
        </Panel>
      ))}
    </div>
  )
}

function Cockpit({ view }: { view: View }): ReactNode {
  const urges = useSession().may('cases.urge')
  return (
    <>
      <p className="sentence">{sentence(view)}</p>
      <Tiles view={view} />
      <div className="halves">
        <Panel title="各单位" {...(urges ? { more: <Link to="/waiting-cases">去督办</Link> } : {})}>
          <DataTable<Unit> name="各单位" rowKey="unitId" columns={UNITS} dataSource={view.units} pagination={false} />
        </Panel>
        <div>
          <Panel title="办件">
            <DataTable<Kind> name="办件" rowKey="kind" columns={KINDS} dataSource={view.cases} pagination={false} />
          </Panel>
          <Panel title="今年以来" more={<Link to="/figures">全部指标</Link>}>
            <YearFigures figures={view.figures} />
          </Panel>
        </div>
      </div>
      <TasksLine tasks={view.tasks} />
      <Trends trends={view.trends} />
    </>
  )
}

/** 驾驶舱: one sentence, then where it comes from. */
export default function CockpitPage(): ReactNode {
  const query = useCall(getCockpit)
  return (
    <Page title="驾驶舱" lead="今天的公开和办理情况。带颜色的名称和数字可以点开。">
      <Loaded query={query}>{(view) => <Cockpit view={view} />}</Loaded>
    </Page>
  )
}
