import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { submitDocument } from '../../../../src/features/disclosures/disclosures.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { type Ability, AbilityButton } from '../../parts/ability-button.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useOpen } from '../../parts/use-open.ts'
import type { DocumentDetail } from './document-detail.ts'

interface SubmitProps {
  readonly document: DocumentDetail
  /** Saves what is on the screen and answers the version that is saved, or null; the document page has nothing to save. */
  readonly save?: () => Promise<number | null>
  readonly done?: () => void
}

/** What was missing when the page was opened may have been filled in since: the list of gaps is the newer word. */
function abilityOf({ gaps, may }: DocumentDetail): Ability {
  const [missing] = gaps
  return missing ? { ok: false, why: `还差 ${String(gaps.length)} 处：${missing.message}` } : may.edit
}

function Note({ isChange }: { isChange: boolean }): ReactNode {
  const rule = { required: true, whitespace: true, message: '请写明改动，读者和审核人都会看到' }
  return (
    <Form.Item
      name="changeNote"
      label={isChange ? '这一版改了什么' : '给审核人的说明（可不填）'}
      rules={isChange ? [rule] : []}
    >
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  )
}

/** Sends the working copy for review. What is missing is told instead, so that nobody sends a torso. */
export function SubmitButton({ document, save, done }: SubmitProps): ReactNode {
  const [form] = Form.useForm<{ changeNote?: string }>()
  const dialog = useOpen()
  const submit = useAct(submitDocument)
  const run = async ({ changeNote = '' }: { changeNote?: string }): Promise<string | undefined> => {
    const version = save ? await save() : document.draft.version
    // The page itself says why it could not be saved.
    if (version === null) return undefined
    await submit.mutateAsync({ params: { id: document.id }, body: { version, changeNote } })
    done?.()
    return '已送审'
  }
  return (
    <>
      <AbilityButton type="primary" ability={abilityOf(document)} onClick={dialog.open}>
        送审
      </AbilityButton>
      <FormDialog isOpen={dialog.isOpen} close={dialog.close} title="送审" okText="确认送审" form={form} run={run}>
        <p>送审后内容即冻结，审核意见只对这一版有效。需要修改时可以撤回。</p>
        <Note isChange={document.publication !== null} />
      </FormDialog>
    </>
  )
}
