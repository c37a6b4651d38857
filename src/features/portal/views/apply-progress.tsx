import type { ReactNode } from 'react'
import type { trackApplication } from '../../applications/index.ts'
import { grouped } from '../../../kernel/query-code.ts'
import { Documents } from './apply-documents.tsx'
import { Clock, Letters, RatingForm, Steps, Ticket } from './case-progress.tsx'
import { ErrorSummary, Field } from './form.tsx'
import { Frame, type PageContext } from './frame.tsx'

const CRUMBS = [{ name: '依申请公开', href: '/apply' }, { name: '查询进度' }]
const HIDDEN_META = [['robots', 'noindex']] as const

/** The receipt: number and code, shown this once. */
export function ApplyReceipt({
  page,
  receipt,
}: {
  page: PageContext
  receipt: { readonly number: string; readonly code: string; readonly dueOn: string | null }
}): ReactNode {
  return (
    <Frame
      page={page}
      title="申请已提交"
      crumbs={[{ name: '依申请公开', href: '/apply' }, { name: '申请已提交' }]}
      meta={HIDDEN_META}
    >
      <h1 className="page-title">申请已提交</h1>
      <div className="notice good">
        <p>编号</p>
        <p className="receipt">{receipt.number}</p>
        <p>查询码</p>
        <p className="receipt receipt-code">{grouped(receipt.code)}</p>
      </div>
      <p className="lead">
        请打印本页，或者记下编号和查询码。查询码只显示这一次；我们也无法找回，遗失的请带身份证明到信息公开办公室办理。
      </p>
      <p>
        {receipt.dueOn === null
          ? '接下来，信息公开办公室会与您确认收到，从确认的次日起计算答复期限。'
          : `答复期限届满日为 ${receipt.dueOn}。`}
        凭编号和查询码可以<a href="/apply/progress">查询进度</a>、补正、留言、撤回和下载答复。
      </p>
    </Frame>
  )
}

/** The form that asks for number and code. */
export function ApplyLookup({ page, number, error }: { page: PageContext; number: string; error: string }): ReactNode {
  return (
    <Frame page={page} title="查询申请进度" crumbs={CRUMBS} meta={HIDDEN_META}>
      <h1 className="page-title">查询申请进度</h1>
      <form className="form" method="post" action="/apply/progress">
        <ErrorSummary error={error} />
        <Field name="number" label="编号" hint="如 YSQ2026-00001" defaultValue={number} required maxLength={40} />
        <Field name="code" label="查询码" required autoComplete="off" maxLength={40} />
        <button className="button" type="submit">
          查询
        </button>
      </form>
    </Frame>
  )
}

/** What is known of an application, and the ticket with which the page was opened. */
export interface ProgressView {
  readonly tracked: Awaited<ReturnType<typeof trackApplication>>
  readonly ticket: { readonly number: string; readonly code: string }
  readonly told: string
  readonly error: string
}

function Dates({ tracked }: Pick<ProgressView, 'tracked'>): ReactNode {
  const due = tracked.dueOn === null ? '' : `${tracked.dueOn}${tracked.isProvisional ? '（暂定）' : ''}`
  const rows = [
    ['状态', tracked.state],
    ['提交日期', tracked.openedOn],
    ['收到申请之日', tracked.receivedOn ?? '待确认'],
    ['答复期限届满日', due],
    ['承办单位', tracked.units.join('、')],
  ] as const
  return (
    <dl className="contact">
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function Answer({ tracked: { answer, files }, ticket }: Pick<ProgressView, 'tracked' | 'ticket'>): ReactNode {
  if (answer === null) return null
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">答复</h2>
      <p className="lead">
        {answer.name}（{answer.article}）
      </p>
      <dl className="contact">
        {answer.parts.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {files.map(({ id, name }) => (
        <form key={id} method="post" action="/apply/progress/file">
          <Ticket ticket={ticket} />
          <input type="hidden" name="paper" value={id} />
          <button className="button" type="submit">
            下载：{name}
          </button>
        </form>
      ))}
    </section>
  )
}

function SupplementForm({ tracked, ticket }: Pick<ProgressView, 'tracked' | 'ticket'>): ReactNode {
  if (tracked.supplementUntil === null) return null
  return (
    <form className="form" method="post" action="/apply/progress/supplement" encType="multipart/form-data">
      <h2>补正</h2>
      <p>请在 {tracked.supplementUntil} 前补正。</p>
      <Ticket ticket={ticket} />
      <div className="field">
        <label htmlFor="supplement">补正内容（必填）</label>
        <textarea id="supplement" name="text" required maxLength={4000} />
      </div>
      <div className="field">
        <label htmlFor="supplement-files">附件（可不选）</label>
        <input id="supplement-files" name="files" type="file" multiple />
      </div>
      <button className="button" type="submit">
        提交补正
      </button>
    </form>
  )
}

type FormProps = Pick<ProgressView, 'ticket'>

function MessageForm({ ticket }: FormProps): ReactNode {
  return (
    <form className="form" method="post" action="/apply/progress/message">
      <h2>给办公室留言</h2>
      <Ticket ticket={ticket} />
      <div className="field">
        <label htmlFor="message">留言</label>
        <textarea id="message" name="text" required maxLength={2000} />
      </div>
      <button className="button" type="submit">
        发送
      </button>
    </form>
  )
}

function WithdrawalForm({ ticket }: FormProps): ReactNode {
  return (
    <form className="form" method="post" action="/apply/progress/withdrawal">
      <h2>撤回申请</h2>
      <p>撤回后不再办理，也不能恢复；需要时可以重新申请。</p>
      <Ticket ticket={ticket} />
      <button className="button" type="submit">
        撤回这份申请
      </button>
    </form>
  )
}

/** 进度: everything number and code open. */
export function ApplyProgress({ page, view }: { page: PageContext; view: ProgressView }): ReactNode {
  const { tracked } = view
  return (
    <Frame page={page} title={`申请 ${tracked.number}`} crumbs={CRUMBS} meta={HIDDEN_META}>
      <h1 className="page-title">{tracked.subject}</h1>
      <p className="lead">{tracked.number}</p>
      <ErrorSummary error={view.error} />
      {view.told === '' ? null : (
        <div className="notice good" role="status">
          <p>{view.told}</p>
        </div>
      )}
      <Dates tracked={tracked} />
      <Answer {...view} />
      <Documents {...view} />
      <SupplementForm {...view} />
      <Clock tracked={tracked} />
      <Steps tracked={tracked} />
      <Letters tracked={tracked} />
      {tracked.mayWrite ? <MessageForm ticket={view.ticket} /> : null}
      {tracked.mayRate ? <RatingForm ticket={view.ticket} action="/apply/progress/rating" /> : null}
      {tracked.mayWithdraw ? <WithdrawalForm ticket={view.ticket} /> : null}
    </Frame>
  )
}
