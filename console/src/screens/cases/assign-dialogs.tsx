import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useUnitChoices } from '../../parts/choices.ts'
import { ActDialog, LongText } from '../../parts/fields.tsx'
import { UnitField } from './unit-field.tsx'

interface Assignment {
  readonly unitId: string
  readonly unitName: string
  readonly isCurrent: boolean
}

interface AssigningProps {
  readonly assignments: readonly Assignment[]
  readonly isOpen: boolean
  readonly close: () => void
  /** How it is called: 交办, 分办. */
  readonly verb: string
  readonly run: (body: { unitIds: string[]; note: string }) => Promise<unknown>
}

interface AssignValues {
  readonly leadId: string
  readonly otherIds?: string[]
  readonly note?: string
}

/** Gives a case to units: one leads, others may take part. */
export function AssignForm({ assignments, verb, run, ...dialog }: AssigningProps): ReactNode {
  const units = useUnitChoices()
  const now = assignments.filter(({ isCurrent }) => isCurrent)
  return (
    <ActDialog<AssignValues>
      {...dialog}
      title={now.length === 0 ? verb : `重新${verb}`}
      okText={verb}
      done={`已${verb}`}
      run={({ leadId, otherIds = [], note = '' }) => run({ unitIds: [leadId, ...otherIds], note })}
    >
      <p>
        {now.length === 0
          ? `期限不因${verb}而改变。`
          : `现由${now.map(({ unitName }) => unitName).join('、')}承办，${verb}后以新的为准。`}
      </p>
      <UnitField name="leadId" label="牵头单位" options={units} />
      <UnitField name="otherIds" label="协办单位（可不选）" options={units} isMany />
      <Form.Item name="note" label={`${verb}说明（可不填）`}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
    </ActDialog>
  )
}

/** What a unit says that gives a case away: which unit, whose it is, why. */
interface HandingOver {
  readonly unitId: string
  readonly whoseUnitId: string
  readonly reason: string
}

interface HandingProps extends Omit<AssigningProps, 'verb' | 'run'> {
  readonly title: string
  readonly okText: string
  readonly done: string
  readonly note: string
  readonly run: (body: HandingOver) => Promise<unknown>
}

/** Not ours, and whose it is. */
export function HandOverForm({ assignments, note, run, ...dialog }: HandingProps): ReactNode {
  const units = useUnitChoices()
  const now = assignments
    .filter(({ isCurrent }) => isCurrent)
    .map(({ unitId, unitName }) => ({ value: unitId, label: unitName }))
  const [only] = now
  return (
    <ActDialog<HandingOver>
      {...dialog}
      {...(now.length === 1 && only ? { initial: { unitId: only.value } } : {})}
      run={run}
    >
      <p>{note}</p>
      <UnitField name="unitId" label={`${dialog.okText}的单位`} options={now} />
      <UnitField name="whoseUnitId" label="应由哪个单位办理" options={units} />
      <LongText name="reason" label="理由" />
    </ActDialog>
  )
}
