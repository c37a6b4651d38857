import type { ReactNode } from 'react'
import type { SchoolProfile } from '../../organisation/index.ts'

/** What every page knows of its reader and its school. */
export interface PageContext {
  readonly school: SchoolProfile
  readonly path: string
  readonly isLarge: boolean
  readonly readerName: string | null
  readonly isStaff: boolean
  readonly assetUrl: (name: string) => string
  readonly publicUrl: string
  /** The page stands inside another, which has a head and a menu of its own. */
  readonly isBare: boolean
}

/** A step of the breadcrumb; the last one has no address. */
export interface Crumb {
  readonly name: string
  readonly href?: string
}

interface FrameProps {
  readonly page: PageContext
  readonly title: string
  readonly crumbs?: readonly Crumb[]
  readonly meta?: readonly (readonly [name: string, content: string])[]
  readonly feed?: string
  readonly isHome?: boolean
  readonly children: ReactNode
}

const NAV: readonly (readonly [href: string, name: string])[] = [
  ['/', '首页'],
  ['/guide', '公开指南'],
  ['/columns/rules', '公开制度'],
  ['/catalogue/moe50', '公开目录'],
  ['/catalogue/sanwu', '阳光三务'],
  ['/apply', '依申请公开'],
  ['/columns/annual-reports', '年度报告'],
  ['/supervision', '监督投诉'],
  ['/units', '部门与学院'],
]

function Emblem(): ReactNode {
  return (
    <svg className="emblem" viewBox="0 0 60 60" aria-hidden="true">
      <circle cx="30" cy="30" r="28.5" fill="none" stroke="currentColor" strokeWidth="3" />
      <path
        d="M14 39h32M18 39V27m8 12V27m8 12V27m8 12V27M12 26l18-11 18 11z"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinejoin="round"
      />
    </svg>
  )
}

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

function TopLine({ page }: { page: PageContext }): ReactNode {
  const back = encodeURIComponent(page.path)
  return (
    <div className="topline">
      <div className="wrap">
        <a href={`/reading-mode?large=${page.isLarge ? '0' : '1'}&back=${back}`}>
          {page.isLarge ? '标准字号' : '长者模式'}
        </a>
        {page.readerName === null ? (
          <a href={`/login?back=${back}`}>校内登录</a>
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

function Header({ page, isHome }: { page: PageContext; isHome: boolean }): ReactNode {
  return (
    <>
      <header className="mast">
        <div className="wrap">
          <a className="brand" href="/">
            <Emblem />
            <span className="name">
              {page.school.name} 信息公开<small lang="en">Information Disclosure · {page.school.englishName}</small>
            </span>
          </a>
          {isHome ? null : <SearchBox isSmall />}
        </div>
      </header>
      <nav className="nav" aria-label="主导航">
        <div className="wrap">
          <ul>
            {NAV.map(([href, name]) => (
              <li key={href}>
                <a href={href} aria-current={isCurrent(page.path, href) ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
    </>
  )
}

function OfficeBlock({ office }: { office: SchoolProfile['disclosureOffice'] }): ReactNode {
  return (
    <div>
      <b>{office.name}</b>
      {office.address === '' ? null : (
        <>
          <br />
          {office.address} · {office.hours}
        </>
      )}
      {office.phone === '' ? null : (
        <>
          <br />
          电话 {office.phone}
          {office.email === '' ? '' : ` · 邮箱 ${office.email}`}
        </>
      )}
    </div>
  )
}

function Footer({ school }: { school: SchoolProfile }): ReactNode {
  return (
    <footer className="foot">
      <div className="wrap">
        <OfficeBlock office={school.disclosureOffice} />
        <div>
          <OfficeBlock office={school.supervisionOffice} />
          任何人都可以对不履行公开义务的行为举报
        </div>
        <div>
          <a href="/sitemap">网站地图</a>
          <br />
          <a href="/accessibility">无障碍声明</a>
          <br />
          <a href="/privacy">个人信息保护</a>
          <br />
          <a href="/feeds/latest.xml">订阅最新公开</a>
        </div>
        <small>
          <span>主办：{school.name}</span>
          {school.address === '' ? null : (
            <span>
              地址：{school.address} 邮编 {school.postcode}
            </span>
          )}
          {school.icpNo === '' ? null : <a href="https://beian.miit.gov.cn/">{school.icpNo}</a>}
          {school.policeNo === '' ? null : <a href="https://beian.mps.gov.cn/">{school.policeNo}</a>}
          {school.siteCode === '' ? null : <span>网站标识码 {school.siteCode}</span>}
          {school.isSample ? <span>演示数据，均为示例</span> : null}
        </small>
      </div>
    </footer>
  )
}

/** The breadcrumb 您所在的位置. */
function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }): ReactNode {
  return (
    <nav className="crumbs" aria-label="您所在的位置">
      <a href="/">首页</a>
      {crumbs.map(({ name, href }) => (
        <span key={name}> › {href === undefined ? name : <a href={href}>{name}</a>}</span>
      ))}
    </nav>
  )
}

/** The head with the meta tags of government sites (国办发〔2017〕47号). */
function DocumentHead({ page, title, meta = [], feed, isHome = false }: Omit<FrameProps, 'children'>): ReactNode {
  const { school } = page
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{isHome ? `${school.name}信息公开` : `${title} · ${school.name}信息公开`}</title>
      <meta name="SiteName" content={`${school.name}信息公开网`} />
      <meta name="SiteDomain" content={page.publicUrl.replace(/^https?:\/\//, '')} />
      {school.siteCode === '' ? null : <meta name="SiteIDCode" content={school.siteCode} />}
      {meta.map(([name, content]) => (
        <meta key={name} name={name} content={content} />
      ))}
      <link rel="stylesheet" href={page.assetUrl('portal.css')} />
      <link rel="icon" type="image/svg+xml" href={page.assetUrl('emblem.svg')} />
      {feed === undefined ? null : <link rel="alternate" type="application/rss+xml" title={title} href={feed} />}
    </head>
  )
}

function classesOf({ isLarge, school }: PageContext): string | undefined {
  const classes = [...(isLarge ? ['large'] : []), ...(school.isMourning ? ['mourning'] : [])]
  return classes.length === 0 ? undefined : classes.join(' ')
}

function Main({ crumbs, isHome = false, children }: Pick<FrameProps, 'crumbs' | 'isHome' | 'children'>): ReactNode {
  return (
    <main id="main" className={isHome ? undefined : 'wrap'}>
      {crumbs ? <Crumbs crumbs={crumbs} /> : null}
      {children}
    </main>
  )
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
          </>
        )}
        <Main isHome={isHome} {...(crumbs && !page.isBare ? { crumbs } : {})}>
          {children}
        </Main>
        {page.isBare ? null : <Footer school={page.school} />}
      </body>
    </html>
  )
}
