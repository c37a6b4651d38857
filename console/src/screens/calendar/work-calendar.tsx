import { Button, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { listCalendarEndpoint } from '../../../../src/features/calendar/calendar.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { ACTIONS, DataTable } from '../../parts/card-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import type { CalendarYear } from './use-year-import.ts'
import { VacationsPanel } from './vacations.tsx'
import { YearDrawer } from './year-drawer.tsx'
import { YearImport } from './year-import.tsx'

const COLUMNS: NonNullable<TableProps<CalendarYear>['columns']> = [
  { title: '年份', dataIndex: 'year', width: 80 },
  {
    title: '依据',
    dataIndex: 'source',
    width: 360,
    render: (source: string, { sourceUrl }) => (sourceUrl === '' ? source : <a href={sourceUrl}>{source}</a>),
  },
  { title: '公布日期', dataIndex: 'announcedOn', width: 120, render: (day: string | null) => day ?? '—' },
  { title: '工作日', dataIndex: 'workdays', width: 90 },
  { title: '放假天数', dataIndex: 'off', width: 90 },
  { title: '调休上班', dataIndex: 'makeup', width: 90 },
  { title: '版本', dataIndex: 'version', width: 80, render: (version: number) => `第 ${String(version)} 版` },
]

interface YearsProps {
  readonly years: readonly CalendarYear[]
  readonly mayManage: boolean
  readonly look: (year: CalendarYear) => void
  readonly correct: (year: CalendarYear) => void
}

function Act({ name, year, run }: { name: string; year: CalendarYear; run: YearsProps['look'] }): ReactNode {
  return (
    <Button
      type="link"
      size="small"
      aria-label={`${name}${String(year.year)}年`}
      onClick={() => {
        run(year)
      }}
    >
      {name}
    </Button>
  )
}

function Years({ years, mayManage, look, correct }: YearsProps): ReactNode {
  const act = {
    title: '操作',
    key: ACTIONS,
    width: 140,
    render: (_: unknown, year: CalendarYear) => (
      <>
        <Act name="查看" year={year} run={look} />
        {mayManage ? <Act name="更正" year={year} run={correct} /> : null}
      </>
    ),
  }
  return (
    <Panel title="已公布的年份">
      <DataTable<CalendarYear>
        columns={[...COLUMNS, act]}
        dataSource={[...years]}
        rowKey="year"
        pagination={false}
        locale={{ emptyText: <p className="quiet">还没有任何一年的放假安排，所有期限都是暂定的。</p> }}
      />
    </Panel>
  )
}

const LEAD =
  '期限按这里的工作日计算。每年十一月前后国务院办公厅公布下一年的放假安排，请及时导入；没有公布的年份，期限都标明“暂定”。'

function ImportNext({ open }: { open: () => void }): ReactNode {
  return (
    <Button
      type="primary"
      onClick={() => {
        open()
      }}
    >
      导入放假安排
    </Button>
  )
}

/** 工作日历: the years with their notices, the import of the next, corrections, and the school's vacations. */
export default function WorkCalendarScreen(): ReactNode {
  const query = useCall(listCalendarEndpoint)
  const [looking, importing] = [useOpen(), useOpen()]
  const [year, setYear] = useState<CalendarYear>()
  const opener = (drawer: typeof looking) => (chosen?: CalendarYear) => {
    setYear(chosen)
    drawer.open()
  }
  const [look, take] = [opener(looking), opener(importing)]
  return (
    <Page
      title="工作日历"
      lead={LEAD}
      actions={query.data?.mayManage === true ? <ImportNext open={take} /> : undefined}
    >
      <Loaded query={query}>
        {({ years, vacations, mayManage }) => (
          <>
            <Years years={years} mayManage={mayManage} look={look} correct={take} />
            <VacationsPanel vacations={vacations} mayManage={mayManage} />
            <YearImport isOpen={importing.isOpen} close={importing.close} years={years} corrected={year} />
            <YearDrawer year={year?.year ?? 0} isOpen={looking.isOpen} close={looking.close} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
