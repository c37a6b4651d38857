import { Button, Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listSurveys } from '../../../../src/features/surveys/surveys.contract.ts'
import { SURVEY_GROUPS } from '../../../../src/kernel/survey-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { SurveyForm } from './survey-form.tsx'

type Row = Reply<typeof listSurveys>['rows'][number]

function Lines({ rows }: { rows: readonly Row[] }): ReactNode {
  if (rows.length === 0) return <p className="quiet">还没有评议问卷。信息公开办公室和监督办公室可以起草。</p>
  return (
    <ul className="lines">
      {rows.map(({ id, title, from, to, endedOn, state, standing, groups, respondents }) => (
        <li key={id}>
          <Link className="grow" to={`/surveys/${id}`}>
            {title}
          </Link>
          <span className="quiet">
            {from} 至 {endedOn ?? to}，{groups.map((group) => SURVEY_GROUPS[group]).join('、')}
            {respondents === null ? '' : `，${String(respondents)} 份答卷`}
          </span>
          <Tag color={state === 'published' ? 'success' : 'default'}>{standing}</Tag>
        </li>
      ))}
    </ul>
  )
}

/** 社会评议: every questionnaire. */
export default function SurveysPage(): ReactNode {
  const query = useCall(listSurveys)
  const { isOpen, open, close } = useOpen()
  const button = (
    <Button type="primary" onClick={open}>
      起草问卷
    </Button>
  )
  return (
    <Page
      title="社会评议"
      lead="请师生、家长、代表委员和社会公众匿名评议信息公开工作，每人一份；人数较少的群体不单列。"
      actions={query.data?.mayManage === true ? button : undefined}
    >
      <Panel>
        <Loaded query={query}>{({ rows }) => <Lines rows={rows} />}</Loaded>
      </Panel>
      <SurveyForm isOpen={isOpen} close={close} />
    </Page>
  )
}
