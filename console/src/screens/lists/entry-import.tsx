import { DatePicker, Form, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { type ReactNode, useState } from 'react'
import { importEntriesEndpoint } from '../../../../src/features/lists/lists.contract.ts'
import { upload } from '../../api/upload.ts'
import { SheetImport } from '../../parts/sheet-import.tsx'
import type { Opening } from '../../parts/use-open.ts'
import type { SendSheet } from '../../parts/use-sheet-import.ts'

const WORDS = {
  title: '从 Excel 导入清单',
  things: '个条目',
  template: '/api/v1/list-entries/import/template.xlsx',
  note: '模板带有下拉选项、填写说明、单位代码和一行示例（示例行不会导入）。编号已有的按变更处理，没有的按新增处理；也可以把导出的表改好再导入。',
  done: ({ accepted }: { accepted: number }) => `${String(accepted)} 个条目已作为一项变更送审，审核通过后生效`,
  look: '查看清单',
}

interface Terms {
  readonly title: string
  readonly reason: string
  readonly effectiveOn: Dayjs | null
}

function sendWith({ title, reason, effectiveOn }: Terms): SendSheet {
  return async (file, { apply, skipErrors }, onProgress) => {
    const query = { apply, skipErrors, title, reason, effectiveOn: effectiveOn?.format('YYYY-MM-DD') }
    const { added, changed, changeId, ...result } = await upload(importEntriesEndpoint, { file, query, onProgress })
    return { ...result, accepted: added + changed, applied: changeId !== null }
  }
}

/** Entries from Excel: checked, then sent for review as one change. */
export function EntryImport({ opening }: { opening: Opening }): ReactNode {
  const [terms, setTerms] = useState<Terms>({ title: '', reason: '', effectiveOn: null })
  const more = (
    <Form layout="vertical" component="div">
      <Form.Item label="变更名称" extra="不填，则用文件名。">
        <Input
          maxLength={100}
          value={terms.title}
          onChange={({ target }) => {
            setTerms({ ...terms, title: target.value })
          }}
        />
      </Form.Item>
      <Form.Item label="变更理由">
        <Input.TextArea
          rows={2}
          maxLength={500}
          value={terms.reason}
          onChange={({ target }) => {
            setTerms({ ...terms, reason: target.value })
          }}
        />
      </Form.Item>
      <Form.Item label="生效日期" extra="不填，则审核通过之日起生效。">
        <DatePicker
          value={terms.effectiveOn}
          onChange={(effectiveOn: Dayjs | null) => {
            setTerms({ ...terms, effectiveOn })
          }}
        />
      </Form.Item>
    </Form>
  )
  return <SheetImport opening={opening} words={WORDS} sendSheet={sendWith(terms)} more={more} />
}
