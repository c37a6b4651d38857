import type { ReactNode } from 'react'
import { type Crumb, Frame, type PageContext } from './frame.tsx'
import { Empty, Head, type Line, Lines, type Picture } from './lists.tsx'
import { type SiteHead, SiteTop } from './site-top.tsx'

/** A topic as the list of topics shows it. */
export interface TopicCard {
  readonly href: string
  readonly name: string
  readonly intro: string
  readonly span: string
  readonly isOver: boolean
  readonly count: number
  readonly cover: Picture | null
}

/** Topics side by side; those in the archive keep their place at the end. */
export function TopicCards({ cards }: { cards: readonly TopicCard[] }): ReactNode {
  if (cards.length === 0) return null
  return (
    <section aria-label="专题">
      <ul className="topic-cards">
        {cards.map(({ href, name, intro, span, isOver, count, cover }) => (
          <li key={href}>
            {cover === null ? null : <img src={cover.src} alt="" loading="lazy" />}
            <h2>
              <a href={href}>{name}</a>
            </h2>
            <p>{intro}</p>
            <p className="by">
              {isOver ? <span className="tag">已结束</span> : null}
              {span} · {count} 篇
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The page of a topic. */
export interface TopicView {
  readonly id: string
  readonly name: string
  readonly intro: string
  readonly span: string
  readonly isOver: boolean
  readonly cover: Picture | null
  readonly groups: readonly { readonly name: string; readonly lines: readonly Line[] }[]
  readonly crumbs: readonly Crumb[]
  readonly head: SiteHead | null
}

function metaOf({ name, intro }: TopicView): (readonly [string, string])[] {
  return [
    ['ColumnName', name],
    ['ColumnDescription', intro === '' ? name : intro],
    ['ColumnKeywords', `${name},专题`],
    ['ColumnType', '专题专栏'],
  ]
}

function Groups({ page, view }: { page: PageContext; view: TopicView }): ReactNode {
  if (view.groups.length === 0)
    return (
      <Empty>
        这个专题将陆续发布内容，目前还没有。如需了解，请联系{page.school.disclosureOffice.name}
        {page.school.disclosureOffice.phone === '' ? '' : `（电话 ${page.school.disclosureOffice.phone}）`}。
      </Empty>
    )
  return view.groups.map(({ name, lines }, at) => (
    <section key={name + String(at)} aria-labelledby={`g-${String(at)}`}>
      <Head id={`g-${String(at)}`} title={name === '' ? '全部内容' : name} />
      <Lines lines={lines} />
    </section>
  ))
}

/** A topic: introduction and picture, then its groups in order. What has ended stays, and says so. */
export function TopicPage({ page, view }: { page: PageContext; view: TopicView }): ReactNode {
  return (
    <Frame
      page={page}
      title={view.name}
      crumbs={view.crumbs}
      feed={`/feeds/topics/${view.id}.xml`}
      meta={metaOf(view)}
      siteName={view.head?.name}
    >
      {view.head === null ? null : <SiteTop head={view.head} />}
      <div className="topic-top">
        <div>
          <h1 className="page-title">{view.name}</h1>
          {view.intro === '' ? null : <p className="lead">{view.intro}</p>}
          <p className="freshness">
            {view.span}
            {view.isOver ? '，已结束，内容保留供查阅' : ''} · <a href={`/feeds/topics/${view.id}.xml`}>订阅本专题</a>
          </p>
        </div>
        {view.cover === null ? null : <img src={view.cover.src} alt={view.cover.alt} />}
      </div>
      <Groups page={page} view={view} />
    </Frame>
  )
}
