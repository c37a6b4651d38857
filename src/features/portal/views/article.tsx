import type { ReactNode } from 'react'
import { type Crumb, Frame, type PageContext } from './frame.tsx'
import { LongText } from './long-text.tsx'
import { type Line } from './lists.tsx'

/** A file to take along. */
export interface FileView {
  readonly name: string
  readonly href: string
  readonly kind: string
  readonly size: string
}

/** Everything on the page of a publication that can be read. */
export interface ArticleView {
  readonly no: number
  readonly title: string
  readonly crumbs: readonly Crumb[]
  readonly header: readonly (readonly [name: string, value: ReactNode])[]
  readonly moreHeader: readonly (readonly [name: string, value: ReactNode])[]
  readonly metaLine: readonly string[]
  readonly notice: { readonly kind: 'due' | 'late'; readonly text: string } | null
  readonly bodyHtml: string
  readonly files: readonly FileView[]
  readonly proof: {
    readonly hash: string
    readonly publishedAt: string
    readonly steps: readonly string[]
    readonly revisionNo: number
    readonly note: string
  } | null
  readonly newer: { readonly no: number; readonly title: string } | undefined
  readonly older: { readonly no: number; readonly title: string } | undefined
  readonly sameItem: { readonly name: string; readonly href: string; readonly lines: readonly Line[] } | null
  readonly unit: { readonly name: string; readonly href: string; readonly lines: readonly string[] }
  readonly meta: readonly (readonly [string, string])[]
  readonly isPreview: boolean
}

function OfficialHeader({ rows }: { rows: ArticleView['header'] }): ReactNode {
  const pairs = Array.from({ length: Math.ceil(rows.length / 2) }, (_, index) => rows.slice(index * 2, index * 2 + 2))
  return (
    <table className="official">
      <caption className="skip">公文信息</caption>
      <tbody>
        {pairs.map((pair) => (
          <tr key={pair[0]?.[0]}>
            {pair.map(([name, value]) => [
              <th key={name} scope="row">
                {name}
              </th>,
              <td key={`${name}-value`}>{value}</td>,
            ])}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Files({ files }: Pick<ArticleView, 'files'>): ReactNode {
  if (files.length === 0) return null
  return (
    <section aria-label="附件">
      <ul className="files">
        {files.map(({ name, href, kind, size }) => (
          <li key={href}>
            <a href={href}>{name}</a>
            <span className="by">
              {kind} · {size}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Proof({ view }: { view: ArticleView }): ReactNode {
  if (!view.proof) return null
  const { hash, publishedAt, steps, revisionNo, note } = view.proof
  return (
    <div className="proof">
      <span>发布时间 {publishedAt}（由数据库记录，不可更改）</span>
      {note === '' ? null : <span>{note}</span>}
      {steps.length === 0 ? null : <span>审核：{steps.join('、')}</span>}
      <span>第 {revisionNo} 版</span>
      <span className="hash">内容指纹 sha256 {hash}</span>
      <a href={`/info/${String(view.no)}/report`}>此信息不准确？</a>
    </div>
  )
}

function Side({ view }: { view: ArticleView }): ReactNode {
  return (
    <aside className="side" aria-label="相关信息">
      {view.sameItem === null || view.sameItem.lines.length === 0 ? null : (
        <>
          <h2>同一事项</h2>
          <ul>
            {view.sameItem.lines.map((line) => (
              <li key={line.no}>
                <a href={`/info/${String(line.no)}`}>{line.title}</a>
              </li>
            ))}
            <li>
              <a href={view.sameItem.href}>全部“{view.sameItem.name}”</a>
            </li>
          </ul>
        </>
      )}
      <h2>责任单位</h2>
      <p>
        <a href={view.unit.href}>{view.unit.name}</a>
        {view.unit.lines.map((line) => (
          <span key={line}>
            <br />
            {line}
          </span>
        ))}
      </p>
    </aside>
  )
}

function Neighbours({ newer, older }: Pick<ArticleView, 'newer' | 'older'>): ReactNode {
  if (!newer && !older) return null
  return (
    <nav className="neighbours" aria-label="前后信息">
      {newer ? (
        <span>
          上一篇：
          <a href={`/info/${String(newer.no)}`} rel="prev">
            {newer.title}
          </a>
        </span>
      ) : null}
      {older ? (
        <span>
          下一篇：
          <a href={`/info/${String(older.no)}`} rel="next">
            {older.title}
          </a>
        </span>
      ) : null}
    </nav>
  )
}

/** The page of a publication. */
export function Article({ page, view }: { page: PageContext; view: ArticleView }): ReactNode {
  return (
    <Frame page={page} title={view.title} crumbs={view.crumbs} meta={view.meta}>
      {view.isPreview ? (
        <div className="notice">
          <p>这是工作稿的预览，只有经办和审核的人能看到；读者看到的是已发布的版本。</p>
        </div>
      ) : null}
      <div className="article">
        <article>
          <OfficialHeader rows={view.header} />
          {view.moreHeader.length === 0 ? null : (
            <details className="header">
              <summary className="always">更多公文信息</summary>
              <OfficialHeader rows={view.moreHeader} />
            </details>
          )}
          {view.notice === null ? null : (
            <div className={view.notice.kind === 'late' ? 'notice late' : 'notice'} role="note">
              <p>{view.notice.text}</p>
            </div>
          )}
          <h1 className="title">{view.title}</h1>
          <p className="meta">{view.metaLine.join('　')}</p>
          <LongText className="text" html={view.bodyHtml} />
          <Files files={view.files} />
          <Proof view={view} />
          <Neighbours newer={view.newer} older={view.older} />
        </article>
        <Side view={view} />
      </div>
    </Frame>
  )
}

/** What is left of a publication whose text is gone. */
export interface TombstoneView {
  readonly title: string
  readonly reason: string
  readonly rows: readonly (readonly [name: string, value: ReactNode])[]
  readonly successor: { readonly no: number } | null
}

/** The tombstone: the number stays, the text is gone everywhere, the reason is told. */
export function Tombstone({ page, view }: { page: PageContext; view: TombstoneView }): ReactNode {
  return (
    <Frame page={page} title={view.title} crumbs={[{ name: '已结束公开的信息' }]} meta={[['robots', 'noindex']]}>
      <div className="tombstone">
        <h1>{view.reason}</h1>
        <table className="facts">
          <tbody>
            {view.rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {view.successor === null ? null : (
          <p>
            <a className="button" href={`/info/${String(view.successor.no)}`}>
              查看替代信息
            </a>
          </p>
        )}
        <p>
          如需了解，请联系责任单位，或<a href="/apply">申请公开</a>。
        </p>
      </div>
    </Frame>
  )
}
