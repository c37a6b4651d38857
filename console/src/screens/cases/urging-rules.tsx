import { Button, Form, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { changeUrgingRules } from '../../../../src/features/casework/urging.contract.ts'
import type { Wanted } from '../../api/call.ts'
import { useAct } from '../../api/use-call.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { LineList } from '../../parts/line-list.tsx'
import { useOpen } from '../../parts/use-open.ts'
import '../../styles/cases.css'
import '../../styles/settings.css'

type Rules = Wanted<typeof changeUrgingRules>['body']

const RECEIVERS = [
  { value: 'handler', label: '承办人' },
  { value: 'head', label: '单位负责人' },
  { value: 'office', label: '办公室' },
  { value: 'leader', label: '分管校领导' },
]

interface DaysProps {
  readonly name: keyof Rules
  readonly label: string
  readonly least: number
}

function Days({ name, label, least }: DaysProps): ReactNode {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: `请填写${label}` }]}>
      <InputNumber min={least} max={20} precision={0} style={{ width: 160 }} />
    </Form.Item>
  )
}

/** The rungs, the lower first. */
function Ladder(): ReactNode {
  return (
    <LineList
      name="ladder"
      legend="逐级提醒：期限前后几个工作日（到期前为负数），告知谁"
      thing="级别"
      fresh={{ to: [] }}
    >
      {(at) => (
        <>
          <Form.Item name={[at, 'days']} rules={[{ required: true, message: '请填写工作日' }]}>
            <InputNumber
              aria-label={`第 ${String(at + 1)} 级的工作日`}
              min={-30}
              max={60}
              precision={0}
              style={{ width: '100%' }}
            />
          </Form.Item>
          <Form.Item name={[at, 'to']} rules={[{ required: true, message: '请选择告知谁' }]}>
            <Select mode="multiple" aria-label={`第 ${String(at + 1)} 级告知谁`} options={RECEIVERS} />
          </Form.Item>
        </>
      )}
    </LineList>
  )
}

/** 催办设置: when a case stands still or is nearly due, and who is told on which day. */
export function UrgingRules({ rules }: { rules: Rules }): ReactNode {
  const form = useOpen()
  const change = useAct(changeUrgingRules)
  return (
    <>
      <Button onClick={form.open}>催办设置</Button>
      <FormDrawer<Rules>
        isOpen={form.isOpen}
        close={form.close}
        title="催办设置"
        okText="保存设置"
        done="设置已保存"
        size={640}
        initial={rules}
        run={(body) => change.mutateAsync({ body })}
      >
        <p className="quiet">
          每天上午八点提醒。每一级对每件、每个期限届满日只提醒一次，记入办理过程和台账；期限改变后重新提醒。
        </p>
        <Days name="idleDays" label="几个工作日没有办理算没有进展" least={1} />
        <Days name="nearDays" label="还有几个工作日算临期" least={0} />
        <Ladder />
        <p className="quiet">按从早到晚排列。举报只提醒监督办公室；校领导只收到编号、单位和期限。</p>
      </FormDrawer>
    </>
  )
}
