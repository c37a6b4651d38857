import { Table, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { ScrollArea } from './scroll-area.tsx'

type Columns<Row> = NonNullable<TableProps<Row>['columns']>

/** The key of the column with what can be done to a row; it stays in sight when a wide table is scrolled. */
export const ACTIONS = 'act'

/** Each cell carries the name of its column, for the phone, where a row is a card and there is no line of headings. */
function labelled<Row>(columns: Columns<Row>): Columns<Row> {
  return columns.map((column) => {
    const label: object = { 'data-label': typeof column.title === 'string' ? column.title : '' }
    return { ...column, ...(column.key === ACTIONS ? { fixed: 'end' as const } : {}), onCell: () => label }
  })
}

/** Rows under headings; on a phone each row is a card that can be read without scrolling sideways. `name` tells several on one page apart. */
export function DataTable<Row extends object>({
  name,
  columns = [],
  ...table
}: TableProps<Row> & { name?: string }): ReactNode {
  return (
    <ScrollArea {...(name === undefined ? {} : { name })}>
      <Table<Row>
        size="middle"
        className="cards"
        scroll={{ x: 'max-content' }}
        columns={labelled(columns)}
        {...table}
      />
    </ScrollArea>
  )
}
