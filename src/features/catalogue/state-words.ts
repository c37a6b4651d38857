import type { StateName } from './domain/item-state.ts'

/** The states as people read them; a word, never colour alone. */
export const STATE_WORDS: Readonly<Record<StateName, string>> = {
  current: '按时',
  due_soon: '即将到期',
  overdue: '逾期',
  missing: '未公开',
  nothing_due: '暂无须公开的事项',
}
