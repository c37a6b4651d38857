import { Button, type TableProps, Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listCatalogues } from '../../../../src/features/catalogue/catalogue.contract.ts'
import { getMatrix } from '../../../../src/features/responsibility/responsibility.contract.ts'
import { GAP_NAMES, GAPS } from '../../../../src/kernel/responsibility-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { useUnitChoices } from '../../parts/choices.ts'
import { DataTable } from '../../parts/card-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { ChoiceField, WordsField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar, useListState } from '../../parts/table-page.tsx'

type Row = Reply<typeof getMatrix>['rows'][number]
type Gap = (typeof GAPS)[number] | 'any'

const GAP_OPTIONS = [{ value: 'any', label: '有缺口' }, ...GAPS.map((value) => ({ value, label: GAP_NAMES[value] }))]

function Holders({ row: { holders, postName } }: { row: Row }): ReactNode {
  if (postName === '') return <span className="quiet">未定岗位</span>
  return (
    <>
      {postName}
      <div className="quiet">{holders.length === 0 ? '无人任职' : holders.join('、')}</div>
    </>
  )
}

const COLUMNS: NonNullable<TableProps<Row>['columns']> = [
  { title: '序号', dataIndex: 'number', width: 70 },
  {
    title: '公开事项',
    key: 'title',
    width: 250,
    render: (_, { title, catalogue, itemClass, itemId }) => (
      <>
        <Link to={`/catalogue?item=${itemId}`}>{title}</Link>
        <div className="quiet">
          {catalogue}
          {itemClass === '' ? '' : ` · ${itemClass}`}
        </div>
      </>
    ),
  },
  { title: '责任单位', key: 'unit', width: 120, render: (_, { unitName }) => (unitName === '' ? '未定' : unitName) },
  { title: '岗位和人员', key: 'post', width: 140, render: (_, row) => <Holders row={row} /> },
  { title: '更新要求', dataIndex: 'rule', width: 160 },
  {
    title: '审核流程',
    key: 'route',
    width: 170,
    render: (_, { route }) => (route.length === 0 ? '未设' : route.join(' → ')),
  },
  {
    title: '缺口',
    key: 'gaps',
    width: 120,
    render: (_, { gaps }) =>
      gaps.length === 0
        ? '无'
        : gaps.map((gap) => (
            <Tag key={gap} color={gap === 'no-post' ? 'warning' : 'error'}>
              {GAP_NAMES[gap]}
            </Tag>
          )),
  },
]

function Search({ list }: { list: ListState }): ReactNode {
  const { data } = useCall(listCatalogues)
  const catalogues = (data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <QueryBar list={list}>
      <ChoiceField list={list} name="catalogue" label="目录" width={200} options={catalogues} />
      <ChoiceField list={list} name="unit" label="责任单位" width={170} options={useUnitChoices()} />
      <ChoiceField list={list} name="gap" label="缺口" width={140} options={GAP_OPTIONS} />
      <WordsField list={list} name="q" label="事项、岗位、人员" width={160} />
    </QueryBar>
  )
}

function filterOf(list: ListState) {
  return {
    catalogueId: list.get('catalogue'),
    unitId: list.get('unit'),
    gap: list.get('gap') as Gap | undefined,
    q: list.get('q'),
  }
}

function exportAddress(list: ListState): string {
  const given = Object.entries(filterOf(list)).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `/api/v1/responsibility/export.xlsx?${new URLSearchParams(given).toString()}`
}

/** 责任矩阵: which unit, post and person is responsible for each item, along which route it is reviewed, and what is missing. */
export default function MatrixPage(): ReactNode {
  const list = useListState()
  const query = useCall(getMatrix, { query: filterOf(list) })
  const lead = query.data
    ? `共 ${String(query.data.total)} 个公开事项，${String(query.data.withGaps)} 个有缺口。单位、岗位在公开目录的更新要求中设定，任职在单位的岗位中登记。`
    : '每个公开事项由哪个单位、哪个岗位、谁负责。'
  return (
    <Page title="责任矩阵" lead={lead} actions={<Button href={exportAddress(list)}>导出 Excel</Button>}>
      <Search list={list} />
      <Loaded query={query}>
        {({ rows }) => (
          <div className="panel">
            <DataTable<Row>
              columns={COLUMNS}
              dataSource={rows}
              rowKey="itemId"
              pagination={{ defaultPageSize: 20, showTotal: (count) => `共 ${String(count)} 条` }}
              locale={{ emptyText: <p className="quiet">没有这样的事项。</p> }}
            />
          </div>
        )}
      </Loaded>
    </Page>
  )
}
