import type { ReactNode } from 'react'
import type { SchoolProfile } from '../../organisation/index.ts'
import { Contact } from './contact.tsx'
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
  ] as const
  return <Contact rows={rows} />
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

const ERROR_TITLES: Readonly<Record<number, string>> = {
  403: '您不能查看这个页面',
  404: '没有找到这个页面',
  429: '请稍后再试',
}

function errorTitle(status: number): string {
  return ERROR_TITLES[status] ?? (status >= 500 ? '系统暂时出了问题' : '这次操作没有完成')
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
  const title = errorTitle(status)
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
