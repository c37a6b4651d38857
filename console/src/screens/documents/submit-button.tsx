import { Form, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { submitDocument } from '../../../../src/features/disclosures/disclosures.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { AbilityButton } from '../../parts/ability-button.tsx'
import { FaultNotice } from '../../parts/fault.tsx'
import type { DocumentDetail } from './document-page.tsx'

interface SubmitProps {
  readonly document: Pick<DocumentDetail, 'id' | 'gaps' | 'may' | 'publication'>
  /** Saves what is on the screen and answers the version that is saved; the document page has nothing to save. */
  readonly save?: () => Promise<number | null>
  readonly version?: number
  readonly done?: () => void
}

/** Sends the working copy for review. What is missing is listed instead, so that nobody sends a torso. */
export function SubmitButton({
  document,
  save,
  version,
  done,
}: SubmitProps & { document: Partial<DocumentDetail> }): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const [form] = Form.useForm<{ changeNote?: string }>()
  const submit = useAct(submitDocument)
  const { id, gaps, may, publication } = document
  const send = async (changeNote: string): Promise<void> => {
    try {
      const saved = save ? await save() : (version ?? document.draft?.version ?? 0)
      if (saved === null) return
      await submit.mutateAsync({ params: { id }, body: { version: saved, changeNote } })
      setOpen(false)
      done?.()
    } catch (error) {
      setFault(error)
    }
  }
  // What was missing when the page was opened may have been filled in since: the list of gaps is the newer word.
  const missing = gaps[0]
  const ability = missing ? { ok: false, why: `还差 ${String(gaps.length)} 处：${missing.message}` } : may.edit
  return (
    <>
      <AbilityButton
        type="primary"
        ability={ability}
        onClick={() => {
          setFault(null)
          setOpen(true)
        }}
      >
        送审
      </AbilityButton>
      <Modal
        open={isOpen}
        title="送审"
        okText="确认送审"
        confirmLoading={submit.isPending}
        onOk={form.submit}
        onCancel={() => {
          setOpen(false)
        }}
        destroyOnHidden
      >
        <p>送审后内容即冻结，审核意见只对这一版有效。需要修改时可以撤回。</p>
        <Form form={form} layout="vertical" onFinish={({ changeNote = '' }) => void send(changeNote)}>
          <Form.Item
            name="changeNote"
            label={publication ? '这一版改了什么' : '给审核人的说明（可不填）'}
            rules={
              publication ? [{ required: true, whitespace: true, message: '请写明改动，读者和审核人都会看到' }] : []
            }
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
          {fault === null ? null : <FaultNotice error={fault} />}
        </Form>
      </Modal>
    </>
  )
}
