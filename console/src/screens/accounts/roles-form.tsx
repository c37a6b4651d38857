import { Button, Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { setRolesEndpoint } from '../../../../src/features/accounts/accounts.contract.ts'
import { areCompatible, type Role, ROLE_NAMES, ROLES, UNIT_BOUND } from '../../../../src/kernel/roles.ts'
import { useAct } from '../../api/use-call.ts'
import { matches, useUnitChoices } from '../../parts/choices.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import type { Opening } from '../../parts/use-open.ts'
import { type Account, ROLE_NOTES } from './account-names.tsx'

/** The choice “whole university” in a select, which knows no null. */
const EVERYWHERE = '*'

interface Line {
  readonly role?: Role
  readonly unit?: string
}

interface Values {
  readonly roles?: readonly (Line | undefined)[]
  readonly reason: string
}

function isChosen(line: Line | undefined): line is Line & { role: Role } {
  return line?.role !== undefined
}

/** Why these roles cannot be held together; the server refuses them for the same reason. */
function objectionTo(lines: readonly (Line | undefined)[]): string | undefined {
  const chosen = lines.filter(isChosen)
  if (!areCompatible(chosen.map(({ role }) => role)))
    return '系统、安全、审计三类管理员必须分开，也不能兼任其他角色。请只保留一个。'
  const keys = chosen.map(({ role, unit }) => (UNIT_BOUND.includes(role) ? `${role} ${unit ?? ''}` : role))
  return new Set(keys).size < keys.length ? '有重复的角色，请删去一行。' : undefined
}

function RoleLine({ at, remove }: { at: number; remove: () => void }): ReactNode {
  const form = Form.useFormInstance<Values>()
  const units = useUnitChoices()
  const role = Form.useWatch(['roles', at, 'role'], form) as Role | undefined
  const isBound = role !== undefined && UNIT_BOUND.includes(role)
  return (
    <fieldset className="role-line">
      <legend>第 {at + 1} 个角色</legend>
      <Form.Item
        name={[at, 'role']}
        label="角色"
        extra={role === undefined ? null : ROLE_NOTES[role]}
        rules={[{ required: true, message: '请选择角色' }]}
      >
        <Select options={ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }))} />
      </Form.Item>
      {isBound ? (
        <Form.Item
          name={[at, 'unit']}
          label="对哪个单位有效"
          rules={[{ required: true, message: '请选择单位，或者选“全校”' }]}
        >
          <Select options={[{ value: EVERYWHERE, label: '全校' }, ...units]} showSearch={{ filterOption: matches }} />
        </Form.Item>
      ) : null}
      <Button size="small" onClick={remove}>
        删去这个角色
      </Button>
    </fieldset>
  )
}

function RoleLines({ home }: { home: string | null }): ReactNode {
  return (
    <Form.List name="roles">
      {(fields, { add, remove }) => (
        <>
          {fields.length === 0 ? <p className="quiet">没有角色：可以登录，不能进入工作台。</p> : null}
          {fields.map(({ key, name }) => (
            <RoleLine
              key={key}
              at={name}
              remove={() => {
                remove(name)
              }}
            />
          ))}
          <Button
            style={{ marginBottom: 16 }}
            onClick={() => {
              add(home === null ? {} : { unit: home })
            }}
          >
            增加角色
          </Button>
        </>
      )}
    </Form.List>
  )
}

/** The grants to be set; a role for everywhere keeps the unit it was once granted with. */
function grantsOf(lines: readonly (Line | undefined)[], account: Account): { role: Role; unitId: string | null }[] {
  return lines.filter(isChosen).map(({ role, unit = EVERYWHERE }) => {
    if (UNIT_BOUND.includes(role)) return { role, unitId: unit === EVERYWHERE ? null : unit }
    return { role, unitId: account.roles.find((grant) => grant.role === role)?.unitId ?? null }
  })
}

/** Sets the roles of an account, with the reason. */
export function RolesForm({ opening, account }: { opening: Opening; account: Account }): ReactNode {
  const setRoles = useAct(setRolesEndpoint)
  const run = ({ roles = [], reason }: Values): Promise<unknown> =>
    setRoles.mutateAsync({ params: { id: account.id }, body: { roles: grantsOf(roles, account), reason } })
  return (
    <FormDrawer<Values>
      isOpen={opening.isOpen}
      close={opening.close}
      title={`${account.name}的角色`}
      initial={{ roles: account.roles.map(({ role, unitId }) => ({ role, unit: unitId ?? EVERYWHERE })) }}
      done="角色已变更，对方需要重新登录"
      run={run}
      objectionTo={({ roles = [] }) => objectionTo(roles)}
    >
      <p>
        {account.login}，{account.unitName === '' ? '不属于某个单位' : account.unitName}
        。变更后立即生效，对方打开的会话全部结束。
      </p>
      <RoleLines home={account.unitId} />
      <Form.Item
        name="reason"
        label="变更理由"
        extra="记入台账，审计和监督人员可以看到。"
        rules={[{ required: true, whitespace: true, message: '请写明变更的理由' }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount placeholder="例如：按某号文任命为单位负责人" />
      </Form.Item>
    </FormDrawer>
  )
}
