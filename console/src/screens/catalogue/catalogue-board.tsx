import { Input, Select, Table, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { catalogueBoard, listCatalogues } from '../../../../src/features/catalogue/catalogue.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { matches, useUnitChoices } from '../../parts/choices.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { type ListState, QueryBar, useListState } from '../../parts/table-page.tsx'
import { stateOptions, StateTag } from '../../parts/words.tsx'
import { ItemDrawer } from './item-drawer.tsx'
import { UnitSummary } from './unit-summary.tsx'

/** An item with its state, as the server computed and explained it. */
export type Item = Reply<typeof catalogueBoard>['rows'][number]

const OPEN = ['overdue', 'missing', 'due_soon']

function columnsFor(show: (id: string) => void): NonNullable<TableProps<Item>['columns']> {
  return [
    { title: '序号', dataIndex: 'number', width: 80 },
    {
      title: '公开事项',
      key: 'title',
      width: 380,
      render: (_, { id, title }) => (
        <a
          href={`?item=${id}`}
          onClick={(event) => {
            event.preventDefault()
            show(id)
          }}
        >
          {title}
        </a>
      ),
    },
    {
      title: '责任单位',
      key: 'unit',
      width: 170,
      render: (_, { unitName, postName }) => (
        <>
          {unitName}
          <div className="quiet">{postName}</div>
        </>
      ),
    },
    { title: '更新要求', dataIndex: 'ruleText', width: 220 },
    {
      title: '状态',
      key: 'state',
      width: 120,
      render: (_, { state, dueOn }) => (
        <>
          <StateTag of="item" state={state} />
          {dueOn === null ? null : <div className="quiet">期限 {dueOn}</div>}
        </>
      ),
    },
    { title: '已公开', dataIndex: 'documentCount', width: 80, align: 'right' },
  ]
}

function Search({
  list,
  words,
  setWords,
}: {
  list: ListState
  words: string
  setWords: (words: string) => void
}): ReactNode {
  const { data } = useCall(listCatalogues)
  const units = useUnitChoices()
  const states = [{ value: 'open', label: '逾期、未公开或即将到期' }, ...stateOptions('item')]
  const choose = (name: string) => (value?: string) => {
    list.set({ [name]: value })
  }
  return (
    <QueryBar list={list}>
      <label>
        目录
        <Select
          aria-label="目录"
          style={{ width: 220 }}
          value={list.get('catalogue') ?? 'moe50'}
          options={(data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={choose('catalogue')}
        />
      </label>
      <label>
        责任单位
        <Select
          aria-label="责任单位"
          allowClear
          placeholder="全部"
          style={{ width: 180 }}
          showSearch={{ filterOption: matches }}
          value={list.get('unit')}
          options={units}
          onChange={choose('unit')}
        />
      </label>
      <label>
        状态
        <Select
          aria-label="状态"
          allowClear
          placeholder="全部"
          style={{ width: 200 }}
          value={list.get('state')}
          options={states}
          onChange={choose('state')}
        />
      </label>
      <label>
        事项名称
        <Input
          aria-label="事项名称"
          allowClear
          value={words}
          style={{ width: 200 }}
          onChange={(event) => {
            setWords(event.target.value)
          }}
        />
      </label>
    </QueryBar>
  )
}

function matching(rows: readonly Item[], list: ListState, words: string): Item[] {
  const state = list.get('state')
  return rows.filter(
    (item) =>
      (state === undefined || item.state === state || (state === 'open' && OPEN.includes(item.state))) &&
      (words === '' || item.title.includes(words) || item.number === words),
  )
}

/** 公开目录: the board of the office. Every item, who answers for it, how it stands and why. */
export default function CatalogueBoard(): ReactNode {
  const list = useListState()
  const [words, setWords] = useState('')
  const itemId = list.get('item')
  // A link to an item may lead into any catalogue.
  const query = useCall(catalogueBoard, {
    query: {
      catalogueId: itemId === undefined ? (list.get('catalogue') ?? 'moe50') : undefined,
      unitId: list.get('unit'),
    },
  })
  const show = (id: string | undefined): void => {
    list.set({ item: id })
  }
  return (
    <Page title="公开目录" lead="状态由系统按规则和已公开的信息逐日计算，点开事项可以看到依据。">
      <Search list={list} words={words} setWords={setWords} />
      <Loaded query={query}>
        {({ rows, mayManage }) => {
          const shown = matching(rows, list, words)
          const item = rows.find(({ id }) => id === itemId)
          return (
            <>
              <UnitSummary
                rows={rows}
                choose={(unit) => {
                  list.set({ unit })
                }}
              />
              <div className="panel">
                <Table<Item>
                  size="middle"
                  rowKey="id"
                  columns={columnsFor(show)}
                  dataSource={shown}
                  scroll={{ x: 'max-content' }}
                  pagination={{ pageSize: 60, hideOnSinglePage: true, showTotal: (total) => `共 ${String(total)} 项` }}
                  locale={{ emptyText: <p className="quiet">没有符合条件的事项。</p> }}
                />
              </div>
              {item ? (
                <ItemDrawer
                  key={item.id}
                  item={item}
                  mayManage={mayManage}
                  close={() => {
                    show(undefined)
                  }}
                />
              ) : null}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
