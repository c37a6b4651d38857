import { Button, Form, Input, Modal, Typography } from 'antd'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { meEndpoint, signInEndpoint } from '../../../src/features/accounts/accounts.contract.ts'
import { ask } from '../api/call.ts'
import { problemOf } from '../api/problem.ts'
import { isGateClosed, onGateChange, reopen } from '../api/session-gate.ts'
import { useSession } from './session.tsx'

interface Values {
  readonly login: string
  readonly password: string
  readonly code?: string
}

async function signIn({ login, password, code }: Values, expectedId: string): Promise<void> {
  await ask(signInEndpoint, { body: { login, password, ...(code === undefined || code === '' ? {} : { code }) } })
  // Work in hand belongs to who began it; somebody else starts on a fresh page.
  if ((await ask(meEndpoint)).id !== expectedId) location.assign('/console/')
  reopen()
}

function useSignIn(): { fault: string; needsCode: boolean; isBusy: boolean; submit: (values: Values) => void } {
  const { me } = useSession()
  const [fault, setFault] = useState('')
  const [needsCode, setNeedsCode] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const submit = async (values: Values): Promise<void> => {
    setBusy(true)
    try {
      await signIn(values, me.id)
      setFault('')
    } catch (error) {
      const problem = problemOf(error)
      setNeedsCode((known) => known || problem.code === 'access.second-factor-required')
      setFault(problem.title)
    } finally {
      setBusy(false)
    }
  }
  return { fault, needsCode, isBusy, submit: (values) => void submit(values) }
}

function SignInForm(): ReactNode {
  const { fault, needsCode, isBusy, submit } = useSignIn()
  return (
    <Form layout="vertical" onFinish={submit} requiredMark={false}>
      <Form.Item name="login" label="账号" rules={[{ required: true, message: '请输入账号' }]}>
        <Input autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {needsCode ? (
        <Form.Item name="code" label="动态验证码">
          <Input autoComplete="one-time-code" inputMode="numeric" />
        </Form.Item>
      ) : null}
      {fault === '' ? null : <Typography.Paragraph type="danger">{fault}</Typography.Paragraph>}
      <Button type="primary" htmlType="submit" loading={isBusy} block>
        登录
      </Button>
    </Form>
  )
}

/** Asks for a new sign-in over the page when the session has ended, so that nothing typed is lost. */
export function SignInAgain(): ReactNode {
  const isOpen = useSyncExternalStore(onGateChange, isGateClosed)
  return (
    <Modal
      open={isOpen}
      title="登录已过期，请重新登录"
      footer={null}
      closable={false}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <Typography.Paragraph>页面上的内容仍在，登录后自动继续刚才的操作。</Typography.Paragraph>
      <SignInForm />
    </Modal>
  )
}
