import { Alert, DatePicker, Tag } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { daysBetween, parseDay } from '../../../../src/kernel/day.ts'
import type { ListState } from '../../parts/table-page.tsx'
import { today } from '../../parts/today.ts'

/** How the due day of a case stands. */
export interface Due {
  readonly dueOn: string | null
  readonly clockState: 'running' | 'paused' | 'stopped' | 'none'
  readonly isProvisional: boolean
}

const SOON_DAYS = 3

/** Calendar days until the due day; negative when it has passed; null where none runs. */
export function daysLeft({ dueOn, clockState }: Due): number | null {
  return dueOn === null || clockState !== 'running' ? null : daysBetween(today(), parseDay(dueOn))
}

/** How many calendar days are left, in words. */
export function DaysLeft({ days }: { days: number }): ReactNode {
  if (days < 0) return <Tag color="error">已逾期 {-days} 天</Tag>
  if (days === 0) return <Tag color="warning">今天到期</Tag>
  return days <= SOON_DAYS ? <Tag color="warning">还有 {days} 天</Tag> : <span className="quiet">还有 {days} 天</span>
}

/** The due day with what it means, in words: overdue, soon, paused, provisional. */
export function DueWords(due: Due): ReactNode {
  const { dueOn, clockState, isProvisional } = due
  const days = daysLeft(due)
  if (clockState === 'none') return <span className="quiet">确认收到后起算</span>
  return (
    <>
      {dueOn ?? ''} {clockState === 'paused' ? <Tag>暂停计算</Tag> : null}
      {clockState === 'stopped' ? <span className="quiet">已停止计算</span> : null}
      {days === null ? null : <DaysLeft days={days} />}
      {isProvisional && clockState !== 'stopped' ? <Tag color="warning">暂定</Tag> : null}
    </>
  )
}

/** The search field for what falls due by a day. */
export function DueField({ list }: { list: ListState }): ReactNode {
  const due = list.get('due')
  return (
    <label>
      在这一天以前到期
      <DatePicker
        aria-label="在这一天以前到期"
        style={{ width: 160 }}
        value={due === undefined ? null : dayjs(due)}
        onChange={(day) => {
          list.set({ due: day?.format('YYYY-MM-DD') })
        }}
      />
    </label>
  )
}

/** What has not been answered in time, at the top of its page. */
export function Late({ due, advice, term = '答复期限' }: { due: Due; advice: string; term?: string }): ReactNode {
  const days = daysLeft(due)
  if (days === null || days >= 0) return null
  return (
    <Alert
      type="error"
      showIcon
      title={`${term}已过 ${String(-days)} 天`}
      description={advice}
      style={{ marginBottom: 16 }}
    />
  )
}
