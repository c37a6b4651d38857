import type { ReactNode } from 'react'
import type { Piece } from '../../search/index.ts'
import { type Crumb, Frame, type PageContext, SearchBox } from './frame.tsx'
import { Empty, Gallery, Head, type Line, Lines, Pages, type Picture } from './lists.tsx'

/** A list page: a column, the latest, a unit's column. */
export interface ListingView {
  readonly title: string
  readonly intro: string
  readonly crumbs: readonly Crumb[]
  readonly lines: readonly Line[]
  readonly pictures: readonly Picture[] | null
  readonly years: readonly number[]
  readonly year: number | undefined
  readonly units: readonly { readonly slug: string; readonly name: string }[]
  readonly unitSlug: string | undefined
  readonly pageNo: number
  readonly size: number
  readonly total: number
  readonly isCapped: boolean
  readonly path: string
  readonly feed: string
  readonly meta: readonly (readonly [string, string])[]
}

function Choice({
  name,
  label,
  value,
  all,
  options,
}: {
  name: string
  label: string
  value: string
  all: string
  options: readonly (readonly [string, string])[]
}): ReactNode {
  return (
    <label>
      {label}
      <br />
      <select name={name} defaultValue={value}>
        <option value="">{all}</option>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

function pageHref({ path, year, unitSlug }: ListingView, page: number): string {
  const query = new URLSearchParams({
    ...(year === undefined ? {} : { year: String(year) }),
    ...(unitSlug === undefined ? {} : { unit: unitSlug }),
    page: String(page),
  })
  return `${path}?${query.toString()}`
}

/** A list with filters that work without scripts, pages, and its feed. */
export function Listing({ page, view }: { page: PageContext; view: ListingView }): ReactNode {
  return (
    <Frame page={page} title={view.title} crumbs={view.crumbs} feed={view.feed} meta={view.meta}>
      <h1 className="page-title">{view.title}</h1>
      {view.intro === '' ? null : <p className="lead">{view.intro}</p>}
      <form className="filters" action={view.path}>
        <Choice
          name="year"
          label="年份"
          value={view.year === undefined ? '' : String(view.year)}
          all="全部年份"
          options={view.years.map((year) => [String(year), `${String(year)} 年`])}
        />
        {view.units.length === 0 ? null : (
          <Choice
            name="unit"
            label="责任单位"
            value={view.unitSlug ?? ''}
            all="全部单位"
            options={view.units.map(({ slug, name }) => [slug, name])}
          />
        )}
        <button className="button" type="submit">
          筛选
        </button>
        <a href={view.feed}>RSS 订阅</a>
      </form>
      <p className="count">
        共 {view.total}
        {view.isCapped ? ' 条以上' : ' 条'}
      </p>
      {view.lines.length === 0 ? (
        <Empty>
          没有符合条件的信息。可以换一个年份或单位，或者<a href="/search">搜索</a>。
        </Empty>
      ) : view.pictures === null ? (
        <Lines lines={view.lines} />
      ) : (
        <Gallery pictures={view.pictures} isPage />
      )}
      <Pages
        page={view.pageNo}
        size={view.size}
        total={view.total}
        isCapped={view.isCapped}
        href={(n) => pageHref(view, n)}
      />
    </Frame>
  )
}

/** A unit's page. */
export interface UnitView {
  readonly name: string
  readonly slug: string
  readonly intro: string
  readonly contact: readonly (readonly [name: string, value: string])[]
  readonly columns: readonly { readonly slug: string; readonly name: string; readonly lines: readonly Line[] }[]
  readonly latest: readonly Line[]
  readonly total: number
  readonly duties: readonly {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly word: string
    readonly name: string
    readonly reason: string
  }[]
}

/** The unit's own page: contacts first, what it published, its columns, what it is responsible for. */
export function UnitPage({ page, view }: { page: PageContext; view: UnitView }): ReactNode {
  return (
    <Frame
      page={page}
      title={view.name}
      crumbs={[{ name: '部门与学院', href: '/units' }, { name: view.name }]}
      feed={`/feeds/units/${view.slug}.xml`}
    >
      <h1 className="page-title">{view.name}</h1>
      {view.intro === '' ? null : <p className="lead">{view.intro}</p>}
      <dl className="contact">
        {view.contact.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section aria-labelledby="latest">
        <Head
          id="latest"
          title="本单位公开的信息"
          href={`/latest?unit=${view.slug}`}
          more={`全部 ${String(view.total)} 条`}
        />
        {view.latest.length === 0 ? <Empty>本单位还没有公开信息。</Empty> : <Lines lines={view.latest} isPlain />}
      </section>
      <div className="blocks">
        {view.columns.map(({ slug, name, lines }) => (
          <section key={slug} aria-labelledby={`c-${slug}`}>
            <Head id={`c-${slug}`} title={name} href={`/units/${view.slug}/columns/${slug}`} more="更多" />
            {lines.length === 0 ? <Empty>这里将发布本单位的{name}。</Empty> : <Lines lines={lines} isPlain />}
          </section>
        ))}
      </div>
      {view.duties.length === 0 ? null : (
        <section aria-labelledby="duties">
          <Head id="duties" title="负责的公开事项" />
          <table className="catalogue">
            <thead>
              <tr>
                <th scope="col">序号</th>
                <th scope="col">公开事项</th>
                <th scope="col">状态</th>
              </tr>
            </thead>
            <tbody>
              {view.duties.map((duty) => (
                <tr key={duty.id}>
                  <td className="no">{duty.number}</td>
                  <td>
                    <a href={`/catalogue/items/${duty.id}`}>{duty.title}</a>
                  </td>
                  <td className="state">
                    <span className={`state-word ${duty.name}`}>{duty.word}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Frame>
  )
}

/** All units by kind. */
export function UnitsPage({
  page,
  groups,
}: {
  page: PageContext
  groups: readonly {
    readonly name: string
    readonly units: readonly { readonly slug: string; readonly name: string; readonly count: number }[]
  }[]
}): ReactNode {
  return (
    <Frame page={page} title="部门与学院" crumbs={[{ name: '部门与学院' }]}>
      <h1 className="page-title">部门与学院</h1>
      {groups.map(({ name, units }) => (
        <section key={name} aria-label={name}>
          <Head title={name} />
          <ul className="units">
            {units.map((unit) => (
              <li key={unit.slug}>
                <a href={`/units/${unit.slug}`}>
                  {unit.name}
                  <span className="n">{unit.count} 条</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Frame>
  )
}

/** Search answers. */
export interface SearchView {
  readonly q: string
  readonly total: number
  readonly isCapped: boolean
  readonly pageNo: number
  readonly size: number
  readonly year: number | undefined
  readonly years: readonly number[]
  readonly unitSlug: string | undefined
  readonly units: readonly { readonly slug: string; readonly name: string }[]
  readonly hits: readonly {
    readonly no: number
    readonly title: readonly Piece[]
    readonly snippet: readonly Piece[]
    readonly unitName: string
    readonly listedOn: string
  }[]
}

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

/** The search page. */
export function SearchPage({ page, view }: { page: PageContext; view: SearchView }): ReactNode {
  const query = (n: number): string =>
    new URLSearchParams({
      q: view.q,
      ...(view.year === undefined ? {} : { year: String(view.year) }),
      ...(view.unitSlug === undefined ? {} : { unit: view.unitSlug }),
      page: String(n),
    }).toString()
  return (
    <Frame
      page={page}
      title={view.q === '' ? '搜索' : `搜索“${view.q}”`}
      crumbs={[{ name: '搜索' }]}
      meta={[['robots', 'noindex']]}
    >
      <h1 className="page-title">搜索公开信息</h1>
      <SearchBox q={view.q} />
      <form className="filters" action="/search">
        <input type="hidden" name="q" value={view.q} />
        <Choice
          name="year"
          label="年份"
          value={view.year === undefined ? '' : String(view.year)}
          all="全部年份"
          options={view.years.map((year) => [String(year), `${String(year)} 年`])}
        />
        <Choice
          name="unit"
          label="责任单位"
          value={view.unitSlug ?? ''}
          all="全部单位"
          options={view.units.map(({ slug, name }) => [slug, name])}
        />
        <button className="button quiet" type="submit">
          筛选
        </button>
      </form>
      {view.hits.length === 0 ? (
        <NoHits q={view.q} />
      ) : (
        <p className="count">
          共 {view.total}
          {view.isCapped ? ' 条以上' : ' 条'}
        </p>
      )}
      {view.hits.map((hit) => (
        <article className="hit" key={hit.no}>
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
      ))}
      <Pages
        page={view.pageNo}
        size={view.size}
        total={Math.min(view.total, 400)}
        isCapped={view.isCapped}
        href={(n) => `/search?${query(n)}`}
      />
    </Frame>
  )
}
