import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Table, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { FaultNotice } from './fault.tsx'
import { ScrollArea } from './scroll-area.tsx'

/** The state of a list, kept in the address so that it can be sent to a colleague and survives “back”. */
export interface ListState {
  readonly get: (name: string) => string | undefined
  readonly page: number
  readonly size: number
  readonly set: (changes: Readonly<Record<string, string | undefined>>) => void
  readonly reset: () => void
}

export function useListState(): ListState {
  const [params, setParams] = useSearchParams()
  return {
    get: (name) => params.get(name) ?? undefined,
    page: Math.max(1, Number(params.get('page') ?? 1) || 1),
    size: Math.min(100, Math.max(10, Number(params.get('size') ?? 20) || 20)),
    set: (changes) => {
      const next = new URLSearchParams(params)
      if (!('page' in changes)) next.delete('page')
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined || value === '') next.delete(name)
        else next.set(name, value)
      }
      setParams(next)
    },
    reset: () => {
      setParams(new URLSearchParams())
    },
  }
}

/** The search form above a list: the fields, and a way back to everything. */
export function QueryBar({ list, children }: { list: ListState; children: ReactNode }): ReactNode {
  return (
    <search className="query">
      {children}
      <Button onClick={list.reset}>重置</Button>
    </search>
  )
}

interface RowsProps<Row> {
  readonly query: UseQueryResult<{ total: number; rows: Row[] }>
  readonly list: ListState
  readonly columns: NonNullable<TableProps<Row>['columns']>
  readonly rowKey: keyof Row & string
  readonly empty: ReactNode
  readonly more?: TableProps<Row>
}

function pagesOf(list: ListState, total: number): Exclude<TableProps['pagination'], undefined> {
  return {
    current: list.page,
    pageSize: list.size,
    total,
    showSizeChanger: true,
    showQuickJumper: true,
    hideOnSinglePage: false,
    showTotal: (count) => `共 ${String(count)} 条`,
    onChange: (page, size) => {
      list.set({ page: page === 1 ? undefined : String(page), size: size === 20 ? undefined : String(size) })
    },
  }
}

/** A page of rows with its count, and a way to the other pages. */
export function Rows<Row extends object>({ query, list, columns, rowKey, empty, more }: RowsProps<Row>): ReactNode {
  const { data, error, isPlaceholderData } = query
  const { rows, total } = data ?? { rows: [], total: 0 }
  if (error) return <FaultNotice error={error} retry={() => void query.refetch()} />
  return (
    <ScrollArea>
      <Table<Row>
        size="middle"
        columns={columns}
        dataSource={rows}
        rowKey={rowKey}
        loading={data === undefined || isPlaceholderData}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: data === undefined ? ' ' : <p className="quiet">{empty}</p> }}
        pagination={pagesOf(list, total)}
        {...more}
      />
    </ScrollArea>
  )
}
