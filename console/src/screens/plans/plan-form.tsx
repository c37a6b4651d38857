import { Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { changePlan, createPlan, type getPlan } from '../../../../src/features/plans/plans.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { type Choice, matches, useUnitChoices } from '../../parts/choices.ts'
import { dayText, ShortText } from '../../parts/fields.tsx'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { LineList } from '../../parts/line-list.tsx'
import '../../styles/settings.css'
import '../../styles/oversight.css'

export type Plan = Reply<typeof getPlan>

interface TaskValues {
  readonly words: string
  readonly unitId: string
  readonly coUnitIds?: string[]
  readonly dueOn: Dayjs
  readonly evidence?: string
}

interface Values {
  readonly title: string
  readonly basis?: string
  readonly basisNo?: number | null
  readonly year: number
  readonly isPublic: boolean
  readonly tasks?: readonly TaskValues[]
}

const FRESH = { words: '', coUnitIds: [], evidence: '' }

function startingWith(plan: Plan | undefined): Partial<Values> {
  if (!plan) return { year: dayjs().year(), isPublic: true, tasks: [] }
  const { title, basis, basisNo, year, isPublic, lines } = plan
  const tasks = lines.map(({ words, unitId, coUnitIds, dueOn, evidence }) => ({
    ...{ words, unitId, coUnitIds, evidence },
    dueOn: dayjs(dueOn),
  }))
  return { title, basis, basisNo, year, isPublic, tasks }
}

function bodyOf({ basis = '', basisNo = null, tasks = [], ...values }: Values) {
  return {
    ...values,
    basis,
    basisNo,
    tasks: tasks.map(({ words, unitId, coUnitIds = [], dueOn, evidence = '' }) => ({
      ...{ words, unitId, coUnitIds, evidence },
      dueOn: dayText(dueOn),
    })),
  }
}

function TaskFields({ at, units }: { at: number; units: Choice[] }): ReactNode {
  return (
    <>
      <Form.Item
        name={[at, 'words']}
        label="任务"
        rules={[{ required: true, whitespace: true, message: '请填写任务' }]}
      >
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
      </Form.Item>
      <Form.Item name={[at, 'unitId']} label="牵头单位" rules={[{ required: true, message: '请选择牵头单位' }]}>
        <Select options={units} showSearch={{ filterOption: matches }} />
      </Form.Item>
      <Form.Item name={[at, 'coUnitIds']} label="协办单位">
        <Select mode="multiple" options={units} showSearch={{ filterOption: matches }} maxCount={30} />
      </Form.Item>
      <Form.Item name={[at, 'dueOn']} label="期限" rules={[{ required: true, message: '请选择期限' }]}>
        <DatePicker
          style={{ width: 200 }}
          // Enter takes the day; it must not send the form.
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault()
          }}
        />
      </Form.Item>
      <Form.Item name={[at, 'evidence']} label="预期成果">
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
    </>
  )
}

function Fields(): ReactNode {
  const units = useUnitChoices()
  return (
    <>
      <ShortText name="title" label="名称" isRequired />
      <ShortText name="basis" label="依据" />
      <Form.Item name="basisNo" label="依据的文件编号" extra="已公开的文件，地址 /info/ 后面的数字；可不填。">
        <InputNumber min={1} precision={0} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="year" label="年份" rules={[{ required: true, message: '请填写年份' }]}>
        <InputNumber min={2000} max={2100} precision={0} />
      </Form.Item>
      <Form.Item
        name="isPublic"
        valuePropName="checked"
        extra="公开名称、任务、责任单位、期限和进展状态；单位报告的内容不公开。"
      >
        <Checkbox>在门户“工作方案”中对外公开</Checkbox>
      </Form.Item>
      <div className="tall-lines">
        <LineList name="tasks" legend="任务" thing="任务" fresh={FRESH}>
          {(at) => <TaskFields at={at} units={units} />}
        </LineList>
      </div>
    </>
  )
}

/** Drafts a plan, or changes a draft. */
export function PlanForm({ isOpen, close, plan }: { isOpen: boolean; close: () => void; plan?: Plan }): ReactNode {
  const create = useAct(createPlan)
  const change = useAct(changePlan)
  const navigate = useNavigate()
  return (
    <FormDrawer<Values>
      isOpen={isOpen}
      close={close}
      title={plan ? '修改方案' : '起草方案'}
      okText="保存草稿"
      done="已保存"
      size={760}
      initial={startingWith(plan)}
      run={async (values) => {
        const body = bodyOf(values)
        if (plan) await change.mutateAsync({ params: { id: plan.id }, body })
        else void navigate(`/plans/${(await create.mutateAsync({ body })).id}`)
      }}
    >
      <Fields />
    </FormDrawer>
  )
}
