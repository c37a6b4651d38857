import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { Page } from '../../parts/page.tsx'
import { useListState } from '../../parts/table-page.tsx'
import { CallList } from './call-list.tsx'
import { ChangeList } from './change-list.tsx'
import { EntryList } from './entry-list.tsx'
import { Figures } from './figures.tsx'
import { TaskList } from './task-list.tsx'

const TABS = [
  { key: 'entries', label: '现行条目', children: <EntryList /> },
  { key: 'changes', label: '变更和审核', children: <ChangeList /> },
  { key: 'tasks', label: '待核对', children: <TaskList /> },
  { key: 'calls', label: '拨测', children: <CallList /> },
  { key: 'figures', label: '年度数字', children: <Figures /> },
]

/** 三张清单: what holds, what is under change, what is to be looked at, and which contacts answer. */
export default function ListsPage(): ReactNode {
  const list = useListState()
  return (
    <Page
      title="三张清单"
      lead="服务由责任或审批条目而来，上面改了，下面随之更新。变更经审核后生效，办事指南同时更新。"
    >
      <div className="panel">
        <Tabs
          items={TABS}
          activeKey={list.get('tab') ?? 'entries'}
          destroyOnHidden
          onChange={(tab) => {
            list.set({ tab: tab === 'entries' ? undefined : tab })
          }}
        />
      </div>
    </Page>
  )
}
