import type { UseQueryResult } from '@tanstack/react-query'
import { Button, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { DataTable } from './card-table.tsx'
import { FaultNotice } from './fault.tsx'

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

/** The words typed into the search form, by their names in the address. */
function typedIn(form: HTMLFormElement): Record<string, string> {
  const fields = [...form.querySelectorAll<HTMLInputElement>('input[name]')]
  return Object.fromEntries(fields.map(({ name, value }) => [name, value.trim()]))
}

/** The search form above a list: the fields, the question, and a way back to everything. */
export function QueryBar({ list, children }: { list: ListState; children: ReactNode }): ReactNode {
  return (
    <search>
      <form
        className="query"
        onSubmit={(event) => {
          event.preventDefault()
          list.set(typedIn(event.currentTarget))
        }}
      >
        {children}
        <div className="choices">
          <Button type="primary" htmlType="submit">
            查询
          </Button>
          <Button onClick={list.reset}>重置</Button>
        </div>
      </form>
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
    <DataTable<Row>
      columns={columns}
      dataSource={rows}
      rowKey={rowKey}
      loading={data === undefined || isPlaceholderData}
      locale={{ emptyText: data === undefined ? ' ' : <p className="quiet">{empty}</p> }}
      pagination={pagesOf(list, total)}
      {...more}
    />
  )
}
