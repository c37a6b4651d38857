import { Button, type TableProps, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { type listSites, listTopics } from '../../../../src/features/sites/sites.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { ACTIONS, DataTable } from '../../parts/card-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { type Topic, TopicForm, TOPIC_STATE_NAMES } from './topic-form.tsx'

type Site = Reply<typeof listSites>['rows'][number]

function countOf({ groups }: Topic): number {
  return groups.reduce((sum, { documents }) => sum + documents.length, 0)
}

const COLUMNS: NonNullable<TableProps<Topic>['columns']> = [
  { title: '专题', dataIndex: 'name', width: 180 },
  {
    title: '起止',
    key: 'span',
    width: 210,
    render: (_, { fromOn, untilOn }) => `${fromOn} 至 ${untilOn ?? '未定'}`,
  },
  { title: '内容', key: 'count', width: 90, render: (_, topic) => `${String(countOf(topic))} 篇` },
  {
    title: '状态',
    dataIndex: 'state',
    width: 100,
    render: (state: Topic['state']) => (
      <Tag {...(state === 'active' ? { color: 'green' } : {})}>{TOPIC_STATE_NAMES[state]}</Tag>
    ),
  },
]

interface ChangeProps {
  readonly change: (topic: Topic) => void
}

function ChangeButton({ topic, change }: ChangeProps & { topic: Topic }): ReactNode {
  return (
    <Button
      type="link"
      size="small"
      aria-label={`修改专题${topic.name}`}
      onClick={() => {
        change(topic)
      }}
    >
      修改
    </Button>
  )
}

function TopicTable({ rows, change }: ChangeProps & { rows: readonly Topic[] }): ReactNode {
  return (
    <DataTable<Topic>
      name="专题"
      rowKey="id"
      dataSource={rows}
      pagination={false}
      locale={{ emptyText: <p className="quiet">还没有专题。</p> }}
      columns={[
        ...COLUMNS,
        {
          title: '操作',
          key: ACTIONS,
          width: 80,
          render: (_, topic) => <ChangeButton topic={topic} change={change} />,
        },
      ]}
    />
  )
}

/** The topics of a site (专题), for those who run it. */
export function Topics({ site }: { site: Site }): ReactNode {
  const query = useCall(listTopics, { params: { siteId: site.id } })
  const [changing, setChanging] = useState<Topic>()
  const form = useOpen()
  if (!site.mayManage) return null
  const edit = (topic?: Topic): void => {
    setChanging(topic)
    form.open()
  }
  const more = (
    <Button
      onClick={() => {
        edit()
      }}
    >
      新建专题
    </Button>
  )
  return (
    <Panel title={`${site.name}：专题`} more={more}>
      <Loaded query={query}>
        {({ rows }) => (
          <>
            <TopicTable rows={rows} change={edit} />
            <TopicForm siteId={site.id} topic={changing} taken={rows.map(({ slug }) => slug)} opening={form} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}
