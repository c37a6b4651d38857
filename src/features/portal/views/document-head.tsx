import type { ReactNode } from 'react'
import type { PageContext } from './page-context.ts'

/** Meta tags by name, as government sites have them (国办发〔2017〕47号), or by property, as Open Graph has them. */
export type MetaTags = readonly (readonly [name: string, content: string])[]

/** What the head of a page says of it. */
export interface HeadProps {
  readonly page: PageContext
  readonly title: string
  readonly meta?: MetaTags
  /** `og:…` beside title and address. */
  readonly graph?: MetaTags
  /** Address of the page's RSS; Atom and JSON Feed stand beside it under the same name. */
  readonly feed?: string
  /** Name of the site that the page belongs to, where that is not the school's own. */
  readonly siteName?: string | undefined
  readonly isHome?: boolean
}

const FEED_KINDS = [
  ['xml', 'application/rss+xml'],
  ['atom', 'application/atom+xml'],
  ['json', 'application/feed+json'],
] as const

/** The one address of a page: without filters and marks, with its number in a list. */
function canonicalOf({ path, publicUrl }: PageContext): string {
  const [plain = '/', query = ''] = path.split('?')
  const number = new URLSearchParams(query).get('page')
  return publicUrl + plain + (number === null || number === '1' ? '' : `?page=${encodeURIComponent(number)}`)
}

function Named({ tags, by }: { tags: MetaTags; by: 'name' | 'property' }): ReactNode {
  return tags
    .filter(([, content]) => content !== '')
    .map(([name, content]) => <meta key={name + content} {...{ [by]: name }} content={content} />)
}

/** The address that counts, and Open Graph: what every page says, unless it has more to say. */
function Graph({ tags, site, title, address }: { tags: MetaTags; site: string; title: string; address: string }) {
  const shared: MetaTags = [
    ['og:site_name', site],
    ['og:title', title],
    ['og:type', 'website'],
    ['og:url', address],
    ['og:locale', 'zh_CN'],
  ]
  const own = new Set(tags.map(([property]) => property))
  return (
    <>
      <link rel="canonical" href={address} />
      <Named by="property" tags={[...shared.filter(([property]) => !own.has(property)), ...tags]} />
    </>
  )
}

function FeedLinks({ feed, title }: { feed: string; title: string }): ReactNode {
  return FEED_KINDS.map(([ending, type]) => (
    <link key={ending} rel="alternate" type={type} title={title} href={feed.replace(/xml$/, ending)} />
  ))
}

/** The page's name in the browser's tab, and where it is shared. */
function titlesOf({ page: { school }, title, isHome = false }: HeadProps, site: string): [tab: string, name: string] {
  const home = `${school.name}信息公开`
  return isHome ? [home, site] : [`${title} · ${home}`, title]
}

/** The head: title, meta tags, the address that counts, style sheet and feed. */
export function DocumentHead(props: HeadProps): ReactNode {
  const { page, title, meta = [], feed } = props
  const { school } = page
  const site = props.siteName ?? `${school.name}信息公开网`
  const isListed = !meta.some(([name]) => name === 'robots')
  const [tab, name] = titlesOf(props, site)
  const address = canonicalOf(page)
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{tab}</title>
      <Named
        by="name"
        tags={[
          ['SiteName', site],
          ['SiteDomain', page.publicUrl.replace(/^https?:\/\//, '')],
          ['SiteIDCode', school.siteCode],
          ...meta,
        ]}
      />
      {isListed ? <Graph tags={props.graph ?? []} site={site} title={name} address={address} /> : null}
      <link rel="stylesheet" href={page.assetUrl('portal.css')} />
      <script type="module" src={page.assetUrl('suggest.js')} />
      <link rel="icon" type="image/svg+xml" href={page.assetUrl('emblem.svg')} />
      {feed === undefined ? null : <FeedLinks feed={feed} title={title} />}
    </head>
  )
}
