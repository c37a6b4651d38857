import type { ReactNode } from 'react'
import type { Piece } from '../../search/index.ts'
import { FilterFields, filterQuery, type Filters } from './filters.tsx'
import { Frame, type PageContext, SearchBox } from './frame.tsx'
import { type Count, countText, Empty, Pages } from './lists.tsx'

interface Hit {
  readonly no: number
  readonly title: readonly Piece[]
  readonly snippet: readonly Piece[]
  readonly unitName: string
  readonly listedOn: string
}

/** Search answers. */
export interface SearchView extends Filters, Count {
  readonly q: string
  readonly pageNo: number
  readonly size: number
  readonly hits: readonly Hit[]
}

// Nobody reads further, and each page costs more than the one before.
const MOST_LISTED = 400

function Marked({ pieces }: { pieces: readonly Piece[] }): ReactNode {
  return pieces.map((piece, index) => (piece.isHit ? <mark key={index}>{piece.text}</mark> : piece.text))
}

function NoHits({ q }: { q: string }): ReactNode {
  if (q === '') return <Empty>请输入要找的内容，例如“收费标准”“拟录取名单”。</Empty>
  return (
    <Empty>
      没有找到与“{q}”有关的公开信息。可以换一个说法，或按<a href="/catalogue/moe50">公开目录</a>查找；确实没有的，可以
      <a href="/apply">申请公开</a>。
    </Empty>
  )
}

function HitLine({ hit }: { hit: Hit }): ReactNode {
  return (
    <article className="hit">
      <h2>
        <a href={`/info/${String(hit.no)}`}>
          <Marked pieces={hit.title} />
        </a>
      </h2>
      <p>
        <Marked pieces={hit.snippet} />
      </p>
      <p className="m">
        {hit.unitName} · {hit.listedOn}
      </p>
    </article>
  )
}

/** The search page. */
export function SearchPage({ page, view }: { page: PageContext; view: SearchView }): ReactNode {
  const { q, hits } = view
  const href = (n: number): string => `/search?${new URLSearchParams({ q, ...filterQuery(view, n) }).toString()}`
  return (
    <Frame
      page={page}
      title={q === '' ? '搜索' : `搜索“${q}”`}
      crumbs={[{ name: '搜索' }]}
      meta={[['robots', 'noindex']]}
    >
      <h1 className="page-title">搜索公开信息</h1>
      <SearchBox q={q} />
      <form className="filters" action="/search">
        <input type="hidden" name="q" value={q} />
        <FilterFields filters={view} />
        <button className="button quiet" type="submit">
          筛选
        </button>
      </form>
      {hits.length === 0 ? <NoHits q={q} /> : <p className="count">{countText(view)}</p>}
      {hits.map((hit) => (
        <HitLine key={hit.no} hit={hit} />
      ))}
      <Pages
        page={view.pageNo}
        size={view.size}
        count={{ ...view, total: Math.min(view.total, MOST_LISTED) }}
        href={href}
      />
    </Frame>
  )
}
