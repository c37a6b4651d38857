import type { TableProps } from 'antd'
import type { ReactNode } from 'react'
import { getHallStatistics } from '../../../../src/features/services/statistics.contract.ts'
import { rolesWith } from '../../../../src/kernel/roles.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { type Session, useSession } from '../../app/session.tsx'
import { DataTable } from '../../parts/card-table.tsx'
import { type Choice, useUnitChoices } from '../../parts/choices.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { ChoiceField, DaysField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar, useListState } from '../../parts/table-page.tsx'
import '../../styles/cases.css'
import { today } from '../../parts/today.ts'
import { Evidence, type Figure, type Scope } from './statistics-evidence.tsx'

type Statistics = Reply<typeof getHallStatistics>
type Group = Statistics['units'][number]
type Wait = Statistics['waits'][number]

/** The period in the address; without one, this year until today. */
function periodOf(list: ListState): { from: string; to: string } {
  const to = list.get('until') ?? today()
  return { from: list.get('from') ?? `${to.slice(0, 4)}-01-01`, to }
}

/** Units whose figures the person may see: null for all of them. */
function watchedUnits({ me }: Session): readonly string[] | null {
  const grants = me.roles.filter(({ role }) => rolesWith('hall.watch').includes(role))
  const isBound = grants.every(({ role, unitId }) => role === 'unit_head' && unitId !== null)
  return isBound ? grants.flatMap(({ unitId }) => unitId ?? []) : null
}

function useScope(list: ListState): { units: Choice[]; unitId: string | undefined } {
  const session = useSession()
  const all = useUnitChoices()
  const watched = watchedUnits(session)
  const units = watched ? all.filter(({ value }) => watched.includes(value)) : all
  return { units, unitId: list.get('unit') ?? watched?.[0] }
}

interface FigureProps {
  readonly list: ListState
  readonly count: number
  readonly figure: Figure
  readonly group?: string
}

/** A figure opens the matters that it counts. */
function FigureLink({ list, count, figure, group = '' }: FigureProps): ReactNode {
  if (count === 0) return <span className="quiet">0</span>
  return (
    <a
      href={`?figure=${figure}`}
      onClick={(event) => {
        event.preventDefault()
        list.set({ figure, group })
      }}
    >
      {count}
    </a>
  )
}

function percent(value: number | null): string {
  return value === null ? '无' : `${value.toFixed(1)}%`
}

function ratingText({ rated, rating }: Pick<Group, 'rated' | 'rating'>): string {
  return rating === null ? '无' : `${rating.toFixed(1)} 分（${String(rated)} 人）`
}

function Whole({ figures, list }: { figures: Statistics; list: ListState }): ReactNode {
  const { before, growth } = figures
  const change =
    growth === null ? '上年同期没有办件' : `比上年同期${growth < 0 ? '减少' : '增加'} ${Math.abs(growth).toFixed(1)}%`
  const shown: [string, ReactNode][] = [
    ['收到', <FigureLink key="n" list={list} count={figures.accepted} figure="accepted" />],
    ['上年同期', before.accepted],
    ['办结', <FigureLink key="n" list={list} count={figures.ended} figure="ended" />],
    ['其中逾期', <FigureLink key="n" list={list} count={figures.late} figure="late" />],
    ['按期办结率', percent(figures.onTime)],
    ['要求补充', <FigureLink key="n" list={list} count={figures.askedAgain} figure="asked-again" />],
    ['评价', ratingText(figures)],
  ]
  return (
    <>
      <dl className="figures plain">
        {shown.map(([label, figure]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        {change}（{before.from} 至 {before.to}）。
      </p>
    </>
  )
}

function columnsFor(
  title: string,
  list: ListState,
  groupOf: (key: string) => string,
): NonNullable<TableProps<Group>['columns']> {
  const counted = (label: string, figure: Figure, of: (row: Group) => number) => ({
    title: label,
    key: figure,
    width: 90,
    align: 'right' as const,
    render: (_: unknown, row: Group) => (
      <FigureLink list={list} count={of(row)} figure={figure} group={groupOf(row.key)} />
    ),
  })
  return [
    { title, dataIndex: 'name', width: 240 },
    counted('收到', 'accepted', ({ accepted }) => accepted),
    counted('办结', 'ended', ({ ended }) => ended),
    counted('逾期', 'late', ({ late }) => late),
    { title: '按期率', key: 'onTime', width: 100, align: 'right', render: (_, row) => percent(row.onTime) },
    counted('要求补充', 'asked-again', ({ askedAgain }) => askedAgain),
    { title: '评价', key: 'rating', width: 150, align: 'right', render: (_, row) => ratingText(row) },
  ]
}

const WAITS: NonNullable<TableProps<Wait>['columns']> = [
  { title: '服务', dataIndex: 'serviceName', width: 240 },
  { title: '环节', dataIndex: 'stepName', width: 160 },
  { title: '办理次数', dataIndex: 'taken', width: 100, align: 'right' },
  { title: '逾期', dataIndex: 'late', width: 80, align: 'right' },
  { title: '平均天数', key: 'mean', width: 100, align: 'right', render: (_, { meanDays }) => meanDays.toFixed(1) },
  { title: '最长天数', dataIndex: 'mostDays', width: 100, align: 'right' },
]

function Groups({ figures, list }: { figures: Statistics; list: ListState }): ReactNode {
  const tables = [
    { title: '按单位', column: '单位', rows: figures.units, by: 'unit' },
    { title: '按服务', column: '服务', rows: figures.services, by: 'service' },
    { title: '按申请人身份', column: '身份', rows: figures.kinds, by: 'kind' },
  ]
  return tables.map(({ title, column, rows, by }) => (
    <Panel key={by} title={title}>
      <DataTable<Group>
        name={title}
        rowKey="key"
        columns={columnsFor(column, list, (key) => `${by}:${key}`)}
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: <p className="quiet">这段时间没有办件。</p> }}
      />
    </Panel>
  ))
}

function Content({ figures, list, scope }: { figures: Statistics; list: ListState; scope: Scope }): ReactNode {
  return (
    <>
      <Whole figures={figures} list={list} />
      <Groups figures={figures} list={list} />
      <Panel title="各环节用时">
        <DataTable<Wait>
          name="各环节用时"
          rowKey={({ serviceId, stepName }) => serviceId + stepName}
          columns={WAITS}
          dataSource={figures.waits}
          pagination={false}
          locale={{ emptyText: <p className="quiet">这段时间没有办过的环节。</p> }}
        />
      </Panel>
      <Evidence list={list} scope={scope} />
    </>
  )
}

/** 办事统计: what was handled, in time or not, and how people found it. */
export default function StatisticsPage(): ReactNode {
  const list = useListState()
  const { units, unitId } = useScope(list)
  const scope = { ...periodOf(list), unitId }
  const query = useCall(getHallStatistics, { query: scope })
  return (
    <Page title="办事统计" lead={`${scope.from} 至 ${scope.to} 收到的办件。点数字可以看到所计的办件。`}>
      <QueryBar list={list}>
        <DaysField list={list} label="期间" />
        <ChoiceField list={list} name="unit" label="单位" width={220} options={units} />
      </QueryBar>
      <Loaded query={query}>{(figures) => <Content figures={figures} list={list} scope={scope} />}</Loaded>
    </Page>
  )
}
