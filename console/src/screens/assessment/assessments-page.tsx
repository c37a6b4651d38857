import { Button, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { listAssessments } from '../../../../src/features/assessment/assessment.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { AssessmentForm } from './assessment-form.tsx'
import { STATE_NAMES } from './assessment-words.ts'

type Row = Reply<typeof listAssessments>['rows'][number]

function Lines({ rows }: { rows: readonly Row[] }): ReactNode {
  if (rows.length === 0) return <p className="quiet">还没有考核。由信息公开办公室设定期间、指标和单位后开始。</p>
  return (
    <ul className="lines">
      {rows.map(({ id, name, from, to, state, units }) => (
        <li key={id}>
          <Link className="grow" to={`/assessments/${id}`}>
            {name}
          </Link>
          <span className="quiet">
            {from} 至 {to}，{units} 个单位
          </span>
          <Tag color={state === 'published' ? 'success' : 'default'}>{STATE_NAMES[state]}</Tag>
        </li>
      ))}
    </ul>
  )
}

/** 考核: every assessment that one may see. */
export default function AssessmentsPage(): ReactNode {
  const query = useCall(listAssessments)
  const [isOpen, setOpen] = useState(false)
  return (
    <Page
      title="考核"
      lead="按指标考核各单位：能从记录算出的由系统计算，其余由具名人员打分并写明理由。"
      {...(query.data?.mayManage === true
        ? {
            actions: (
              <Button
                type="primary"
                onClick={() => {
                  setOpen(true)
                }}
              >
                开始考核
              </Button>
            ),
          }
        : {})}
    >
      <Panel>
        <Loaded query={query}>{({ rows }) => <Lines rows={rows} />}</Loaded>
      </Panel>
      <AssessmentForm
        isOpen={isOpen}
        close={() => {
          setOpen(false)
        }}
      />
    </Page>
  )
}
