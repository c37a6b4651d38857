import { Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { type Choice, matches } from '../../parts/choices.ts'

interface UnitFieldProps {
  readonly name: string
  readonly label: string
  readonly options: readonly Choice[]
  readonly isMany?: boolean
  readonly isRequired?: boolean
  readonly extra?: string
}

/** One unit, or several. */
export function UnitField({
  name,
  label,
  options,
  isMany = false,
  isRequired = !isMany,
  extra,
}: UnitFieldProps): ReactNode {
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={isRequired ? [{ required: true, message: `请选择${label}` }] : []}
    >
      <Select
        allowClear={!isRequired}
        showSearch={{ filterOption: matches }}
        options={[...options]}
        {...(isMany ? { mode: 'multiple' as const, maxCount: 19 } : {})}
      />
    </Form.Item>
  )
}
