import { Alert, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { getStatistics, listCellCases } from '../../../../src/features/applications/statistics.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { DataTable } from '../../parts/card-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { DaysField } from '../../parts/query-fields.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { type ListState, QueryBar, useListState } from '../../parts/table-page.tsx'
import { optionsOf } from '../documents/names.ts'
import '../../styles/cases.css'
import { type Period, periodOf } from '../cases/period.ts'
import { APPLICANT_NAMES } from './names.ts'

type Figures = Reply<typeof getStatistics>
type Row = Figures['rows'][number]
type Channel = Figures['channels'][number]
type Column = keyof typeof APPLICANT_NAMES

interface CellProps {
  readonly row: Row
  readonly column: Column | 'total'
  readonly list: ListState
}

/** A figure opens the applications that it counts. */
function Cell({ row, column, list }: CellProps): ReactNode {
  const count = row[column]
  if (count === 0) return <span className="quiet">0</span>
  return (
    <a
      href={`?row=${row.row}&column=${column}`}
      onClick={(event) => {
        event.preventDefault()
        list.set({ row: row.row, column })
      }}
    >
      {count}
    </a>
  )
}

function columnsFor(list: ListState): NonNullable<TableProps<Row>['columns']> {
  const kinds = optionsOf(APPLICANT_NAMES).map(({ value, label }) => ({ key: value, title: label }))
  return [
    { title: '项目', dataIndex: 'name', width: 340 },
    ...[...kinds, { key: 'total' as const, title: '总计' }].map(({ key, title }) => ({
      key,
      title,
      width: 96,
      align: 'right' as const,
      render: (_: unknown, row: Row) => <Cell row={row} column={key} list={list} />,
    })),
  ]
}

function Sums({ faults }: { faults: readonly string[] }): ReactNode {
  if (faults.length === 0)
    return <p className="quiet">已核对：各列第一项加第二项等于第三项加第四项，各行总计等于各列之和。</p>
  return (
    <Alert
      type="error"
      showIcon
      title="统计表不平，请联系系统管理员"
      description={faults.map((fault) => <div key={fault}>{fault}</div>)}
      style={{ marginBottom: 12 }}
    />
  )
}

const CHANNEL_COLUMNS: NonNullable<TableProps<Channel>['columns']> = [
  { title: '提出方式', dataIndex: 'name', width: 200 },
  { title: '办结', dataIndex: 'concluded', width: 90, align: 'right' },
  { title: '其中逾期', dataIndex: 'late', width: 90, align: 'right' },
]

function Handling({ figures }: { figures: Figures }): ReactNode {
  const { concluded, late, onTimeRate, averageWorkingDays, channels } = figures
  const shown: [string, string][] = [
    ['办结', String(concluded)],
    ['其中逾期', String(late)],
    ['按期办结率', onTimeRate === null ? '无' : `${(onTimeRate * 100).toFixed(1)}%`],
    ['平均办理工作日', averageWorkingDays === null ? '无' : averageWorkingDays.toFixed(1)],
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
      <Panel title="按提出方式">
        <DataTable<Channel>
          name="按提出方式"
          rowKey="channel"
          columns={CHANNEL_COLUMNS}
          dataSource={channels}
          pagination={false}
          locale={{ emptyText: <p className="quiet">这段时间没有申请。</p> }}
        />
      </Panel>
    </>
  )
}

interface CasesProps {
  readonly row: Row
  readonly column: string | undefined
  readonly period: Period
}

function Cases({ row, column, period }: CasesProps): ReactNode {
  const kind = column === undefined || column === 'total' ? {} : { column: column as Column }
  const query = useCall(listCellCases, { query: { ...period, row: row.row, ...kind } })
  return (
    <Loaded query={query}>
      {({ rows }) => (
        <ul className="lines">
          {rows.map(({ id, number, subject, openedOn, concludedOn }) => (
            <li key={id}>
              <Link to={`/applications/${id}`}>{number}</Link>
              <span className="grow">{subject}</span>
              <span className="quiet">
                {openedOn} 提出{concludedOn === null ? '，未办结' : `，${concludedOn} 办结`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}

function CellDrawer({ rows, list }: { rows: readonly Row[]; list: ListState }): ReactNode {
  const row = rows.find((each) => each.row === list.get('row'))
  const column = list.get('column')
  const kind = column === undefined || column === 'total' ? '总计' : (APPLICANT_NAMES as Record<string, string>)[column]
  return (
    <SideDrawer
      isOpen={row !== undefined}
      close={() => {
        list.set({ row: undefined, column: undefined })
      }}
      title={row ? `${row.name}：${kind ?? ''}` : '申请'}
    >
      {row ? <Cases row={row} column={column} period={periodOf(list)} /> : null}
    </SideDrawer>
  )
}

/** 申请统计: the table that the State asks for, counted from the cases, and how they were handled. */
export default function StatisticsPage(): ReactNode {
  const list = useListState()
  const period = periodOf(list)
  const query = useCall(getStatistics, { query: period })
  return (
    <Page title="申请统计" lead={`${period.from} 至 ${period.to}。点数字可以看到所计的申请。`}>
      <QueryBar list={list}>
        <DaysField list={list} label="期间" />
      </QueryBar>
      <Loaded query={query}>
        {(figures) => (
          <>
            <Handling figures={figures} />
            <Panel title="收到和处理信息公开申请情况">
              <Sums faults={figures.faults} />
              <div className="long-labels">
                <DataTable<Row>
                  name="收到和处理信息公开申请情况"
                  rowKey="row"
                  columns={columnsFor(list)}
                  dataSource={figures.rows}
                  pagination={false}
                />
              </div>
            </Panel>
            <CellDrawer rows={figures.rows} list={list} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
