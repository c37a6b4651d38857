import { App, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { urgeCases } from '../../../../src/features/casework/urging.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { FormDialog } from '../../parts/form-dialog.tsx'

interface UrgeProps {
  readonly ids: readonly string[]
  readonly isOpen: boolean
  readonly close: () => void
  readonly done: () => void
}

/** 催办: many at once with one text; those that cannot be urged are named with the reason. */
export function UrgeDialog({ ids, isOpen, close, done }: UrgeProps): ReactNode {
  const urge = useAct(urgeCases)
  const { modal } = App.useApp()
  const [form] = Form.useForm<{ text: string }>()
  return (
    <FormDialog<{ text: string }>
      form={form}
      isOpen={isOpen}
      close={close}
      title={`催办 ${String(ids.length)} 件`}
      okText="催办"
      initial={{ text: '请抓紧办理，并在今天写明进展。' }}
      run={async ({ text }) => {
        const { urged, passed } = await urge.mutateAsync({ body: { ids: [...ids], text } })
        done()
        if (passed.length === 0) return `已催办 ${String(urged.length)} 件`
        modal.info({
          title: `已催办 ${String(urged.length)} 件，${String(passed.length)} 件没有催`,
          content: (
            <ul>
              {passed.map(({ number, why }) => (
                <li key={number}>
                  {number}：{why}
                </li>
              ))}
            </ul>
          ),
          okText: '知道了',
        })
        return undefined
      }}
    >
      <p>承办人和单位负责人会在工作台收到这段话。每件每天只催一次，催办记入办理过程和台账。</p>
      <Form.Item name="text" label="催办的话" rules={[{ required: true, whitespace: true, message: '请填写催办的话' }]}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </FormDialog>
  )
}
