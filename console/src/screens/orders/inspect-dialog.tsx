import { Alert, Form, InputNumber, Radio } from 'antd'
import type { ReactNode } from 'react'
import { type getOrder, inspectOrder } from '../../../../src/features/orders/orders.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { ActDialog, LongText } from '../../parts/fields.tsx'
import type { StepDialogProps } from '../cases/steps.tsx'
import { FindingLines } from './finding-lines.tsx'

type OrderView = Reply<typeof getOrder>

interface Inspection {
  readonly isCured: boolean
  readonly text: string
  readonly days?: number
  readonly openReason?: string
}

const OUTCOMES = [
  { value: true, label: '已整改，办结' },
  { value: false, label: '没有整改到位，退回' },
]

/** What the monitors see now, and that to close in spite of it wants a reason. */
function OpenFindings({ findings, isCured }: Pick<OrderView, 'findings'> & { isCured: boolean }): ReactNode {
  const open = findings.filter(({ state }) => state === 'open').length
  if (findings.length === 0) return null
  return (
    <>
      <p>监测问题现在的状态：</p>
      <FindingLines findings={findings} />
      {open > 0 && isCured ? (
        <>
          <Alert
            type="warning"
            showIcon
            title={`还有 ${String(open)} 个问题没有消除。仍要办结的，请写明理由；理由记入台账，单位能看到。`}
            style={{ marginBottom: 16 }}
          />
          <LongText name="openReason" label="问题没有消除仍办结的理由" most={500} />
        </>
      ) : null}
    </>
  )
}

function Fields({ findings }: Pick<OrderView, 'findings'>): ReactNode {
  const isCured = Form.useWatch<boolean | undefined>('isCured') ?? true
  return (
    <>
      <Form.Item name="isCured" label="结果">
        <Radio.Group style={{ display: 'grid', gap: 8 }} options={OUTCOMES} />
      </Form.Item>
      <OpenFindings findings={findings} isCured={isCured} />
      <LongText name="text" label="复核意见" most={4000} />
      {isCured ? null : (
        <Form.Item
          name="days"
          initialValue={5}
          label="退回后的整改期限（工作日）"
          rules={[{ required: true, message: '请填写整改期限' }]}
        >
          <InputNumber min={1} max={120} precision={0} />
        </Form.Item>
      )}
    </>
  )
}

/** 复核. */
export function InspectDialog({ view, ...dialog }: StepDialogProps<OrderView>): ReactNode {
  const inspect = useAct(inspectOrder)
  return (
    <ActDialog<Inspection>
      {...dialog}
      title="复核"
      okText="确定"
      done="已复核，单位收到了通知"
      initial={{ isCured: true }}
      run={(body) => inspect.mutateAsync({ params: { id: view.id }, body })}
    >
      <Fields findings={view.findings} />
    </ActDialog>
  )
}
