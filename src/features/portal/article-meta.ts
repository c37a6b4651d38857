import { codePoints } from '../../kernel/text.ts'
import { formatInstantCn } from '../../kernel/day.ts'
import { attachmentUrl, type Metadata, type Readable } from '../disclosures/index.ts'
import type { Unit } from '../organisation/index.ts'
import type { ArticleView } from './views/article.tsx'

const DESCRIPTION_LENGTH = 120

/** A publication whose text may be read. */
export type Article = Readable & { readonly revision: NonNullable<Readable['revision']> }

/** Where a text comes from: as its author says, or the unit. */
export function sourceOf({ source }: Metadata, unit: Unit): string {
  return source === '' ? unit.name : source
}

/** The meta tags of an article on a government site (国办发〔2017〕47号), and those of Open Graph. */
export function metaOf(article: Article, unit: Unit, publicUrl: string): Pick<ArticleView, 'meta' | 'graph'> {
  const { no, title, firstPublishedAt, originalPublishedOn } = article
  const { metadata } = article.revision
  const description = codePoints(metadata.summary === '' ? title : metadata.summary)
    .slice(0, DESCRIPTION_LENGTH)
    .join('')
  const image =
    metadata.coverId === '' ? '' : publicUrl + attachmentUrl({ id: metadata.coverId, name: '', use: 'picture' })
  const meta = [
    ['ArticleTitle', title],
    ['PubDate', originalPublishedOn ?? formatInstantCn(firstPublishedAt)],
    ['ContentSource', sourceOf(metadata, unit)],
    ['Keywords', metadata.keywords.join(',')],
    ['Author', unit.name],
    ['Description', description],
    ['Image', image],
    ['Url', `${publicUrl}/info/${String(no)}`],
  ] as const
  const graph = [
    ['og:type', 'article'],
    ['og:description', description],
    ['og:image', image],
    ['article:published_time', originalPublishedOn ?? firstPublishedAt.toISOString()],
    ['article:modified_time', article.publishedAt.toISOString()],
  ] as const
  return { meta, graph }
}
