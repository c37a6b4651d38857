import { Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { sendTrialEndpoint } from '../../../../src/features/notices/notices.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { FormDialog } from '../../parts/form-dialog.tsx'

interface Values {
  readonly channel: 'email' | 'sms' | 'wecom'
  readonly address: string
}

/** Tries out the settings with a notice to oneself. */
export function TrialForm({ isOpen, close }: { isOpen: boolean; close: () => void }): ReactNode {
  const [form] = Form.useForm<Values>()
  const send = useAct(sendTrialEndpoint)
  return (
    <FormDialog<Values>
      isOpen={isOpen}
      close={close}
      title="发送测试"
      okText="发送"
      form={form}
      initial={{ channel: 'email' }}
      run={async (body) => {
        await send.mutateAsync({ body })
        return '已排队，稍后在列表中查看结果'
      }}
    >
      <Form.Item name="channel" label="方式">
        <Radio.Group
          options={[
            { value: 'email', label: '邮件' },
            { value: 'sms', label: '短信' },
            { value: 'wecom', label: '企业微信' },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="address"
        label="收件地址、手机号或企业微信账号"
        rules={[{ required: true, whitespace: true, message: '请填写收件地址' }]}
      >
        <Input maxLength={254} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  )
}
