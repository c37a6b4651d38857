import { Table, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { getCalendarYearEndpoint } from '../../../../src/features/calendar/calendar.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCallIf } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { ScrollArea } from '../../parts/scroll-area.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import dayjs from 'dayjs'

type Version = Reply<typeof getCalendarYearEndpoint>['versions'][number]

const COLUMNS: NonNullable<TableProps<Version['days'][number]>['columns']> = [
  { title: '日期', dataIndex: 'day' },
  { title: '星期', key: 'weekday', render: (_, { day }) => `周${'日一二三四五六'[dayjs(day).day()] ?? ''}` },
  { title: '类型', dataIndex: 'kind', render: (kind: string) => (kind === 'off' ? '放假' : '调休上班') },
  { title: '名称', dataIndex: 'name' },
]

function OneVersion({ version, isLast }: { version: Version; isLast: boolean }): ReactNode {
  const { version: number, source, announcedOn, by, at, reason, days } = version
  return (
    <details open={isLast}>
      <summary>
        第 {number} 版{isLast ? '（现行）' : '（已被更正）'}：{by}，{dayjs(at).format('YYYY-MM-DD HH:mm')}
      </summary>
      <p className="quiet">
        {source}
        {announcedOn === null ? '' : `，${announcedOn} 公布`}
        {reason === '' ? '' : `。更正理由：${reason}`}
      </p>
      <ScrollArea name={`第 ${String(number)} 版`}>
        <Table
          size="small"
          rowKey="day"
          columns={COLUMNS}
          dataSource={days}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
      </ScrollArea>
    </details>
  )
}

/** The notice of a year with its days, and every version before. */
export function YearDrawer({ year, isOpen, close }: { year: number; isOpen: boolean; close: () => void }): ReactNode {
  const query = useCallIf(isOpen, getCalendarYearEndpoint, { params: { year } })
  return (
    <SideDrawer title={`${String(year)}年的放假安排`} isOpen={isOpen} close={close}>
      <p>
        <a href={`/calendar/${String(year)}`}>查看公开页面</a>
      </p>
      <Loaded query={query}>
        {({ versions }) =>
          versions.map((version, at) => <OneVersion key={version.version} version={version} isLast={at === 0} />)
        }
      </Loaded>
    </SideDrawer>
  )
}
