import { Button, Checkbox, DatePicker, Form, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { splitCatalogueItem } from '../../../../src/features/catalogue/catalogue.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { TaskFrame } from '../../parts/task-frame.tsx'
import type { Item } from './item.ts'

interface Values {
  readonly on: Dayjs
  readonly countsOn: boolean
  readonly parts: { number: string; title: string }[]
  readonly reason: string
}

function Part({ name, remove }: { name: number; remove: (() => void) | undefined }): ReactNode {
  return (
    <div style={{ display: 'flex', gap: 8 }}>
      <Form.Item name={[name, 'number']} label="序号" rules={[{ required: true, message: '请填写序号' }]}>
        <Input maxLength={20} style={{ width: 110 }} />
      </Form.Item>
      <Form.Item
        name={[name, 'title']}
        label="事项名称"
        rules={[{ required: true, message: '请填写名称' }]}
        style={{ flex: 1 }}
      >
        <Input maxLength={300} />
      </Form.Item>
      {remove ? (
        <Button style={{ marginTop: 30 }} onClick={remove}>
          去掉
        </Button>
      ) : null}
    </div>
  )
}

function Parts(): ReactNode {
  return (
    <Form.List name="parts">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => {
            const removeThis = (): void => {
              remove(name)
            }
            return <Part key={key} name={name} remove={fields.length > 2 ? removeThis : undefined} />
          })}
          <Button
            onClick={() => {
              add({ number: '', title: '' })
            }}
          >
            再加一项
          </Button>
        </>
      )}
    </Form.List>
  )
}

/** Splits an item from a day on. What was published under it stays there, and can go on counting for all parts. */
export function SplitForm({ item, done }: { item: Item; done: () => void }): ReactNode {
  const split = useAct(splitCatalogueItem)
  const initial = {
    on: dayjs(),
    countsOn: true,
    parts: [1, 2].map((at) => ({ number: `${item.number}-${String(at)}`, title: '' })),
  }
  return (
    <TaskFrame<Values>
      okText="拆分"
      doneText="已拆分，原事项的历史保留"
      done={done}
      initial={initial}
      run={({ on, countsOn, parts, reason }) =>
        split.mutateAsync({ params: { id: item.id }, body: { on: on.format('YYYY-MM-DD'), countsOn, parts, reason } })
      }
    >
      <Form.Item name="on" label="从哪一日起" rules={[{ required: true, message: '请选择日期' }]}>
        <DatePicker />
      </Form.Item>
      <Parts />
      <Form.Item name="countsOn" valuePropName="checked" style={{ marginTop: 16 }}>
        <Checkbox>以前公开的信息继续计入各个新事项</Checkbox>
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由' }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </TaskFrame>
  )
}
