import type { ReactNode } from 'react'
import type { Beside } from '../article-beside.ts'
import { BesideArticle } from './article-beside.tsx'
import { Files, type FileView, Proof, type ProofView, Share } from './article-parts.tsx'
import type { MetaTags } from './document-head.tsx'
import { type Crumb, Frame, type PageContext } from './frame.tsx'
import { LongText } from './long-text.tsx'
import { type Line, Stages } from './lists.tsx'

/** Everything on the page of a publication that can be read. */
export interface ArticleView {
  readonly no: number
  readonly title: string
  readonly crumbs: readonly Crumb[]
  /** The head of an official document, row by row. */
  readonly header: readonly (readonly [name: string, value: string])[]
  readonly metaLine: readonly string[]
  readonly notice: { readonly kind: 'due' | 'late'; readonly text: string } | null
  readonly bodyHtml: string
  readonly files: readonly FileView[]
  readonly proof: ProofView | null
  readonly newer: { readonly no: number; readonly title: string } | undefined
  readonly older: { readonly no: number; readonly title: string } | undefined
  readonly sameItem: { readonly name: string; readonly href: string; readonly lines: readonly Line[] } | null
  readonly unit: { readonly name: string; readonly href: string; readonly lines: readonly string[] }
  readonly meta: MetaTags
  readonly graph: MetaTags
  readonly isPreview: boolean
  /** What explains it or is explained by it, and where else it was published. */
  readonly beside?: Pick<Beside, 'related' | 'elsewhere'>
  /** The stages of the tender it belongs to. */
  readonly stages?: NonNullable<Line['stages']>
}

/** What is told in sentences takes the whole width. */
const LONG = new Set(['公开事项', '关键词', '内容概述'])

function OfficialRow({ name, value }: { name: string; value: string }): ReactNode {
  return (
    <div className={LONG.has(name) ? 'long' : undefined}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** The official head: open on wide screens and on paper, folded on phones behind a box that needs no script. */
function OfficialHeader({ rows }: { rows: ArticleView['header'] }): ReactNode {
  return (
    <div className="official-box">
      <input type="checkbox" id="official-open" className="fold" />
      <label htmlFor="official-open">公文信息（索引号、文号、日期、公开范围）</label>
      <dl className="official">
        {rows.map(([name, value]) => (
          <OfficialRow key={name} name={name} value={value} />
        ))}
      </dl>
    </div>
  )
}

function SameItem({ box }: { box: ArticleView['sameItem'] }): ReactNode {
  if (box === null || box.lines.length === 0) return null
  return (
    <>
      <h2>同一事项</h2>
      <ul>
        {box.lines.map((line) => (
          <li key={line.no}>
            <a href={`/info/${String(line.no)}`}>{line.title}</a>
            <time dateTime={line.listedOn}>{line.listedOn}</time>
          </li>
        ))}
        <li>
          <a className="all" href={box.href}>
            全部“{box.name}”
          </a>
        </li>
      </ul>
    </>
  )
}

function Side({ page, view }: { page: PageContext; view: ArticleView }): ReactNode {
  const { unit } = view
  return (
    <aside className="side" aria-label="相关信息">
      <h2>责任单位</h2>
      <p>
        <a href={unit.href}>{unit.name}</a>
        {unit.lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      <SameItem box={view.sameItem} />
      {view.isPreview ? null : <Share no={view.no} publicUrl={page.publicUrl} />}
    </aside>
  )
}

function Neighbours({ newer, older }: Pick<ArticleView, 'newer' | 'older'>): ReactNode {
  if (!newer && !older) return null
  return (
    <nav className="neighbours" aria-label="前后信息">
      {newer ? (
        <a href={`/info/${String(newer.no)}`} rel="prev">
          <b>上一篇</b>
          {newer.title}
        </a>
      ) : null}
      {older ? (
        <a href={`/info/${String(older.no)}`} rel="next">
          <b>下一篇</b>
          {older.title}
        </a>
      ) : null}
    </nav>
  )
}

function MetaLine({ view }: { view: ArticleView }): ReactNode {
  return (
    <p className="meta">
      {view.metaLine.map((words) => (
        <span key={words}>{words}</span>
      ))}
      {view.isPreview ? null : (
        <a href={`/info/${String(view.no)}/print`} rel="nofollow">
          打印
        </a>
      )}
    </p>
  )
}

function Body({ view }: { view: ArticleView }): ReactNode {
  const { notice } = view
  return (
    <>
      <OfficialHeader rows={view.header} />
      {notice === null ? null : (
        <div className={notice.kind === 'late' ? 'notice late' : 'notice'} role="note">
          <p>{notice.text}</p>
        </div>
      )}
      <h1 className="title">{view.title}</h1>
      <MetaLine view={view} />
      {view.stages === undefined || view.stages.length < 2 ? null : (
        <p className="notes">
          本项目的公告：
          <Stages stages={view.stages} no={view.no} />
        </p>
      )}
      <LongText className="text" html={view.bodyHtml} />
      <Files files={view.files} />
      <BesideArticle beside={view.beside} />
      <Proof proof={view.proof} no={view.no} />
    </>
  )
}

/** The page of a publication. */
export function Article({ page, view }: { page: PageContext; view: ArticleView }): ReactNode {
  return (
    <Frame page={page} title={view.title} crumbs={view.crumbs} meta={view.meta} graph={view.graph}>
      {view.isPreview ? (
        <div className="notice">
          <p>这是工作稿的预览，只有经办和审核的人能看到；读者看到的是已发布的版本。</p>
        </div>
      ) : null}
      <div className="article">
        <article>
          <Body view={view} />
          <Neighbours newer={view.newer} older={view.older} />
        </article>
        <Side page={page} view={view} />
      </div>
    </Frame>
  )
}

/** The same on paper: head, text, fingerprint, address and its code, and nothing else. */
export function PrintPage({ page, view }: { page: PageContext; view: ArticleView }): ReactNode {
  const back = `/info/${String(view.no)}`
  return (
    <Frame page={{ ...page, isBare: true }} title={`打印：${view.title}`} meta={[['robots', 'noindex']]}>
      <p className="print-help">
        请用浏览器的打印功能打印本页：电脑按 Ctrl+P（苹果电脑按 ⌘P），手机在“分享”或菜单中选“打印”；也可以另存为 PDF。
        <a href={back}>返回原页</a>
      </p>
      <p className="print-head">{page.school.name} 信息公开</p>
      <article>
        <Body view={view} />
        <Share no={view.no} publicUrl={page.publicUrl} />
      </article>
    </Frame>
  )
}
