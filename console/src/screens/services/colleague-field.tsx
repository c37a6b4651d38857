import { Form, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { listColleagues } from '../../../../src/features/services/colleagues.contract.ts'
import { useCallIf } from '../../api/use-call.ts'

/** Somebody of the staff, found by a part of the name. */
export function ColleagueField({ label }: { label: string }): ReactNode {
  const [q, setQ] = useState('')
  const { data } = useCallIf(q !== '', listColleagues, { query: { q } })
  const options = (data?.rows ?? []).map(({ id, name, unitName }) => ({
    value: id,
    label: unitName === '' ? name : `${name}（${unitName}）`,
  }))
  return (
    <Form.Item
      name="to"
      label={label}
      extra="输入姓名中的一两个字。"
      rules={[{ required: true, message: `请选择${label}` }]}
    >
      <Select
        showSearch={{
          filterOption: false,
          onSearch: (typed) => {
            setQ(typed.trim())
          },
        }}
        options={options}
        notFoundContent={q === '' ? '请输入姓名' : '没有找到'}
      />
    </Form.Item>
  )
}
