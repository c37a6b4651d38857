import type { TableProps } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { getMailboxStatistics, listFigureLetters } from '../../../../src/features/mailboxes/mailboxes.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { DataTable } from '../../parts/card-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { DaysField } from '../../parts/query-fields.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { type ListState, QueryBar, useListState } from '../../parts/table-page.tsx'
import '../../styles/cases.css'
import { type Period, periodOf } from '../cases/period.ts'
import type { LetterRow } from './letter-view.ts'

type Figures = Reply<typeof getMailboxStatistics>
type Group = Figures['byMailbox'][number]
type Figure = 'opened' | 'concluded' | 'late' | 'overdue' | 'solved' | 'unsolved' | 'rated'

const NAMES: Readonly<Record<Figure, string>> = {
  opened: '收到',
  concluded: '办结',
  late: '其中逾期',
  overdue: '逾期未办结',
  solved: '说已解决',
  unsolved: '说未解决',
  rated: '有评价',
}

function percent(rate: number | null): string {
  return rate === null ? '无' : `${(rate * 100).toFixed(1)}%`
}

function marks(average: number | null): string {
  return average === null ? '无' : `${average.toFixed(1)} 分`
}

/** By what letters are grouped: its name in the address. */
type By = 'mailboxId' | 'kind' | 'unitId'

interface CountProps {
  readonly list: ListState
  readonly figure: Figure
  readonly count: number
  readonly of?: readonly [by: By, key: string]
}

/** A figure opens the letters that it counts. */
function Count({ list, figure, count, of: [by, key] = ['kind', ''] }: CountProps): ReactNode {
  if (count === 0) return <span className="quiet">0</span>
  return (
    <a
      href={`?figure=${figure}&by=${by}&key=${key}`}
      onClick={(event) => {
        event.preventDefault()
        list.set({ figure, by, key })
      }}
    >
      {count}
    </a>
  )
}

function columnsFor(list: ListState, by: By, title: string): NonNullable<TableProps<Group>['columns']> {
  const counts = (Object.keys(NAMES) as Figure[]).map((figure) => ({
    key: figure,
    title: NAMES[figure],
    width: 100,
    align: 'right' as const,
    render: (_: unknown, row: Group) => (
      <Count list={list} figure={figure} count={row[figure]} of={[by, row.key === '' ? 'none' : row.key]} />
    ),
  }))
  return [
    { title, dataIndex: 'name', width: 200 },
    ...counts,
    { title: '按期率', key: 'rate', width: 90, align: 'right', render: (_, row) => percent(row.onTimeRate) },
    { title: '平均评价', key: 'rating', width: 100, align: 'right', render: (_, row) => marks(row.averageRating) },
  ]
}

interface GroupsProps {
  readonly list: ListState
  readonly by: By
  readonly title: string
  readonly column: string
  readonly groups: readonly Group[]
}

function Groups({ list, by, title, column, groups }: GroupsProps): ReactNode {
  return (
    <Panel title={title}>
      <DataTable<Group>
        name={title}
        rowKey="key"
        columns={columnsFor(list, by, column)}
        dataSource={groups}
        pagination={false}
        locale={{ emptyText: <p className="quiet">这段时间没有来信。</p> }}
      />
    </Panel>
  )
}

function Totals({ list, figures }: { list: ListState; figures: Figures }): ReactNode {
  const { total, averageWorkingDays } = figures
  const counts = (Object.keys(NAMES) as Figure[]).map(
    (figure) => [NAMES[figure], <Count key={figure} list={list} figure={figure} count={total[figure]} />] as const,
  )
  const shown: readonly (readonly [string, ReactNode])[] = [
    ...counts,
    ['按期办结率', percent(total.onTimeRate)],
    ['平均评价', marks(total.averageRating)],
    ['平均办理工作日', averageWorkingDays === null ? '无' : averageWorkingDays.toFixed(1)],
  ]
  return (
    <dl className="figures plain">
      {shown.map(([label, figure]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  )
}

interface LettersProps {
  readonly figure: Figure
  readonly period: Period
  readonly by: string | undefined
  readonly value: string | undefined
}

function filterOf({ by, value }: LettersProps) {
  if (value === undefined || value === '') return {}
  if (by === 'kind') return { kind: value as LetterRow['kind'] }
  return by === 'unitId' ? { unitId: value } : { mailboxId: value }
}

function Letters(props: LettersProps): ReactNode {
  const query = useCall(listFigureLetters, { query: { ...props.period, figure: props.figure, ...filterOf(props) } })
  return (
    <Loaded query={query}>
      {({ rows, total, hidden }) => (
        <>
          <p className="quiet">
            共 {total} 件{hidden > 0 ? `，其中 ${String(hidden)} 件由其他部门办理，您无权打开` : ''}
            {rows.length < total - hidden ? `；只列最新的 ${String(rows.length)} 件` : ''}。
          </p>
          <ul className="lines">
            {rows.map(({ id, number, subject, openedOn, concludedOn, rating }) => (
              <li key={id}>
                <Link to={`/mailbox-letters/${id}`}>{number}</Link>
                <span className="grow">{subject}</span>
                <span className="quiet">
                  {openedOn} 收到{concludedOn === null ? '，未办结' : `，${concludedOn} 办结`}
                  {rating === null ? '' : `，${String(rating)} 分`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Loaded>
  )
}

function FigureDrawer({ list }: { list: ListState }): ReactNode {
  const figure = list.get('figure') as Figure | undefined
  return (
    <SideDrawer
      isOpen={figure !== undefined}
      close={() => {
        list.set({ figure: undefined, by: undefined, key: undefined })
      }}
      title={figure === undefined ? '来信' : `所计的来信：${NAMES[figure]}`}
    >
      {figure === undefined ? null : (
        <Letters figure={figure} period={periodOf(list)} by={list.get('by')} value={list.get('key')} />
      )}
    </SideDrawer>
  )
}

/** 来信统计: letters and calls that came in a period, by mailbox, kind and unit; each figure opens its letters. */
export default function StatisticsPage(): ReactNode {
  const list = useListState()
  const period = periodOf(list)
  const query = useCall(getMailboxStatistics, { query: period })
  return (
    <Page title="来信统计" lead={`${period.from} 至 ${period.to} 收到的来信和来电。点数字可以看到所计的来信。`}>
      <QueryBar list={list}>
        <DaysField list={list} label="期间" />
      </QueryBar>
      <Loaded query={query}>
        {(figures) => (
          <>
            <Totals list={list} figures={figures} />
            <Groups list={list} by="mailboxId" title="按信箱" column="信箱" groups={figures.byMailbox} />
            <Groups list={list} by="kind" title="按类型" column="类型" groups={figures.byKind} />
            <Groups list={list} by="unitId" title="按承办单位" column="单位" groups={figures.byUnit} />
          </>
        )}
      </Loaded>
      <FigureDrawer list={list} />
    </Page>
  )
}
