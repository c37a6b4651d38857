import { Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { createAccountEndpoint } from '../../../../src/features/accounts/accounts.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { matches, useUnitChoices } from '../../parts/choices.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import type { Opening } from '../../parts/use-open.ts'
import type { Handover } from './initial-password.tsx'

interface Values {
  readonly login: string
  readonly name: string
  readonly unitId?: string
}

/** Opens an account; it has no role until the security administrator grants one. */
export function AccountForm({ opening, handOver }: { opening: Opening; handOver: (it: Handover) => void }): ReactNode {
  const units = useUnitChoices()
  const create = useAct(createAccountEndpoint)
  const run = async ({ login, name, unitId = null }: Omit<Values, 'unitId'> & { unitId?: string | null }) => {
    const { password } = await create.mutateAsync({ body: { login, name: name.trim(), unitId } })
    handOver({ login, name: name.trim(), password })
  }
  return (
    <FormDrawer<Values>
      isOpen={opening.isOpen}
      close={opening.close}
      title="新建账号"
      okText="新建，并显示初始密码"
      initial={{}}
      run={run}
      size={480}
    >
      <p>新账号没有任何角色，不能进入工作台；角色由安全管理员授予。</p>
      <Form.Item
        name="login"
        label="账号"
        extra="登录时使用，建好后不能修改。可用字母、数字、点、下划线和连字符，至少两位。"
        rules={[
          { required: true, message: '请填写账号' },
          { pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{1,40}$/, message: '只能用字母、数字、点、下划线和连字符，2 至 41 位' },
        ]}
      >
        <Input maxLength={41} autoComplete="off" />
      </Form.Item>
      <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="unitId" label="所在单位">
        <Select options={units} allowClear showSearch={{ filterOption: matches }} placeholder="不属于某个单位" />
      </Form.Item>
    </FormDrawer>
  )
}
