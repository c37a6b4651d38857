import type { ReactNode } from 'react'
import { Frame, type PageContext } from './frame.tsx'
import { Empty } from './lists.tsx'
import { LongText } from './long-text.tsx'

/** The page of an album. */
export interface AlbumView {
  readonly no: number
  readonly title: string
  readonly listedOn: string
  readonly unitName: string
  /** The text without its pictures, cleaned. */
  readonly html: string
  readonly pictures: readonly { readonly src: string; readonly alt: string; readonly caption: string }[]
}

function Thumbnails({ pictures }: Pick<AlbumView, 'pictures'>): ReactNode {
  if (pictures.length < 2) return null
  return (
    <nav aria-label="本相册的图片">
      <ol className="thumbnails">
        {pictures.map(({ src, alt }, at) => (
          <li key={src}>
            <a href={`#p${String(at + 1)}`}>
              <img src={src} alt={`第 ${String(at + 1)} 张：${alt}`} loading="lazy" />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Step({ to, word }: { to: number; word: string }): ReactNode {
  return <a href={`#p${String(to)}`}>{word}</a>
}

function Large({ pictures }: Pick<AlbumView, 'pictures'>): ReactNode {
  const count = pictures.length
  return pictures.map(({ src, alt, caption }, at) => (
    <figure key={src} id={`p${String(at + 1)}`} className="album-picture" tabIndex={-1}>
      <img src={src} alt={alt} loading={at === 0 ? 'eager' : 'lazy'} />
      <figcaption>
        <span>
          {at + 1} / {count}　{caption === '' ? alt : caption}
        </span>
        <span className="steps">
          {at > 0 ? <Step to={at} word="上一张" /> : null}
          {at + 1 < count ? <Step to={at + 2} word="下一张" /> : null}
        </span>
      </figcaption>
    </figure>
  ))
}

/** An album: small pictures that lead to the large ones below; keys and links are enough, no script is needed. */
export function AlbumPage({ page, view }: { page: PageContext; view: AlbumView }): ReactNode {
  return (
    <Frame
      page={page}
      title={view.title}
      crumbs={[{ name: '校园映像', href: '/columns/gallery' }, { name: view.title }]}
      meta={[
        ['ArticleTitle', view.title],
        ['PubDate', view.listedOn],
        ['ContentSource', view.unitName],
      ]}
    >
      <h1 className="page-title">{view.title}</h1>
      <p className="freshness">
        {view.unitName} · {view.listedOn} · 共 {view.pictures.length} 张 ·{' '}
        <a href={`/info/${String(view.no)}`}>公文信息与正文</a>
      </p>
      <LongText className="prose" html={view.html} />
      {view.pictures.length === 0 ? <Empty>这份信息没有图片。</Empty> : <Thumbnails pictures={view.pictures} />}
      <Large pictures={view.pictures} />
    </Frame>
  )
}
