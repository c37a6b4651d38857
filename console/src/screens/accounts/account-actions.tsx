import { Button } from 'antd'
import type { ReactNode } from 'react'
import {
  resetPasswordEndpoint,
  setAccountStateEndpoint,
  unlockEndpoint,
} from '../../../../src/features/accounts/accounts.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { AbilityButton } from '../../parts/ability-button.tsx'
import { useDo } from '../../parts/fault.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useOpen } from '../../parts/use-open.ts'
import type { Account } from './account-names.tsx'
import type { Handover } from './initial-password.tsx'
import { RolesForm } from './roles-form.tsx'

const LINK = { type: 'link', size: 'small' } as const

interface ActionProps {
  readonly account: Account
  readonly isMe: boolean
}

const DISABLE = {
  verb: '停用',
  state: 'disabled',
  note: '停用后，此人不能登录，打开的会话全部结束。起草和审核过的记录保留。需要时可以启用。',
} as const
const ENABLE = { verb: '启用', state: 'active', note: '启用后，此人可以用原来的密码登录，角色不变。' } as const

function StateAction({ account, isMe }: ActionProps): ReactNode {
  const dialog = useOpen()
  const set = useAct(setAccountStateEndpoint)
  const { verb, state, note } = account.state === 'active' ? DISABLE : ENABLE
  return (
    <>
      <AbilityButton
        {...LINK}
        ability={{ ok: !isMe, why: '不能停用自己的账号' }}
        danger={state === 'disabled'}
        aria-label={`${verb}${account.name}`}
        onClick={dialog.open}
      >
        {verb}
      </AbilityButton>
      <ReasonDialog
        isOpen={dialog.isOpen}
        close={dialog.close}
        title={`${verb}${account.name}的账号`}
        note={note}
        okText={verb}
        isDanger={state === 'disabled'}
        label="理由"
        done={`已${verb}`}
        run={(reason) => set.mutateAsync({ params: { id: account.id }, body: { state, reason } })}
      />
    </>
  )
}

function ResetAction({ account, isMe, handOver }: ActionProps & { handOver: (it: Handover) => void }): ReactNode {
  const dialog = useOpen()
  const reset = useAct(resetPasswordEndpoint)
  const run = async (reason: string): Promise<void> => {
    const { password } = await reset.mutateAsync({ params: { id: account.id }, body: { reason } })
    handOver({ login: account.login, name: account.name, password })
  }
  return (
    <>
      <AbilityButton
        {...LINK}
        ability={{ ok: !isMe, why: '修改自己的密码，请到“我的安全”' }}
        aria-label={`重置密码：${account.name}`}
        onClick={dialog.open}
      >
        重置密码
      </AbilityButton>
      <ReasonDialog
        isOpen={dialog.isOpen}
        close={dialog.close}
        title={`重置${account.name}的密码`}
        note="系统生成新的初始密码，原密码立即失效，打开的会话全部结束。请先核实是本人提出的。"
        okText="重置"
        isDanger
        label="理由"
        run={run}
      />
    </>
  )
}

function UnlockAction({ account }: { account: Account }): ReactNode {
  const unlock = useAct(unlockEndpoint)
  const doIt = useDo()
  return (
    <Button
      {...LINK}
      loading={unlock.isPending}
      aria-label={`解锁${account.name}`}
      onClick={() => void doIt(() => unlock.mutateAsync({ params: { id: account.id } }), '已解锁，可以重新登录')}
    >
      解锁
    </Button>
  )
}

function RolesAction({ account, isMe }: ActionProps): ReactNode {
  const drawer = useOpen()
  return (
    <>
      <AbilityButton
        {...LINK}
        ability={{ ok: !isMe, why: '不能变更自己的角色，请由另一位安全管理员办理' }}
        aria-label={`${account.name}的角色`}
        onClick={drawer.open}
      >
        角色
      </AbilityButton>
      <RolesForm opening={drawer} account={account} />
    </>
  )
}

/** What the person may do with this account; the separated administrators see different buttons. */
export function AccountActions({
  account,
  handOver,
}: {
  account: Account
  handOver: (it: Handover) => void
}): ReactNode {
  const { me, may } = useSession()
  const isMe = me.id === account.id
  return (
    <>
      {may('roles.grant') ? <RolesAction account={account} isMe={isMe} /> : null}
      {may('sessions.manage') && account.isLocked ? <UnlockAction account={account} /> : null}
      {may('sessions.manage') ? <ResetAction account={account} isMe={isMe} handOver={handOver} /> : null}
      {may('accounts.manage') ? <StateAction account={account} isMe={isMe} /> : null}
    </>
  )
}
