import { Tag } from 'antd'
import type { ReactNode } from 'react'
import type { listAccountsEndpoint } from '../../../../src/features/accounts/accounts.contract.ts'
import { type Role, ROLE_NAMES, UNIT_BOUND } from '../../../../src/kernel/roles.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'

export type Account = Reply<typeof listAccountsEndpoint>['rows'][number]

/** What each role is there for, in a sentence for who grants it. */
export const ROLE_NOTES: Readonly<Record<Role, string>> = {
  campus_member: '查看面向校内公开的信息，不进入工作台。',
  unit_editor: '起草本单位的信息，答复纠错。',
  unit_head: '审核本单位的信息，也可以起草。',
  secrecy_reviewer: '对单位的信息进行保密审查；选“全校”即校级保密审查员。',
  disclosure_office: '审核、发布和撤回全校的信息，管理目录、栏目、审核流程和学校资料。',
  publicity: '审核对外宣传的信息，管理门户栏目。',
  leader: '审批分管范围内的信息，查看目录完成情况。',
  principal_leader: '审批重大事项，查看目录完成情况。',
  supervisor: '查看全部信息和台账，监督公开工作。',
  system_admin: '管理单位和账号；不能授予角色，不能查看台账。',
  security_admin: '授予角色、解锁和重置密码；不能新建账号。',
  audit_admin: '查看台账；不能改动任何内容。',
}

/** A role with the unit it holds for. */
export function grantText({ role, unitId, unitName }: Account['roles'][number]): string {
  if (!UNIT_BOUND.includes(role)) return ROLE_NAMES[role]
  return `${ROLE_NAMES[role]}（${unitId === null ? '全校' : unitName}）`
}

/** The state of an account in words. */
export function AccountState({ account }: { account: Account }): ReactNode {
  if (account.state === 'disabled') return <Tag>已停用</Tag>
  if (account.isLocked) return <Tag color="orange">已锁定</Tag>
  return <Tag color="green">正常</Tag>
}
