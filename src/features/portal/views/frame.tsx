import type { ReactNode } from 'react'
import { DocumentHead, type HeadProps } from './document-head.tsx'
import { Emblem } from './emblem.tsx'
import { Footer } from './footer.tsx'
import { madeOnce } from './made-once.ts'
import type { PageContext } from './page-context.ts'

export type { PageContext }

/** A step of the breadcrumb; the last one has no address. */
export interface Crumb {
  readonly name: string
  readonly href?: string
}

interface FrameProps extends HeadProps {
  readonly crumbs?: readonly Crumb[]
  readonly children: ReactNode
}

const NAV: readonly (readonly [href: string, name: string])[] = [
  ['/', '首页'],
  ['/guide', '公开指南'],
  ['/columns/rules', '公开制度'],
  ['/catalogue/moe50', '公开目录'],
  ['/catalogue/sanwu', '阳光三务'],
  ['/apply', '依申请公开'],
  ['/service-guide', '办事指南'],
  ['/hall', '服务大厅'],
  ['/mailboxes', '信箱'],
  ['/reports', '年度报告'],
  ['/supervision', '监督投诉'],
  ['/units', '部门与学院'],
]

/** A search box; `small` sits in the masthead of inner pages. */
export function SearchBox({
  q = '',
  isSmall = false,
  hint,
}: {
  q?: string
  isSmall?: boolean
  hint?: string
}): ReactNode {
  const id = isSmall ? 'q-top' : 'q'
  return (
    <form
      className={isSmall ? 'search small' : 'search'}
      role="search"
      action="/search"
      aria-label={isSmall ? '站内搜索' : '搜索公开信息'}
    >
      <input
        id={id}
        name="q"
        defaultValue={q}
        aria-label="搜索词"
        placeholder={hint ?? '搜索公开信息'}
        maxLength={100}
      />
      <button type="submit">搜索</button>
    </form>
  )
}

/** A switch of the reading mode; it comes back to this page. */
function Mode({ name, isOn, words, back }: { name: string; isOn: boolean; words: [string, string]; back: string }) {
  return (
    <a href={`/reading-mode?${name}=${isOn ? '0' : '1'}&back=${back}`} rel="nofollow">
      {isOn ? words[1] : words[0]}
    </a>
  )
}

function TopLine({ page }: { page: PageContext }): ReactNode {
  const back = encodeURIComponent(page.path)
  return (
    <div className="topline">
      <div className="wrap">
        {page.school.isSample ? <span>演示站点，内容均为示例</span> : null}
        <Mode name="large" isOn={page.isLarge} words={['长者模式', '标准字号']} back={back} />
        <Mode name="contrast" isOn={page.isHighContrast} words={['高对比度', '标准配色']} back={back} />
        {page.readerName === null ? (
          <a href={`/login?back=${back}`} rel="nofollow">
            校内登录
          </a>
        ) : (
          <>
            {page.isStaff ? <a href="/console/">工作台</a> : null}
            <a href="/logout">{page.readerName}，退出</a>
          </>
        )}
      </div>
    </div>
  )
}

function isCurrent(path: string, href: string): boolean {
  return href === '/' ? path === '/' : (path.split('?')[0]?.startsWith(href) ?? false)
}

/** Beside the name: the search; on the front page, which has one of its own, whom to call. */
function Beside({ page, isHome }: { page: PageContext; isHome: boolean }): ReactNode {
  const { name, phone, hours } = page.school.disclosureOffice
  if (!isHome) return <SearchBox isSmall />
  if (phone === '') return null
  return (
    <p className="call">
      {name}
      <b>{phone}</b>
      {hours}
    </p>
  )
}

function Mast({ page, isHome }: { page: PageContext; isHome: boolean }): ReactNode {
  return (
    <div className="wrap">
      <a className="brand" href="/">
        <Emblem />
        <span className="name">
          {page.school.name} 信息公开<small lang="en">Information Disclosure · {page.school.englishName}</small>
        </span>
      </a>
      <Beside page={page} isHome={isHome} />
    </div>
  )
}

function Menu({ current }: { current: readonly string[] }): ReactNode {
  return (
    <div className="wrap">
      <ul>
        {NAV.map(([href, name]) => (
          <li key={href}>
            <a href={href} aria-current={current.includes(href) ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Header({ page, isHome }: { page: PageContext; isHome: boolean }): ReactNode {
  const { school, path } = page
  const current = NAV.map(([href]) => href).filter((href) => isCurrent(path, href))
  const mast = madeOnce(school, isHome ? 'mast of home' : 'mast', () => <Mast page={page} isHome={isHome} />)
  const menu = madeOnce(school, `menu at ${current.join(' ')}`, () => <Menu current={current} />)
  return (
    <>
      <header className="mast" dangerouslySetInnerHTML={mast} />
      <nav className="nav" aria-label="主导航" dangerouslySetInnerHTML={menu} />
    </>
  )
}

/** The breadcrumb 您所在的位置. */
function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }): ReactNode {
  return (
    <nav className="crumbs" aria-label="您所在的位置">
      <div className="wrap">
        <a href="/">首页</a>
        {crumbs.map(({ name, href }) => (
          <span key={name}>
            <i aria-hidden="true">›</i>
            {href === undefined ? name : <a href={href}>{name}</a>}
          </span>
        ))}
      </div>
    </nav>
  )
}

function classesOf({ isLarge, isHighContrast, school }: PageContext): string | undefined {
  const classes = [
    ...(isLarge ? ['large'] : []),
    ...(isHighContrast ? ['contrast'] : []),
    ...(school.isMourning ? ['mourning'] : []),
  ]
  return classes.length === 0 ? undefined : classes.join(' ')
}

/** The whole page: head, top line, masthead, navigation, main, footer. */
export function Frame({ children, crumbs, ...head }: FrameProps): ReactNode {
  const { page, isHome = false } = head
  return (
    <html lang="zh-CN" className={classesOf(page)}>
      <DocumentHead {...head} />
      <body>
        <a className="skip" href="#main">
          跳到正文
        </a>
        {page.isBare ? null : (
          <>
            <TopLine page={page} />
            <Header page={page} isHome={isHome} />
            {crumbs ? <Crumbs crumbs={crumbs} /> : null}
          </>
        )}
        <main id="main" className={isHome ? undefined : 'wrap'}>
          {children}
        </main>
        {page.isBare ? null : <Footer page={page} />}
      </body>
    </html>
  )
}
