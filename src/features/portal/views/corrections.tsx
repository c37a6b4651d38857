import type { ReactNode } from 'react'
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
  receipt: { readonly number: string; readonly code: string; readonly dueOn: string }
}): ReactNode {
  return (
    <Frame page={page} title="已收到您的反映" crumbs={[{ name: '已收到您的反映' }]} meta={[['robots', 'noindex']]}>
      <h1 className="page-title">已收到您的反映</h1>
      <div className="notice good">
        <p>编号</p>
        <p className="receipt">{receipt.number}</p>
        <p>查询码</p>
        <p className="receipt">{receipt.code}</p>
      </div>
      <p className="lead">
        请记下编号和查询码。责任单位应在 {receipt.dueOn} 前答复，届时可在<a href="/corrections">纠错查询</a>中查看结果。
      </p>
    </Frame>
  )
}

/** What the look-up shows; `found` is what stands under number and code. */
export interface LookupView {
  readonly number: string
  readonly error: string
  readonly found: { readonly state: string; readonly answer: string; readonly dueOn: string } | null
}

function Found({ number, found }: LookupView): ReactNode {
  if (found === null) return null
  return (
    <div className="notice good">
      <p>
        {number}：{found.state}
      </p>
      <p>{found.answer === '' ? `责任单位应在 ${found.dueOn} 前答复。` : found.answer}</p>
    </div>
  )
}

/** Looking up a report by number and code. */
export function ReportLookup({ page, view }: { page: PageContext; view: LookupView }): ReactNode {
  return (
    <Frame page={page} title="纠错查询" crumbs={[{ name: '纠错查询' }]} meta={[['robots', 'noindex']]}>
      <h1 className="page-title">纠错查询</h1>
      <Found {...view} />
      <form className="form" method="post" action="/corrections">
        <ErrorSummary error={view.error} />
        <Field name="number" label="编号" defaultValue={view.number} required />
        <Field name="code" label="查询码" required autoComplete="off" />
        <button className="button" type="submit">
          查询
        </button>
      </form>
    </Frame>
  )
}
