import type { ReactNode } from 'react'
import { ErrorSummary } from './form.tsx'
import { Frame, type PageContext } from './frame.tsx'

/** What somebody who is asked for an opinion sees. */
export interface ConsultView {
  readonly secret: string
  readonly kind: 'third-party' | 'other-agency'
  readonly answerUntil: string
  readonly passages: string
  readonly isAnswered: boolean
  /** Answered, or the application has ended. */
  readonly isOver: boolean
  readonly error: string
}

const SILENCE = {
  'third-party': '逾期未答复的，由学校决定是否公开。',
  'other-agency': '逾期未答复的，视为同意公开。',
} as const

function Over({ page, isAnswered }: { page: PageContext; isAnswered: boolean }): ReactNode {
  const title = isAnswered ? '已收到答复' : '征求意见已经结束'
  return (
    <Frame page={page} title={title} crumbs={[{ name: '征求意见' }]} meta={[['robots', 'noindex']]}>
      <h1 className="page-title">{title}</h1>
      <p className="lead">链接不再显示内容。如需补充意见，请联系{page.school.disclosureOffice.name}。</p>
    </Frame>
  )
}

/** 征求意见 behind a one-time link: the passages, and the answer. Nothing tells who applied. */
export function Consult({ page, view }: { page: PageContext; view: ConsultView }): ReactNode {
  if (view.isOver) return <Over page={page} isAnswered={view.isAnswered} />
  return (
    <Frame page={page} title="征求意见" crumbs={[{ name: '征求意见' }]} meta={[['robots', 'noindex']]}>
      <h1 className="page-title">征求意见</h1>
      <p className="lead">
        有人申请公开的信息涉及您或者贵单位，现征求是否同意公开的意见。请在 {view.answerUntil} 前答复；
        {SILENCE[view.kind]}
      </p>
      <section aria-labelledby="passages">
        <h2 id="passages">涉及的内容</h2>
        <blockquote className="letters">
          <p>{view.passages}</p>
        </blockquote>
      </section>
      <form className="form" method="post" action={`/consult/${view.secret}`}>
        <ErrorSummary error={view.error} />
        <fieldset>
          <legend>您的意见</legend>
          <p>
            <input type="radio" id="agrees" name="answer" value="agrees" required />{' '}
            <label htmlFor="agrees">同意公开</label>
          </p>
          <p>
            <input type="radio" id="objects" name="answer" value="objects" required />{' '}
            <label htmlFor="objects">不同意公开</label>
          </p>
        </fieldset>
        <div className="field">
          <label htmlFor="reason">理由（不同意的必填）</label>
          <textarea id="reason" name="reason" maxLength={2000} />
        </div>
        <button className="button" type="submit">
          提交意见
        </button>
      </form>
    </Frame>
  )
}
