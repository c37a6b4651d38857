import { Alert, Button, Select, Space, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { listTrainings } from '../../../../src/features/trainings/trainings.contract.ts'
import { TRAINING_KINDS, TRAINING_STATES } from '../../../../src/kernel/training-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { today } from '../../parts/today.ts'
import { useOpen } from '../../parts/use-open.ts'
import { TrainingForm } from './training-form.tsx'

type View = Reply<typeof listTrainings>

const YEARS_BACK = 5

function Lines({ view: { rows, held, year } }: { view: View }): ReactNode {
  return (
    <>
      {held === 0 ? (
        <Alert type="info" showIcon title={`${String(year)} 年还没有举办过培训。每年至少举办一次。`} />
      ) : (
        <p className="quiet">
          {year} 年已举办 {held} 次。
        </p>
      )}
      <ul className="lines">
        {rows.map(({ id, title, kind, on, state, hostUnitName, people }) => (
          <li key={id}>
            <Link className="grow" to={`/trainings/${id}`}>
              {title}
            </Link>
            <span className="quiet">
              {TRAINING_KINDS[kind]}，{on}，{hostUnitName}
              {state === 'held' ? `，${String(people)} 人次` : ''}
            </span>
            <Tag color={state === 'held' ? 'success' : 'default'}>{TRAINING_STATES[state]}</Tag>
          </li>
        ))}
      </ul>
    </>
  )
}

function Actions({ year, setYear, mayManage, open }: ActionsProps): ReactNode {
  const now = Number(today().slice(0, 4))
  const years = Array.from({ length: YEARS_BACK }, (_, back) => now + 1 - back)
  return (
    <Space wrap>
      <Select
        aria-label="年份"
        value={year}
        onChange={setYear}
        options={years.map((value) => ({ value, label: `${String(value)} 年` }))}
      />
      <Button href={`/api/v1/trainings/export.xlsx?year=${String(year)}`}>导出 Excel</Button>
      {mayManage ? (
        <Button type="primary" onClick={open}>
          登记培训
        </Button>
      ) : null}
    </Space>
  )
}

interface ActionsProps {
  readonly year: number
  readonly setYear: (year: number) => void
  readonly mayManage: boolean
  readonly open: () => void
}

/** 培训: what is planned and what was held in a year. */
export default function TrainingsPage(): ReactNode {
  const [year, setYear] = useState(Number(today().slice(0, 4)))
  const query = useCall(listTrainings, { query: { year } })
  const { isOpen, open, close } = useOpen()
  return (
    <Page
      title="培训"
      lead="专题培训、案例研讨、政策解读：登记计划、各单位参加人数和材料。材料只供工作人员查看。"
      actions={<Actions year={year} setYear={setYear} mayManage={query.data?.mayManage === true} open={open} />}
    >
      <Panel>
        <Loaded query={query}>{(view) => <Lines view={view} />}</Loaded>
      </Panel>
      <TrainingForm isOpen={isOpen} close={close} />
    </Page>
  )
}
