import type { ReactNode } from 'react'
import { FilterFields, filterQuery, type Filters } from './filters.tsx'
import { type Crumb, Frame, type PageContext } from './frame.tsx'
import { type Count, countText, Empty, Gallery, Head, type Line, Lines, Pages, type Picture } from './lists.tsx'
import { type SiteHead, SiteTop } from './site-top.tsx'
import { type TopicCard, TopicCards } from './topics.tsx'

/** A list page: a column, the latest, a unit's column. */
export interface ListingView extends Filters, Count {
  readonly title: string
  readonly kind: string
  readonly intro: string
  readonly crumbs: readonly Crumb[]
  /** The head of the sub-site that the list belongs to. */
  readonly head: SiteHead | null
  readonly lines: readonly Line[]
  readonly pictures: readonly Picture[] | null
  /** Events to come or jobs that are open, which stand first. */
  readonly upcoming: {
    readonly title: string
    readonly restTitle: string
    readonly lines: readonly Line[]
    readonly isShown: boolean
  } | null
  readonly cards: readonly TopicCard[]
  /** How many there are, those that stand first included. */
  readonly whole: number
  readonly isFiltered: boolean
  /** The day of the newest entry of the column. */
  readonly last: string | null
  /** How often the column is updated, and when it was. */
  readonly note: string
  readonly ask: { readonly name: string; readonly phone: string } | null
  readonly pageNo: number
  readonly size: number
  readonly path: string
  readonly feed: string
  readonly meta: readonly (readonly [string, string])[]
}

const JUMP_FROM = 6
const DEEPEST = 10_000

function WhomToAsk({ page, view }: { page: PageContext; view: ListingView }): ReactNode {
  const { name, phone } = view.ask ?? page.school.disclosureOffice
  return (
    <>
      如需了解，请联系{name}
      {phone === '' ? '' : `（电话 ${phone}）`}。
    </>
  )
}

/** Nothing to show: what would stand here, since when there is nothing, and whom to ask. */
function Nothing({ page, view }: { page: PageContext; view: ListingView }): ReactNode {
  if (view.isFiltered)
    return (
      <Empty>
        没有符合条件的信息
        {view.last === null ? '' : `；本栏目最近一条发布于 ${view.last}`}。可以<a href={view.path}>去掉全部条件</a>
        ，换一个年份或单位，或者<a href="/search">搜索</a>。
      </Empty>
    )
  if (view.pageNo > 1)
    return (
      <Empty>
        这一页没有内容。<a href={view.path}>回到第一页</a>。
      </Empty>
    )
  return (
    <Empty>
      这里将发布{view.title}
      {view.intro === '' ? '' : `：${view.intro.replace(/。$/, '')}`}。目前还没有内容。
      <WhomToAsk page={page} view={view} />
    </Empty>
  )
}

function isEmptyNow({ lines, upcoming, cards }: ListingView): boolean {
  return lines.length === 0 && cards.length === 0 && (upcoming === null || upcoming.lines.length === 0)
}

function Found({ page, view }: { page: PageContext; view: ListingView }): ReactNode {
  const { lines, pictures, upcoming } = view
  if (isEmptyNow(view)) return <Nothing page={page} view={view} />
  const rest = pictures === null ? <Lines lines={lines} /> : <Gallery pictures={pictures} isPage />
  if (upcoming === null || upcoming.lines.length === 0 || !upcoming.isShown) return rest
  return (
    <>
      <section aria-labelledby="upcoming">
        <Head id="upcoming" title={upcoming.title} />
        <Lines lines={upcoming.lines} />
      </section>
      {lines.length === 0 ? null : (
        <section aria-labelledby="rest">
          <Head id="rest" title={upcoming.restTitle} />
          {rest}
        </section>
      )}
    </>
  )
}

/** Straight to a page by its number; works without scripts. */
function Jump({ view, last }: { view: ListingView; last: number }): ReactNode {
  const { page: _, ...held } = filterQuery(view, 1)
  return (
    <form className="jump" action={view.path}>
      {Object.entries(held).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label>
        到第{' '}
        <input type="number" name="page" min={1} max={last} defaultValue={view.pageNo} inputMode="numeric" required />{' '}
        页
      </label>
      <button className="button quiet" type="submit">
        跳转
      </button>
    </form>
  )
}

function Paging({ view }: { view: ListingView }): ReactNode {
  const href = (n: number): string => `${view.path}?${new URLSearchParams(filterQuery(view, n)).toString()}`
  const reached = Math.min(view.total, DEEPEST)
  const last = Math.max(1, Math.ceil(reached / view.size))
  return (
    <>
      <Pages page={view.pageNo} size={view.size} count={{ total: reached, isCapped: view.isCapped }} href={href} />
      {last >= JUMP_FROM ? <Jump view={view} last={last} /> : null}
      {view.total > DEEPEST || view.isCapped ? (
        <p className="count">这里最多翻到第 10,000 条，更早的请选择年份查看。</p>
      ) : null}
    </>
  )
}

/** The filters, which work without scripts: what is chosen stands in the address. */
function FilterForm({ view }: { view: ListingView }): ReactNode {
  return (
    <form className="filters" action={view.path} aria-label="筛选">
      <FilterFields filters={view} />
      <button className="button" type="submit">
        筛选
      </button>
      <a href={view.feed}>RSS 订阅</a>
    </form>
  )
}

/** A list with filters, pages, and its feed. */
export function Listing({ page, view }: { page: PageContext; view: ListingView }): ReactNode {
  return (
    <Frame
      page={page}
      title={view.title}
      crumbs={view.crumbs}
      feed={view.feed}
      meta={view.meta}
      siteName={view.head?.name}
    >
      {view.head === null ? null : <SiteTop head={view.head} />}
      <h1 className="page-title">{view.title}</h1>
      {view.intro === '' ? null : <p className="lead">{view.intro}</p>}
      {view.note === '' ? null : <p className="freshness">{view.note}</p>}
      <TopicCards cards={view.cards} />
      <FilterForm view={view} />
      <p className="count">{countText({ total: view.whole, isCapped: view.isCapped })}</p>
      <Found page={page} view={view} />
      <Paging view={view} />
    </Frame>
  )
}
