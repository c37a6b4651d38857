import type { ReactNode } from 'react'
import { Frame, type PageContext } from './frame.tsx'
import { Empty, Gallery, Head, type Line, Lines, type Picture } from './lists.tsx'
import { LongText } from './long-text.tsx'
import { type SiteHead, SiteTop } from './site-top.tsx'
import { type TopicCard, TopicCards } from './topics.tsx'

/** What a unit is responsible for, in a line. */
interface Duty {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly word: string
  readonly name: string
  readonly reason: string
  readonly count?: number
}

/** The front of a sub-site. */
export interface SiteHomeView {
  readonly head: SiteHead
  readonly name: string
  readonly slug: string
  readonly intro: string
  readonly featured: Picture | null
  readonly topics: readonly TopicCard[]
  readonly columns: readonly {
    readonly slug: string
    readonly name: string
    readonly intro: string
    readonly pictures: readonly Picture[] | null
    readonly lines: readonly Line[]
  }[]
  readonly latest: readonly Line[]
  /** How many everybody can see; null where the reader may see more than that. */
  readonly total: number | null
  readonly duties: readonly Duty[]
  readonly links: readonly { readonly name: string; readonly value: string }[]
}

function Latest({ view }: { view: SiteHomeView }): ReactNode {
  return (
    <section aria-labelledby="latest">
      <Head
        id="latest"
        title="本单位公开的信息"
        href={`/latest?unit=${view.slug}`}
        more={view.total === null ? '全部' : `全部 ${String(view.total)} 条`}
      />
      {view.latest.length === 0 ? (
        <Empty>这里将列出{view.name}公开的全部信息，目前还没有。</Empty>
      ) : (
        <Lines lines={view.latest} isPlain />
      )}
    </section>
  )
}

function Columns({ view }: { view: SiteHomeView }): ReactNode {
  return (
    <div className="blocks">
      {view.columns.map(({ slug, name, intro, lines, pictures }) => (
        <section key={slug} aria-labelledby={`c-${slug}`}>
          <Head id={`c-${slug}`} title={name} href={`${view.head.base}/columns/${slug}`} more="更多" />
          {lines.length === 0 ? <Empty>这里将发布{intro === '' ? name : intro.replace(/。$/, '')}。</Empty> : null}
          {lines.length > 0 && pictures === null ? <Lines lines={lines} isPlain /> : null}
          {pictures === null || pictures.length === 0 ? null : <Gallery pictures={pictures} />}
        </section>
      ))}
    </div>
  )
}

function Duties({ duties }: { duties: readonly Duty[] }): ReactNode {
  return (
    <table className="catalogue">
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">公开事项</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {duties.map((duty) => (
          <tr key={duty.id}>
            <td className="no">{duty.number}</td>
            <td>
              <a href={`/catalogue/items/${duty.id}`}>{duty.title}</a>
              {duty.count === undefined ? null : <span className="n">{duty.count} 条</span>}
            </td>
            <td className="state">
              <span className={`state-word ${duty.name}`}>{duty.word}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Links({ links }: Pick<SiteHomeView, 'links'>): ReactNode {
  if (links.length === 0) return null
  return (
    <section aria-labelledby="links">
      <Head id="links" title="友情链接" />
      <ul className="site-links">
        {links.map(({ name, value }) => (
          <li key={value}>
            <a href={value} rel="noopener">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Opening({ view }: { view: SiteHomeView }): ReactNode {
  if (view.intro === '' && view.featured === null) return null
  return (
    <div className="topic-top">
      {view.intro === '' ? null : <p className="lead">{view.intro}</p>}
      {view.featured === null ? null : (
        <a href={`/info/${String(view.featured.no)}`}>
          <img src={view.featured.src} alt={view.featured.alt} />
        </a>
      )}
    </div>
  )
}

/** The front of a unit's sub-site: who it is and how to reach it, what it published, its columns, what it is responsible for. */
export function SiteHome({ page, view }: { page: PageContext; view: SiteHomeView }): ReactNode {
  return (
    <Frame
      page={page}
      title={view.name}
      crumbs={[{ name: '部门与学院', href: '/units' }, { name: view.name }]}
      feed={`/feeds/units/${view.slug}.xml`}
      siteName={view.name}
      meta={[
        ['ColumnName', view.name],
        ['ColumnDescription', view.intro === '' ? `${view.name}的信息公开` : view.intro],
        ['ColumnKeywords', `${view.name},信息公开`],
        ['ColumnType', '部门子站'],
      ]}
    >
      <SiteTop head={view.head} isHome />
      <Opening view={view} />
      <Latest view={view} />
      <TopicCards cards={view.topics} />
      <Columns view={view} />
      {view.duties.length === 0 ? null : (
        <section aria-labelledby="duties">
          <Head id="duties" title="负责的公开事项" href={`${view.head.base}/items`} />
          <Duties duties={view.duties} />
        </section>
      )}
      <Links links={view.links} />
    </Frame>
  )
}

/** What a unit is responsible for, with the state of each item and how much there is of it. */
export function SiteItems({
  page,
  view,
}: {
  page: PageContext
  view: { readonly head: SiteHead; readonly name: string; readonly duties: readonly Duty[] }
}): ReactNode {
  return (
    <Frame
      page={page}
      title={`${view.name}负责的公开事项`}
      crumbs={[{ name: '部门与学院', href: '/units' }, { name: view.name, href: view.head.home }, { name: '公开事项' }]}
      siteName={view.head.name}
    >
      <SiteTop head={view.head} />
      <h1 className="page-title">负责的公开事项</h1>
      <p className="lead">
        {view.name}发布的信息，选定公开事项后随即列入<a href="/catalogue">学校公开目录</a>。
      </p>
      {view.duties.length === 0 ? <Empty>学校没有把公开事项交由本单位负责。</Empty> : <Duties duties={view.duties} />}
    </Frame>
  )
}

/** A column that is one standing page (单位简介、办事指南): its newest publication, in full. */
export interface ColumnPageView {
  readonly title: string
  readonly intro: string
  readonly head: SiteHead | null
  readonly crumbs: readonly { readonly name: string; readonly href?: string }[]
  readonly text: {
    readonly no: number
    readonly title: string
    readonly html: string
    readonly updatedOn: string
  } | null
  readonly meta: readonly (readonly [string, string])[]
  readonly feed: string
}

/** The standing page, and where to find the document behind it. */
export function ColumnPage({ page, view }: { page: PageContext; view: ColumnPageView }): ReactNode {
  const { text, head } = view
  return (
    <Frame page={page} title={view.title} crumbs={view.crumbs} meta={view.meta} feed={view.feed} siteName={head?.name}>
      {head === null ? null : <SiteTop head={head} />}
      <h1 className="page-title">{view.title}</h1>
      {text === null ? (
        <Empty>
          这里将发布{view.title}
          {view.intro === '' ? '' : `：${view.intro.replace(/。$/, '')}`}，目前还没有内容。
        </Empty>
      ) : (
        <>
          <LongText className="prose" html={text.html} />
          <p className="freshness">
            更新于 {text.updatedOn} · <a href={`/info/${String(text.no)}`}>公文信息、附件与历次版本</a>
          </p>
        </>
      )}
    </Frame>
  )
}
