import type { ReactNode } from 'react'
import { FINDING_NAMES } from '../../../kernel/case-words.ts'
import type { trackLetter } from '../../mailboxes/index.ts'
import { Clock, Letters, RatingForm, Steps, Ticket, type TicketView } from './case-progress.tsx'
import { Contact } from './contact.tsx'
import { ErrorSummary, Field, FileField } from './form.tsx'
import { Frame, type PageContext } from './frame.tsx'

const CRUMBS = [{ name: '信箱', href: '/mailboxes' }, { name: '查询进度' }]
const HIDDEN_META = [['robots', 'noindex']] as const

/** The form that asks for number and code. */
export function LetterLookup({ page, number, error }: { page: PageContext; number: string; error: string }): ReactNode {
  return (
    <Frame page={page} title="查询来信进度" crumbs={CRUMBS} meta={HIDDEN_META}>
      <h1 className="page-title">查询来信进度</h1>
      <form className="form" method="post" action="/mailboxes/progress">
        <ErrorSummary error={error} />
        <Field
          name="number"
          label="编号"
          hint="如 XJ2026-00001，纠错如 JC2026-00001"
          defaultValue={number}
          required
          maxLength={40}
        />
        <Field name="code" label="查询码" required autoComplete="off" maxLength={40} />
        <button className="button" type="submit">
          查询
        </button>
      </form>
    </Frame>
  )
}

/** What is known of a letter, and the ticket with which the page was opened. */
export interface LetterProgressView {
  readonly tracked: Awaited<ReturnType<typeof trackLetter>>
  readonly ticket: TicketView
  readonly told: string
  readonly error: string
}

type Shown = Pick<LetterProgressView, 'tracked' | 'ticket'>

/** What came of saying that a page is inaccurate, with the way to the page. */
function Found({ tracked: { page, answer } }: Pick<Shown, 'tracked'>): ReactNode {
  if (page === null || answer === null || page.finding === null) return null
  return (
    <p>
      {FINDING_NAMES[page.finding]}。
      {page.isShown ? <a href={`/info/${String(page.no)}`}>查看这条信息</a> : '这条信息已经撤下。'}
    </p>
  )
}

function Answer({ tracked }: Pick<Shown, 'tracked'>): ReactNode {
  const { answer } = tracked
  if (answer === null) return null
  return (
    <section aria-labelledby="answer" className="letters">
      <h2 id="answer">答复</h2>
      <article>
        <p>{answer.text}</p>
        <small>{answer.day}</small>
      </article>
      <Found tracked={tracked} />
    </section>
  )
}

function Papers({ tracked: { papers }, ticket }: Shown): ReactNode {
  if (papers.length === 0) return null
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">您提交的附件</h2>
      {papers.map(({ id, name }) => (
        <form key={id} method="post" action="/mailboxes/progress/file">
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

function TextForm({
  ticket,
  action,
  words,
  takesFiles = false,
}: Pick<Shown, 'ticket'> & {
  action: string
  takesFiles?: boolean
  words: { readonly title: string; readonly label: string; readonly button: string; readonly hint: string }
}): ReactNode {
  return (
    <form
      className="form"
      method="post"
      action={`/mailboxes/progress/${action}`}
      {...(takesFiles ? { encType: 'multipart/form-data' } : {})}
    >
      <h2>{words.title}</h2>
      {words.hint === '' ? null : <p>{words.hint}</p>}
      <Ticket ticket={ticket} />
      <div className="field">
        <label htmlFor={action}>{words.label}</label>
        <textarea id={action} name="text" required maxLength={2000} />
      </div>
      {takesFiles ? <FileField id={`${action}-files`} hint="" /> : null}
      <button className="button" type="submit">
        {words.button}
      </button>
    </form>
  )
}

function SolvedForm({ ticket }: Pick<Shown, 'ticket'>): ReactNode {
  return (
    <form className="form" method="post" action="/mailboxes/progress/solved">
      <h2>您反映的事项解决了吗</h2>
      <Ticket ticket={ticket} />
      <div className="field">
        <label htmlFor="solved">是否解决</label>
        <select id="solved" name="solved" defaultValue="yes">
          <option value="yes">已解决</option>
          <option value="no">没有解决</option>
        </select>
      </div>
      <button className="button" type="submit">
        提交
      </button>
    </form>
  )
}

function WithdrawalForm({ ticket }: Pick<Shown, 'ticket'>): ReactNode {
  return (
    <form className="form" method="post" action="/mailboxes/progress/withdrawal">
      <h2>撤回来信</h2>
      <p>撤回后不再办理，也不能恢复；需要时可以重新写信。</p>
      <Ticket ticket={ticket} />
      <button className="button" type="submit">
        撤回这封来信
      </button>
    </form>
  )
}

const MESSAGE = { title: '留言', label: '留言', button: '发送', hint: '' }
const AFTER_ENCRYPTED =
  '您的举报是在浏览器中加密的；这里的留言和附件不是，只由服务器加密保存。需要保密的，请另写一封加密举报，写明本件编号。'

function Actions({ tracked, ticket }: Shown): ReactNode {
  const { reopenUntil, isEncrypted } = tracked
  const message = isEncrypted ? { ...MESSAGE, hint: AFTER_ENCRYPTED } : MESSAGE
  const again = {
    title: '要求重新办理',
    label: '没有解决的是什么',
    button: '要求重新办理',
    hint: `答复没有解决问题的，可以在 ${reopenUntil ?? ''} 前要求重新办理，答复期限重新计算。`,
  }
  return (
    <>
      {tracked.maySaySolved ? <SolvedForm ticket={ticket} /> : null}
      {tracked.mayRate ? <RatingForm ticket={ticket} action="/mailboxes/progress/rating" /> : null}
      {reopenUntil === null ? null : <TextForm ticket={ticket} action="reopening" words={again} />}
      {tracked.mayWrite ? <TextForm ticket={ticket} action="message" words={message} takesFiles /> : null}
      {tracked.mayWithdraw ? <WithdrawalForm ticket={ticket} /> : null}
    </>
  )
}

/** 进度: everything number and code open. */
export function LetterProgress({ page, view }: { page: PageContext; view: LetterProgressView }): ReactNode {
  const { tracked } = view
  const due = tracked.dueOn === null ? '' : `${tracked.dueOn}${tracked.isProvisional ? '（暂定）' : ''}`
  const rows = [
    ['信箱', tracked.mailboxName],
    ['状态', tracked.state],
    ['收到日期', tracked.openedOn],
    ['答复期限届满日', due],
    ['承办单位', tracked.units.join('、')],
  ] as const
  return (
    <Frame page={page} title={`来信 ${tracked.number}`} crumbs={CRUMBS} meta={HIDDEN_META}>
      <h1 className="page-title">{tracked.subject}</h1>
      <p className="lead">{tracked.number}</p>
      <ErrorSummary error={view.error} />
      {view.told === '' ? null : (
        <div className="notice good" role="status">
          <p>{view.told}</p>
        </div>
      )}
      <Contact rows={rows} />
      <Answer tracked={tracked} />
      <Clock tracked={tracked} />
      <Steps tracked={tracked} />
      <Letters tracked={tracked} />
      <Papers tracked={tracked} ticket={view.ticket} />
      <Actions tracked={tracked} ticket={view.ticket} />
    </Frame>
  )
}
