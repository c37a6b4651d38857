import { Button, DatePicker, Form, Input, Radio, Select, type TableProps } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import {
  listCallsEndpoint,
  planCallsEndpoint,
  recordCallEndpoint,
} from '../../../../src/features/lists/list-work.contract.ts'
import { CALL_RESULT_NAMES, CALL_RESULTS, type CallResult } from '../../../../src/kernel/list-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { ACTIONS, DataTable } from '../../parts/card-table.tsx'
import { matches, useUnitChoices } from '../../parts/choices.ts'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { useOpen } from '../../parts/use-open.ts'

type Answer = Reply<typeof listCallsEndpoint>
type Row = Answer['rows'][number]

const KINDS = { phone: '电话', email: '邮箱', link: '网址' } as const
const RESULTS = CALL_RESULTS.map((value) => ({ value, label: CALL_RESULT_NAMES[value] }))

function Record({ row: { id, contact } }: { row: Row }): ReactNode {
  const record = useAct(recordCallEndpoint)
  const [form] = Form.useForm<{ result: CallResult; note?: string }>()
  const { open, ...opening } = useOpen()
  return (
    <>
      <Button size="small" aria-label={`登记 ${contact} 的拨测结果`} onClick={open}>
        登记结果
      </Button>
      <FormDialog
        {...opening}
        form={form}
        title={`拨测结果：${contact}`}
        okText="登记"
        run={async ({ result, note = '' }) => {
          await record.mutateAsync({ params: { id }, body: { result, note } })
          return '已登记'
        }}
      >
        <Form.Item name="result" label="结果" rules={[{ required: true, message: '请选择结果' }]}>
          <Radio.Group style={{ display: 'grid', gap: 8 }} options={RESULTS} />
        </Form.Item>
        <Form.Item name="note" label="说明">
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </FormDialog>
    </>
  )
}

interface PlanValues {
  readonly unitId?: string
  readonly accountIds: string[]
  readonly dueOn: Dayjs
}

function Plan({ callers }: Pick<Answer, 'callers'>): ReactNode {
  const plan = useAct(planCallsEndpoint)
  const { open, isOpen, close } = useOpen()
  const units = useUnitChoices()
  return (
    <>
      <Button type="primary" onClick={open} style={{ marginBottom: 12 }}>
        安排拨测
      </Button>
      <FormDrawer<PlanValues>
        isOpen={isOpen}
        close={close}
        title="安排拨测"
        initial={{ dueOn: dayjs().add(14, 'day') }}
        okText="安排"
        done="已安排，并通知了拨测人员"
        run={({ unitId, accountIds, dueOn }) =>
          plan.mutateAsync({
            body: { accountIds, dueOn: dueOn.format('YYYY-MM-DD'), ...(unitId === undefined ? {} : { unitId }) },
          })
        }
      >
        <p>清单中的电话、邮箱和网址分给所选人员逐个试，不让人试自己单位的；已经安排而未登记结果的不重复安排。</p>
        <Form.Item name="unitId" label="单位" extra="不选，则为全部单位。">
          <Select allowClear showSearch={{ filterOption: matches }} options={units} />
        </Form.Item>
        <Form.Item name="accountIds" label="由谁拨测" rules={[{ required: true, message: '请选择人员' }]}>
          <Select
            mode="multiple"
            showSearch={{ filterOption: matches }}
            options={callers.map(({ id, name, unitName }) => ({ value: id, label: `${name}（${unitName}）` }))}
          />
        </Form.Item>
        <Form.Item name="dueOn" label="在哪天前完成" rules={[{ required: true, message: '请选择日期' }]}>
          <DatePicker minDate={dayjs().startOf('day')} />
        </Form.Item>
      </FormDrawer>
    </>
  )
}

function resultText({ result, note, dueOn }: Row): string {
  if (result === null) return `${dueOn} 前完成`
  return note === '' ? CALL_RESULT_NAMES[result] : `${CALL_RESULT_NAMES[result]}：${note}`
}

function columnsFor(mayPlan: boolean): NonNullable<TableProps<Row>['columns']> {
  return [
    { title: '联系方式', key: 'contact', width: 240, render: (_, { kind, contact }) => `${KINDS[kind]} ${contact}` },
    { title: '单位', dataIndex: 'unitName', width: 160 },
    { title: '拨测人', dataIndex: 'caller', width: 140 },
    { title: '期限或结果', key: 'result', width: 240, render: (_, row) => resultText(row) },
    {
      title: '操作',
      key: ACTIONS,
      width: 120,
      render: (_, row) => (row.result === null && (row.isMine || mayPlan) ? <Record row={row} /> : null),
    },
  ]
}

/** 拨测: who tries which contact by when, and what came of it. */
export function CallList(): ReactNode {
  const query = useCall(listCallsEndpoint, { query: {} })
  return (
    <Loaded query={query}>
      {({ rows, mayPlan, callers }) => (
        <>
          {mayPlan ? <Plan callers={callers} /> : null}
          <DataTable<Row>
            rowKey="id"
            columns={columnsFor(mayPlan)}
            dataSource={rows}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showTotal: (total) => `共 ${String(total)} 条` }}
            locale={{ emptyText: <p className="quiet">没有安排拨测。</p> }}
          />
        </>
      )}
    </Loaded>
  )
}
