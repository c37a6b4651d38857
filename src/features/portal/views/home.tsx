import type { ReactNode } from 'react'
import { Frame, type PageContext, SearchBox } from './frame.tsx'
import { Empty, Gallery, Head, type Line, Lines, type Picture } from './lists.tsx'

/** A live figure; its address opens the records it is made of. */
export interface HomeFigure {
  readonly value: string
  readonly words: string
  readonly href: string
  readonly link: string
}

/** Everything on the front page. */
export interface HomeView {
  readonly figures: readonly HomeFigure[]
  readonly rulesCount: number
  readonly itemsText: string
  readonly latest: readonly Line[]
  readonly blocks: readonly { readonly slug: string; readonly name: string; readonly lines: readonly Line[] }[]
  readonly pictures: readonly Picture[]
  readonly units: readonly { readonly slug: string; readonly name: string; readonly count: number }[]
}

function Hero({ page, figures }: { page: PageContext; figures: readonly HomeFigure[] }): ReactNode {
  const [hint] = page.school.hotWords
  return (
    <div className="hero">
      <div className="wrap">
        <div>
          <h1>学校的事，请您看得见、问得到、办得成</h1>
          <p>以公开为常态，不公开为例外。找不到的，可以申请；对答复不满意，可以投诉。</p>
          <SearchBox
            {...(hint === undefined ? {} : { hint: `试试：${page.school.hotWords.slice(0, 3).join('、')}` })}
          />
          {page.school.hotWords.length === 0 ? null : (
            <p className="hot">
              大家在找：
              {page.school.hotWords.map((word) => (
                <a key={word} href={`/search?q=${encodeURIComponent(word)}`}>
                  {word}
                </a>
              ))}
            </p>
          )}
        </div>
        <ul className="figures" aria-label="公开情况">
          {figures.map(({ value, words, href, link }) => (
            <li key={words}>
              <b>{value}</b>
              <span>
                {words} · <a href={href}>{link}</a>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function Doors({ page, view }: { page: PageContext; view: HomeView }): ReactNode {
  const doors: readonly (readonly [string, string, string])[] = [
    ['/guide', '公开指南', '公开什么、在哪里找、怎样申请'],
    ['/columns/rules', '公开制度', `法律、规章与学校办法，共 ${String(view.rulesCount)} 件`],
    ['/catalogue/moe50', '公开目录', view.itemsText],
    ['/apply', '依申请公开', '没有公开的，可以书面申请'],
    ['/columns/annual-reports', '年度报告', '每年一份，逐项说明公开情况'],
    ['/supervision', '监督投诉', `${page.school.supervisionOffice.name}独立受理`],
  ]
  const { disclosureOffice } = page.school
  return (
    <section aria-labelledby="doors">
      <div className="head">
        <h2 id="doors">信息公开</h2>
        <span className="by">
          {disclosureOffice.name}
          {disclosureOffice.phone === '' ? '' : `：${disclosureOffice.phone}`}
        </span>
      </div>
      <ul className="doors">
        {doors.map(([href, name, words]) => (
          <li key={href}>
            <a href={href}>
              <b>{name}</b>
              <span>{words}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Blocks({ blocks }: Pick<HomeView, 'blocks'>): ReactNode {
  return (
    <div className="blocks">
      {blocks.map(({ slug, name, lines }) => (
        <section key={slug} aria-labelledby={`block-${slug}`}>
          <Head id={`block-${slug}`} title={name} href={`/columns/${slug}`} more="更多" />
          {lines.length === 0 ? <Empty>这里将发布{name}，目前还没有内容。</Empty> : <Lines lines={lines} isPlain />}
        </section>
      ))}
    </div>
  )
}

/** The front page. */
export function Home({ page, view }: { page: PageContext; view: HomeView }): ReactNode {
  return (
    <Frame page={page} title="首页" isHome feed="/feeds/latest.xml">
      <Hero page={page} figures={view.figures} />
      <div className="wrap">
        <Doors page={page} view={view} />
        <section aria-labelledby="latest">
          <Head id="latest" title="最新公开" href="/latest" />
          {view.latest.length === 0 ? <Empty>还没有公开的信息。</Empty> : <Lines lines={view.latest} />}
        </section>
        <Blocks blocks={view.blocks} />
        {view.pictures.length === 0 ? null : (
          <section aria-labelledby="gallery">
            <Head id="gallery" title="校园映像" href="/columns/gallery" more="更多" />
            <Gallery pictures={view.pictures} />
          </section>
        )}
        <section aria-labelledby="units">
          <Head id="units" title="部门与学院" href="/units" />
          <ul className="units">
            {view.units.map(({ slug, name, count }) => (
              <li key={slug}>
                <a href={`/units/${slug}`}>
                  {name}
                  <span className="n">{count} 条</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Frame>
  )
}
