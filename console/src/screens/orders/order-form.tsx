import { Checkbox, Form, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { getFinding } from '../../../../src/features/monitors/monitors.contract.ts'
import { makeOrder } from '../../../../src/features/orders/orders.contract.ts'
import { ORDER_SOURCES } from '../../../../src/kernel/monitor-words.ts'
import { useAct, useCalls } from '../../api/use-call.ts'
import { useUnitChoices } from '../../parts/choices.ts'
import { LongText, ShortText } from '../../parts/fields.tsx'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import type { ListState } from '../../parts/table-page.tsx'
import { UnitField } from '../cases/unit-field.tsx'
import { optionsOf } from '../documents/names.ts'
import { fromFindings, type Values } from './order-beginnings.ts'

function Fields(): ReactNode {
  const units = useUnitChoices()
  return (
    <>
      <Form.Item name="source" label="来源">
        <Select options={optionsOf(ORDER_SOURCES)} />
      </Form.Item>
      <UnitField name="unitId" label="整改单位" options={units} />
      <ShortText name="matter" label="整改事项" isRequired extra="一句话，会对外公开，不写人名。" />
      <LongText
        name="what"
        label="发现的问题"
        most={4000}
        extra="只有监督办公室、学校领导、信息公开办公室和这个单位能看到。"
      />
      <ShortText name="basis" label="依据" />
      <LongText name="demand" label="整改要求" most={4000} />
      <Form.Item name="days" label="整改期限（工作日）" rules={[{ required: true, message: '请填写整改期限' }]}>
        <InputNumber min={1} max={120} precision={0} />
      </Form.Item>
      <Form.Item name="isPublic" valuePropName="checked">
        <Checkbox>在“整改情况”中对外公开</Checkbox>
      </Form.Item>
    </>
  )
}

/** 发出整改通知, from nothing or from the findings that the address names. */
export function OrderForm({ list }: { list: ListState }): ReactNode {
  const make = useAct(makeOrder)
  const navigate = useNavigate()
  const findingIds = (list.get('finding') ?? '').split(',').filter(Boolean)
  const { data: findings, error } = useCalls(
    getFinding,
    findingIds.map((id) => [{ params: { id } }]),
  )
  const isReady = findings !== undefined || error !== null
  return (
    <FormDrawer<Values>
      key={isReady ? findingIds.join() : 'blank'}
      isOpen={list.get('new') === '1' && isReady}
      close={() => {
        list.set({ new: undefined, finding: undefined })
      }}
      title="发出整改通知"
      okText="发出"
      done="已发出，单位收到了通知"
      size={640}
      initial={fromFindings(findings ?? [])}
      run={async ({ basis = '', ...values }) => {
        if (error) throw error
        const { id } = await make.mutateAsync({ body: { ...values, basis, findingIds } })
        void navigate(`/orders/${id}`)
      }}
    >
      <Fields />
    </FormDrawer>
  )
}
