import { Button, Divider, Form, Input, Modal, Typography } from 'antd'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { meEndpoint, signInEndpoint, signInWaysEndpoint } from '../../../src/features/accounts/accounts.contract.ts'
import { ask } from '../api/call.ts'
import { useCall } from '../api/use-call.ts'
import { problemOf } from '../api/problem.ts'
import { isGateClosed, onGateChange, reopen } from '../api/session-gate.ts'
import { useSession } from './session.tsx'

interface Values {
  readonly login: string
  readonly password: string
  readonly code?: string
}

async function goOn(expectedId: string): Promise<void> {
  // Work in hand belongs to who began it; somebody else starts on a fresh page.
  if ((await ask(meEndpoint)).id !== expectedId) location.assign('/console/')
  reopen()
}

async function signIn({ login, password, code }: Values, expectedId: string): Promise<void> {
  await ask(signInEndpoint, { body: { login, password, ...(code === undefined || code === '' ? {} : { code }) } })
  await goOn(expectedId)
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

/** Signing in on the campus takes a window of its own, so that this page stays as it is. */
function ByCampus(): ReactNode {
  const { me } = useSession()
  const { data } = useCall(signInWaysEndpoint)
  const [fault, setFault] = useState('')
  if (!data?.campusName) return null
  const check = async (): Promise<void> => {
    try {
      await goOn(me.id)
    } catch {
      setFault('还没有登录。请先在新打开的窗口中完成登录。')
    }
  }
  return (
    <>
      <Typography.Paragraph>
        <Button type="primary" href="/login/campus?back=%2Fconsole%2F" target="_blank" block>
          在新窗口中用{data.campusName}登录
        </Button>
      </Typography.Paragraph>
      <Button onClick={() => void check()} block>
        已在新窗口中登录，继续
      </Button>
      {fault === '' ? null : <Typography.Paragraph type="danger">{fault}</Typography.Paragraph>}
      <Divider plain>或者用本系统账号</Divider>
    </>
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
      <ByCampus />
      <SignInForm />
    </Modal>
  )
}
