import { Button, Form, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Box, Ground, Mark, Opened } from './redaction-view.ts'
import { groundText, unitOf } from './redaction-view.ts'

function markText({ term, box }: Mark, unit: string): string {
  if (!box) return `词语“${term ?? ''}”`
  const { page, x, y, width, height } = box
  return `第 ${String(page)} 页，左 ${String(x)}、上 ${String(y)}、宽 ${String(width)}、高 ${String(height)}（${unit}）`
}

interface GroundProps {
  readonly grounds: readonly Ground[]
  readonly value: Mark['ground']
  readonly change: (ground: Mark['ground']) => void
  readonly label: string
}

/** The ground on which something is withheld. */
export function GroundSelect({ grounds, value, change, label }: GroundProps): ReactNode {
  return (
    <Select
      aria-label={label}
      style={{ width: '100%' }}
      value={value}
      onChange={change}
      popupMatchSelectWidth={false}
      labelRender={() => grounds.find(({ code }) => code === value)?.name ?? value}
      options={grounds.map((ground) => ({ value: ground.code, label: groundText(ground) }))}
    />
  )
}

interface ListProps {
  readonly marks: readonly Mark[]
  readonly kind: Opened['kind']
  readonly grounds: readonly Ground[]
  readonly save: (marks: readonly Mark[]) => void
}

/** Everything that is to be taken out, each with its ground. */
export function MarkList({ marks, kind, grounds, save }: ListProps): ReactNode {
  if (marks.length === 0) return <p className="quiet">还没有标记。</p>
  return (
    <ol className="marks">
      {marks.map((mark, at) => (
        <li key={at}>
          <span className="grow">{markText(mark, unitOf(kind))}</span>
          <Button
            size="small"
            aria-label={`删除第 ${String(at + 1)} 处标记`}
            onClick={() => {
              save(marks.filter((_, other) => other !== at))
            }}
          >
            删除
          </Button>
          <GroundSelect
            grounds={grounds}
            value={mark.ground}
            label={`第 ${String(at + 1)} 处标记的理由`}
            change={(ground) => {
              save(marks.map((each, other) => (other === at ? { ...each, ground } : each)))
            }}
          />
        </li>
      ))}
    </ol>
  )
}

/** Words, wherever they occur. */
export function AddTerm({ add }: { add: (term: string) => void }): ReactNode {
  const [term, setTerm] = useState('')
  const take = (): void => {
    if (term.trim() !== '') add(term.trim())
    setTerm('')
  }
  return (
    <Form.Item label="词语（出现的各处都遮盖）" htmlFor="redaction-term">
      <div className="tasks">
        <Input
          id="redaction-term"
          style={{ flex: '1 1 160px' }}
          maxLength={200}
          autoComplete="off"
          value={term}
          onChange={({ target }) => {
            setTerm(target.value)
          }}
          onPressEnter={take}
        />
        <Button onClick={take}>添加词语</Button>
      </div>
    </Form.Item>
  )
}

const MEASURES = [
  ['page', '页'],
  ['x', '左'],
  ['y', '上'],
  ['width', '宽'],
  ['height', '高'],
] as const

/** A place by its numbers: for whoever works without a mouse, or wants it exactly. */
export function AddBox({ kind, add }: { kind: Opened['kind']; add: (box: Box) => void }): ReactNode {
  const [form] = Form.useForm<Box>()
  const required = [{ required: true, message: '请填写' }]
  return (
    <Form<Box> form={form} layout="vertical" initialValues={{ page: 1 }} onFinish={add}>
      <p className="quiet">按数字框选：从页面左上角量起，单位是{unitOf(kind)}。也可以用鼠标在页面上直接框选。</p>
      <div className="tasks">
        {MEASURES.map(([name, label]) => (
          <Form.Item key={name} name={name} label={label} rules={required} style={{ marginBottom: 8 }}>
            <InputNumber min={name === 'page' ? 1 : 0} max={100_000} style={{ width: 78 }} />
          </Form.Item>
        ))}
      </div>
      <Button htmlType="submit">添加位置</Button>
    </Form>
  )
}
