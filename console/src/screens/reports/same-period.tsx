import { Alert, Form } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listReports } from '../../../../src/features/reports/reports.contract.ts'
import { REPORT_STATES } from '../../../../src/kernel/report-sheet.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import type { Report } from './report.ts'
import { spanOf, type Wish } from './wish.ts'

type Row = Reply<typeof listReports>['rows'][number]

function useSamePeriod({ from, to }: { readonly from: string; readonly to: string }): Row[] {
  const { data } = useCall(listReports)
  return (data?.rows ?? []).filter((row) => row.from === from && row.to === to)
}

/** Says, before a report is begun, which ones there are for the same period. */
export function SamePeriodWarning(): ReactNode {
  // What the form holds before it is shown is nothing.
  const wish = Form.useWatch<Wish | undefined>([])
  const rows = useSamePeriod(spanOf(wish))
  if (rows.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      title="这个统计期限已经有报告。改文字请打开原来的报告；确需另编一份的可以继续，同一模板的公布以后替代前一份。"
      description={
        <ul className="lines">
          {rows.map(({ id, title, templateName, state }) => (
            <li key={id}>
              <Link className="grow" to={`/reports/${id}`}>
                {title}
              </Link>
              <span className="quiet">
                {templateName} · {REPORT_STATES[state]}
              </span>
            </li>
          ))}
        </ul>
      }
    />
  )
}

/** What publishing does to a report of the same period that is public already. */
export function PublishNote({ report }: { report: Report }): ReactNode {
  const others = useSamePeriod(report).filter(({ id, state }) => id !== report.id && state === 'published')
  const same = others.filter(({ templateKey }) => templateKey === report.templateKey)
  return (
    <>
      公布以后，报告在门户的“年度报告”页可以查看和下载，不能撤回修改。
      {others.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title={
            same.length === 0
              ? `这个统计期限已经公布过${others.map(({ templateName }) => templateName).join('、')}，两份报告将并列。`
              : '这个统计期限已经公布过同一模板的报告：公布以后由这一份替代，前一份标明“已被替代”，仍可查看。'
          }
        />
      )}
    </>
  )
}
