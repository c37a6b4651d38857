import { Button, Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { getLetterSettings, saveLetterSettings } from '../../../../src/features/letters/letters.contract.ts'
import type { Wanted } from '../../api/call.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { optionsOf } from '../documents/names.ts'
import { type Remedy, SERIES_NAMES } from './template.ts'
import '../../styles/settings.css'

type Settings = Wanted<typeof saveLetterSettings>['body']

const WORD = /^\p{Script=Han}{2,20}$/u

function NumberWords(): ReactNode {
  return (
    <fieldset className="role-line">
      <legend>机关代字（发文字号的前一部分，如 示例大公开答〔2026〕1号）</legend>
      {optionsOf(SERIES_NAMES).map(({ value, label }) => (
        <Form.Item
          key={value}
          name={['numberWords', value]}
          label={label}
          rules={[{ pattern: WORD, message: '请填 2 到 20 个汉字，不带年份、括号和号' }]}
        >
          <Input maxLength={20} autoComplete="off" />
        </Form.Item>
      ))}
    </fieldset>
  )
}

/** The form asks before it has any fields. */
function twice({ numberWords }: Partial<Settings>): string | undefined {
  const given = Object.values<string>(numberWords ?? {}).filter((word) => word !== '')
  return new Set(given).size < given.length ? '两个系列不能用同一个机关代字' : undefined
}

function SettingsForm({ remedies, settings, ...opening }: FormProps): ReactNode {
  const save = useAct(saveLetterSettings)
  const choices = remedies
    .filter(({ needsLegalOffice }) => !needsLegalOffice)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <FormDrawer<Settings>
      {...opening}
      title="文书设置"
      okText="保存设置"
      done="文书设置已保存"
      size={640}
      initial={settings}
      objectionTo={twice}
      run={(body) => save.mutateAsync({ body })}
    >
      <Form.Item name="issuer" label="发文机关标志（不填则用学校和信息公开办公室的名称）">
        <Input maxLength={40} />
      </Form.Item>
      <NumberWords />
      <p className="quiet">改用新的代字后从 1 号编起；已经编的号不变。每个系列每年连续编号，没有空号。</p>
      <Form.Item name="authorityName" label="学校主管部门" extra="救济告知中写明，例如 某省教育厅。">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="defaultRemedy" label="默认的救济告知">
        <Select options={choices} />
      </Form.Item>
    </FormDrawer>
  )
}

interface FormProps {
  readonly remedies: readonly Remedy[]
  readonly settings: Settings
  readonly isOpen: boolean
  readonly close: () => void
}

/** 文书设置: number words, the authority above, the way of objecting that letters name. */
export function SettingsButton({ remedies }: { remedies: readonly Remedy[] }): ReactNode {
  const form = useOpen()
  const { data } = useCall(getLetterSettings)
  if (!data) return null
  return (
    <>
      <Button type="primary" onClick={form.open}>
        文书设置
      </Button>
      <SettingsForm remedies={remedies} settings={data} isOpen={form.isOpen} close={form.close} />
    </>
  )
}
