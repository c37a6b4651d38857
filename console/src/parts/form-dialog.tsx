import { App, Form, type FormInstance, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { FaultNotice } from './fault.tsx'

interface FormDialogProps<Values extends object> {
  readonly isOpen: boolean
  readonly close: () => void
  readonly title: string
  readonly okText: string
  readonly form: FormInstance<Values>
  readonly initial?: Partial<Values>
  /** Does it, and answers what to tell the person; nothing where the page itself shows it. */
  readonly run: (values: Values) => Promise<string | undefined>
  readonly isDanger?: boolean
  readonly children: ReactNode
}

/** A short form over the page. When the server refuses, it stays open with what was filled in and says why. */
export function FormDialog<Values extends object>(props: FormDialogProps<Values>): ReactNode {
  const { isOpen, close, title, okText, form, initial, isDanger = false, children } = props
  const { fault, isBusy, submit } = useDialog(props)
  return (
    <Modal
      open={isOpen}
      title={title}
      okText={okText}
      okButtonProps={{ danger: isDanger }}
      confirmLoading={isBusy}
      onOk={form.submit}
      onCancel={close}
      destroyOnHidden
    >
      <Form<Values>
        form={form}
        layout="vertical"
        preserve={false}
        {...(initial ? { initialValues: initial } : {})}
        onFinish={(values) => void submit(values)}
      >
        {children}
        {fault === null ? null : <FaultNotice error={fault} />}
      </Form>
    </Modal>
  )
}

function useDialog<Values extends object>({ run, close }: FormDialogProps<Values>) {
  const { message } = App.useApp()
  const [fault, setFault] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const submit = async (values: Values): Promise<void> => {
    setBusy(true)
    try {
      const done = await run(values)
      if (done !== undefined) void message.success(done)
      setFault(null)
      close()
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  return { fault, isBusy, submit }
}
