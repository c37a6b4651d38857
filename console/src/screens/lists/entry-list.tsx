import { Button, Space, type TableProps, Tag, Tooltip } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { listEntries } from '../../../../src/features/lists/lists.contract.ts'
import { LIST_KIND_NAMES, LIST_KINDS, type ListKind, promiseText } from '../../../../src/kernel/list-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { useUnitChoices } from '../../parts/choices.ts'
import { ChoiceField, WordsField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar, Rows, useListState } from '../../parts/table-page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { BulkForm } from './bulk-form.tsx'
import { EntryForm } from './entry-form.tsx'
import { EntryImport } from './entry-import.tsx'

type Row = Reply<typeof listEntries>['rows'][number]

const KINDS = LIST_KINDS.map((value) => ({ value, label: LIST_KIND_NAMES[value] }))
const BELOW = [
  { value: '60', label: '60 分以下' },
  { value: '80', label: '80 分以下' },
  { value: '100', label: '有缺项的' },
]
const SORTS = [
  { value: 'number', label: '按编号' },
  { value: 'score', label: '质量低的在前' },
]

function Score({ score, reasons }: Pick<Row, 'score' | 'reasons'>): ReactNode {
  if (reasons.length === 0) return `${String(score)} 分`
  return (
    <Tooltip title={reasons.join('；')}>
      <span tabIndex={0}>
        {score} 分 <span className="quiet">{reasons.length} 处</span>
      </span>
    </Tooltip>
  )
}

const COLUMNS: NonNullable<TableProps<Row>['columns']> = [
  { title: '编号', dataIndex: 'number', width: 130 },
  {
    title: '事项',
    key: 'matter',
    width: 300,
    render: (_, { id, matter, isInReview, audience }) => (
      <>
        <Link to={`/list-entries/${id}`}>{matter}</Link> {isInReview ? <Tag color="processing">变更审核中</Tag> : null}
        {audience === 'campus' ? <Tag>校内</Tag> : null}
      </>
    ),
  },
  { title: '清单', key: 'kind', width: 100, render: (_, { kind }) => LIST_KIND_NAMES[kind] },
  { title: '责任单位', dataIndex: 'unitName', width: 150 },
  { title: '时限', key: 'promised', width: 120, render: (_, { promisedDays }) => promiseText(promisedDays) },
  { title: '电话', dataIndex: 'phone', width: 140 },
  { title: '质量', key: 'score', width: 120, render: (_, row) => <Score {...row} /> },
  {
    title: '施行',
    key: 'valid',
    width: 150,
    render: (_, { validFrom, version }) => `${validFrom} 第 ${String(version)} 版`,
  },
]

function Search({ list }: { list: ListState }): ReactNode {
  return (
    <QueryBar list={list}>
      <WordsField list={list} name="words" label="事项、编号或拼音" width={200} />
      <ChoiceField list={list} name="kind" label="清单" options={KINDS} />
      <ChoiceField list={list} name="unitId" label="责任单位" width={200} options={useUnitChoices()} />
      <ChoiceField list={list} name="below" label="质量" options={BELOW} />
      <ChoiceField list={list} name="sort" label="排序" options={SORTS} usual="number" />
    </QueryBar>
  )
}

function exportAddress(list: ListState): string {
  const query = new URLSearchParams()
  for (const name of ['kind', 'unitId']) if (list.get(name) !== undefined) query.set(name, list.get(name) ?? '')
  return `/api/v1/list-entries/export.xlsx?${query.toString()}`
}

interface ActionsProps {
  readonly list: ListState
  readonly chosen: readonly string[]
  /** The entries of this page that may be changed. */
  readonly free: readonly string[]
  readonly chooseAll: () => void
  readonly forget: () => void
}

function Actions({ list, chosen, free, chooseAll, forget }: ActionsProps): ReactNode {
  const { may } = useSession()
  const [adding, importing, bulk] = [useOpen(), useOpen(), useOpen()]
  const mayWrite = may('lists.write')
  return (
    <>
      <Space wrap style={{ marginBottom: 12 }}>
        {mayWrite ? (
          <>
            <Button type="primary" onClick={adding.open}>
              新增条目
            </Button>
            <Button onClick={importing.open}>从 Excel 导入</Button>
            <Button disabled={free.length === 0} onClick={chooseAll}>
              全选本页
            </Button>
            <Button onClick={bulk.open} disabled={chosen.length === 0}>
              批量修改（已选 {chosen.length}）
            </Button>
          </>
        ) : null}
        <Button href={exportAddress(list)}>导出 Excel</Button>
        <Button href="/service-guide" target="_blank">
          查看办事指南
        </Button>
      </Space>
      <EntryForm opening={adding} entry={undefined} />
      <EntryImport opening={importing} />
      <BulkForm opening={bulk} ids={chosen} done={forget} />
    </>
  )
}

function useEntries(list: ListState) {
  const below = list.get('below')
  return useCall(listEntries, {
    query: {
      page: list.page,
      size: list.size,
      kind: list.get('kind') as ListKind | undefined,
      unitId: list.get('unitId'),
      words: list.get('words'),
      below: below === undefined ? undefined : Number(below),
      sort: list.get('sort') as 'score' | undefined,
    },
  })
}

type Choose = (ids: readonly string[]) => void

function selectionOf(chosen: readonly string[], choose: Choose): NonNullable<TableProps<Row>['rowSelection']> {
  return {
    // The box for all of them would stand a second time where the widths are measured, out of sight and in the way of the keyboard.
    columnTitle: '选择',
    columnWidth: 60,
    selectedRowKeys: [...chosen],
    preserveSelectedRowKeys: true,
    onChange: (keys) => {
      choose(keys.map(String))
    },
    getCheckboxProps: ({ mayWrite, isInReview, matter }) => ({
      disabled: !mayWrite || isInReview,
      'aria-label': `选择${matter}`,
    }),
  }
}

/** The entries that hold, of one or all lists and units. */
export function EntryList(): ReactNode {
  const list = useListState()
  const [chosen, choose] = useState<readonly string[]>([])
  const query = useEntries(list)
  const rows = query.data?.rows.filter(({ mayWrite, isInReview }) => mayWrite && !isInReview) ?? []
  const free = rows.map(({ id }) => id)
  return (
    <>
      <Search list={list} />
      <Actions
        list={list}
        chosen={chosen}
        free={free}
        chooseAll={() => {
          choose([...new Set([...chosen, ...free])])
        }}
        forget={() => {
          choose([])
        }}
      />
      <Rows<Row>
        query={query}
        list={list}
        columns={COLUMNS}
        rowKey="id"
        empty="没有符合条件的条目。可以放宽条件，或者从 Excel 导入。"
        more={{ rowSelection: selectionOf(chosen, choose) }}
      />
    </>
  )
}
