import type { ReactNode } from 'react'
import type { SchoolProfile } from '../../organisation/index.ts'
import { type Crumb, Frame, type PageContext } from './frame.tsx'
import { LongText } from './long-text.tsx'

/** A page whose text the school writes itself: guide, statements. */
export function StandingPage({
  page,
  title,
  html,
  crumbs,
  children,
}: {
  page: PageContext
  title: string
  html: string
  crumbs: readonly Crumb[]
  children?: ReactNode
}): ReactNode {
  return (
    <Frame page={page} title={title} crumbs={crumbs}>
      <h1 className="page-title">{title}</h1>
      {children}
      {html === '' ? (
        <div className="empty">
          <p>
            这里将发布{title}，目前还没有内容。请联系{page.school.disclosureOffice.name}。
          </p>
        </div>
      ) : (
        <LongText className="prose" html={html} />
      )}
    </Frame>
  )
}

/** An office's contacts, as the law wants them published. */
export function OfficeContact({ office }: { office: SchoolProfile['disclosureOffice'] }): ReactNode {
  const rows = [
    ['机构名称', office.name],
    ['负责人', office.head],
    ['办公地址', office.address],
    ['办公时间', office.hours],
    ['联系电话', office.phone],
    ['传真', office.fax],
    ['电子邮箱', office.email],
  ].filter(([, value]) => value !== '')
  return (
    <dl className="contact">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The site map for people. */
export function SiteMap({
  page,
  groups,
}: {
  page: PageContext
  groups: readonly { readonly name: string; readonly links: readonly (readonly [href: string, name: string])[] }[]
}): ReactNode {
  return (
    <Frame page={page} title="网站地图" crumbs={[{ name: '网站地图' }]}>
      <h1 className="page-title">网站地图</h1>
      {groups.map(({ name, links }) => (
        <section key={name} aria-label={name}>
          <div className="head">
            <h2>{name}</h2>
          </div>
          <ul className="columns-3">
            {links.map(([href, text]) => (
              <li key={href}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Frame>
  )
}

/** A fault or a refusal, in plain words. */
export function ErrorPage({
  page,
  status,
  message,
  requestId,
}: {
  page: PageContext
  status: number
  message: string
  requestId: string
}): ReactNode {
  const title =
    status === 404
      ? '没有找到这个页面'
      : status === 403
        ? '您不能查看这个页面'
        : status === 429
          ? '请稍后再试'
          : status >= 500
            ? '系统暂时出了问题'
            : '这次操作没有完成'
  return (
    <Frame page={page} title={title} meta={[['robots', 'noindex']]}>
      <div className="error-page">
        <h1>{title}</h1>
        <p>{message}</p>
        <p>
          您可以<a href="/">回到首页</a>、<a href="/search">搜索</a>，或按<a href="/catalogue/moe50">公开目录</a>查找。
        </p>
        {status >= 500 ? <p className="count">编号 {requestId}</p> : null}
      </div>
    </Frame>
  )
}

/** What the sign-in page shows. */
export interface SignInView {
  readonly login: string
  readonly back: string
  readonly error: string
  readonly needsCode: boolean
}

/** Sign-in for members of the university. */
export function SignInPage({ page, view }: { page: PageContext; view: SignInView }): ReactNode {
  return (
    <Frame page={page} title="校内登录" crumbs={[{ name: '校内登录' }]} meta={[['robots', 'noindex']]}>
      <h1 className="page-title">校内登录</h1>
      <form className="form" method="post" action="/login">
        {view.error === '' ? null : (
          <div className="error-summary" role="alert">
            <p>{view.error}</p>
          </div>
        )}
        <input type="hidden" name="back" value={view.back} />
        <div className="field">
          <label htmlFor="login">账号</label>
          <p className="hint" id="login-hint">
            工号、学号或分配给您的账号
          </p>
          <input
            id="login"
            name="login"
            defaultValue={view.login}
            autoComplete="username"
            required
            aria-describedby="login-hint"
          />
        </div>
        <div className="field">
          <label htmlFor="password">密码</label>
          <input id="password" name="password" type="password" autoComplete="current-password" required />
        </div>
        {view.needsCode ? (
          <div className="field">
            <label htmlFor="code">动态验证码</label>
            <p className="hint" id="code-hint">
              手机验证器上的六位数字
            </p>
            <input
              id="code"
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              aria-describedby="code-hint"
            />
          </div>
        ) : null}
        <button className="button" type="submit">
          登录
        </button>
      </form>
    </Frame>
  )
}

/** “This is inaccurate”: the form, with what was typed kept when something is missing. */
export function ReportForm({
  page,
  view,
}: {
  page: PageContext
  view: {
    readonly no: number
    readonly title: string
    readonly what: string
    readonly contact: string
    readonly error: string
  }
}): ReactNode {
  return (
    <Frame
      page={page}
      title="此信息不准确"
      crumbs={[{ name: view.title, href: `/info/${String(view.no)}` }, { name: '此信息不准确' }]}
      meta={[['robots', 'noindex']]}
    >
      <h1 className="page-title">此信息不准确</h1>
      <p className="lead">
        请告诉我们《{view.title}》哪里不准确。责任单位会核对，一般在 3 个工作日内答复。提交后您会得到编号和查询码。
      </p>
      <form className="form" method="post" action={`/info/${String(view.no)}/report`}>
        {view.error === '' ? null : (
          <div className="error-summary" role="alert">
            <p>{view.error}</p>
          </div>
        )}
        <div className="field">
          <label htmlFor="what">哪里不准确，正确的应是什么（必填）</label>
          <textarea id="what" name="what" required maxLength={2000} defaultValue={view.what} />
        </div>
        <div className="field">
          <label htmlFor="contact">联系方式（可不填）</label>
          <p className="hint" id="contact-hint">
            只有答复人员能看到，仅用于联系您核实。
          </p>
          <input
            id="contact"
            name="contact"
            maxLength={100}
            defaultValue={view.contact}
            aria-describedby="contact-hint"
          />
        </div>
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

/** Looking up a report by number and code. */
export function ReportLookup({
  page,
  view,
}: {
  page: PageContext
  view: {
    readonly number: string
    readonly error: string
    readonly found: { readonly state: string; readonly answer: string; readonly dueOn: string } | null
  }
}): ReactNode {
  return (
    <Frame page={page} title="纠错查询" crumbs={[{ name: '纠错查询' }]} meta={[['robots', 'noindex']]}>
      <h1 className="page-title">纠错查询</h1>
      {view.found === null ? null : (
        <div className="notice good">
          <p>
            {view.number}：{view.found.state}
          </p>
          <p>{view.found.answer === '' ? `责任单位应在 ${view.found.dueOn} 前答复。` : view.found.answer}</p>
        </div>
      )}
      <form className="form" method="post" action="/corrections">
        {view.error === '' ? null : (
          <div className="error-summary" role="alert">
            <p>{view.error}</p>
          </div>
        )}
        <div className="field">
          <label htmlFor="number">编号</label>
          <input id="number" name="number" defaultValue={view.number} required />
        </div>
        <div className="field">
          <label htmlFor="code">查询码</label>
          <input id="code" name="code" required autoComplete="off" />
        </div>
        <button className="button" type="submit">
          查询
        </button>
      </form>
    </Frame>
  )
}
