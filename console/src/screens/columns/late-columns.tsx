import { Collapse, Table } from 'antd'
import type { ReactNode } from 'react'
import type { listSites } from '../../../../src/features/sites/sites.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { ScrollArea } from '../../parts/scroll-area.tsx'

type Site = Reply<typeof listSites>['rows'][number]

interface Late {
  readonly id: string
  readonly siteName: string
  readonly name: string
  readonly lastListedOn: string | null
  readonly updateIntervalDays: number | null
  readonly lateDays: number
}

function lateOf(sites: readonly Site[]): Late[] {
  return sites
    .filter(({ mayManage }) => mayManage)
    .flatMap((site) =>
      site.columns
        .filter(({ state, lateDays }) => state === 'active' && lateDays > 0)
        .map((column) => ({ ...column, siteName: site.name })),
    )
    .sort((a, b) => b.lateDays - a.lateDays)
}

/** The columns of one's own sites that have missed the interval they promise, the latest first; nothing when all are in time. */
export function LateColumns({ sites }: { sites: readonly Site[] }): ReactNode {
  const late = lateOf(sites)
  if (late.length === 0) return null
  const table = (
    <ScrollArea name="超期的栏目">
      <Table<Late>
        size="small"
        rowKey="id"
        dataSource={late}
        pagination={late.length > 10 ? { pageSize: 10 } : false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: '站点', dataIndex: 'siteName', width: 160 },
          { title: '栏目', dataIndex: 'name', width: 140 },
          { title: '更新周期', dataIndex: 'updateIntervalDays', width: 110, render: (days) => `每 ${String(days)} 天` },
          { title: '最近更新', dataIndex: 'lastListedOn', width: 120 },
          { title: '超期', dataIndex: 'lateDays', width: 100, render: (days) => `${String(days)} 天` },
        ]}
      />
    </ScrollArea>
  )
  const label = `有 ${String(late.length)} 个栏目超过了更新周期`
  return <Collapse style={{ marginBottom: 16 }} items={[{ key: 'late', label, children: table }]} />
}
