import { Button, type TableProps, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { listUnitsEndpoint } from '../../../src/features/organisation/organisation.contract.ts'
import { listSites } from '../../../src/features/sites/sites.contract.ts'
import type { Reply } from '../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../api/use-call.ts'
import { ACTIONS, DataTable } from '../parts/card-table.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page, Panel } from '../parts/page.tsx'
import { ChoiceField } from '../parts/query-fields.tsx'
import { type ListState, QueryBar, useListState } from '../parts/table-page.tsx'
import { useOpen } from '../parts/use-open.ts'
import { ColumnForm, KIND_NAMES } from './columns/column-form.tsx'
import { LateColumns } from './columns/late-columns.tsx'
import { NewSite, SiteSettings } from './columns/site-form.tsx'
import { Topics } from './columns/topics.tsx'

type Site = Reply<typeof listSites>['rows'][number]
type Column = Site['columns'][number]

const STATES = [
  { value: 'active', label: '在用' },
  { value: 'closed', label: '已关闭' },
  { value: 'all', label: '全部' },
]

/** Where the portal shows the site's columns: the unit's address counts, which can change. */
function useBaseOf({ unitId, slug }: Site): string {
  const units = useCall(listUnitsEndpoint)
  if (unitId === null) return '/columns/'
  const unit = units.data?.rows.find(({ id }) => id === unitId)
  return `/units/${unit?.slug ?? slug}/columns/`
}

/** When the column was updated, and by how much it has missed what it promised. */
function LastUpdate({ column: { lastListedOn, lateDays } }: { column: Column }): ReactNode {
  if (lastListedOn === null) return <span className="quiet">还没有内容</span>
  return (
    <>
      {lastListedOn} {lateDays > 0 ? <Tag color="orange">超期 {lateDays} 天</Tag> : null}
    </>
  )
}

function columnsFor(base: string): NonNullable<TableProps<Column>['columns']> {
  return [
    { title: '栏目', dataIndex: 'name', width: 150 },
    { title: '样式', dataIndex: 'kind', width: 100, render: (kind: Column['kind']) => KIND_NAMES[kind] },
    {
      title: '更新周期',
      dataIndex: 'updateIntervalDays',
      width: 130,
      render: (days: number | null) =>
        days === null ? <span className="quiet">不要求</span> : `每 ${String(days)} 天`,
    },
    { title: '最近更新', key: 'last', width: 190, render: (_, column) => <LastUpdate column={column} /> },
    { title: '首页', dataIndex: 'onHome', width: 90, render: (on: boolean) => (on ? '显示' : '不显示') },
    {
      title: '状态',
      dataIndex: 'state',
      width: 90,
      render: (state: Column['state']) => (state === 'active' ? <Tag color="green">在用</Tag> : <Tag>已关闭</Tag>),
    },
    {
      title: '门户页面',
      dataIndex: 'slug',
      width: 240,
      render: (slug: string, { state }) =>
        state === 'closed' ? <span className="quiet">已关闭，不再显示</span> : <a href={base + slug}>{base + slug}</a>,
    },
  ]
}

function changeColumn(change: (column: Column) => void): NonNullable<TableProps<Column>['columns']>[number] {
  return {
    title: '操作',
    key: ACTIONS,
    width: 80,
    render: (_, column) => (
      <Button
        type="link"
        size="small"
        aria-label={`修改${column.name}`}
        onClick={() => {
          change(column)
        }}
      >
        修改
      </Button>
    ),
  }
}

interface ColumnsProps {
  readonly site: Site
  readonly columns: readonly Column[]
  readonly edit: (column?: Column) => void
}

function Columns({ site, columns, edit }: ColumnsProps): ReactNode {
  const shown = columnsFor(useBaseOf(site))
  const add = (): void => {
    edit()
  }
  const more = site.mayManage ? (
    <Button type="primary" onClick={add}>
      新增栏目
    </Button>
  ) : (
    '您可以查看，不能修改'
  )
  return (
    <Panel title={`${site.name}：栏目`} more={more}>
      <DataTable<Column>
        columns={site.mayManage ? [...shown, changeColumn(edit)] : shown}
        dataSource={columns}
        rowKey="id"
        pagination={false}
        locale={{ emptyText: <p className="quiet">没有符合条件的栏目。</p> }}
      />
    </Panel>
  )
}

function OneSite({ site, state }: { site: Site; state: string }): ReactNode {
  const [changing, setChanging] = useState<Column>()
  const form = useOpen()
  const edit = (column?: Column): void => {
    setChanging(column)
    form.open()
  }
  const wanted = site.columns.filter((column) => state === 'all' || column.state === state)
  return (
    <>
      <Columns site={site} columns={wanted} edit={edit} />
      <ColumnForm opening={form} column={changing} site={site} />
      <Topics site={site} />
      <SiteSettings site={site} />
    </>
  )
}

function Chosen({ sites, list }: { sites: readonly Site[]; list: ListState }): ReactNode {
  const usual = sites[0]?.id ?? ''
  const site = sites.find(({ id }) => id === (list.get('site') ?? usual))
  return (
    <>
      <QueryBar list={list}>
        <ChoiceField
          list={list}
          name="site"
          label="站点"
          width={240}
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
          usual={usual}
        />
        <ChoiceField list={list} name="state" label="状态" width={120} options={STATES} usual="active" />
      </QueryBar>
      {site ? (
        <OneSite key={site.id} site={site} state={list.get('state') ?? 'active'} />
      ) : (
        <p className="quiet">没有这个站点。请重新选择，或者点“重置”。</p>
      )}
    </>
  )
}

/** 栏目与子站: the portal's columns and those of each unit's sub-site. */
export default function ColumnList(): ReactNode {
  const list = useListState()
  const query = useCall(listSites)
  return (
    <Page title="栏目与子站" lead="栏目不删除，只关闭；已公开的信息不受影响。" actions={<NewSite />}>
      <Loaded query={query}>
        {({ rows }) => (
          <>
            <LateColumns sites={rows} />
            <Chosen sites={rows} list={list} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
