import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { securityEndpoint } from '../../../src/features/accounts/accounts.contract.ts'
import { useCall } from '../api/use-call.ts'
import { useSession } from '../app/session.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page, Panel } from '../parts/page.tsx'
import { Keys } from './security/keys.tsx'
import { NoPassword, OwnPassword } from './security/own-password.tsx'
import { OwnSessions } from './security/own-sessions.tsx'
import { SecondFactor } from './security/second-factor.tsx'
import '../styles/settings.css'

/** 我的安全: everybody's own password, second factor and sessions. */
export default function Security(): ReactNode {
  const { me } = useSession()
  const query = useCall(securityEndpoint)
  return (
    <Page title="我的安全" lead="只涉及您自己的账号；每次改动都记在台账上。">
      {me.mustChangePassword ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title="请先修改密码"
          description="您使用的是初始密码，管理员也知道它。改成只有您自己知道的密码后，就可以使用工作台。"
        />
      ) : null}
      <div className="halves">
        <Panel title="登录密码">
          <Loaded query={query}>{({ hasPassword }) => (hasPassword ? <OwnPassword /> : <NoPassword />)}</Loaded>
        </Panel>
        <Panel title="动态验证码">
          <Loaded query={query}>{(means) => <SecondFactor {...means} />}</Loaded>
        </Panel>
      </div>
      <Panel title="键盘快捷键">
        <Keys />
      </Panel>
      <Panel title="登录的设备">
        <Loaded query={query}>{({ sessions }) => <OwnSessions sessions={sessions} />}</Loaded>
      </Panel>
    </Page>
  )
}
