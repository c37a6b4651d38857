import type { TableProps } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listChangesEndpoint } from '../../../../src/features/lists/list-work.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { Rows, useListState } from '../../parts/table-page.tsx'
import { instantText, StateTag } from '../../parts/words.tsx'

type Row = Reply<typeof listChangesEndpoint>['rows'][number]

const COLUMNS: NonNullable<TableProps<Row>['columns']> = [
  {
    title: '变更',
    key: 'title',
    width: 320,
    render: (_, { id, title }) => <Link to={`/list-changes/${id}`}>{title}</Link>,
  },
  { title: '条目', dataIndex: 'entries', width: 80 },
  { title: '提出', key: 'author', width: 200, render: (_, { author, unitName }) => `${author}（${unitName}）` },
  {
    title: '状态',
    key: 'state',
    width: 110,
    render: (_, { state }) => <StateTag of="review" state={state === 'in-review' ? 'open' : state} />,
  },
  { title: '生效', key: 'effective', width: 130, render: (_, { effectiveOn }) => effectiveOn ?? '审核通过之日' },
  { title: '送审时间', key: 'created', width: 150, render: (_, { createdAt }) => instantText(createdAt) },
]

/** Changes of the lists, the latest first. */
export function ChangeList(): ReactNode {
  const list = useListState()
  const query = useCall(listChangesEndpoint, { query: { page: list.page, size: list.size } })
  return <Rows<Row> query={query} list={list} columns={COLUMNS} rowKey="id" empty="还没有清单变更。" />
}
