import { Button, Form, Input, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { confirmTaskEndpoint, listTasksEndpoint } from '../../../../src/features/lists/list-work.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { ACTIONS, DataTable } from '../../parts/card-table.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { fieldName } from './field-list.ts'

type Row = Reply<typeof listTasksEndpoint>['rows'][number]

function Confirm({ row: { id, matter } }: { row: Row }): ReactNode {
  const confirm = useAct(confirmTaskEndpoint)
  const [form] = Form.useForm<{ note?: string }>()
  const { open, ...opening } = useOpen()
  return (
    <>
      <Button size="small" aria-label={`确认“${matter}”内容不变`} onClick={open}>
        内容不变
      </Button>
      <FormDialog
        {...opening}
        form={form}
        title="核对后确认内容不变？"
        okText="确认"
        run={async ({ note = '' }) => {
          await confirm.mutateAsync({ params: { id }, body: { note } })
          return '已确认'
        }}
      >
        <p>需要修改的，请打开条目修改并送审，通过后这项任务自动办结。</p>
        <Form.Item name="note" label="说明">
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </FormDialog>
    </>
  )
}

function stateOf({ outcome, note, dueOn }: Row): string {
  if (outcome === null) return `${dueOn} 前核对`
  const word = outcome === 'confirmed' ? '已确认不变' : '已变更'
  return note === '' ? word : `${word}：${note}`
}

const COLUMNS: NonNullable<TableProps<Row>['columns']> = [
  {
    title: '服务',
    key: 'matter',
    width: 280,
    render: (_, { entryId, number, matter }) => (
      <Link to={`/list-entries/${entryId}`}>
        {number} {matter}
      </Link>
    ),
  },
  { title: '单位', dataIndex: 'unitName', width: 150 },
  {
    title: '上级条目的变化',
    key: 'changed',
    width: 280,
    render: (_, { aboveNumber, changed }) => `${aboveNumber}：${changed.map(fieldName).join('、')}`,
  },
  { title: '期限或结果', key: 'due', width: 200, render: (_, row) => stateOf(row) },
  { title: '操作', key: ACTIONS, width: 110, render: (_, row) => (row.mayWrite ? <Confirm row={row} /> : null) },
]

/** Services whose entry above has changed: the unit looks at each. */
export function TaskList(): ReactNode {
  const query = useCall(listTasksEndpoint)
  return (
    <Loaded query={query}>
      {({ rows }) => (
        <DataTable<Row>
          rowKey="id"
          columns={COLUMNS}
          dataSource={rows}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showTotal: (total) => `共 ${String(total)} 条` }}
          locale={{
            emptyText: <p className="quiet">没有需要核对的服务。责任或审批条目变更后，由它而来的服务会列在这里。</p>,
          }}
        />
      )}
    </Loaded>
  )
}
