import { Form, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { actOnTask } from '../../../../src/features/services/work.contract.ts'
import type { ActionName } from '../../../../src/kernel/flow-terms.ts'
import type { Fault } from '../../../../src/kernel/form-terms.ts'
import { problemOf } from '../../api/problem.ts'
import { useAct } from '../../api/use-call.ts'
import { ActDialog, LongText } from '../../parts/fields.tsx'
import { ColleagueField } from './colleague-field.tsx'
import { FilledForm } from './filled-form.tsx'
import { NoteField } from './note-field.tsx'
import type { TaskView } from './task-view.ts'
import type { Typed } from './typed.ts'

/** What a dialog of the page of one task is given. */
export interface TaskDialogProps {
  readonly view: TaskView
  readonly isOpen: boolean
  readonly close: () => void
}

interface Values {
  readonly to?: string
  readonly text?: string
}

function useTask(view: TaskView, action: ActionName): (values: Values, typed?: Typed) => Promise<unknown> {
  const act = useAct(actOnTask)
  return ({ to = '', text = '' }, typed = {}) =>
    act.mutateAsync({ params: { taskId: view.id }, body: { action, to, text, typed } })
}

/** 同意, with what the step itself asks for. */
export function ApproveDialog({ view, ...dialog }: TaskDialogProps): ReactNode {
  const act = useTask(view, 'approve')
  const [typed, setTyped] = useState<Typed>({})
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const run = async (values: Values): Promise<void> => {
    try {
      await act(values, typed)
    } catch (error) {
      const wrong = problemOf(error).details['faults']
      setFaults(Array.isArray(wrong) ? (wrong as Fault[]) : [])
      throw error
    }
  }
  return (
    <ActDialog<Values> {...dialog} title={`同意：${view.stepName}`} okText="同意" done="已办理" run={run}>
      {view.form ? <FilledForm form={view.form} kind="staff" typed={typed} change={setTyped} faults={faults} /> : null}
      <NoteField />
    </ActDialog>
  )
}

/** 退回. */
export function ReturnDialog({ view, ...dialog }: TaskDialogProps): ReactNode {
  const act = useTask(view, 'return')
  return (
    <ActDialog<Values>
      {...dialog}
      title="退回"
      okText="退回"
      done="已退回"
      initial={{ to: view.returnTargets.at(-1)?.key ?? '' }}
      run={act}
    >
      <Form.Item name="to" label="退回到" rules={[{ required: true, message: '请选择退回到哪里' }]}>
        <Select options={view.returnTargets.map(({ key, name }) => ({ value: key, label: name }))} />
      </Form.Item>
      <LongText name="text" label="理由" most={2000} extra="退回申请人的，申请人会看到；请写明需要补充或者修改什么。" />
    </ActDialog>
  )
}

/** 不予办理. */
export function RefuseDialog({ view, ...dialog }: TaskDialogProps): ReactNode {
  const act = useTask(view, 'refuse')
  return (
    <ActDialog<Values> {...dialog} title="不予办理" okText="不予办理" done="已办结：不予办理" isDanger run={act}>
      <p>办件就此结束，申请人会看到理由。</p>
      <LongText name="text" label="理由和依据" most={2000} extra="写明依据哪个文件的哪一条，以及申请人还能怎样办。" />
    </ActDialog>
  )
}

/** 委托或者移交: somebody else has the task from now on. */
export function DelegateDialog({ view, ...dialog }: TaskDialogProps): ReactNode {
  const act = useTask(view, 'delegate')
  return (
    <ActDialog<Values> {...dialog} title="委托他人办理" okText="委托" done="已委托" run={act}>
      <p>这一环节改由所选的人办理，期限不变；记入台账。</p>
      <ColleagueField label="委托给" />
      <NoteField />
    </ActDialog>
  )
}

/** 加签. */
export function CountersignDialog({ view, ...dialog }: TaskDialogProps): ReactNode {
  const act = useTask(view, 'add-countersigner')
  return (
    <ActDialog<Values> {...dialog} title="加签" okText="加签" done="已加签" run={act}>
      <p>所选的人也要同意，这一环节才算办完。</p>
      <ColleagueField label="加签人" />
      <NoteField />
    </ActDialog>
  )
}
