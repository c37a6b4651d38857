import { Checkbox, DatePicker, Form, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { FormDialog } from './form-dialog.tsx'

interface FieldProps {
  readonly name: string | string[]
  readonly label: string
}

/** A day from the picker as it is sent. */
export function dayText(day: Dayjs): string {
  return day.format('YYYY-MM-DD')
}

/** A text that has to be written. */
export function LongText({
  name,
  label,
  most = 1000,
  extra,
}: FieldProps & { most?: number; extra?: string }): ReactNode {
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={[{ required: true, whitespace: true, message: `请填写${label}` }]}
    >
      <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={most} showCount />
    </Form.Item>
  )
}

interface LineProps extends FieldProps {
  readonly isRequired?: boolean
  readonly extra?: string
}

/** A short text. */
export function ShortText({ name, label, isRequired = false, extra }: LineProps): ReactNode {
  const rules = isRequired ? [{ required: true, whitespace: true, message: `请填写${label}` }] : []
  return (
    <Form.Item name={name} label={label} extra={extra} rules={rules}>
      <Input maxLength={200} autoComplete="off" />
    </Form.Item>
  )
}

interface DayProps extends FieldProps {
  readonly from?: string
  readonly until?: string
  readonly extra?: string
  readonly isRequired?: boolean
}

/** A day within bounds, both included. */
export function DayField({ name, label, from, until, extra, isRequired = true }: DayProps): ReactNode {
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={isRequired ? [{ required: true, message: `请选择${label}` }] : []}
    >
      <DatePicker
        style={{ width: 200 }}
        {...(from === undefined ? {} : { minDate: dayjs(from) })}
        {...(until === undefined ? {} : { maxDate: dayjs(until) })}
        // Enter takes the day; it must not send the form.
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
    </Form.Item>
  )
}

/** Something that must be so before it goes on. */
export function MustHold({
  name,
  message,
  children,
}: {
  name: string
  message: string
  children: ReactNode
}): ReactNode {
  return (
    <Form.Item
      name={name}
      valuePropName="checked"
      rules={[
        {
          validator: (_, holds: unknown) => (holds === true ? Promise.resolve() : Promise.reject(new Error(message))),
        },
      ]}
    >
      <Checkbox>{children}</Checkbox>
    </Form.Item>
  )
}

interface ActDialogProps<Values extends object> {
  readonly isOpen: boolean
  readonly close: () => void
  readonly title: string
  readonly okText: string
  readonly done: string
  readonly initial?: Partial<Values>
  readonly isDanger?: boolean
  readonly run: (values: Values) => Promise<unknown>
  readonly children: ReactNode
}

/** A short form for one step of a case. */
export function ActDialog<Values extends object>({ run, done, ...dialog }: ActDialogProps<Values>): ReactNode {
  const [form] = Form.useForm<Values>()
  return (
    <FormDialog<Values>
      {...dialog}
      form={form}
      run={async (values) => {
        await run(values)
        return done
      }}
    />
  )
}
