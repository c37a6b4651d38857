import { Alert, Button, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { saveRoute } from '../../../../../src/features/review/review.contract.ts'
import { useAct } from '../../../api/use-call.ts'
import { FormDrawer } from '../../../parts/form-drawer.tsx'
import type { Opening } from '../../../parts/use-open.ts'
import { StepFields } from './step-fields.tsx'
import { asFields, asStep, NEW_STEP, type StepValues } from './step-values.ts'
import type { ReviewRoute } from './step-words.ts'

interface Values {
  readonly name: string
  readonly steps?: readonly StepValues[]
}

/** Why a route cannot be saved; the server refuses it for the same reason. */
function objectionTo(steps: readonly StepValues[]): string | undefined {
  if (steps.length === 0) return '至少要有一个步骤。'
  const isSafe = steps.some(({ special, when }) => special === 'secrecy' && when === 'all')
  return isSafe ? undefined : '必须有一个对全部事项适用的保密审查步骤（先审查、后公开）。'
}

function Steps(): ReactNode {
  return (
    <Form.List name="steps">
      {(fields, { add, remove, move }) => (
        <>
          {fields.map(({ key, name }) => (
            <StepFields key={key} at={name} count={fields.length} remove={remove} move={move} />
          ))}
          <Button
            disabled={fields.length >= 12}
            onClick={() => {
              add(NEW_STEP)
            }}
          >
            增加一步
          </Button>
          {fields.length >= 12 ? <span className="quiet"> 最多 12 步。</span> : null}
        </>
      )}
    </Form.List>
  )
}

/** Changes a route: what is saved is a new version. */
export function RouteForm({ opening, route }: { opening: Opening; route: ReviewRoute }): ReactNode {
  const save = useAct(saveRoute)
  const next = String(route.version + 1)
  const run = ({ name, steps: values = [] }: Values): Promise<unknown> => {
    const taken = values.flatMap(({ key }) => key ?? [])
    const body = { key: route.key, name, materialKind: route.materialKind, steps: values.map(asStep(taken)) }
    return save.mutateAsync({ body })
  }
  return (
    <FormDrawer<Values>
      isOpen={opening.isOpen}
      close={opening.close}
      title={`修改“${route.name}”的审核流程`}
      initial={{ name: route.name, steps: route.steps.map(asFields) }}
      okText={`保存为第 ${next} 版`}
      done={`已保存为第 ${next} 版`}
      run={run}
      size={640}
      objectionTo={({ steps = [] }) => objectionTo(steps)}
    >
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 16 }}
        title={`保存后成为第 ${next} 版，从下一次送审起适用；正在进行的审核仍按原来的版本办完。`}
      />
      <Form.Item name="name" label="流程名称" rules={[{ required: true, whitespace: true, message: '请填写流程名称' }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Steps />
    </FormDrawer>
  )
}
