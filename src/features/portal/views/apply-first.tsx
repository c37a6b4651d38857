import type { ReactNode } from 'react'
import { ErrorSummary, Field } from './form.tsx'
import { Frame, type PageContext } from './frame.tsx'

/** What is asked for, as typed so far. */
export interface FirstView {
  readonly title: string
  readonly what: string
  readonly error: string
}

const CRUMBS = [{ name: '依申请公开', href: '/apply' }, { name: '填写申请' }]
const HIDDEN_META = [['robots', 'noindex']] as const

/** What is wanted, in as many words as it takes. */
function What({ text }: { text: string }): ReactNode {
  return (
    <div className="field">
      <label htmlFor="what">具体内容（必填）</label>
      <p className="hint" id="what-hint">
        写明时间范围、涉及的单位等便于查找的特征。请不要在这里写身份证号、电话等个人信息。
      </p>
      <textarea id="what" name="what" required maxLength={4000} defaultValue={text} aria-describedby="what-hint" />
    </div>
  )
}

/** The first step: what information is asked for. */
export function ApplyFirst({ page, view }: { page: PageContext; view: FirstView }): ReactNode {
  return (
    <Frame page={page} title="填写申请：需要什么信息" crumbs={CRUMBS} meta={HIDDEN_META}>
      <script type="module" src={page.assetUrl('apply.js')} />
      <h1 className="page-title">需要什么信息</h1>
      <p className="lead">
        共两步。先说明需要什么，我们会查找是否已经公开；没有的，再填写申请人信息。一份申请请只写一件事。
      </p>
      <form className="form" method="post" action="/apply/new">
        <ErrorSummary error={view.error} />
        <Field
          name="title"
          label="信息名称、文号或者主题（必填）"
          hint="例如：2025年学术不端行为处理情况"
          maxLength={200}
          defaultValue={view.title}
          required
        />
        <div className="notice" data-already hidden>
          <p>也许已经公开：</p>
          <ul />
        </div>
        <What text={view.what} />
        <button className="button" type="submit">
          下一步
        </button>
      </form>
    </Frame>
  )
}

/** Something public that may be the answer. */
export interface FoundLine {
  readonly no: number
  readonly title: string
  readonly listedOn: string
  readonly unitName: string
}

function Carried({ view }: { view: Pick<FirstView, 'title' | 'what'> }): ReactNode {
  return (
    <>
      <input type="hidden" name="title" value={view.title} />
      <input type="hidden" name="what" value={view.what} />
    </>
  )
}

/** 已有公开信息: what is public already on the matter; it can be taken as the answer. */
export function ApplyFound({
  page,
  view,
}: {
  page: PageContext
  view: Pick<FirstView, 'title' | 'what'> & { readonly found: readonly FoundLine[] }
}): ReactNode {
  const offered = view.found.map(({ no }) => String(no)).join(',')
  return (
    <Frame page={page} title="已有公开信息" crumbs={CRUMBS} meta={HIDDEN_META}>
      <h1 className="page-title">已有公开信息</h1>
      <p className="lead">下面这些信息已经公开，请先看看是否就是您需要的。</p>
      <ul className="list">
        {view.found.map(({ no, title, listedOn, unitName }) => (
          <li key={no}>
            <a href={`/info/${String(no)}`}>{title}</a>{' '}
            <small>
              {unitName} <time dateTime={listedOn}>{listedOn}</time>
            </small>
          </li>
        ))}
      </ul>
      <form className="form" method="post" action="/apply/found">
        <input type="hidden" name="nos" value={offered} />
        <button className="button" type="submit">
          这就是我需要的，不再申请
        </button>
      </form>
      <form className="form" method="post" action="/apply/form">
        <Carried view={view} />
        <input type="hidden" name="offered" value={offered} />
        <button className="button" type="submit">
          不是，继续填写申请
        </button>
      </form>
    </Frame>
  )
}

/** Thanks to whoever found it already public. */
export function ApplyAnswered({ page }: { page: PageContext }): ReactNode {
  return (
    <Frame page={page} title="已找到需要的信息" crumbs={CRUMBS} meta={HIDDEN_META}>
      <h1 className="page-title">已找到需要的信息</h1>
      <p className="lead">
        没有登记申请，也没有记录您的任何个人信息。以后需要其他信息，可以<a href="/search">搜索</a>或者
        <a href="/apply/new">填写申请</a>。
      </p>
    </Frame>
  )
}
