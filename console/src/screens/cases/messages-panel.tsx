import { Form, Input, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Ability } from '../../parts/ability-button.tsx'
import { Letter, type Message } from '../../parts/letter.tsx'
import { Panel } from '../../parts/page.tsx'
import { TaskFrame } from '../../parts/task-frame.tsx'

interface MessagesProps {
  readonly messages: readonly Message[]
  /** How the person is called who waits for an answer. */
  readonly other: string
  readonly may: { readonly write: Ability; readonly writeNote: Ability }
  readonly send: (body: { text: string; isNote: boolean }) => Promise<unknown>
}

interface Values {
  readonly to: 'other' | 'staff'
  readonly text: string
}

function WriteForm({ other, may, send, done }: MessagesProps & { done: () => void }): ReactNode {
  const options = [
    { value: 'other', label: `致${other}（凭编号和查询码可以看到）`, isAble: may.write.ok },
    { value: 'staff', label: `内部备注（${other}看不到）`, isAble: may.writeNote.ok },
  ]
  return (
    <TaskFrame<Values>
      okText="写入"
      doneText="已写入"
      initial={{ to: 'staff' }}
      done={done}
      run={({ to, text }) => send({ text, isNote: to === 'staff' })}
    >
      <Form.Item name="to" label="给谁">
        <Radio.Group
          style={{ display: 'grid', gap: 4 }}
          options={options.filter(({ isAble }) => isAble).map(({ value, label }) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item name="text" label="内容" rules={[{ required: true, whitespace: true, message: '请填写内容' }]}>
        <Input.TextArea rows={3} maxLength={4000} showCount />
      </Form.Item>
    </TaskFrame>
  )
}

/** Letters to and from whoever waits for an answer, and notes of those at work. */
export function MessagesPanel(props: MessagesProps): ReactNode {
  const { messages, other, may } = props
  const [round, setRound] = useState(0)
  if (messages.length === 0 && !may.writeNote.ok) return null
  return (
    <Panel title="留言和备注">
      {messages.length === 0 ? <p className="quiet">还没有留言和备注。</p> : null}
      {messages.map((message) => (
        <Letter key={message.id} message={message} other={other} />
      ))}
      {may.writeNote.ok ? (
        <WriteForm
          key={round}
          {...props}
          done={() => {
            setRound(round + 1)
          }}
        />
      ) : null}
    </Panel>
  )
}
