import type { TableProps } from 'antd'
import type { ReactNode } from 'react'
import { catalogueBoard, listCatalogues } from '../../../../src/features/catalogue/catalogue.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { useUnitChoices } from '../../parts/choices.ts'
import { DataTable } from '../../parts/card-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { ChoiceField, WordsField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar, useListState } from '../../parts/table-page.tsx'
import { stateOptions, StateTag } from '../../parts/words.tsx'
import type { Item } from './item.ts'
import { ItemDrawer } from './item-drawer.tsx'
import { UnitSummary } from './unit-summary.tsx'

const OPEN = ['overdue', 'missing', 'due_soon']
const NATIONAL = 'moe50'

function Title({ item, show }: { item: Item; show: (id: string) => void }): ReactNode {
  return (
    <a
      href={`?item=${item.id}`}
      onClick={(event) => {
        event.preventDefault()
        show(item.id)
      }}
    >
      {item.title}
    </a>
  )
}

function State({ item: { state, dueOn } }: { item: Item }): ReactNode {
  return (
    <>
      <StateTag of="item" state={state} />
      {dueOn === null ? null : <div className="quiet">期限 {dueOn}</div>}
    </>
  )
}

function Responsible({ item: { unitName, postName } }: { item: Item }): ReactNode {
  return (
    <>
      {unitName}
      <div className="quiet">{postName}</div>
    </>
  )
}

function columnsFor(show: (id: string) => void): NonNullable<TableProps<Item>['columns']> {
  return [
    { title: '序号', dataIndex: 'number', width: 80 },
    { title: '公开事项', key: 'title', width: 380, render: (_, item) => <Title item={item} show={show} /> },
    { title: '责任单位', key: 'unit', width: 170, render: (_, item) => <Responsible item={item} /> },
    { title: '更新要求', dataIndex: 'ruleText', width: 220 },
    { title: '状态', key: 'state', width: 120, render: (_, item) => <State item={item} /> },
    { title: '已公开', dataIndex: 'documentCount', width: 80, align: 'right' },
  ]
}

function Search({ list }: { list: ListState }): ReactNode {
  const { data } = useCall(listCatalogues)
  const units = useUnitChoices()
  const catalogues = (data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const states = [{ value: 'open', label: '逾期、未公开或即将到期' }, ...stateOptions('item')]
  return (
    <QueryBar list={list}>
      <ChoiceField list={list} name="catalogue" label="目录" width={220} options={catalogues} usual={NATIONAL} />
      <ChoiceField list={list} name="unit" label="责任单位" width={180} options={units} />
      <ChoiceField list={list} name="state" label="状态" width={200} options={states} />
      <WordsField list={list} name="q" label="事项名称" />
    </QueryBar>
  )
}

function matching(rows: readonly Item[], list: ListState): Item[] {
  const [state, words = ''] = [list.get('state'), list.get('q')]
  return rows.filter(
    (item) =>
      (state === undefined || item.state === state || (state === 'open' && OPEN.includes(item.state))) &&
      (item.title.includes(words) || item.number === words),
  )
}

interface BoardProps {
  readonly rows: readonly Item[]
  readonly mayManage: boolean
  readonly list: ListState
}

function Board({ rows, mayManage, list }: BoardProps): ReactNode {
  const item = rows.find(({ id }) => id === list.get('item'))
  const catalogue = list.get('catalogue') ?? item?.catalogueId ?? NATIONAL
  const shown = rows.filter(({ catalogueId }) => catalogueId === catalogue)
  const showItem = (id?: string): void => {
    list.set({ item: id })
  }
  const showUnit = (unit: string): void => {
    list.set({ unit })
  }
  return (
    <>
      <UnitSummary rows={shown} choose={showUnit} />
      <div className="panel">
        <DataTable<Item>
          rowKey="id"
          columns={columnsFor(showItem)}
          dataSource={matching(shown, list)}
          pagination={{ pageSize: 60, hideOnSinglePage: true, showTotal: (total) => `共 ${String(total)} 项` }}
          locale={{ emptyText: <p className="quiet">没有符合条件的事项。</p> }}
        />
      </div>
      <ItemDrawer
        item={item}
        mayManage={mayManage}
        close={() => {
          showItem()
        }}
      />
    </>
  )
}

/** 公开目录: the board of the office. Every item, who answers for it, how it stands and why. */
export default function CatalogueBoard(): ReactNode {
  const list = useListState()
  // A link to an item may lead into any catalogue.
  const catalogueId = list.get('item') === undefined ? (list.get('catalogue') ?? NATIONAL) : undefined
  const query = useCall(catalogueBoard, { query: { catalogueId, unitId: list.get('unit') } })
  return (
    <Page title="公开目录" lead="状态由系统按规则和已公开的信息逐日计算，点开事项可以看到依据。">
      <Search list={list} />
      <Loaded query={query}>{({ rows, mayManage }) => <Board rows={rows} mayManage={mayManage} list={list} />}</Loaded>
    </Page>
  )
}
