import { Form, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { setCrossing } from '../../../../src/features/catalogue/catalogue.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { matches, useItemChoices } from '../../parts/choices.ts'
import { TaskFrame } from '../../parts/task-frame.tsx'
import type { Item } from './item.ts'

interface Values {
  readonly to: string
  readonly isLinked: boolean
  readonly note?: string
}

/** Says that what counts here counts there too. */
export function CrossingForm({ item, done }: { item: Item; done: () => void }): ReactNode {
  const set = useAct(setCrossing)
  const items = useItemChoices()
  return (
    <TaskFrame<Values>
      okText="保存"
      doneText="对照已保存"
      done={done}
      initial={{ isLinked: true }}
      run={({ to, isLinked, note = '' }) => set.mutateAsync({ params: { id: item.id, to }, body: { isLinked, note } })}
    >
      <Form.Item name="to" label="另一目录的事项" rules={[{ required: true, message: '请选择事项' }]}>
        <Select
          showSearch={{ filterOption: matches }}
          options={items.map(({ label, options }) => ({ label, options: [...options] }))}
        />
      </Form.Item>
      <Form.Item name="isLinked" label="对照">
        <Radio.Group
          options={[
            { value: true, label: '同一份信息也计入该事项' },
            { value: false, label: '取消对照' },
          ]}
        />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} />
      </Form.Item>
    </TaskFrame>
  )
}
