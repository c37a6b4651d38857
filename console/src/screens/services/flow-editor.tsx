import type { ReactNode } from 'react'
import { type Flow, type FlowStep, MODE_NAMES, TO_APPLICANT } from '../../../../src/kernel/flow-terms.ts'
import type { Field, Form } from '../../../../src/kernel/form-terms.ts'
import { optionsOf } from '../documents/names.ts'
import { ConditionBuilder } from './condition-builder.tsx'
import { type DesignFault, FaultsAt } from './design-faults.tsx'
import { Count, Pick, PickSeveral, TextLine, Tick } from './design-inputs.tsx'
import { Entries } from './entries.tsx'
import { FormEditor } from './form-editor.tsx'
import { freshKey, replaced } from './lists.ts'
import { WhoEditor } from './who-editor.tsx'

interface StepProps {
  readonly steps: readonly FlowStep[]
  readonly at: number
  readonly step: FlowStep
  readonly change: (step: FlowStep) => void
}

/** A step runs beside the one before it when both are of one group. */
function isBeside(steps: readonly FlowStep[], at: number): boolean {
  const [before, step] = [steps[at - 1], steps[at]]
  return step !== undefined && step.group !== '' && before?.group === step.group
}

/** The steps with this one beside the one before, or after it. */
function placedBeside(steps: readonly FlowStep[], at: number, beside: boolean): FlowStep[] {
  const [before, step] = [steps[at - 1], steps[at]]
  if (!before || !step) return [...steps]
  if (!beside) return replaced(steps, at, { ...step, group: '' })
  const group = before.group === '' ? before.key : before.group
  return replaced(replaced(steps, at - 1, { ...before, group }), at, { ...step, group })
}

function Terms({ steps, at, step, change }: StepProps): ReactNode {
  const earlier = steps
    .slice(0, at)
    .map(({ key, name }) => ({ value: key, label: name === '' ? '（没有名称）' : name }))
  return (
    <div className="pair">
      <Pick
        label="几个人办理"
        value={step.mode}
        options={optionsOf(MODE_NAMES)}
        change={(mode) => {
          if (mode) change({ ...step, mode })
        }}
      />
      <Count
        label="办理时限（工作日）"
        value={step.days}
        most={365}
        change={(days) => {
          change({ ...step, days: days ?? 1 })
        }}
      />
      <PickSeveral
        label="可以退回到"
        value={step.returnsTo}
        options={[{ value: TO_APPLICANT, label: '申请人' }, ...earlier]}
        change={(returnsTo) => {
          change({ ...step, returnsTo })
        }}
      />
    </div>
  )
}

function OwnForm({
  step,
  faults,
  change,
}: Omit<StepProps, 'steps' | 'at'> & { faults: readonly DesignFault[] }): ReactNode {
  return (
    <>
      <Tick
        label="办理人在这一环节也要填写内容"
        value={step.form !== null}
        change={(has) => {
          change({ ...step, form: has ? { sections: [] } : null })
        }}
      />
      {step.form ? (
        <FormEditor
          form={step.form}
          faults={faults}
          change={(form) => {
            change({ ...step, form })
          }}
        />
      ) : null}
    </>
  )
}

interface StepEditorProps extends StepProps {
  readonly fields: readonly Field[]
  readonly usualUnit: string
  readonly faults: readonly DesignFault[]
}

function StepEditor({ fields, usualUnit, faults, ...props }: StepEditorProps): ReactNode {
  const { step, change } = props
  return (
    <>
      <FaultsAt faults={faults} place={`流程 · ${step.name === '' ? step.key : step.name}`} />
      <TextLine
        label="环节名称"
        value={step.name}
        change={(name) => {
          change({ ...step, name })
        }}
      />
      <WhoEditor
        people={step.who}
        usualUnit={usualUnit}
        change={(who) => {
          change({ ...step, who })
        }}
      />
      <Terms {...props} />
      <ConditionBuilder
        condition={step.when}
        before={fields}
        then="经过这一环节"
        change={(when) => {
          change({ ...step, when })
        }}
      />
      <OwnForm step={step} faults={faults} change={change} />
    </>
  )
}

function newStep(key: string, usualUnit: string): FlowStep {
  const who = [{ kind: 'unit' as const, unitId: usualUnit }]
  return { key, name: '', who, mode: 'one', when: null, group: '', days: 2, form: null, returnsTo: [TO_APPLICANT] }
}

interface FlowEditorProps {
  readonly flow: Flow
  readonly form: Form
  readonly usualUnit: string
  readonly faults: readonly DesignFault[]
  readonly change: (flow: Flow) => void
}

function Beside({
  steps,
  at,
  set,
}: {
  steps: readonly FlowStep[]
  at: number
  set: (steps: readonly FlowStep[]) => void
}): ReactNode {
  if (at === 0) return null
  return (
    <Tick
      label="与上一个环节同时进行"
      value={isBeside(steps, at)}
      change={(beside) => {
        set(placedBeside(steps, at, beside))
      }}
    />
  )
}

/** The flow of a service: its steps in their order. */
export function FlowEditor({ flow: { steps }, form, usualUnit, faults, change }: FlowEditorProps): ReactNode {
  const fields = form.sections.flatMap((section) => section.fields)
  const keys = steps.map(({ key }) => key)
  const set = (next: readonly FlowStep[]): void => {
    change({ steps: next })
  }
  return (
    <>
      <FaultsAt faults={faults} place="流程" />
      <Entries<FlowStep>
        list={steps}
        set={set}
        nameOf={({ name }, at) =>
          name === '' ? `第 ${String(at + 1)} 个环节` : `第 ${String(at + 1)} 个环节“${name}”`
        }
        add={() => newStep(freshKey('e', keys), usualUnit)}
        addText="增加环节"
      >
        {(step, at, changeStep) => (
          <>
            <StepEditor {...{ steps, at, step, fields, usualUnit, faults }} change={changeStep} />
            <Beside steps={steps} at={at} set={set} />
          </>
        )}
      </Entries>
    </>
  )
}
