import { type TableProps, Tabs } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listReviews } from '../../../../src/features/review/review.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { DataTable } from '../../parts/card-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { useListState } from '../../parts/table-page.tsx'
import { instantText, StateTag } from '../../parts/words.tsx'
import { CommonOpinions } from './phrases.tsx'
import { Delegations } from './delegations.tsx'

type Row = Reply<typeof listReviews>['rows'][number]
type Box = 'inbox' | 'done' | 'started'

const EMPTY: Readonly<Record<Box, string>> = {
  inbox: '没有等您审核的信息。',
  done: '您还没有办理过审核。',
  started: '您还没有送审过信息。',
}

function today(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
}

const COLUMNS: NonNullable<TableProps<Row>['columns']> = [
  {
    title: '标题',
    key: 'title',
    width: 420,
    render: (_, { subjectType, subjectId, title, isRetrospective }) => (
      <>
        <Link to={`${subjectType === 'list-change' ? '/list-changes' : '/documents'}/${subjectId}`}>{title}</Link>
        {isRetrospective ? '（紧急发布补审）' : ''}
      </>
    ),
  },
  { title: '责任单位', dataIndex: 'unitName', width: 160 },
  {
    title: '步骤',
    key: 'step',
    width: 200,
    render: (_, { state, stepName }) => (
      <>
        <StateTag of="review" state={state} />
        {stepName}
      </>
    ),
  },
  { title: '送审时间', key: 'opened', width: 150, render: (_, { openedAt }) => instantText(openedAt) },
  {
    title: '办理期限',
    key: 'due',
    width: 150,
    render: (_, { dueOn }) => (dueOn === null ? '' : dueOn < today() ? `${dueOn}（已超期）` : dueOn),
  },
]

function Reviews({ box }: { box: Box }): ReactNode {
  const query = useCall(listReviews, { params: { box } })
  return (
    <Loaded query={query}>
      {({ rows }) => (
        <DataTable<Row>
          rowKey="caseId"
          columns={COLUMNS}
          dataSource={rows}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showTotal: (total) => `共 ${String(total)} 条` }}
          locale={{ emptyText: <p className="quiet">{EMPTY[box]}</p> }}
        />
      )}
    </Loaded>
  )
}

/** 审核: what waits for me, what I decided, what I sent; who acts for me, and my common words. */
export default function ReviewList(): ReactNode {
  const list = useListState()
  const { may } = useSession()
  const isReviewer = may('review.take-part')
  const tabs = [
    ...(isReviewer
      ? [
          { key: 'inbox', label: '待办', children: <Reviews box="inbox" /> },
          { key: 'done', label: '已办', children: <Reviews box="done" /> },
        ]
      : []),
    ...(may('documents.write') ? [{ key: 'started', label: '我送审的', children: <Reviews box="started" /> }] : []),
    ...(isReviewer
      ? [
          { key: 'delegations', label: '外出代理', children: <Delegations /> },
          { key: 'opinions', label: '常用意见', children: <CommonOpinions /> },
        ]
      : []),
  ]
  return (
    <Page title="审核" lead="意见只对送审的那一版有效；自己起草的信息不能自己审核。">
      <div className="panel">
        <Tabs
          items={tabs}
          activeKey={list.get('box') ?? tabs[0]?.key ?? 'inbox'}
          destroyOnHidden
          onChange={(box) => {
            list.set({ box })
          }}
        />
      </div>
    </Page>
  )
}
