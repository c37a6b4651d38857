import { Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import {
  assignLetter,
  closeLetter,
  handOverLetter,
  markComplex,
  markImportant,
  recordCallBack,
  refuseLetter,
} from '../../../../src/features/mailboxes/letters.contract.ts'
import { REFUSAL_NAMES } from '../../../../src/kernel/case-words.ts'
import { useAct } from '../../api/use-call.ts'
import { ActDialog, LongText } from '../../parts/fields.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { AssignForm, HandOverForm } from '../cases/assign-dialogs.tsx'
import { optionsOf } from '../documents/names.ts'
import type { DialogProps } from './letter-view.ts'

/** 分办. */
export function AssignDialog({ view, ...dialog }: DialogProps): ReactNode {
  const assign = useAct(assignLetter)
  const run = (body: { unitIds: string[]; note: string }) => assign.mutateAsync({ params: { id: view.id }, body })
  return <AssignForm {...dialog} assignments={view.assignments} verb="分办" run={run} />
}

/** 转出. */
export function HandOverDialog({ view, ...dialog }: DialogProps): ReactNode {
  const over = useAct(handOverLetter)
  return (
    <HandOverForm
      {...dialog}
      assignments={view.assignments}
      title="转出"
      okText="转出"
      done="已转出"
      note="不属于本单位的，请指明应由哪个单位办理，直接转给它，期限照常计算。它以前已经转出过的，退回信息公开办公室分办。"
      run={(body) => over.mutateAsync({ params: { id: view.id }, body })}
    />
  )
}

/** 重要来信. */
export function ImportantDialog({ view, ...dialog }: DialogProps): ReactNode {
  const mark = useAct(markImportant)
  const isImportant = !view.isImportant
  return (
    <ReasonDialog
      {...dialog}
      title={isImportant ? '标记为重要来信' : '取消重要标记'}
      note={isImportant ? '校领导可以看到重要来信的内容和办理过程。' : '取消后，校领导不再看到这封来信。'}
      okText={isImportant ? '标记' : '取消标记'}
      label={null}
      done={isImportant ? '已标记，校领导可以看到' : '已取消'}
      run={() => mark.mutateAsync({ params: { id: view.id }, body: { isImportant } })}
    />
  )
}

/** 复杂事项. */
export function ComplexDialog({ view, ...dialog }: DialogProps): ReactNode {
  const mark = useAct(markComplex)
  return (
    <ReasonDialog
      {...dialog}
      title={view.petition === null ? '按复杂事项延长期限' : '延长办理期限'}
      note={`只能延长一次，须在期限届满之前。${view.petition === null ? '' : `须经单位负责人批准，延长 ${String(view.petition.extendDays)} 日，请在理由中写明批准人。`}理由会告知来信人，请写清楚为什么需要更长时间。`}
      okText="延长"
      label="告知来信人的理由"
      done="已延长，来信人会看到"
      run={(reason) => mark.mutateAsync({ params: { id: view.id }, body: { reason } })}
    />
  )
}

interface RefusalValues {
  readonly ground: keyof typeof REFUSAL_NAMES
  readonly explanation: string
}

/** 不予办理. */
export function RefuseDialog({ view, ...dialog }: DialogProps): ReactNode {
  const refuse = useAct(refuseLetter)
  return (
    <ActDialog<RefusalValues>
      {...dialog}
      title="不予办理"
      okText="不予办理"
      done="已告知来信人"
      isDanger
      run={(body) => refuse.mutateAsync({ params: { id: view.id }, body })}
    >
      <p>只限以下情形。情形和说明会告知来信人；能指明应向哪里反映的，请在说明中写明。</p>
      <Form.Item name="ground" label="情形" rules={[{ required: true, message: '请选择情形' }]}>
        <Radio.Group style={{ display: 'grid', gap: 8 }} options={optionsOf(REFUSAL_NAMES)} />
      </Form.Item>
      <LongText name="explanation" label="给来信人的说明" />
    </ActDialog>
  )
}

const REACHED = [
  { value: true, label: '已接通' },
  { value: false, label: '未接通' },
]

interface CallBackProps extends Omit<DialogProps, 'view'> {
  readonly id: string
}

/** 回电. */
export function CallBackForm({ id, ...dialog }: CallBackProps): ReactNode {
  const record = useAct(recordCallBack)
  return (
    <ActDialog<{ isReached: boolean; note?: string }>
      {...dialog}
      title="登记回电"
      okText="登记"
      done="已登记回电"
      initial={{ isReached: true }}
      run={({ isReached, note = '' }) => record.mutateAsync({ params: { id }, body: { isReached, note } })}
    >
      <Form.Item name="isReached" label="结果">
        <Radio.Group options={REACHED} />
      </Form.Item>
      <Form.Item name="note" label="说了什么（可不填）">
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
    </ActDialog>
  )
}

/** 回电, on the page of the letter. */
export function CallBackDialog({ view, ...dialog }: DialogProps): ReactNode {
  return <CallBackForm id={view.id} {...dialog} />
}

/** 归档. */
export function CloseDialog({ view, ...dialog }: DialogProps): ReactNode {
  const archive = useAct(closeLetter)
  return (
    <ReasonDialog
      {...dialog}
      title="归档？"
      note="归档后保存期限开始计算，期满后来信人的身份和来信、答复的内容自动删除。"
      okText="归档"
      label={null}
      done="已归档"
      run={() => archive.mutateAsync({ params: { id: view.id }, body: {} })}
    />
  )
}
