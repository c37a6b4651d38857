import { Checkbox, Form, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { getFinding } from '../../../../src/features/monitors/monitors.contract.ts'
import { makeOrder } from '../../../../src/features/orders/orders.contract.ts'
import { ORDER_SOURCES, type OrderSource } from '../../../../src/kernel/monitor-words.ts'
import { problemOf } from '../../api/problem.ts'
import { useAct, useCalls } from '../../api/use-call.ts'
import { useUnitChoices } from '../../parts/choices.ts'
import { LongText, ShortText } from '../../parts/fields.tsx'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import type { ListState } from '../../parts/table-page.tsx'
import { UnitField } from '../cases/unit-field.tsx'
import { optionsOf } from '../documents/names.ts'
import { BEGINNINGS, beginning, NOTHING, type Values } from './order-beginnings.ts'

/** Kept beside the order, for those alone who know of the complaint. */
function ComplaintField(): ReactNode {
  if (Form.useWatch<OrderSource | undefined>('source') !== 'complaint') return null
  return (
    <ShortText
      name="complaintNumber"
      label="举报编号"
      extra="只有监督办公室能看到；单位和其他人看到的来源是“监督检查”。不要在下面写举报人和举报的情形。"
    />
  )
}

function Fields({ isAskedAboutPersons }: { isAskedAboutPersons: boolean }): ReactNode {
  const units = useUnitChoices()
  return (
    <>
      <Form.Item name="source" label="来源">
        <Select options={optionsOf(ORDER_SOURCES)} />
      </Form.Item>
      <ComplaintField />
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
      {isAskedAboutPersons ? (
        <Form.Item name="tellsPersons" valuePropName="checked">
          <Checkbox>已核对，单位办理需要其中的个人信息</Checkbox>
        </Form.Item>
      ) : null}
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
      key={isReady ? `${findingIds.join()} ${BEGINNINGS.map((name) => list.get(name)).join()}` : 'blank'}
      isOpen={list.get('new') === '1' && isReady}
      close={() => {
        list.set({ new: undefined, finding: undefined, ...NOTHING })
      }}
      title="发出整改通知"
      okText="发出"
      done="已发出，单位收到了通知"
      size={640}
      initial={beginning(list, findings ?? [])}
      run={async ({ basis = '', ...values }) => {
        if (error) throw error
        const { id } = await make.mutateAsync({ body: { ...values, basis, findingIds } })
        void navigate(`/orders/${id}`)
      }}
    >
      <Fields isAskedAboutPersons={problemOf(make.error).code === 'order.tells-persons'} />
    </FormDrawer>
  )
}
