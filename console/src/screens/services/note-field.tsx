import { Form, Input } from 'antd'
import type { ReactNode } from 'react'

/** An opinion that stays among those at work. */
export function NoteField(): ReactNode {
  return (
    <Form.Item name="text" label="意见（可不填，申请人看不到）">
      <Input.TextArea rows={3} maxLength={2000} showCount />
    </Form.Item>
  )
}
