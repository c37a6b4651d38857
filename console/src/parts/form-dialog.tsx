import { Form, type FormInstance, Modal } from 'antd'
import { type ReactNode, useId } from 'react'
import { FaultNotice } from './fault.tsx'
import { useSubmit } from './use-submit.ts'

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
  const { isOpen, close, title, okText, form, initial, run, isDanger = false, children } = props
  const name = useId()
  const { fault, isBusy, submit, forget } = useSubmit(run, close)
  return (
    <Modal
      open={isOpen}
      title={title}
      okText={okText}
      okButtonProps={{ danger: isDanger }}
      confirmLoading={isBusy}
      onOk={form.submit}
      onCancel={close}
      afterClose={forget}
      destroyOnHidden
    >
      <Form<Values>
        name={name}
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
