import { Button, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { weekdayOf, parseDay } from '../../../../src/kernel/day.ts'
import { DataTable } from '../../parts/card-table.tsx'
import { Panel } from '../../parts/page.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { daysLeft, type Due, DueWords } from './due-words.tsx'

interface CountedDay {
  readonly day: string
  readonly isCounted: boolean
  readonly why: string
}

/** A case as far as its clock is concerned. */
interface Clocked extends Due {
  readonly concludedOn: string | null
  readonly clock: {
    readonly allowedDays: number
    readonly usedDays: number
    readonly remainingDays: number
    /** Of what the days are; without it, working days. */
    readonly unit?: 'workday' | 'day'
    readonly isOnTime: boolean | null
    readonly days: readonly CountedDay[]
    readonly explanation: readonly string[]
  }
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']
const COLUMNS: NonNullable<TableProps<CountedDay>['columns']> = [
  { title: '日期', dataIndex: 'day', width: 130 },
  {
    title: '星期',
    key: 'weekday',
    width: 70,
    render: (_, { day }) => `周${WEEKDAYS[weekdayOf(parseDay(day)) % 7] ?? ''}`,
  },
  { title: '是否计入', key: 'counted', width: 90, render: (_, { isCounted }) => (isCounted ? '计入' : '不计') },
  { title: '说明', dataIndex: 'why', width: 220 },
]

function EveryDay({ days }: { days: readonly CountedDay[] }): ReactNode {
  const drawer = useOpen()
  return (
    <>
      <Button size="small" onClick={drawer.open}>
        逐日查看
      </Button>
      <SideDrawer isOpen={drawer.isOpen} close={drawer.close} title="逐日计算">
        <DataTable<CountedDay> name="逐日计算" rowKey="day" columns={COLUMNS} dataSource={days} pagination={false} />
      </SideDrawer>
    </>
  )
}

const UNITS = { workday: { whole: '个工作日', one: '个' }, day: { whole: '日', one: '日' } } as const

function onTimeWords(isOnTime: boolean | null): string {
  if (isOnTime === null) return ''
  return isOnTime ? '，按期' : '，逾期'
}

/** What is said once the clock has stopped; before it is over, whom it waits for. */
function stoppedWords({ concludedOn, clock }: Clocked, waiting: string): string {
  if (concludedOn === null && waiting !== '') return waiting
  return `${concludedOn ?? ''} 办结${onTimeWords(clock.isOnTime)}。`
}

function Balance({ view, waiting }: { view: Clocked; waiting: string }): ReactNode {
  const { clock, clockState } = view
  const { allowedDays, usedDays, remainingDays, unit = 'workday' } = clock
  if (clockState === 'none') return '答复期限自双方确认收到之日的次日起算。'
  const { whole, one } = UNITS[unit]
  const used = `共 ${String(allowedDays)} ${whole}，已用 ${String(usedDays)} ${one}`
  if (clockState === 'stopped') return `${used}。${stoppedWords(view, waiting)}`
  return `${used}，${(daysLeft(view) ?? 0) < 0 ? '期限已满' : `还有 ${String(remainingDays)} ${one}`}。`
}

/** 答复期限: the day, how it came about article by article, every day on demand, and what a kind of case adds. */
export function ClockPanel({
  view,
  title = '答复期限',
  waiting = '',
  children,
}: {
  view: Clocked
  title?: string
  /** What it waits for, where its clock stops before it is over. */
  waiting?: string
  children?: ReactNode
}): ReactNode {
  const { explanation, days } = view.clock
  return (
    <Panel title={title} more={days.length === 0 ? undefined : <EveryDay days={days} />}>
      <p className="due">
        <DueWords {...view} />
      </p>
      <p>
        <Balance view={view} waiting={waiting} />
      </p>
      {explanation.length === 0 ? null : (
        <ul className="reasons">
          {explanation.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {children}
    </Panel>
  )
}
