import { Form, Input, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { createDocument } from '../../../../src/features/disclosures/disclosures.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { matches, useUnitChoices } from '../../parts/choices.ts'
import { FaultNotice } from '../../parts/fault.tsx'

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
  const { isBusy, fault, submit } = useCreate(close)
  const home = units.some(({ value }) => value === me.unitId) ? me.unitId : units[0]?.value
  // The form takes its first values once: it waits until the units are known.
  const isReady = home !== undefined
  return (
    <Modal
      open={isOpen && isReady}
      title="新建信息"
      okText="开始起草"
      onCancel={close}
      onOk={form.submit}
      confirmLoading={isBusy}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" initialValues={{ unitId: home, title: '' }} onFinish={submit}>
        <Form.Item name="unitId" label="责任单位" rules={[{ required: true, message: '请选择责任单位' }]}>
          <Select options={units} showSearch={{ filterOption: matches }} />
        </Form.Item>
        <Form.Item name="title" label="标题" extra="可以先不填；导入 Word 时会取文件里的标题。">
          <Input maxLength={200} />
        </Form.Item>
        {fault === null ? null : <FaultNotice error={fault} />}
      </Form>
    </Modal>
  )
}

function useCreate(close: () => void): { isBusy: boolean; fault: unknown; submit: (values: Values) => void } {
  const create = useAct(createDocument)
  const navigate = useNavigate()
  const [fault, setFault] = useState<unknown>(null)
  const submit = async ({ unitId, title }: Values): Promise<void> => {
    try {
      const { id } = await create.mutateAsync({ body: { unitId, title: title.trim() } })
      close()
      await navigate(`/documents/${id}/edit`)
    } catch (error) {
      setFault(error)
    }
  }
  return { isBusy: create.isPending, fault, submit: (values) => void submit(values) }
}
