import { App, Button, Form, Space, Typography } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { FaultNotice } from './fault.tsx'
import { SideDrawer } from './side-drawer.tsx'
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

interface OneOpeningProps<Values extends object> extends FormDrawerProps<Values> {
  readonly closed: () => void
}

function OneOpening<Values extends object>(props: OneOpeningProps<Values>): ReactNode {
  const { isOpen, close, title, initial, children, okText = '保存', size = 560, objectionTo, run, done, closed } = props
  const [form] = Form.useForm<Values>()
  // Two forms on a page have fields of the same name; a label must find its own.
  const name = useId()
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
    <SideDrawer title={title} isOpen={isOpen} size={size} close={leave} closed={closed} footer={foot}>
      <Form<Values>
        name={name}
        form={form}
        layout="vertical"
        scrollToFirstError
        initialValues={initial}
        onFinish={(filled) => void submit(filled)}
      >
        {children}
      </Form>
    </SideDrawer>
  )
}

/** A form beside the list it belongs to. It keeps what was typed when the server refuses, and asks before it throws it away. */
export function FormDrawer<Values extends object>(props: FormDrawerProps<Values>): ReactNode {
  const [round, setRound] = useState(0)
  // Each opening is a form of its own: nothing of the last one is left in it. It is made ready as soon as the last is gone.
  return (
    <OneOpening
      key={round}
      {...props}
      closed={() => {
        setRound(round + 1)
      }}
    />
  )
}
