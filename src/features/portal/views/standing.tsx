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
