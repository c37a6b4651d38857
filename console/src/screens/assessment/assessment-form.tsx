import { Button, Form, Input, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { createAssessment } from '../../../../src/features/assessment/assessment.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { useUnitChoices } from '../../parts/choices.ts'
import { DayField, dayText, ShortText } from '../../parts/fields.tsx'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import '../../styles/assessment.css'
import { type Indicator, MEASURE_NAMES } from './assessment-words.ts'

interface Values {
  readonly name: string
  readonly from: Dayjs
  readonly to: Dayjs
  readonly unitIds: string[]
  readonly indicators: readonly { name: string; measure: string; points: number | null }[]
}

const BY_HAND = 'by-hand'
const WHOLE = 100
const MEASURES = [
  ...Object.entries(MEASURE_NAMES).map(([value, label]) => ({ value, label })),
  { value: BY_HAND, label: '由人员打分' },
]

function initial(): Partial<Values> {
  const year = dayjs().year()
  return {
    name: `${String(year)} 年度信息公开考核`,
    from: dayjs(`${String(year)}-01-01`),
    to: dayjs(`${String(year)}-12-31`),
    indicators: [
      { name: '目录事项按时公开', measure: 'items-in-order', points: 40 },
      { name: '申请与来信按期办结', measure: 'cases-in-time', points: 20 },
      { name: '服务事项按期办结', measure: 'matters-in-time', points: 20 },
      { name: '制度、培训与保障', measure: BY_HAND, points: 20 },
    ],
  }
}

function objectionTo({ indicators = [] }: Partial<Values>): string | undefined {
  const sum = indicators.reduce((all, each) => all + (typeof each.points === 'number' ? each.points : 0), 0)
  return sum === WHOLE ? undefined : `各项分值合计应为 ${String(WHOLE)} 分，现为 ${String(sum)} 分`
}

function toIndicator({ name, measure, points }: Values['indicators'][number], at: number): Indicator {
  return {
    key: `i${String(at + 1)}`,
    name,
    measure: measure === BY_HAND ? null : (measure as NonNullable<Indicator['measure']>),
    points: points ?? 0,
  }
}

function IndicatorFields({ at, remove }: { at: number; remove: () => void }): ReactNode {
  return (
    <div className="indicator">
      <Form.Item name={[at, 'name']} label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[at, 'measure']} label="怎样得分" rules={[{ required: true, message: '请选择' }]}>
        <Select options={MEASURES} />
      </Form.Item>
      <Form.Item name={[at, 'points']} label="分值" rules={[{ required: true, message: '请填写分值' }]}>
        <InputNumber min={1} max={WHOLE} precision={0} />
      </Form.Item>
      <Button onClick={remove}>删除</Button>
    </div>
  )
}

function IndicatorRows(): ReactNode {
  return (
    <Form.List name="indicators">
      {(fields, { add, remove }) => (
        <fieldset className="indicators">
          <legend>指标（分值合计 {WHOLE} 分）</legend>
          {fields.map(({ key, name }) => (
            <IndicatorFields
              key={key}
              at={name}
              remove={() => {
                remove(name)
              }}
            />
          ))}
          <Button
            onClick={() => {
              add({ name: '', measure: BY_HAND, points: 10 })
            }}
          >
            增加指标
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}

/** The form that begins an assessment. */
export function AssessmentForm({ isOpen, close }: { isOpen: boolean; close: () => void }): ReactNode {
  const create = useAct(createAssessment)
  const navigate = useNavigate()
  const units = useUnitChoices()
  return (
    <FormDrawer<Values>
      isOpen={isOpen}
      close={close}
      title="开始考核"
      okText="开始"
      size={720}
      initial={initial()}
      objectionTo={objectionTo}
      run={async ({ name, from, to, unitIds, indicators }) => {
        const body = { name, unitIds, from: dayText(from), to: dayText(to), indicators: indicators.map(toIndicator) }
        const { id } = await create.mutateAsync({ body })
        void navigate(`/assessments/${id}`)
      }}
    >
      <ShortText name="name" label="名称" isRequired />
      <DayField name="from" label="期间开始" />
      <DayField name="to" label="期间结束" />
      <Form.Item name="unitIds" label="考核的单位" rules={[{ required: true, message: '请选择单位' }]}>
        <Select mode="multiple" options={units} showSearch={{ optionFilterProp: 'label' }} maxTagCount={8} />
      </Form.Item>
      <IndicatorRows />
    </FormDrawer>
  )
}
