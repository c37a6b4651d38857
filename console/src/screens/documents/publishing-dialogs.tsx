import { DatePicker, Form, Input, InputNumber, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import {
  emergencyPublishDocument,
  publishDocument,
  withdrawDocument,
} from '../../../../src/features/disclosures/disclosures.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import type { DocumentDetail } from './document-detail.ts'
import { optionsOf, WITHDRAWAL_NAMES } from './names.ts'

interface DialogProps {
  readonly isOpen: boolean
  readonly close: () => void
}

/** The chosen wall-clock time as an instant in China, whatever zone the computer is in. */
function atBeijing(time: Dayjs): string {
  return `${time.format('YYYY-MM-DDTHH:mm')}:00+08:00`
}

interface PublishValues {
  readonly when: 'now' | 'later'
  readonly at?: Dayjs
}

const WHEN = [
  { value: 'now', label: '立即' },
  { value: 'later', label: '定时' },
]

function PublishTime(): ReactNode {
  return (
    <Form.Item name="at" label="时间（北京时间）" rules={[{ required: true, message: '请选择发布时间' }]}>
      <DatePicker
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        minDate={dayjs()}
        style={{ width: 240 }}
        // Enter takes the time; it must not publish.
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
    </Form.Item>
  )
}

/** Publishes what was approved, now or at a time. */
export function PublishDialog({ document, ...dialog }: DialogProps & { document: DocumentDetail }): ReactNode {
  const [form] = Form.useForm<PublishValues>()
  const isLater = Form.useWatch('when', form) === 'later'
  const publish = useAct(publishDocument)
  const run = async ({ when, at }: PublishValues): Promise<string> => {
    const body = when === 'later' && at ? { at: atBeijing(at) } : {}
    const { no } = await publish.mutateAsync({ params: { id: document.id }, body })
    return no === null ? '已排定发布时间，到时自动发布' : `已发布，编号 ${String(no)}`
  }
  const okText = isLater ? '定时发布' : '立即发布'
  return (
    <FormDialog {...dialog} title="发布" okText={okText} form={form} initial={{ when: 'now' }} run={run}>
      <p>发布的是审核通过的那一版。发布时间由数据库记录，任何人不能指定或者修改。</p>
      <Form.Item name="when" label="何时发布">
        <Radio.Group options={WHEN} />
      </Form.Item>
      {isLater ? <PublishTime /> : null}
    </FormDialog>
  )
}

/** Publishes before the review, for emergencies; the review is made up for. */
export function EmergencyDialog({ document, ...dialog }: DialogProps & { document: DocumentDetail }): ReactNode {
  const publish = useAct(emergencyPublishDocument)
  const { id, draft } = document
  return (
    <ReasonDialog
      {...dialog}
      title="紧急发布"
      note="用于突发事件等必须立即告知公众的情形：先发布，后补审。页面会注明“紧急发布，正在补办审核”，监督办公室会看到。"
      okText="立即发布"
      isDanger
      label="必须立即发布的理由"
      done="已紧急发布，补审已经开始"
      run={(reason) => publish.mutateAsync({ params: { id }, body: { version: draft.version, reason } })}
    />
  )
}

interface WithdrawValues {
  readonly kind: keyof typeof WITHDRAWAL_NAMES
  readonly note: string
  readonly successorNo?: number
}

function WithdrawFields({ isConsolidated }: { isConsolidated: boolean }): ReactNode {
  return (
    <>
      <Form.Item name="kind" label="为什么撤回" rules={[{ required: true, message: '请选择撤回的种类' }]}>
        <Radio.Group style={{ display: 'grid', gap: 8 }} options={optionsOf(WITHDRAWAL_NAMES)} />
      </Form.Item>
      {isConsolidated ? (
        <Form.Item name="successorNo" label="新信息的编号" rules={[{ required: true, message: '请填写并入哪一条' }]}>
          <InputNumber min={1} precision={0} style={{ width: 160 }} />
        </Form.Item>
      ) : null}
      <Form.Item
        name="note"
        label="给读者的说明"
        rules={[{ required: true, whitespace: true, message: '请写明撤回的原因，读者会看到' }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </>
  )
}

/** Takes a publication back; the kind decides what readers see. */
export function WithdrawDialog({ id, ...dialog }: DialogProps & { id: string }): ReactNode {
  const [form] = Form.useForm<WithdrawValues>()
  const isConsolidated = Form.useWatch('kind', form) === 'consolidated'
  const withdraw = useAct(withdrawDocument)
  const run = async (body: WithdrawValues): Promise<string> => {
    await withdraw.mutateAsync({ params: { id }, body })
    return '已撤回公开'
  }
  return (
    <FormDialog {...dialog} title="撤回公开" okText="撤回" isDanger form={form} run={run}>
      <WithdrawFields isConsolidated={isConsolidated} />
    </FormDialog>
  )
}
