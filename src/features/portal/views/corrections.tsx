import type { ReactNode } from 'react'
import { grouped } from '../../../kernel/query-code.ts'
import { ErrorSummary, Field } from './form.tsx'
import { Frame, type PageContext } from './frame.tsx'

/** What the form shows: the page it is about, and what was typed when something is missing. */
export interface ReportView {
  readonly no: number
  readonly title: string
  readonly what: string
  readonly contact: string
  /** Within how many working days the unit answers. */
  readonly workdays: number
  readonly error: string
}

/** “This is inaccurate”: the form, with what was typed kept when something is missing. */
export function ReportForm({ page, view }: { page: PageContext; view: ReportView }): ReactNode {
  return (
    <Frame
      page={page}
      title="此信息不准确"
      crumbs={[{ name: view.title, href: `/info/${String(view.no)}` }, { name: '此信息不准确' }]}
      meta={[['robots', 'noindex']]}
    >
      <h1 className="page-title">此信息不准确</h1>
      <p className="lead">
        请告诉我们《{view.title}》哪里不准确。责任单位会核对，一般在 {view.workdays}{' '}
        个工作日内答复。提交后您会得到编号和查询码。
      </p>
      <form className="form" method="post" action={`/info/${String(view.no)}/report`}>
        <ErrorSummary error={view.error} />
        <div className="field">
          <label htmlFor="what">哪里不准确，正确的应是什么（必填）</label>
          <textarea id="what" name="what" required maxLength={2000} defaultValue={view.what} />
        </div>
        <Field
          name="contact"
          label="联系方式（可不填）"
          hint="只有答复人员能看到，仅用于联系您核实。"
          maxLength={100}
          defaultValue={view.contact}
        />
        <button className="button" type="submit">
          提交
        </button>
      </form>
    </Frame>
  )
}

/** The receipt of a report, to be noted down or printed. */
export function ReportReceipt({
  page,
  receipt,
}: {
  page: PageContext
  receipt: { readonly number: string; readonly code: string; readonly dueOn: string | null }
}): ReactNode {
  return (
    <Frame page={page} title="已收到您的反映" crumbs={[{ name: '已收到您的反映' }]} meta={[['robots', 'noindex']]}>
      <h1 className="page-title">已收到您的反映</h1>
      <div className="notice good">
        <p>编号</p>
        <p className="receipt">{receipt.number}</p>
        <p>查询码</p>
        <p className="receipt receipt-code">{grouped(receipt.code)}</p>
      </div>
      <p className="lead">
        请记下编号和查询码，查询码只显示这一次。{receipt.dueOn === null ? '' : `责任单位应在 ${receipt.dueOn} 前答复。`}
        凭编号和查询码可以
        <a href="/mailboxes/progress">查询进度</a>、补充说明、查看答复。
      </p>
    </Frame>
  )
}
