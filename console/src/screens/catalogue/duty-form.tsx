import { DatePicker, Form, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { registerItemDuty } from '../../../../src/features/catalogue/catalogue.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { TaskFrame } from '../../parts/task-frame.tsx'
import type { Item } from './item.ts'

interface Values {
  readonly occurredOn: Dayjs
  readonly what: string
}

/** Registers that the information was formed or changed: from that day on the working days of the rule run. */
export function DutyForm({ item, done }: { item: Item; done: () => void }): ReactNode {
  const register = useAct(registerItemDuty)
  return (
    <TaskFrame<Values>
      okText="登记"
      doneText="已登记，公开期限已经起算"
      done={done}
      initial={{ occurredOn: dayjs() }}
      run={({ occurredOn, what }) =>
        register.mutateAsync({
          params: { id: item.id },
          body: { occurredOn: occurredOn.format('YYYY-MM-DD'), what, unitId: item.unitId },
        })
      }
    >
      <Form.Item name="occurredOn" label="形成或变更的日期" rules={[{ required: true, message: '请选择日期' }]}>
        <DatePicker maxDate={dayjs()} />
      </Form.Item>
      <Form.Item
        name="what"
        label="形成或变更了什么"
        rules={[{ required: true, whitespace: true, message: '请写明内容' }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </TaskFrame>
  )
}
