import { Tabs, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { getReport } from '../../../../src/features/reports/reports.contract.ts'
import { REPORT_STATES } from '../../../../src/kernel/report-sheet.ts'
import { useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { instantText } from '../../parts/words.tsx'
import { ProblemList } from './problem-list.tsx'
import { ReportActions } from './report-actions.tsx'
import { ReportEditor } from './report-editor.tsx'
import type { Report } from './report.ts'
import { Sheet } from './sheet.tsx'
import '../../styles/editor.css'
import '../../styles/reports.css'

const DECISIONS = { checked: '审核送签', signed: '签发', returned: '退回起草' } as const

function Opinions({ opinions }: Pick<Report, 'opinions'>): ReactNode {
  if (opinions.length === 0) return <p className="quiet">还没有送签。</p>
  return (
    <ul className="lines">
      {opinions.map(({ decision, name, opinion, givenAt }) => (
        <li key={givenAt}>
          <span className="grow">
            {name} {DECISIONS[decision]}
            {opinion === '' ? '' : `：${opinion}`}
          </span>
          <span className="quiet">{instantText(givenAt)}</span>
        </li>
      ))}
    </ul>
  )
}

interface BodyProps {
  readonly report: Report
  readonly anew: () => Promise<void>
  readonly refresh: () => Promise<unknown>
}

function Body({ report, anew, refresh }: BodyProps): ReactNode {
  const { may } = useSession()
  const preview = (
    <Panel>
      <Sheet sheet={report.sheet} />
    </Panel>
  )
  const tabs = [
    ...(report.may.edit.ok
      ? [{ key: 'write', label: '编写', children: <ReportEditor report={report} anew={() => void anew()} /> }]
      : []),
    { key: 'read', label: report.state === 'draft' ? '预览' : '报告', children: preview },
    {
      key: 'problems',
      label: `问题清单（${String(report.problems.length)}）`,
      children: <ProblemList report={report} mayWrite={may('reports.write') && report.state !== 'checked'} />,
    },
    {
      key: 'opinions',
      label: '办理记录',
      children: (
        <Panel>
          <Opinions opinions={report.opinions} />
        </Panel>
      ),
    },
  ]
  // What was written since stands in the preview too.
  return <Tabs items={tabs} onChange={() => void refresh()} />
}

/** One annual report: written, checked, signed and published here. */
export default function ReportPage(): ReactNode {
  const { id = '' } = useParams()
  const query = useCall(getReport, { params: { id } })
  // Each opening of the editor is one of its own: other figures, or other words, come from the server only then.
  const [round, setRound] = useState(0)
  const anew = async (): Promise<void> => {
    await query.refetch()
    setRound((before) => before + 1)
  }
  return (
    <Loaded query={query}>
      {(report) => (
        <Page
          title={report.title}
          lead={
            <>
              <Tag>{REPORT_STATES[report.state]}</Tag>
              {report.templateName} · 统计期限 {report.name}
            </>
          }
          actions={<ReportActions report={report} anew={anew} />}
        >
          <Body key={round} report={report} anew={anew} refresh={query.refetch} />
        </Page>
      )}
    </Loaded>
  )
}
