import { Form, Input, Radio, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { editManyEndpoint } from '../../../../src/features/lists/lists.contract.ts'
import { FIELD_NAMES } from '../../../../src/kernel/list-terms.ts'
import { useAct } from '../../api/use-call.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import type { Opening } from '../../parts/use-open.ts'
import { ChangeTerms, dayText } from './entry-form.tsx'

interface Values {
  readonly act: 'replace' | 'set' | 'inherit' | 'end'
  readonly from?: string
  readonly to?: string
  readonly field?: (typeof SETTABLE)[number]
  readonly value?: string
  readonly title: string
  readonly reason: string
  readonly effectiveOn?: Dayjs | null
}

const SETTABLE = ['section', 'post', 'place', 'hours', 'phone', 'email', 'fee', 'supervision', 'basis'] as const
const CHOICES = SETTABLE.map((value) => ({ value, label: FIELD_NAMES[value] }))
const ACTS = [
  { value: 'replace', label: '替换文字，例如换电话号码' },
  { value: 'set', label: '把一项改成同样的内容' },
  { value: 'inherit', label: '清空一项，改用上级条目的内容' },
  { value: 'end', label: '取消这些条目' },
]

function editOf(values: Values) {
  const { act, from = '', to = '', field = 'place' } = values
  if (act === 'end') return { act }
  if (act === 'replace') return { act, from, to }
  const value = act === 'set' ? values.value : undefined
  return { act: 'set' as const, fields: { [field]: value ?? null } }
}

function What(): ReactNode {
  const act = Form.useWatch<Values['act'] | undefined>('act') ?? 'replace'
  if (act === 'end') return <p className="quiet">取消后不再出现在办事指南中，历次版本仍可查阅。</p>
  if (act === 'replace')
    return (
      <div className="halves">
        <Form.Item name="from" label="原来的文字" rules={[{ required: true, message: '请填写要替换的文字' }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="to" label="改为">
          <Input maxLength={200} />
        </Form.Item>
      </div>
    )
  return (
    <>
      <Form.Item name="field" label="哪一项" rules={[{ required: true, message: '请选择' }]}>
        <Select options={CHOICES} />
      </Form.Item>
      {act === 'set' ? (
        <Form.Item name="value" label="内容" rules={[{ required: true, message: '请填写内容' }]}>
          <Input.TextArea autoSize maxLength={2000} />
        </Form.Item>
      ) : null}
    </>
  )
}

/** The same edit to the chosen entries, as one change with one review. */
export function BulkForm({
  opening,
  ids,
  done,
}: {
  opening: Opening
  ids: readonly string[]
  done: () => void
}): ReactNode {
  const edit = useAct(editManyEndpoint)
  return (
    <FormDrawer<Values>
      isOpen={opening.isOpen}
      close={opening.close}
      title={`批量修改 ${String(ids.length)} 个条目`}
      initial={{ act: 'replace', title: `批量修改 ${String(ids.length)} 个条目` }}
      okText="送审"
      done="已送审，审核通过后生效"
      run={async (values) => {
        const { title, reason, effectiveOn } = values
        const terms = { title, reason, effectiveOn: dayText(effectiveOn) }
        await edit.mutateAsync({ body: { ...terms, ids: [...ids], edit: editOf(values) } })
        done()
      }}
    >
      <Form.Item name="act" label="怎样改">
        <Radio.Group style={{ display: 'grid', gap: 8 }} options={ACTS} />
      </Form.Item>
      <What />
      <Form.Item
        name="title"
        label="变更名称"
        rules={[{ required: true, whitespace: true, message: '请填写变更名称' }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <ChangeTerms />
    </FormDrawer>
  )
}
