import { Form, Input, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import {
  changeTraining,
  createTraining,
  type getTraining,
} from '../../../../src/features/trainings/trainings.contract.ts'
import { TRAINING_KINDS, type TrainingKind } from '../../../../src/kernel/training-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { useUnitChoices } from '../../parts/choices.ts'
import { DayField, dayText, ShortText } from '../../parts/fields.tsx'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { UnitField } from '../cases/unit-field.tsx'
import { optionsOf } from '../documents/names.ts'

export type Training = Reply<typeof getTraining>

interface Values {
  readonly kind: TrainingKind
  readonly title: string
  readonly on: Dayjs
  readonly hours: number
  readonly place?: string
  readonly hostUnitId: string
  readonly trainer?: string
  readonly outline?: string
}

function startingWith(training: Training | undefined): Partial<Values> {
  if (!training) return { kind: 'training', hours: 2, on: dayjs() }
  const { kind, title, on, hours, place, hostUnitId, trainer, outline } = training
  return { kind, title, on: dayjs(on), hours, place, hostUnitId, trainer, outline }
}

function Fields(): ReactNode {
  const units = useUnitChoices()
  return (
    <>
      <Form.Item name="kind" label="类型">
        <Select options={optionsOf(TRAINING_KINDS)} />
      </Form.Item>
      <ShortText name="title" label="主题" isRequired extra="会在统计指标中对外公开，不写人名。" />
      <DayField name="on" label="日期" />
      <Form.Item name="hours" label="学时" rules={[{ required: true, message: '请填写学时' }]}>
        <InputNumber min={0.5} max={99} step={0.5} />
      </Form.Item>
      <UnitField name="hostUnitId" label="主办单位" options={units} />
      <ShortText name="place" label="地点" />
      <ShortText name="trainer" label="主讲" />
      <Form.Item name="outline" label="内容提要">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={3000} />
      </Form.Item>
    </>
  )
}

/** Registers a training, or changes what was registered. */
export function TrainingForm({
  isOpen,
  close,
  training,
}: {
  isOpen: boolean
  close: () => void
  training?: Training
}): ReactNode {
  const create = useAct(createTraining)
  const change = useAct(changeTraining)
  const navigate = useNavigate()
  return (
    <FormDrawer<Values>
      isOpen={isOpen}
      close={close}
      title={training ? '修改登记' : '登记培训'}
      done="已保存"
      initial={startingWith(training)}
      run={async ({ on, place = '', trainer = '', outline = '', ...values }) => {
        const body = { ...values, on: dayText(on), place, trainer, outline }
        if (training) await change.mutateAsync({ params: { id: training.id }, body })
        else void navigate(`/trainings/${(await create.mutateAsync({ body })).id}`)
      }}
    >
      <Fields />
    </FormDrawer>
  )
}
