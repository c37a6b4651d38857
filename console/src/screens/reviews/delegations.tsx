import { Button, DatePicker, Form, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { addDelegation, listDelegations, revokeDelegation } from '../../../../src/features/review/review.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { matches } from '../../parts/choices.ts'
import { useDo } from '../../parts/fault.tsx'
import { Loaded } from '../../parts/loaded.tsx'

type Answer = Reply<typeof listDelegations>

interface Values {
  readonly toAccountId: string
  readonly days: [Dayjs, Dayjs]
  readonly reason: string
}

function Add({ candidates }: { candidates: Answer['candidates'] }): ReactNode {
  const [form] = Form.useForm<Values>()
  const add = useAct(addDelegation)
  const act = useDo()
  const submit = async ({ toAccountId, days: [from, until], reason }: Values): Promise<void> => {
    const body = { toAccountId, reason, fromOn: from.format('YYYY-MM-DD'), untilOn: until.format('YYYY-MM-DD') }
    if (await act(() => add.mutateAsync({ body }), '已委托')) form.resetFields()
  }
  return (
    <Form form={form} layout="vertical" style={{ maxWidth: 560 }} onFinish={(values) => void submit(values)}>
      <Form.Item name="toAccountId" label="委托给" rules={[{ required: true, message: '请选择代理人' }]}>
        <Select
          showSearch={{ filterOption: matches }}
          options={candidates.map(({ id, name, unitName }) => ({ value: id, label: `${name}（${unitName}）` }))}
        />
      </Form.Item>
      <Form.Item name="days" label="起止日期（首尾两日都算）" rules={[{ required: true, message: '请选择起止日期' }]}>
        <DatePicker.RangePicker minDate={dayjs().startOf('day')} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="reason" label="事由" rules={[{ required: true, whitespace: true, message: '请填写事由' }]}>
        <Input maxLength={200} placeholder="如：出差、休假" />
      </Form.Item>
      <Button htmlType="submit" type="primary" loading={add.isPending}>
        委托代理
      </Button>
    </Form>
  )
}

/** Who decides for me while I am away, and for whom I decide. Every opinion says on whose behalf it was given. */
export function Delegations(): ReactNode {
  const query = useCall(listDelegations)
  const revoke = useAct(revokeDelegation)
  const act = useDo()
  return (
    <Loaded query={query}>
      {({ rows, candidates }) => (
        <>
          {rows.length === 0 ? (
            <p className="quiet">现在没有代理。外出期间可以委托他人代为审核，到期自动结束。</p>
          ) : null}
          <ul className="lines" style={{ marginBottom: 24 }}>
            {rows.map(({ id, from, to, fromOn, untilOn, reason, isMine, isActive }) => (
              <li key={id}>
                <span className="grow">
                  {from} 委托 {to}：{fromOn} 至 {untilOn}，{reason}
                </span>
                <span className="quiet">
                  {isActive ? '生效中' : fromOn > dayjs().format('YYYY-MM-DD') ? '未开始' : '已结束'}
                </span>
                {isMine && untilOn >= dayjs().format('YYYY-MM-DD') ? (
                  <Button
                    size="small"
                    onClick={() => void act(() => revoke.mutateAsync({ params: { id } }), '已结束代理')}
                  >
                    提前结束
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
          <Add candidates={candidates} />
        </>
      )}
    </Loaded>
  )
}
