import type { TableProps } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listDueSoon } from '../../../../src/features/monitors/monitors.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { DataTable } from '../../parts/card-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { DaysLeft } from '../cases/due-words.tsx'

type Row = Reply<typeof listDueSoon>['rows'][number]

const COLUMNS: NonNullable<TableProps<Row>['columns']> = [
  { title: '到期', dataIndex: 'dueOn', width: 120 },
  { title: '还有', key: 'left', width: 120, render: (_, { daysLeft }) => <DaysLeft days={daysLeft} /> },
  {
    title: '事项',
    key: 'item',
    width: 300,
    render: (_, { path, number, title }) => (
      <a href={path}>
        {number} {title}
      </a>
    ),
  },
  { title: '单位', dataIndex: 'unitName', width: 150 },
  { title: '说明', dataIndex: 'reason' },
]

/** 即将到期: what must be published before long, before it is a fault. */
export default function DueSoonPage(): ReactNode {
  const query = useCall(listDueSoon)
  return (
    <>
      <p className="quiet crumbs">
        <Link to="/monitors">监测</Link> › 即将到期
      </p>
      <Page title="即将到期" lead="还没有逾期、但快到公开或更新期限的事项。单位的编辑和负责人各收到过一次提醒。">
        <div className="panel">
          <Loaded query={query}>
            {({ rows }) => (
              <DataTable<Row>
                rowKey="id"
                columns={COLUMNS}
                dataSource={rows}
                pagination={false}
                locale={{ emptyText: <p className="quiet">没有即将到期的事项。</p> }}
              />
            )}
          </Loaded>
        </div>
      </Page>
    </>
  )
}
