import { Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { publicationNoIn } from '../../../src/kernel/publication-no.ts'

function noIn(typed: string): number | undefined {
  return publicationNoIn(typed, window.location.host)
}

/** The numbers that were typed, each once. What means none is told by the field before anything is sent. */
export function numbersIn(typed: readonly string[] = []): number[] {
  return [...new Set(typed.flatMap((text) => noIn(text) ?? []))]
}

function check(typed: readonly string[] = []): Promise<void> {
  const unknown = typed.filter((text) => noIn(text) === undefined)
  if (unknown.length === 0) return Promise.resolve()
  return Promise.reject(
    new Error(`${unknown.map((text) => `“${text}”`).join('、')}不是信息编号，也不是本门户信息的网址`),
  )
}

/** Publications by number or address, several of them; none is dropped without a word. */
export function PublicationsField({ name, label, most }: { name: string; label: string; most: number }): ReactNode {
  return (
    <Form.Item
      name={name}
      label={`${label}（可不填）`}
      extra="填写信息的网址，或者网址中 /info/ 后面的编号；可以填多个，每个按回车。"
      rules={[{ validator: (_, typed?: readonly string[]) => check(typed) }]}
    >
      <Select mode="tags" open={false} suffix={null} maxCount={most} tokenSeparators={[' ', ',', '，', '、', '\n']} />
    </Form.Item>
  )
}
