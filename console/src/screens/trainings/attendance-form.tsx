import { Form, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { recordAttendance } from '../../../../src/features/trainings/trainings.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { useUnitChoices } from '../../parts/choices.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { LineList } from '../../parts/line-list.tsx'
import type { Training } from './training-form.tsx'
import '../../styles/settings.css'
import '../../styles/oversight.css'

interface Values {
  readonly attendance: readonly { unitId: string; people: number }[]
}

function objectionTo({ attendance = [] }: Partial<Values>): string | undefined {
  if (attendance.length === 0) return '请至少登记一个单位'
  const units = attendance.map((line) => (line as Partial<typeof line>).unitId).filter((unit) => unit !== undefined)
  return new Set(units).size === units.length ? undefined : '有单位登记了两次'
}

/** How many came of each unit. */
export function AttendanceForm({
  training,
  isOpen,
  close,
}: {
  training: Training
  isOpen: boolean
  close: () => void
}): ReactNode {
  const save = useAct(recordAttendance)
  const units = useUnitChoices()
  const attendance = training.attendance.map(({ unitId, people }) => ({ unitId, people }))
  return (
    <FormDrawer<Values>
      isOpen={isOpen}
      close={close}
      title="登记参加人数"
      done="已登记"
      initial={{ attendance }}
      objectionTo={objectionTo}
      run={(body) => save.mutateAsync({ params: { id: training.id }, body: { attendance: [...body.attendance] } })}
    >
      <p className="quiet">登记后培训成为已举办。人数包括已签到的 {training.signedIn} 人，以最后一次登记为准。</p>
      <div className="number-lines">
        <LineList name="attendance" legend="各单位" thing="单位" fresh={{ people: 1 }}>
          {(at) => (
            <>
              <Form.Item name={[at, 'unitId']} label="单位" rules={[{ required: true, message: '请选择单位' }]}>
                <Select options={units} showSearch={{ optionFilterProp: 'label' }} />
              </Form.Item>
              <Form.Item name={[at, 'people']} label="人数" rules={[{ required: true, message: '请填写人数' }]}>
                <InputNumber min={1} max={10000} precision={0} />
              </Form.Item>
            </>
          )}
        </LineList>
      </div>
    </FormDrawer>
  )
}
