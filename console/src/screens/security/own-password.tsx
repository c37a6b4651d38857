import { App, Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { changePasswordEndpoint } from '../../../../src/features/accounts/accounts.contract.ts'
import { problemOf } from '../../api/problem.ts'
import { useAct } from '../../api/use-call.ts'
import { FaultNotice } from '../../parts/fault.tsx'

interface Values {
  readonly current: string
  readonly next: string
  readonly again: string
}

const KINDS = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/]

/** What the new password still lacks; the server also knows the login and looks for it. */
function lacksOf(password: string): string[] {
  const kinds = KINDS.filter((kind) => kind.test(password)).length
  return [
    ...(password.length < 8 ? ['至少 8 位'] : []),
    ...(kinds < 3 ? ['大写字母、小写字母、数字、符号中至少三种'] : []),
  ]
}

function NewPassword(): ReactNode {
  return (
    <>
      <Form.Item
        name="next"
        label="新密码"
        extra="至少 8 位，包含大写字母、小写字母、数字、符号中的三种，不含账号名。"
        rules={[
          { required: true, message: '请输入新密码' },
          {
            validator: (_, value: string = '') => {
              const lacks = value === '' ? [] : lacksOf(value)
              return lacks.length === 0 ? Promise.resolve() : Promise.reject(new Error(`还差：${lacks.join('；')}`))
            },
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label="再输一遍新密码"
        dependencies={['next']}
        rules={[
          { required: true, message: '请再输一遍新密码' },
          ({ getFieldValue }) => ({
            validator: (_, value?: string) =>
              value === undefined || value === '' || value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error('两次输入的新密码不一样')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  )
}

/** Changes one's own password; all other sessions end. */
export function OwnPassword(): ReactNode {
  const [form] = Form.useForm<Values>()
  const change = useAct(changePasswordEndpoint)
  const { message } = App.useApp()
  const [fault, setFault] = useState<unknown>(null)
  const submit = async ({ current, next }: Values): Promise<void> => {
    try {
      await change.mutateAsync({ body: { current, next } })
      setFault(null)
      form.resetFields()
      void message.success('密码已修改，其他设备上的登录已经结束')
    } catch (error) {
      if (problemOf(error).code === 'access.wrong-credentials')
        form.setFields([{ name: 'current', errors: ['现在的密码不正确，没有修改'] }])
      else setFault(error)
    }
  }
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values: Values) => void submit(values)}>
      <Form.Item name="current" label="现在的密码" rules={[{ required: true, message: '请输入现在的密码' }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <NewPassword />
      {fault === null ? null : <FaultNotice error={fault} />}
      <Button type="primary" htmlType="submit" loading={change.isPending} style={{ marginTop: 12 }}>
        修改密码
      </Button>
    </Form>
  )
}

/** Whoever comes in from the campus has no password here. */
export function NoPassword(): ReactNode {
  return <p>您用学校的统一身份认证登录，本系统中没有单独的密码。修改密码请到统一身份认证办理。</p>
}
