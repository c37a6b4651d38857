import { Alert, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { tryDefinition } from '../../../../src/features/services/design.contract.ts'
import type { Definition } from '../../../../src/kernel/hall-terms.ts'
import { PERSON_KIND_NAMES, type PersonKind } from '../../../../src/kernel/person-kind.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { useUnitChoices } from '../../parts/choices.ts'
import { FaultNotice } from '../../parts/fault.tsx'
import { optionsOf } from '../documents/names.ts'
import { Pick } from './design-inputs.tsx'
import { FilledForm } from './filled-form.tsx'
import type { Typed } from './typed.ts'

type Answer = Reply<typeof tryDefinition>

function Way({ answer: { steps, faults }, definition }: { answer: Answer; definition: Definition }): ReactNode {
  const taken = new Set(steps.map(({ key }) => key))
  const skipped = definition.flow.steps.filter(({ key }) => !taken.has(key)).map(({ name }) => name)
  return (
    <div role="status">
      {faults.length === 0 ? null : (
        <Alert type="warning" showIcon title="填写的内容还不能提交，已在表单中标出。下面按已填写的部分推算。" />
      )}
      <h3>经过的环节</h3>
      {steps.length === 0 ? <p>没有环节，提交后直接办结。</p> : null}
      <ol className="reasons">
        {steps.map(({ name, holder, people, dueOn }, at) => (
          <li key={String(at)}>
            <b>{name}</b>，{holder}
            {people.length === 0 ? '' : `（${people.join('、')}）`}，{dueOn} 前
          </li>
        ))}
      </ol>
      {skipped.length === 0 ? null : <p>条件不成立、不经过：{skipped.join('、')}</p>}
    </div>
  )
}

interface TrialProps {
  readonly definition: Definition
}

/** The form as the public page draws it, and what would become of it; nothing is kept. */
export function Trial({ definition }: TrialProps): ReactNode {
  const units = useUnitChoices()
  const run = useAct(tryDefinition)
  const [kind, setKind] = useState<PersonKind>(definition.audience[0] ?? 'staff')
  const [unitId, setUnitId] = useState<string | null>(null)
  const [typed, setTyped] = useState<Typed>({})
  const start = (): void => {
    run.mutate({ body: { definition, kind, unitId: unitId ?? '', typed } })
  }
  return (
    <>
      <div className="pair">
        <Pick
          label="假设申请人是"
          value={kind}
          options={optionsOf(PERSON_KIND_NAMES)}
          change={(next) => {
            if (next) setKind(next)
          }}
        />
        <Pick label="所在单位" value={unitId} options={units} change={setUnitId} />
      </div>
      <FilledForm form={definition.form} kind={kind} typed={typed} change={setTyped} faults={run.data?.faults ?? []} />
      <Button loading={run.isPending} onClick={start}>
        试运行
      </Button>
      {run.error ? <FaultNotice error={run.error} /> : null}
      {run.data ? <Way answer={run.data} definition={definition} /> : null}
    </>
  )
}
