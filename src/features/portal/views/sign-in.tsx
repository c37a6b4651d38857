import type { ReactNode } from 'react'
import { ErrorSummary, Field } from './form.tsx'
import { Frame, type PageContext } from './frame.tsx'

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
      <div className="sign-in">
        <h1 className="page-title">校内登录</h1>
        <p className="lead">登录后可以查看校内公开的信息，办理起草、审核和答复。浏览公开信息不需要登录。</p>
      </div>
      <form className="form sign-in" method="post" action="/login">
        <ErrorSummary error={view.error} />
        <input type="hidden" name="back" value={view.back} />
        <Field
          name="login"
          label="账号"
          hint="工号、学号或分配给您的账号"
          defaultValue={view.login}
          autoComplete="username"
          required
        />
        <Field name="password" label="密码" type="password" autoComplete="current-password" required />
        {view.needsCode ? (
          <Field
            name="code"
            label="动态验证码"
            hint="手机验证器上的六位数字"
            inputMode="numeric"
            autoComplete="one-time-code"
          />
        ) : null}
        <button className="button" type="submit">
          登录
        </button>
      </form>
    </Frame>
  )
}
