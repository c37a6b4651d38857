import { Button, DatePicker, Form, Input, Space } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import {
  changeVacationsEndpoint,
  type listCalendarEndpoint,
} from '../../../../src/features/calendar/calendar.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'

type Vacations = Reply<typeof listCalendarEndpoint>['vacations']

interface Line {
  readonly name: string
  readonly days: [Dayjs, Dayjs]
}

interface Values {
  readonly vacations?: Line[]
}

function OneLine({ at, remove }: { at: number; remove: (at: number) => void }): ReactNode {
  return (
    <Space wrap align="end">
      <Form.Item name={[at, 'name']} label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={30} placeholder="如：2027年寒假" />
      </Form.Item>
      <Form.Item
        name={[at, 'days']}
        label="起止日期（首尾两日都算）"
        rules={[{ required: true, message: '请选择起止日期' }]}
      >
        <DatePicker.RangePicker />
      </Form.Item>
      <Form.Item>
        <Button
          aria-label={`删除第 ${String(at + 1)} 个假期`}
          onClick={() => {
            remove(at)
          }}
        >
          删除
        </Button>
      </Form.Item>
    </Space>
  )
}

function Lines(): ReactNode {
  return (
    <Form.List name="vacations">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <OneLine key={key} at={name} remove={remove} />
          ))}
          <Button
            block
            type="dashed"
            onClick={() => {
              add({ name: '' })
            }}
          >
            添加假期
          </Button>
        </>
      )}
    </Form.List>
  )
}

/** What is filled in, as it is sent. */
function toBody({ vacations = [] }: Values): { vacations: Vacations } {
  const text = (day: Dayjs): string => day.format('YYYY-MM-DD')
  return { vacations: vacations.map(({ name, days: [from, to] }) => ({ name, from: text(from), to: text(to) })) }
}

/** 学校假期: registered for rules that stop their clock in them; by itself a vacation stops none. */
export function VacationsPanel({ vacations, mayManage }: { vacations: Vacations; mayManage: boolean }): ReactNode {
  const opening = useOpen()
  const save = useAct(changeVacationsEndpoint)
  const initial: Values = {
    vacations: vacations.map(({ name, from, to }) => ({ name, days: [dayjs(from), dayjs(to)] })),
  }
  return (
    <Panel title="学校假期" more={mayManage ? <Button onClick={opening.open}>修改学校假期</Button> : undefined}>
      <p className="quiet">
        寒暑假不是法定节假日，期限照常计算；只有学校制度规定假期不计的期限，才按这里的日期停止计算。
      </p>
      {vacations.length === 0 ? <p className="quiet">还没有登记假期。</p> : null}
      <ul className="lines">
        {vacations.map(({ name, from, to }) => (
          <li key={name + from}>
            <span className="grow">{name}</span>
            {from} 至 {to}
          </li>
        ))}
      </ul>
      <FormDrawer<Values>
        title="学校假期"
        isOpen={opening.isOpen}
        close={opening.close}
        initial={initial}
        run={(values) => save.mutateAsync({ body: toBody(values) })}
        done="学校假期已保存"
        size={680}
      >
        <Lines />
      </FormDrawer>
    </Panel>
  )
}
