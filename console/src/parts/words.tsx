import { Tag } from 'antd'
import type { ReactNode } from 'react'

interface Word {
  readonly text: string
  readonly colour: string
}

const WORK: Readonly<Record<string, Word>> = {
  draft: { text: '草稿', colour: 'default' },
  'in-review': { text: '审核中', colour: 'processing' },
  returned: { text: '已退回', colour: 'error' },
  approved: { text: '待发布', colour: 'warning' },
  scheduled: { text: '定时发布', colour: 'warning' },
  idle: { text: '已办结', colour: 'default' },
  discarded: { text: '已删除', colour: 'default' },
}
const PUBLIC: Readonly<Record<string, Word>> = {
  live: { text: '公开中', colour: 'success' },
  kept: { text: '已撤回（保留）', colour: 'warning' },
  expired: { text: '公示已结束', colour: 'default' },
  withdrawn: { text: '已撤回', colour: 'warning' },
}
const ITEM: Readonly<Record<string, Word>> = {
  current: { text: '按时', colour: 'success' },
  due_soon: { text: '即将到期', colour: 'warning' },
  overdue: { text: '逾期', colour: 'error' },
  missing: { text: '未公开', colour: 'error' },
  nothing_due: { text: '暂无须公开', colour: 'default' },
}
const REVIEW: Readonly<Record<string, Word>> = {
  open: { text: '审核中', colour: 'processing' },
  approved: { text: '已通过', colour: 'success' },
  returned: { text: '已退回', colour: 'error' },
  recalled: { text: '已撤回送审', colour: 'default' },
  voided: { text: '已作废', colour: 'default' },
}
const NOTICE: Readonly<Record<string, Word>> = {
  queued: { text: '等候发送', colour: 'processing' },
  accepted: { text: '已送交', colour: 'success' },
  failed: { text: '未送达', colour: 'error' },
  uncertain: { text: '不能确认', colour: 'warning' },
  bounced: { text: '被退回', colour: 'error' },
}
const MAIL: Readonly<Record<string, Word>> = {
  letter: { text: '来信', colour: 'processing' },
  automatic: { text: '自动回复', colour: 'default' },
  bounce: { text: '退信', colour: 'warning' },
  unreadable: { text: '无法读取', colour: 'error' },
  'too-large': { text: '过大，未取内容', colour: 'error' },
}
const SETS = {
  work: WORK,
  public: PUBLIC,
  item: ITEM,
  review: REVIEW,
  notice: NOTICE,
  mail: MAIL,
}

/** The word of a state; never the colour alone. */
export function StateTag({ of, state }: { of: keyof typeof SETS; state: string }): ReactNode {
  const { text, colour } = SETS[of][state] ?? { text: state, colour: 'default' }
  return <Tag color={colour}>{text}</Tag>
}

/** The choices of a state for a search form. */
export function stateOptions(of: keyof typeof SETS): { value: string; label: string }[] {
  return Object.entries(SETS[of]).map(([value, { text }]) => ({ value, label: text }))
}

/** An instant as 2026-11-24 10:05, Beijing time. */
export function instantText(instant: string): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16)
}

/** A size in bytes as people read it. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${String(bytes)} 字节`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
