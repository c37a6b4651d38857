import { DatePicker, Form, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { placeDocument } from '../../../../src/features/disclosures/disclosures.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { matches, usePortalColumnChoices } from '../../parts/choices.ts'
import { FormDialog } from '../../parts/form-dialog.tsx'
import type { DocumentDetail } from './document-detail.ts'

interface Values {
  readonly columnIds?: string[]
  readonly pinnedUntilOn?: Dayjs | null
  readonly reason: string
}

function ReasonField(): ReactNode {
  return (
    <Form.Item
      name="reason"
      label="理由"
      extra="记入台账。"
      rules={[{ required: true, whitespace: true, message: '请填写理由' }]}
    >
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  )
}

/** Pulls a unit's publication up to the portal's columns and front page, or takes it down again. */
export function PlacingDialog({
  document,
  ...dialog
}: {
  document: DocumentDetail
  isOpen: boolean
  close: () => void
}): ReactNode {
  const [form] = Form.useForm<Values>()
  const place = useAct(placeDocument)
  const columns = usePortalColumnChoices()
  const { id, publication } = document
  const until = publication?.pinnedUntilOn ?? null
  const run = async ({ columnIds = [], pinnedUntilOn, reason }: Values): Promise<string> => {
    const body = { columnIds, pinnedUntilOn: pinnedUntilOn?.format('YYYY-MM-DD') ?? null, reason: reason.trim() }
    await place.mutateAsync({ params: { id }, body })
    return '已调整，门户随即更新'
  }
  const initial = {
    columnIds: [...(publication?.pulledColumnIds ?? [])],
    pinnedUntilOn: until === null ? null : dayjs(until),
  }
  return (
    <FormDialog<Values> {...dialog} title="上推到门户" okText="保存" form={form} initial={initial} run={run}>
      <p>本单位自己的栏目不受影响；公开范围仍以审核通过的为准。清空后保存，就是从门户取下。</p>
      <Form.Item name="columnIds" label="门户栏目">
        <Select mode="multiple" placeholder="不上推到栏目" showSearch={{ filterOption: matches }} options={columns} />
      </Form.Item>
      <Form.Item name="pinnedUntilOn" label="首页“重点推荐”显示到" extra="到这一天结束时自动取下；不填则不在首页推荐。">
        <DatePicker minDate={dayjs()} style={{ width: 200 }} />
      </Form.Item>
      <ReasonField />
    </FormDialog>
  )
}
