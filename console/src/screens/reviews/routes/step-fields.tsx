import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { ROLE_NAMES } from '../../../../../src/kernel/roles.ts'
import { OrderButtons } from '../../../parts/order-buttons.tsx'
import { REVIEWERS, USUAL_FALLBACK } from './step-words.ts'

const ROLE_CHOICES = REVIEWERS.map((value) => ({ value, label: ROLE_NAMES[value] }))
const SCOPES = [
  { value: 'own-unit', label: '责任单位的' },
  { value: 'school', label: '全校的' },
]
const MODES = [
  { value: 'any', label: '任一人同意即通过' },
  { value: 'all', label: '须全部同意' },
]
const CONDITIONS = [
  { value: 'all', label: '全部事项' },
  { value: 'major', label: '仅重大事项' },
  { value: 'minor', label: '仅一般事项' },
]
const KINDS = [
  { value: 'none', label: '一般审核' },
  { value: 'secrecy', label: '保密审查（逐项填写结论）' },
  { value: 'filing', label: '备案存档' },
]

interface StepFieldsProps {
  readonly at: number
  readonly count: number
  readonly remove: (at: number) => void
  readonly move: (from: number, to: number) => void
}

function Who({ at }: { at: number }): ReactNode {
  return (
    <div className="halves">
      <Form.Item name={[at, 'scope']} label="哪里的人">
        <Select options={SCOPES} />
      </Form.Item>
      <Form.Item name={[at, 'role']} label="由谁审核" rules={[{ required: true, message: '请选择由谁审核' }]}>
        <Select options={ROLE_CHOICES} />
      </Form.Item>
      <Form.Item name={[at, 'mode']} label="几个人">
        <Select options={MODES} />
      </Form.Item>
      <Form.Item name={[at, 'workdays']} label="期限（工作日）">
        <InputNumber min={1} max={60} precision={0} placeholder="不限" style={{ width: '100%' }} />
      </Form.Item>
    </div>
  )
}

/** One step of a route. */
export function StepFields(props: StepFieldsProps): ReactNode {
  const { at } = props
  return (
    <fieldset className="role-line">
      <legend>第 {at + 1} 步</legend>
      <Form.Item name={[at, 'key']} hidden>
        <Input />
      </Form.Item>
      <Form.Item
        name={[at, 'name']}
        label="步骤名称"
        rules={[{ required: true, whitespace: true, message: '请填写步骤名称' }]}
      >
        <Input maxLength={30} />
      </Form.Item>
      <Who at={at} />
      <div className="halves">
        <Form.Item name={[at, 'special']} label="种类">
          <Select options={KINDS} />
        </Form.Item>
        <Form.Item name={[at, 'when']} label="适用于">
          <Select options={CONDITIONS} />
        </Form.Item>
      </div>
      <Form.Item name={[at, 'fallbackRole']} label="没有人可以办理（例如都参与了起草）时，改由谁">
        <Select allowClear options={ROLE_CHOICES} placeholder={ROLE_NAMES[USUAL_FALLBACK]} />
      </Form.Item>
      <Form.Item name={[at, 'allowSamePerson']} valuePropName="checked">
        <Checkbox>可以由在前面步骤审核过的人办理</Checkbox>
      </Form.Item>
      <OrderButtons {...props} what={`第 ${String(at + 1)} 步`} />
    </fieldset>
  )
}
