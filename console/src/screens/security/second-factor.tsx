import { App, Button, Form, Input, Tag, Typography } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  beginTotpEndpoint,
  confirmTotpEndpoint,
  removeTotpEndpoint,
} from '../../../../src/features/accounts/accounts.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { FaultNotice, useDo } from '../../parts/fault.tsx'

type Secret = Reply<typeof beginTotpEndpoint>

function CodeField({ label }: { label: string }): ReactNode {
  return (
    <Form.Item
      name="code"
      label={label}
      rules={[
        { required: true, message: '请输入应用上显示的六位数字' },
        { pattern: /^\d{6}$/, message: '应为六位数字' },
      ]}
    >
      <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} style={{ width: 160 }} />
    </Form.Item>
  )
}

/** Runs one of the two forms, and keeps its refusal beside it. */
function useCodeForm<Values>(work: (values: Values) => Promise<unknown>, done: string) {
  const { message } = App.useApp()
  const [fault, setFault] = useState<unknown>(null)
  const submit = async (values: Values): Promise<void> => {
    try {
      await work(values)
      setFault(null)
      void message.success(done)
    } catch (error) {
      setFault(error)
    }
  }
  return { submit, notice: fault === null ? null : <FaultNotice error={fault} /> }
}

function Confirm({ secret, cancel }: { secret: Secret; cancel: () => void }): ReactNode {
  const confirm = useAct(confirmTotpEndpoint)
  const { submit, notice } = useCodeForm(
    (body: { code: string }) => confirm.mutateAsync({ body }),
    '动态验证码已启用，下次登录时会用到',
  )
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values: { code: string }) => void submit(values)}>
      <ol className="totp-steps">
        <li>在手机上打开验证码应用（如各类“身份验证器”），选择“扫码添加”。</li>
        <li>
          扫描这个二维码：
          <img src={secret.qr} alt="动态验证码的二维码" width={180} height={180} />
          不能扫码时，手工输入密钥：
          <Typography.Text className="mono" copyable={{ icon: ['复制', '复制成功'], tooltips: false }}>
            {secret.secret}
          </Typography.Text>
        </li>
        <li>输入应用上显示的六位数字，确认设置成功。</li>
      </ol>
      <CodeField label="六位验证码" />
      {notice}
      <Button type="primary" htmlType="submit" loading={confirm.isPending} style={{ marginRight: 8 }}>
        确认启用
      </Button>
      <Button onClick={cancel}>暂不设置</Button>
    </Form>
  )
}

function Begin(): ReactNode {
  const [secret, setSecret] = useState<Secret | null>(null)
  const begin = useAct(beginTotpEndpoint)
  const doIt = useDo()
  const cancel = (): void => {
    setSecret(null)
  }
  if (secret) return <Confirm secret={secret} cancel={cancel} />
  const start = async (): Promise<void> => {
    setSecret(await begin.mutateAsync({}))
  }
  return (
    <>
      <p>
        <Tag>未启用</Tag>
        启用后，登录时除密码外还要输入手机上的六位验证码，密码泄露时别人也进不来。管理员和负责发布的人员请务必启用。
      </p>
      <Button loading={begin.isPending} onClick={() => void doIt(start)}>
        开始设置
      </Button>
    </>
  )
}

interface Removal {
  readonly password?: string
  readonly code: string
}

function Remove({ hasPassword }: { hasPassword: boolean }): ReactNode {
  const [isAsking, setAsking] = useState(false)
  const remove = useAct(removeTotpEndpoint)
  const { submit, notice } = useCodeForm(
    ({ password = '', code }: Removal) => remove.mutateAsync({ body: { password, code } }),
    '动态验证码已停用',
  )
  const ask = (): void => {
    setAsking(!isAsking)
  }
  if (!isAsking)
    return (
      <>
        <p>
          <Tag color="green">已启用</Tag> 登录时{hasPassword ? '除密码外' : ''}
          还需要六位验证码。更换手机时，请先停用，再重新设置。
        </p>
        <Button danger onClick={ask}>
          停用
        </Button>
      </>
    )
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values: Removal) => void submit(values)}>
      <p>停用后，登录时不再需要验证码。请输入{hasPassword ? '密码和' : ''}现在的验证码，确认是您本人。</p>
      {hasPassword ? (
        <Form.Item name="password" label="您的密码" rules={[{ required: true, message: '请输入您的密码' }]}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
      ) : null}
      <CodeField label="现在的六位验证码" />
      {notice}
      <Button danger type="primary" htmlType="submit" loading={remove.isPending} style={{ marginRight: 8 }}>
        停用动态验证码
      </Button>
      <Button onClick={ask}>取消</Button>
    </Form>
  )
}

interface Means {
  readonly hasSecondFactor: boolean
  readonly hasPassword: boolean
}

/** 动态验证码: set up with a code from the app, taken away with a code, and the password where there is one. */
export function SecondFactor({ hasSecondFactor, hasPassword }: Means): ReactNode {
  return hasSecondFactor ? <Remove hasPassword={hasPassword} /> : <Begin />
}
