import { Button, Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listPlans } from '../../../../src/features/plans/plans.contract.ts'
import { PLAN_STATES } from '../../../../src/kernel/plan-terms.ts'
import { OVERSIGHT_HOSTS } from '../../../../src/kernel/survey-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { PlanForm } from './plan-form.tsx'

type Row = Reply<typeof listPlans>['rows'][number]

function countsText({ tasks, confirmed, claimed }: Row): string {
  const waiting = claimed === 0 ? '' : `，待确认 ${String(claimed)} 项`
  return `${String(tasks)} 项任务，已完成 ${String(confirmed)} 项${waiting}`
}

function Lines({ rows }: { rows: readonly Row[] }): ReactNode {
  if (rows.length === 0) return <p className="quiet">还没有工作方案。监督办公室和信息公开办公室可以起草、下达。</p>
  return (
    <ul className="lines">
      {rows.map((row) => (
        <li key={row.id}>
          <Link className="grow" to={`/plans/${row.id}`}>
            {row.title}
          </Link>
          <span className="quiet">
            {OVERSIGHT_HOSTS[row.host]}，{row.year} 年，{countsText(row)}
          </span>
          {row.overdue === 0 ? null : <Tag color="error">逾期 {row.overdue} 项</Tag>}
          <Tag>{PLAN_STATES[row.state]}</Tag>
        </li>
      ))}
    </ul>
  )
}

/** 工作方案: the plans that one has a part in, or watches. */
export default function PlansPage(): ReactNode {
  const query = useCall(listPlans)
  const { isOpen, open, close } = useOpen()
  const button = (
    <Button type="primary" onClick={open}>
      起草方案
    </Button>
  )
  return (
    <Page
      title="工作方案"
      lead="任务、责任单位和期限。单位报告完成后，由制定方案的办公室确认才算完成。"
      actions={query.data?.mayManage === true ? button : undefined}
    >
      <Panel>
        <Loaded query={query}>{({ rows }) => <Lines rows={rows} />}</Loaded>
      </Panel>
      <PlanForm isOpen={isOpen} close={close} />
    </Page>
  )
}
