import type { ReactNode } from 'react'
import { type AudienceKind, AUDIENCE_NAMES } from '../../../kernel/audience.ts'

/** A line of a list as it is shown. */
export interface Line {
  readonly no: number
  readonly title: string
  readonly listedOn: string
  readonly unitName?: string
  readonly audience?: AudienceKind
  /** Last day of a posting period, if it runs. */
  readonly postedUntil?: string | null
  readonly isPinned?: boolean
  /** The day and place of an event, the last day of a job, the project of a tender. */
  readonly notes?: readonly string[]
  /** Its state in one word, and whether it asks for attention. */
  readonly word?: { readonly text: string; readonly isOpen: boolean }
  /** What explains it, or what it explains. */
  readonly related?: readonly { readonly no: number; readonly name: string }[]
  /** The stages of the same project, this one included, the oldest first. */
  readonly stages?: readonly { readonly no: number; readonly name: string }[]
}

/** Tags in words: pinned, limited audience, running posting period. */
export function LineTags({ line }: { line: Line }): ReactNode {
  return (
    <>
      {line.isPinned === true ? <span className="tag">置顶</span> : null}
      {line.audience !== undefined && line.audience !== 'public' ? (
        <span className="tag">{AUDIENCE_NAMES[line.audience]}</span>
      ) : null}
      {line.postedUntil === null || line.postedUntil === undefined ? null : (
        <span className="tag due">公示至 {line.postedUntil}</span>
      )}
      {line.word === undefined ? null : <span className={line.word.isOpen ? 'tag open' : 'tag'}>{line.word.text}</span>}
    </>
  )
}

/** The other stages of a project, in the order in which they came; the one the line itself is has no link. */
export function Stages({ stages, no }: { stages: NonNullable<Line['stages']>; no: number }): ReactNode {
  return (
    <span className="stages">
      {stages.map((stage) =>
        stage.no === no ? (
          <b key={stage.no} aria-current="true">
            {stage.name}
          </b>
        ) : (
          <a key={stage.no} href={`/info/${String(stage.no)}`}>
            {stage.name}
          </a>
        ),
      )}
    </span>
  )
}

/** The stages of its project, where there are several, and what it relates to. */
function waysOf({ stages = [], related = [] }: Line): readonly NonNullable<Line['stages']>[] {
  // Stages follow each other; what it relates to stands side by side.
  return [...(stages.length < 2 ? [] : [stages]), ...related.map((one) => [one])]
}

function Notes({ line }: { line: Line }): ReactNode {
  const { no, notes = [] } = line
  const ways = waysOf(line)
  if (notes.length + ways.length === 0) return null
  return (
    <span className="notes">
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
      {ways.map((stages) => (
        <Stages key={stages[0]?.no} stages={stages} no={no} />
      ))}
    </span>
  )
}

/** A dated list of publications. */
export function Lines({ lines, isPlain = false }: { lines: readonly Line[]; isPlain?: boolean }): ReactNode {
  return (
    <ul className={isPlain ? 'list plain' : 'list'}>
      {lines.map((line) => (
        <li key={line.no}>
          <time dateTime={line.listedOn}>{line.listedOn}</time>
          <span>
            <LineTags line={line} />
            <a href={`/info/${String(line.no)}`}>{line.title}</a>
            <Notes line={line} />
          </span>
          {isPlain || line.unitName === undefined ? null : <span className="by">{line.unitName}</span>}
        </li>
      ))}
    </ul>
  )
}

/** A picture with its caption, linking to its page. */
export interface Picture {
  readonly no: number
  readonly title: string
  readonly src: string
  readonly alt: string
}

/** Pictures with captions; each has words for those who cannot see it. */
export function Gallery({ pictures, isPage = false }: { pictures: readonly Picture[]; isPage?: boolean }): ReactNode {
  return (
    <ul className={isPage ? 'gallery page' : 'gallery'}>
      {pictures.map(({ no, title, src, alt }) => (
        <li key={no}>
          <a href={`/albums/${String(no)}`}>
            <img src={src} alt={alt === title ? '' : alt} loading="lazy" />
            <span>{title}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** How many there are, as far as they were counted. */
export interface Count {
  readonly total: number
  readonly isCapped: boolean
}

/** “共 12 条”; with “以上” where counting stopped. */
export function countText({ total, isCapped }: Count): string {
  return `共 ${String(total)}${isCapped ? ' 条以上' : ' 条'}`
}

/** The first page, the last, and those around this one. */
function pagesAround(page: number, last: number): number[] {
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, last]
  return [...new Set(near)].filter((n) => n >= 1 && n <= last)
}

function PageLink({ n, page, href }: { n: number; page: number; href: string }): ReactNode {
  return n === page ? (
    <b aria-current="page">{n}</b>
  ) : (
    <a href={href} aria-label={`第 ${String(n)} 页`}>
      {n}
    </a>
  )
}

/** Previous, next, and pages around; `href(n)` is the address of page n. */
export function Pages({
  page,
  size,
  count,
  href,
}: {
  page: number
  size: number
  count: Count
  href: (page: number) => string
}): ReactNode {
  const last = Math.max(1, Math.ceil(count.total / size))
  if (last === 1) return null
  return (
    <nav className="pages" aria-label="分页">
      {page > 1 ? (
        <a href={href(page - 1)} rel="prev">
          上一页
        </a>
      ) : null}
      {pagesAround(page, last).map((n) => (
        <PageLink key={n} n={n} page={page} href={href(n)} />
      ))}
      {page < last ? (
        <a href={href(page + 1)} rel="next">
          下一页
        </a>
      ) : null}
      <span className="count">{countText(count)}</span>
    </nav>
  )
}

/** Nothing here: what will be here, and whom to ask. */
export function Empty({ children }: { children: ReactNode }): ReactNode {
  return (
    <div className="empty">
      <p>{children}</p>
    </div>
  )
}

/** A section heading with a link beside it. */
export function Head({
  id,
  title,
  href,
  more = '全部',
}: {
  id?: string
  title: string
  href?: string
  more?: string
}): ReactNode {
  return (
    <div className="head">
      <h2 id={id}>{title}</h2>
      {href === undefined ? null : (
        <a href={href} aria-label={`${title}：${more}`}>
          {more}
        </a>
      )}
    </div>
  )
}
