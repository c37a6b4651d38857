import { Form, Select } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import type { findRegisterable } from '../../../src/features/channels/channels.contract.ts'
import type { findRelatable } from '../../../src/features/disclosures/relations.contract.ts'
import { useCallIf } from '../api/use-call.ts'

const PAUSE_MS = 300

/** What was typed, once the typing pauses. */
function useSettled(words: string): string {
  const [settled, setSettled] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(words)
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [words])
  return settled
}

interface FindProps {
  readonly name: string
  readonly label: string
  /** Where it is looked for. */
  readonly endpoint: typeof findRegisterable | typeof findRelatable
  readonly extra?: string
}

/** A publication found by words of its title, its number or its number of the office. */
export function FindDocument({ name, label, endpoint, extra }: FindProps): ReactNode {
  const [words, setWords] = useState('')
  const q = useSettled(words.trim())
  const { data } = useCallIf(q !== '', endpoint, { query: { q } })
  const rows = q === '' ? [] : (data?.rows ?? [])
  return (
    <Form.Item name={name} label={label} extra={extra} rules={[{ required: true, message: `请选择${label}` }]}>
      <Select
        showSearch={{ filterOption: false, onSearch: setWords }}
        placeholder="输入标题中的词、编号或者文号"
        options={rows.map(({ documentId, no, title }) => ({ value: documentId, label: `${String(no)} ${title}` }))}
        notFoundContent={q === '' ? '输入后列出' : '没有找到已公开的信息'}
      />
    </Form.Item>
  )
}
