import { Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { createDocument } from '../../../../src/features/disclosures/disclosures.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { matches, useUnitChoices } from '../../parts/choices.ts'
import { FormDialog } from '../../parts/form-dialog.tsx'

/** The units for which the person may write, by the grants. */
function useMyUnits(): { value: string; label: string }[] {
  const { me } = useSession()
  const all = useUnitChoices()
  const writers = me.roles.filter(({ role }) => ['unit_editor', 'unit_head', 'disclosure_office'].includes(role))
  const isEverywhere = writers.some(({ role, unitId }) => role === 'disclosure_office' || unitId === null)
  return isEverywhere ? all : all.filter(({ value }) => writers.some(({ unitId }) => unitId === value))
}

interface Values {
  readonly unitId: string
  readonly title: string
}

/** Asks for the unit and a working title, then opens the editor. */
export function NewDocument({ isOpen, close }: { isOpen: boolean; close: () => void }): ReactNode {
  const { me } = useSession()
  const units = useMyUnits()
  const [form] = Form.useForm<Values>()
  const create = useAct(createDocument)
  const navigate = useNavigate()
  const home = units.some(({ value }) => value === me.unitId) ? me.unitId : units[0]?.value
  // The form takes its first values once: it waits until the units are known.
  if (home === undefined || home === null) return null
  const run = async ({ unitId, title }: Values): Promise<undefined> => {
    const { id } = await create.mutateAsync({ body: { unitId, title: title.trim() } })
    await navigate(`/documents/${id}/edit`)
  }
  return (
    <FormDialog
      isOpen={isOpen}
      close={close}
      title="新建信息"
      okText="开始起草"
      form={form}
      initial={{ unitId: home, title: '' }}
      run={run}
    >
      <Form.Item name="unitId" label="责任单位" rules={[{ required: true, message: '请选择责任单位' }]}>
        <Select options={units} showSearch={{ filterOption: matches }} />
      </Form.Item>
      <Form.Item name="title" label="标题" extra="可以先不填；导入 Word 时会取文件里的标题。">
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  )
}
