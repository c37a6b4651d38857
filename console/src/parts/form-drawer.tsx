import { App, Button, Drawer, Form, Space, Typography } from 'antd'
import { type ReactNode, useState } from 'react'
import { FaultNotice } from './fault.tsx'
import { useSubmit } from './use-submit.ts'

interface FormDrawerProps<Values extends object> {
  readonly isOpen: boolean
  readonly close: () => void
  readonly title: string
  readonly initial: Partial<Values>
  readonly run: (values: Values) => Promise<unknown>
  readonly children: ReactNode
  readonly okText?: string
  readonly done?: string
  readonly size?: number
  /** Why it cannot be saved as it stands; the button says so. */
  readonly objectionTo?: (values: Values) => string | undefined
}

interface FootProps {
  readonly okText: string
  readonly isBusy: boolean
  readonly fault: unknown
  readonly objection: string | undefined
  readonly save: () => void
  readonly leave: () => void
}

/** The refusal stands beside the button that was pressed: a long form would hide it. */
function Foot({ okText, isBusy, fault, objection, save, leave }: FootProps): ReactNode {
  return (
    <>
      {fault === null ? null : <FaultNotice error={fault} />}
      <Space wrap style={{ marginTop: fault === null ? 0 : 12 }}>
        <Button
          type="primary"
          loading={isBusy}
          disabled={objection !== undefined}
          {...(objection === undefined ? {} : { 'aria-description': objection })}
          onClick={save}
        >
          {okText}
        </Button>
        <Button onClick={leave}>取消</Button>
        <Typography.Text type="danger" role="status">
          {objection}
        </Typography.Text>
      </Space>
    </>
  )
}

function OneOpening<Values extends object>(props: FormDrawerProps<Values>): ReactNode {
  const { isOpen, close, title, initial, children, okText = '保存', size = 560, objectionTo, run, done } = props
  const [form] = Form.useForm<Values>()
  const values = Form.useWatch([], form) as Values | undefined
  const { modal } = App.useApp()
  const { fault, isBusy, submit } = useSubmit<Values>(async (filled) => {
    await run(filled)
    return done
  }, close)
  const leave = (): void => {
    if (!form.isFieldsTouched()) close()
    else
      modal.confirm({
        title: '填写的内容还没有保存',
        content: '关闭后，这次填写的内容不会保留。',
        okText: '不保存，关闭',
        cancelText: '继续填写',
        onOk: close,
      })
  }
  const objection = values && objectionTo?.(values)
  const foot = (
    <Foot okText={okText} isBusy={isBusy} fault={fault} objection={objection} save={form.submit} leave={leave} />
  )
  return (
    <Drawer title={title} open={isOpen} size={size} onClose={leave} footer={foot} destroyOnHidden>
      <Form<Values>
        form={form}
        layout="vertical"
        scrollToFirstError
        initialValues={initial}
        onFinish={(filled) => void submit(filled)}
      >
        {children}
      </Form>
    </Drawer>
  )
}

/** A form beside the list it belongs to. It keeps what was typed when the server refuses, and asks before it throws it away. */
export function FormDrawer<Values extends object>(props: FormDrawerProps<Values>): ReactNode {
  const { isOpen } = props
  const [{ round, wasOpen }, setRound] = useState({ round: 0, wasOpen: isOpen })
  // Each opening is a form of its own: nothing of the last one is left in it.
  if (isOpen !== wasOpen) setRound({ round: isOpen ? round + 1 : round, wasOpen: isOpen })
  return <OneOpening key={round} {...props} />
}
