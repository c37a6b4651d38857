import { Button, Space, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { listAccountsEndpoint } from '../../../../src/features/accounts/accounts.contract.ts'
import { ROLE_NAMES, ROLES } from '../../../../src/kernel/roles.ts'
import type { Wanted } from '../../api/call.ts'
import { useCall } from '../../api/use-call.ts'
import { type Session, useSession } from '../../app/session.tsx'
import { useUnitChoices } from '../../parts/choices.ts'
import { ACTIONS } from '../../parts/card-table.tsx'
import { Page } from '../../parts/page.tsx'
import { ChoiceField, WordsField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar, Rows, useListState } from '../../parts/table-page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText } from '../../parts/words.tsx'
import '../../styles/settings.css'
import { AccountActions } from './account-actions.tsx'
import { AccountForm } from './account-form.tsx'
import { type Account, AccountState, grantText } from './account-names.tsx'
import { type Handover, InitialPassword } from './initial-password.tsx'
import { PeopleImport } from './people-import.tsx'

type Query = NonNullable<Wanted<typeof listAccountsEndpoint>['query']>

const STATES = [
  { value: 'active', label: '正常' },
  { value: 'locked', label: '已锁定' },
  { value: 'disabled', label: '已停用' },
]

const COLUMNS: NonNullable<TableProps<Account>['columns']> = [
  { title: '账号', dataIndex: 'login', width: 190, render: (login: string) => <span className="mono">{login}</span> },
  { title: '姓名', dataIndex: 'name', width: 170 },
  {
    title: '单位',
    dataIndex: 'unitName',
    width: 130,
    render: (name: string) => (name === '' ? <span className="quiet">无</span> : name),
  },
  { title: '状态', key: 'state', width: 90, render: (_, account) => <AccountState account={account} /> },
  {
    title: '角色',
    dataIndex: 'roles',
    width: 190,
    render: (roles: Account['roles']) =>
      roles.length === 0 ? (
        <span className="quiet">没有角色</span>
      ) : (
        roles.map((grant) => <div key={grant.role + (grant.unitId ?? '')}>{grantText(grant)}</div>)
      ),
  },
  {
    title: '动态验证码',
    dataIndex: 'hasSecondFactor',
    width: 100,
    render: (has: boolean) => (has ? '已启用' : '未启用'),
  },
  {
    title: '最近使用',
    dataIndex: 'lastSeenAt',
    width: 140,
    render: (at: string | null) => (at === null ? <span className="quiet">从未登录</span> : instantText(at)),
  },
]

function Search({ list }: { list: ListState }): ReactNode {
  const units = useUnitChoices()
  const roles = ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }))
  return (
    <QueryBar list={list}>
      <WordsField list={list} name="q" label="账号、姓名或单位" />
      <ChoiceField list={list} name="role" label="角色" options={roles} width={170} />
      <ChoiceField list={list} name="unit" label="所在单位" options={units} width={180} />
      <ChoiceField list={list} name="state" label="状态" options={STATES} width={120} />
    </QueryBar>
  )
}

function queryOf(list: ListState): Query {
  return {
    page: list.page,
    size: list.size,
    q: list.get('q'),
    role: list.get('role') as Query['role'],
    unitId: list.get('unit'),
    state: list.get('state') as Query['state'],
  }
}

/** What this administrator is here for; the three see each other's work and cannot do it. */
function leadFor({ may }: Session): string {
  if (may('accounts.manage')) return '您可以新建、停用和启用账号；角色和密码由安全管理员办理。'
  if (may('roles.grant')) return '您可以授予角色、解锁和重置密码；账号由系统管理员新建和停用。'
  return '您可以查看，不能改动。每次变更都记在台账上。'
}

function NewAccounts({ open }: { open: () => void }): ReactNode {
  return (
    <Space wrap>
      <PeopleImport />
      <Button type="primary" onClick={open}>
        新建账号
      </Button>
    </Space>
  )
}

/** 账号与角色: for the separated administrators, each with their own buttons. */
export default function AccountList(): ReactNode {
  const list = useListState()
  const session = useSession()
  const query = useCall(listAccountsEndpoint, { query: queryOf(list) })
  const form = useOpen()
  const [handover, setHandover] = useState<Handover | null>(null)
  const mayAct = session.may('accounts.manage') || session.may('roles.grant') || session.may('sessions.manage')
  const act = {
    title: '操作',
    key: ACTIONS,
    width: 170,
    render: (_: unknown, account: Account) => <AccountActions account={account} handOver={setHandover} />,
  }
  const actions = session.may('accounts.manage') ? <NewAccounts open={form.open} /> : undefined
  return (
    <Page title="账号与角色" lead={leadFor(session)} actions={actions}>
      <Search list={list} />
      <div className="panel">
        <Rows
          query={query}
          list={list}
          columns={mayAct ? [...COLUMNS, act] : COLUMNS}
          rowKey="id"
          empty="没有符合条件的账号。可以放宽条件，或者点“重置”。"
        />
      </div>
      <AccountForm opening={form} handOver={setHandover} />
      <InitialPassword
        handover={handover}
        close={() => {
          setHandover(null)
        }}
      />
    </Page>
  )
}
