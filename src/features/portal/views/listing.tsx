import type { ReactNode } from 'react'
import { FilterFields, filterQuery, type Filters } from './filters.tsx'
import { type Crumb, Frame, type PageContext } from './frame.tsx'
import { type Count, countText, Empty, Gallery, type Line, Lines, Pages, type Picture } from './lists.tsx'

/** A list page: a column, the latest, a unit's column. */
export interface ListingView extends Filters, Count {
  readonly title: string
  readonly intro: string
  readonly crumbs: readonly Crumb[]
  readonly lines: readonly Line[]
  readonly pictures: readonly Picture[] | null
  readonly pageNo: number
  readonly size: number
  readonly path: string
  readonly feed: string
  readonly meta: readonly (readonly [string, string])[]
}

function Found({ lines, pictures }: Pick<ListingView, 'lines' | 'pictures'>): ReactNode {
  if (lines.length === 0)
    return (
      <Empty>
        没有符合条件的信息。可以换一个年份或单位，或者<a href="/search">搜索</a>。
      </Empty>
    )
  return pictures === null ? <Lines lines={lines} /> : <Gallery pictures={pictures} isPage />
}

/** A list with filters that work without scripts, pages, and its feed. */
export function Listing({ page, view }: { page: PageContext; view: ListingView }): ReactNode {
  const href = (n: number): string => `${view.path}?${new URLSearchParams(filterQuery(view, n)).toString()}`
  return (
    <Frame page={page} title={view.title} crumbs={view.crumbs} feed={view.feed} meta={view.meta}>
      <h1 className="page-title">{view.title}</h1>
      {view.intro === '' ? null : <p className="lead">{view.intro}</p>}
      <form className="filters" action={view.path}>
        <FilterFields filters={view} />
        <button className="button" type="submit">
          筛选
        </button>
        <a href={view.feed}>RSS 订阅</a>
      </form>
      <p className="count">{countText(view)}</p>
      <Found lines={view.lines} pictures={view.pictures} />
      <Pages page={view.pageNo} size={view.size} count={view} href={href} />
    </Frame>
  )
}
