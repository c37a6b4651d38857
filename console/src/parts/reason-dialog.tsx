import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { FormDialog } from './form-dialog.tsx'

interface ReasonDialogProps {
  readonly isOpen: boolean
  readonly close: () => void
  readonly title: string
  /** What follows from it. */
  readonly note: ReactNode
  readonly okText: string
  readonly done?: string
  readonly isDanger?: boolean
  /** Label of the reason; null where no reason is asked. */
  readonly label?: string | null
  readonly run: (reason: string) => Promise<unknown>
}

/** Asks before something that others will see, with the reason that goes on the ledger. */
export function ReasonDialog({ note, label = '理由', run, done, ...dialog }: ReasonDialogProps): ReactNode {
  const [form] = Form.useForm<{ reason?: string }>()
  return (
    <FormDialog
      {...dialog}
      form={form}
      run={async ({ reason = '' }) => {
        await run(reason.trim())
        return done
      }}
    >
      <p>{note}</p>
      {label === null ? null : (
        <Form.Item
          name="reason"
          label={label}
          rules={[{ required: true, whitespace: true, message: `请填写${label}` }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      )}
    </FormDialog>
  )
}
