import { DatePicker, Form, Input, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { changeItemRule } from '../../../../src/features/catalogue/catalogue.contract.ts'
import { AUDIENCE_KINDS, AUDIENCE_NAMES } from '../../../../src/kernel/audience.ts'
import { useAct } from '../../api/use-call.ts'
import { matches, useUnitChoices } from '../../parts/choices.ts'
import { TaskFrame } from '../../parts/task-frame.tsx'
import type { Item } from './item.ts'

type Rule = NonNullable<Item['rule']>

interface Values {
  readonly validFrom: Dayjs
  readonly unitId: string
  readonly audience: string
  readonly kind: Rule['kind']
  readonly by?: string
  readonly maxAgeMonths?: number
  readonly workdays: number
  readonly reason: string
}

const KINDS = [
  { value: 'on_change', label: '形成或变更后若干工作日内' },
  { value: 'yearly', label: '每年某日前' },
  { value: 'always_current', label: '经常保持最新' },
  { value: 'on_event', label: '有相应事项时' },
]

function ruleOf({ kind, by, maxAgeMonths, workdays }: Values): Rule {
  if (kind === 'yearly') return { kind, by: by ?? '12-31', workdays }
  return kind === 'always_current' ? { kind, maxAgeMonths: maxAgeMonths ?? 12, workdays } : { kind, workdays }
}

function initialRule(rule: Item['rule']): Partial<Values> {
  if (rule === null) return { kind: 'on_change', workdays: 20 }
  const { kind, workdays } = rule
  if (kind === 'yearly') return { kind, workdays, by: rule.by }
  return kind === 'always_current' ? { kind, workdays, maxAgeMonths: rule.maxAgeMonths } : { kind, workdays }
}

function initialOf({ unitId, audience, rule }: Item): Partial<Values> {
  return { validFrom: dayjs(), audience, ...initialRule(rule), ...(unitId === null ? {} : { unitId }) }
}

function RuleFields(): ReactNode {
  const kind: unknown = Form.useWatch('kind')
  return (
    <>
      <Form.Item name="kind" label="更新要求">
        <Select options={KINDS} />
      </Form.Item>
      {kind === 'yearly' ? (
        <Form.Item
          name="by"
          label="每年哪一日前（月-日）"
          rules={[{ pattern: /^\d{2}-\d{2}$/, message: '应如 03-31' }]}
        >
          <Input style={{ width: 120 }} />
        </Form.Item>
      ) : null}
      {kind === 'always_current' ? (
        <Form.Item name="maxAgeMonths" label="最久几个月更新一次">
          <InputNumber min={1} max={120} precision={0} />
        </Form.Item>
      ) : null}
      <Form.Item name="workdays" label="形成或变更后的工作日数">
        <InputNumber min={1} max={250} precision={0} />
      </Form.Item>
    </>
  )
}

/** Changes who answers for an item or how it must be kept, from a day on; the past keeps the rule of its time. */
export function RuleForm({ item, done }: { item: Item; done: () => void }): ReactNode {
  const change = useAct(changeItemRule)
  const units = useUnitChoices()
  const run = (values: Values): Promise<unknown> =>
    change.mutateAsync({
      params: { id: item.id },
      body: {
        validFrom: values.validFrom.format('YYYY-MM-DD'),
        unitId: values.unitId,
        // A post belongs to its unit.
        postId: values.unitId === item.unitId ? item.postId : null,
        audience: values.audience,
        update: ruleOf(values),
        legalBasis: item.legalBasis,
        evidence: item.evidence,
        note: item.note,
        reason: values.reason,
      },
    })
  return (
    <TaskFrame<Values> okText="保存新规则" doneText="新规则已保存" done={done} initial={initialOf(item)} run={run}>
      <Form.Item name="validFrom" label="从哪一日起施行" rules={[{ required: true, message: '请选择日期' }]}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="unitId" label="责任单位" rules={[{ required: true, message: '请选择责任单位' }]}>
        <Select options={units} showSearch={{ filterOption: matches }} />
      </Form.Item>
      <Form.Item name="audience" label="公开范围">
        <Select options={AUDIENCE_KINDS.map((kind) => ({ value: kind, label: AUDIENCE_NAMES[kind] }))} />
      </Form.Item>
      <RuleFields />
      <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由' }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </TaskFrame>
  )
}
