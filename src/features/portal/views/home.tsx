import type { ReactNode } from 'react'
import { Campus } from './campus.tsx'
import { Frame, type PageContext, SearchBox } from './frame.tsx'
import { ByReader, Doors, type HomeFigure, Figures } from './home-parts.tsx'
import { Empty, Gallery, Head, type Line, Lines, LineTags, type Picture } from './lists.tsx'

/** A line of what is new: what it is, of which unit, and which item of the catalogue it belongs to. */
export interface NewLine extends Line {
  readonly unitSlug: string
  readonly item: { readonly id: string; readonly number: string; readonly title: string } | undefined
}

/** Everything on the front page. */
export interface HomeView {
  readonly figures: readonly HomeFigure[]
  readonly rulesCount: number
  readonly itemsText: string
  /** What the office has pulled up to the front page. */
  readonly pinned: readonly Line[]
  readonly latest: readonly NewLine[]
  readonly blocks: readonly { readonly slug: string; readonly name: string; readonly lines: readonly Line[] }[]
  readonly pictures: readonly Picture[]
  readonly units: readonly { readonly slug: string; readonly name: string; readonly count: number }[]
}

function Hero({ page }: { page: PageContext }): ReactNode {
  const { hotWords } = page.school
  return (
    <div className="hero">
      <div className="wrap">
        <h1>学校的事，请您看得见、问得到、办得成</h1>
        <p>以公开为常态，不公开为例外。找不到的，可以申请；对答复不满意，可以投诉。</p>
        <SearchBox {...(hotWords.length === 0 ? {} : { hint: `试试：${hotWords.slice(0, 3).join('、')}` })} />
        {hotWords.length === 0 ? null : (
          <p className="hot">
            <span>大家在找</span>
            {hotWords.map((word) => (
              <a key={word} href={`/search?q=${encodeURIComponent(word)}`}>
                {word}
              </a>
            ))}
          </p>
        )}
      </div>
      <Campus />
    </div>
  )
}

function Day({ day }: { day: string }): ReactNode {
  return (
    <time dateTime={day}>
      <b>{day.slice(8)}</b>
      {day.slice(0, 7)}
    </time>
  )
}

function New({ line }: { line: NewLine }): ReactNode {
  const { item } = line
  return (
    <li>
      <Day day={line.listedOn} />
      <div>
        <a className="what" href={`/info/${String(line.no)}`}>
          {line.title}
        </a>
        <LineTags line={line} />
        <p>
          <a href={`/units/${line.unitSlug}`}>{line.unitName}</a>
          {item ? (
            <a className="of" href={`/catalogue/items/${item.id}`}>
              第 {item.number} 项 {item.title}
            </a>
          ) : null}
        </p>
      </div>
    </li>
  )
}

function Latest({ latest }: Pick<HomeView, 'latest'>): ReactNode {
  return (
    <section aria-labelledby="latest">
      <Head id="latest" title="最新公开" href="/latest" />
      {latest.length === 0 ? (
        <Empty>这里将列出最新公开的信息，目前还没有。</Empty>
      ) : (
        <ul className="new">
          {latest.map((line) => (
            <New key={line.no} line={line} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Blocks({ blocks }: Pick<HomeView, 'blocks'>): ReactNode {
  return (
    <div className="blocks home">
      {blocks.map(({ slug, name, lines }) => (
        <section key={slug} aria-labelledby={`block-${slug}`}>
          <Head id={`block-${slug}`} title={name} href={`/columns/${slug}`} more="更多" />
          {lines.length === 0 ? <Empty>这里将发布{name}，目前还没有内容。</Empty> : <Lines lines={lines} isPlain />}
        </section>
      ))}
    </div>
  )
}

function Units({ units }: Pick<HomeView, 'units'>): ReactNode {
  return (
    <section aria-labelledby="units">
      <Head id="units" title="部门与学院" href="/units" />
      <ul className="units">
        {units.map(({ slug, name, count }) => (
          <li key={slug}>
            <a href={`/units/${slug}`}>
              {name}
              <span className="n">{count} 条</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The front page. */
export function Home({ page, view }: { page: PageContext; view: HomeView }): ReactNode {
  const { name } = page.school
  const meta = [['Description', `${name}主动公开的信息：公开指南、公开目录、最新公开、依申请公开和年度报告。`]] as const
  return (
    <Frame page={page} title="首页" isHome feed="/feeds/latest.xml" meta={meta}>
      <Hero page={page} />
      <Doors page={page} view={view} />
      <div className="wrap">
        <Figures figures={view.figures} />
        {view.pinned.length === 0 ? null : (
          <section aria-labelledby="pinned">
            <Head id="pinned" title="重点推荐" />
            <Lines lines={view.pinned} />
          </section>
        )}
        <div className="cols">
          <Latest latest={view.latest} />
          <ByReader />
        </div>
        <Blocks blocks={view.blocks} />
        {view.pictures.length === 0 ? null : (
          <section aria-labelledby="gallery">
            <Head id="gallery" title="校园映像" href="/columns/gallery" more="更多" />
            <Gallery pictures={view.pictures} />
          </section>
        )}
        <Units units={view.units} />
      </div>
    </Frame>
  )
}
