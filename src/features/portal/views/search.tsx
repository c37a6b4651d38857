import type { ReactNode } from 'react'
import type { Piece } from '../../search/index.ts'
import { Frame, type PageContext, SearchBox } from './frame.tsx'
import { type Count, countText, Empty, Pages } from './lists.tsx'

interface Hit {
  readonly no: number
  readonly title: readonly Piece[]
  readonly snippet: readonly Piece[]
  /** The attachment in which the passage stands. */
  readonly file: { readonly name: string; readonly href: string } | null
  readonly unitName: string
  readonly listedOn: string
  readonly isPinned: boolean
}

/** A way to narrow the answers; `name` is its name in the address. */
export interface FacetView {
  readonly name: 'unit' | 'column' | 'item' | 'year'
  readonly title: string
  readonly choices: readonly { readonly value: string; readonly name: string; readonly n: number }[]
}

/** Search answers. */
export interface SearchView extends Count {
  readonly q: string
  readonly pageNo: number
  readonly size: number
  readonly sort: 'relevance' | 'date'
  readonly chosen: Readonly<Record<FacetView['name'] | 'class', string | undefined>>
  readonly isFiltered: boolean
  /** 您要找的是不是. */
  readonly meant: string | null
  readonly facets: readonly FacetView[]
  readonly hits: readonly Hit[]
}

// Nobody reads further, and each page costs more than the one before.
const MOST_LISTED = 400
const FIRST_CHOICES = 6

function Marked({ pieces }: { pieces: readonly Piece[] }): ReactNode {
  return pieces.map((piece, index) => (piece.isHit ? <mark key={index}>{piece.text}</mark> : piece.text))
}

type Changes = Readonly<Record<string, string | undefined>>

/** The address of these answers with some things changed; back to the first page. */
function addressOf({ q, sort, chosen }: SearchView, changes: Changes): string {
  const wanted = { q, ...chosen, sort: sort === 'date' ? 'date' : undefined, ...changes }
  const query = Object.entries(wanted).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  )
  return `/search?${new URLSearchParams(query).toString()}`
}

function NoHits({ view }: { view: SearchView }): ReactNode {
  const { q, isFiltered } = view
  if (q === '') return <Empty>请输入要找的内容，例如“收费标准”“拟录取名单”。想找原话，请加上引号。</Empty>
  if (isFiltered)
    return (
      <Empty>
        在所选范围内没有找到“{q}”。可以<a href={`/search?${new URLSearchParams({ q }).toString()}`}>在全部信息中查找</a>
        。
      </Empty>
    )
  return (
    <Empty>
      没有找到与“{q}”有关的公开信息。可以换一个说法，或按<a href="/catalogue/moe50">公开目录</a>查找；确实没有的，可以
      <a href="/apply">申请公开</a>。
    </Empty>
  )
}

function Meant({ meant }: { meant: string | null }): ReactNode {
  if (meant === null) return null
  return (
    <p className="meant">
      您要找的是不是：<a href={`/search?${new URLSearchParams({ q: meant }).toString()}`}>{meant}</a>
    </p>
  )
}

function Choices({ view, facet }: { view: SearchView; facet: FacetView }): ReactNode {
  const chosen = view.chosen[facet.name]
  const link = ({ value, name, n }: FacetView['choices'][number]): ReactNode => (
    <li key={value}>
      <a href={addressOf(view, { [facet.name]: value })} rel="nofollow">
        {name} <span className="n">{n}</span>
      </a>
    </li>
  )
  const [first, rest] = [facet.choices.slice(0, FIRST_CHOICES), facet.choices.slice(FIRST_CHOICES)]
  if (chosen !== undefined)
    return (
      <p>
        <b>{facet.choices.find(({ value }) => value === chosen)?.name ?? chosen}</b>{' '}
        <a href={addressOf(view, { [facet.name]: undefined })} aria-label={`取消“${facet.title}”的限定`}>
          取消
        </a>
      </p>
    )
  return (
    <>
      <ul>{first.map(link)}</ul>
      {rest.length === 0 ? null : (
        <details>
          <summary>更多</summary>
          <ul>{rest.map(link)}</ul>
        </details>
      )}
    </>
  )
}

function Facets({ view }: { view: SearchView }): ReactNode {
  const facets = view.facets.filter(({ name, choices }) => choices.length > 1 || view.chosen[name] !== undefined)
  if (facets.length === 0) return null
  return (
    <nav className="facets" aria-label="缩小范围">
      {facets.map((facet) => (
        <section key={facet.name} aria-labelledby={`facet-${facet.name}`}>
          <h2 id={`facet-${facet.name}`}>{facet.title}</h2>
          <Choices view={view} facet={facet} />
        </section>
      ))}
    </nav>
  )
}

function Sorting({ view }: { view: SearchView }): ReactNode {
  const ways = [
    ['relevance', '按相关程度'],
    ['date', '按日期'],
  ] as const
  return (
    <p className="count sorting">
      <span>{countText(view)}</span>
      {ways.map(([sort, name]) =>
        sort === view.sort ? (
          <b key={sort} aria-current="true">
            {name}
          </b>
        ) : (
          <a key={sort} href={addressOf(view, { sort: sort === 'date' ? 'date' : undefined })}>
            {name}
          </a>
        ),
      )}
    </p>
  )
}

function HitLine({ hit }: { hit: Hit }): ReactNode {
  return (
    <article className="hit">
      <h2>
        {hit.isPinned ? <span className="tag">推荐</span> : null}
        <a href={`/info/${String(hit.no)}`}>
          <Marked pieces={hit.title} />
        </a>
      </h2>
      <p>
        {hit.file ? (
          <>
            见附件<a href={hit.file.href}>《{hit.file.name}》</a>：
          </>
        ) : null}
        <Marked pieces={hit.snippet} />
      </p>
      <p className="m">
        {hit.unitName} · {hit.listedOn}
      </p>
    </article>
  )
}

function Answers({ view }: { view: SearchView }): ReactNode {
  const { hits } = view
  return (
    <div className="answers">
      <div>
        <Sorting view={view} />
        {hits.map((hit) => (
          <HitLine key={hit.no} hit={hit} />
        ))}
        <Pages
          page={view.pageNo}
          size={view.size}
          count={{ ...view, total: Math.min(view.total, MOST_LISTED) }}
          href={(n) => addressOf(view, { page: n === 1 ? undefined : String(n) })}
        />
      </div>
      <Facets view={view} />
    </div>
  )
}

/** The search page. */
export function SearchPage({ page, view }: { page: PageContext; view: SearchView }): ReactNode {
  const { q, hits, meant } = view
  return (
    <Frame
      page={page}
      title={q === '' ? '搜索' : `搜索“${q}”`}
      crumbs={[{ name: '搜索' }]}
      meta={[['robots', 'noindex']]}
    >
      <h1 className="page-title">搜索公开信息</h1>
      <SearchBox q={q} />
      <Meant meant={meant} />
      {hits.length === 0 ? <NoHits view={view} /> : <Answers view={view} />}
    </Frame>
  )
}
