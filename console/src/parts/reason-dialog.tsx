import { App, Form, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { FaultNotice } from './fault.tsx'

interface ReasonDialogProps {
  readonly isOpen: boolean
  readonly close: () => void
  readonly title: string
  /** What follows from it. */
  readonly note: ReactNode
  readonly okText: string
  readonly done?: string
  readonly isDanger?: boolean
  /** Label of the reason; left out where no reason is asked. */
  readonly label?: string
  readonly run: (reason: string) => Promise<unknown>
}

/** Asks before something that others will see, with the reason that goes on the ledger. */
export function ReasonDialog({ isOpen, close, title, note, okText, run, ...rest }: ReasonDialogProps): ReactNode {
  const [form] = Form.useForm<{ reason?: string }>()
  const { message } = App.useApp()
  const [fault, setFault] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const label = rest.label ?? (rest.isDanger === true ? undefined : '理由')
  const submit = async ({ reason = '' }: { reason?: string }): Promise<void> => {
    setBusy(true)
    try {
      await run(reason.trim())
      if (rest.done !== undefined) void message.success(rest.done)
      setFault(null)
      close()
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open={isOpen}
      title={title}
      okText={okText}
      okButtonProps={{ danger: rest.isDanger ?? false }}
      confirmLoading={isBusy}
      onCancel={close}
      onOk={form.submit}
      destroyOnHidden
    >
      <p>{note}</p>
      <Form form={form} layout="vertical" preserve={false} onFinish={(values) => void submit(values)}>
        {label === undefined ? null : (
          <Form.Item
            name="reason"
            label={label}
            rules={[{ required: true, whitespace: true, message: `请填写${label}` }]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        )}
        {fault === null ? null : <FaultNotice error={fault} />}
      </Form>
    </Modal>
  )
}
