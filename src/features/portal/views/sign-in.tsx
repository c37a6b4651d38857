import type { ReactNode } from 'react'
import { ErrorSummary, Field } from './form.tsx'
import { Frame, type PageContext } from './frame.tsx'

/** What the sign-in page shows. */
export interface SignInView {
  readonly login: string
  readonly back: string
  readonly error: string
  readonly needsCode: boolean
  /** What people call the unified sign-in of the campus; empty where there is none. */
  readonly campusName: string
}

function Code(): ReactNode {
  return (
    <Field
      name="code"
      label="动态验证码"
      hint="手机验证器上的六位数字"
      inputMode="numeric"
      autoComplete="one-time-code"
    />
  )
}

/** The way most people of the school come in; the accounts of ours are below it. */
function ByCampus({ name, back }: { name: string; back: string }): ReactNode {
  return (
    <div className="form sign-in">
      <div className="field">
        <p className="hint">本校师生，用学校的账号：</p>
        <a className="button" href={`/login/campus?back=${encodeURIComponent(back)}`} rel="nofollow">
          用{name}登录
        </a>
      </div>
      <p className="hint">没有学校账号的，用本系统账号：</p>
    </div>
  )
}

/** Sign-in for members of the university. */
export function SignInPage({ page, view }: { page: PageContext; view: SignInView }): ReactNode {
  return (
    <Frame page={page} title="校内登录" crumbs={[{ name: '校内登录' }]} meta={[['robots', 'noindex']]}>
      <div className="sign-in">
        <h1 className="page-title">校内登录</h1>
        <p className="lead">登录后可以查看校内公开的信息，办理起草、审核和答复。浏览公开信息不需要登录。</p>
        <ErrorSummary error={view.error} />
      </div>
      {view.campusName === '' ? null : <ByCampus name={view.campusName} back={view.back} />}
      <form className="form sign-in" method="post" action="/login">
        <input type="hidden" name="back" value={view.back} />
        <Field
          name="login"
          label="账号"
          hint={view.campusName === '' ? '工号、学号或分配给您的账号' : '系统管理员分配给您的账号'}
          defaultValue={view.login}
          autoComplete="username"
          required
        />
        <Field name="password" label="密码" type="password" autoComplete="current-password" required />
        {view.needsCode ? <Code /> : null}
        <button className="button" type="submit">
          登录
        </button>
      </form>
    </Frame>
  )
}

/** The second factor of whom the campus has named. */
export function CampusCodePage({ page, error }: { page: PageContext; error: string }): ReactNode {
  return (
    <Frame page={page} title="校内登录" crumbs={[{ name: '校内登录' }]} meta={[['robots', 'noindex']]}>
      <div className="sign-in">
        <h1 className="page-title">动态验证码</h1>
        <p className="lead">学校已确认您的身份。您的账号设置了动态验证码，请再输入一次验证码。</p>
      </div>
      <form className="form sign-in" method="post" action="/login/campus/code">
        <ErrorSummary error={error} />
        <Code />
        <button className="button" type="submit">
          登录
        </button>
      </form>
    </Frame>
  )
}
