import { Table } from 'antd'
import type { ReactNode } from 'react'

/** A fault of an imported sheet, by the row and column that people see in it; row 0 is the sheet as a whole. */
export interface RowFault {
  readonly row: number
  readonly column: string
  readonly message: string
}

/** The faults of an imported sheet. */
export function RowErrors({ errors }: { errors: readonly RowFault[] }): ReactNode {
  return (
    <Table
      size="small"
      dataSource={errors.map((error, index) => ({ ...error, key: index }))}
      columns={[
        { title: '行', dataIndex: 'row', width: 56, render: (row: number) => (row === 0 ? '—' : row) },
        { title: '列', dataIndex: 'column', width: 110 },
        { title: '错误原因', dataIndex: 'message' },
      ]}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showTotal: (total) => `共 ${String(total)} 处` }}
    />
  )
}
