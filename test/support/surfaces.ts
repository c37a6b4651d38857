import type { Grounds } from './watchers.ts'
import type { Marked } from './marked-documents.ts'

/**
 * What a surface may show of a document, and to whom.
 * - `nothing`: knows nothing of documents, or only numbers
 * - `lists`: what stands in lists, to whoever may see it; `feed`: only what everybody may see
 * - `page`: the text of its own document while it may be read, and lists of others
 * - `file`: as the page, and to those who may read the working copy
 * - `work`: everything, to those who may read the working copy; `unit-work`: the same without reviewers
 * - `ledger`: titles and names of files, to those who watch the ledger
 */
export type Kind = 'nothing' | 'lists' | 'feed' | 'page' | 'file' | 'work' | 'unit-work' | 'ledger'

/** Something that answers a reader. `urls` about this document, or of the surface as a whole. */
export interface Surface {
  readonly kind: Kind
  readonly urls: (document: Marked, places: Places) => readonly string[]
}

/** The addresses that the school has besides its documents. */
export interface Places extends Grounds {
  readonly unitSlugs: readonly string[]
  readonly columnSlug: string
  readonly columnId: string
  readonly unitColumn: { readonly unitSlug: string; readonly slug: string; readonly id: string }
  readonly otherItemId: string
}

const PAGES = [1, 2, 3]
const paged = (path: string): string[] =>
  PAGES.map((page) => `${path}${path.includes('?') ? '&' : '?'}page=${String(page)}`)

function at(kind: Kind, ...urls: string[]): Surface {
  return { kind, urls: () => urls }
}

function number({ no }: Marked): string {
  return String(no ?? 999_999)
}

const STANDING: Record<string, Surface> = {
  '/healthz': at('nothing', '/healthz'),
  '/readyz': at('nothing', '/readyz'),
  '/metrics': at('nothing', '/metrics'),
  '/assets/:name': at('nothing', '/assets/portal.css'),
  '/guide': at('nothing', '/guide'),
  '/apply': at('nothing', '/apply'),
  '/supervision': at('nothing', '/supervision'),
  '/accessibility': at('nothing', '/accessibility'),
  '/privacy': at('nothing', '/privacy'),
  '/login': at('nothing', '/login'),
  '/reading-mode': at('nothing', '/reading-mode?large=1'),
  '/corrections': at('nothing', '/corrections'),
  '/sitemap': at('nothing', '/sitemap'),
  '/robots.txt': at('nothing', '/robots.txt'),
  '/console': at('nothing', '/console'),
  '/console/*': at('nothing', '/console/'),
  // Ends the session of whoever asks, so only the visitor may go there without spoiling the rest.
  '/logout': { kind: 'nothing', urls: () => [] },
}

const LISTS: Record<string, Surface> = {
  '/': at('lists', '/'),
  '/latest': {
    kind: 'lists',
    urls: (_, { unitSlugs }) => ['/latest', ...unitSlugs.map((slug) => `/latest?unit=${slug}`)].flatMap(paged),
  },
  '/columns/:column': { kind: 'lists', urls: (_, { columnSlug }) => paged(`/columns/${columnSlug}`) },
  '/units': at('lists', '/units'),
  '/units/:slug': { kind: 'lists', urls: (_, { unitSlugs }) => unitSlugs.map((slug) => `/units/${slug}`) },
  '/units/:slug/columns/:column': {
    kind: 'lists',
    urls: (_, { unitColumn }) => paged(`/units/${unitColumn.unitSlug}/columns/${unitColumn.slug}`),
  },
  '/search': {
    kind: 'lists',
    urls: ({ versions }) => [
      ...versions.flatMap((marks) => Object.values(marks)).map((mark) => `/search?q=${mark}`),
      ...paged(`/search?q=${encodeURIComponent('共同正文')}`),
      ...paged(`/search?q=${encodeURIComponent('附件内容')}`),
    ],
  },
  '/catalogue': at('lists', '/catalogue'),
  '/catalogue/:id': at('lists', '/catalogue/moe50', '/catalogue/own', '/catalogue/moe50?state=open'),
  '/catalogue/:id/classes/:classId': {
    kind: 'lists',
    urls: (_, { office }) => [`/catalogue/moe50/classes/${office.classId}`],
  },
  '/catalogue/items/:id': {
    kind: 'lists',
    urls: (_, { office, otherItemId }) => [office.itemId, otherItemId].flatMap((id) => paged(`/catalogue/items/${id}`)),
  },
  '/sitemap.xml': at('feed', '/sitemap.xml'),
  '/sitemap-:part.xml': at('feed', '/sitemap-0.xml'),
  '/feeds/latest.xml': at('feed', '/feeds/latest.xml'),
  '/feeds/columns/:id.xml': {
    kind: 'feed',
    urls: (_, { columnId, unitColumn }) => [columnId, unitColumn.id].map((id) => `/feeds/columns/${id}.xml`),
  },
  '/feeds/units/:slug.xml': {
    kind: 'feed',
    urls: (_, { unitSlugs }) => unitSlugs.map((slug) => `/feeds/units/${slug}.xml`),
  },
  '/feeds/items/:id.xml': { kind: 'feed', urls: (_, { office }) => [`/feeds/items/${office.itemId}.xml`] },
}

const DOCUMENTS: Record<string, Surface> = {
  '/info/:no': { kind: 'page', urls: (document) => [`/info/${number(document)}`] },
  '/info/:no/report': { kind: 'page', urls: (document) => [`/info/${number(document)}/report`] },
  '/files/:id/:name': { kind: 'file', urls: ({ fileId }) => [`/files/${fileId}/x.txt`] },
  '/media/:id': { kind: 'file', urls: ({ pictureId, fileId }) => [`/media/${pictureId}`, `/media/${fileId}`] },
  '/preview/:id': { kind: 'work', urls: ({ id }) => [`/preview/${id}`] },
  '/api/v1/documents/:id': { kind: 'work', urls: ({ id }) => [`/api/v1/documents/${id}`] },
  '/api/v1/documents/:id/diff': {
    kind: 'work',
    urls: ({ id }) => [`/api/v1/documents/${id}/diff?from=1&to=0`, `/api/v1/documents/${id}/diff?from=0&to=2`],
  },
  '/api/v1/review-cases/:id': { kind: 'work', urls: ({ caseId }) => [`/api/v1/review-cases/${caseId ?? 'none'}`] },
}

const API: Record<string, Surface> = {
  '/api/v1/openapi.json': at('nothing', '/api/v1/openapi.json'),
  '/api/v1/me': at('nothing', '/api/v1/me'),
  '/api/v1/me/security': at('nothing', '/api/v1/me/security'),
  '/api/v1/accounts': at('nothing', '/api/v1/accounts'),
  '/api/v1/units': at('nothing', '/api/v1/units'),
  '/api/v1/units/import/template.xlsx': at('nothing', '/api/v1/units/import/template.xlsx'),
  '/api/v1/units/:id/posts': { kind: 'nothing', urls: ({ unitId }) => [`/api/v1/units/${unitId}/posts`] },
  '/api/v1/school': at('nothing', '/api/v1/school'),
  '/api/v1/sites': at('nothing', '/api/v1/sites'),
  '/api/v1/catalogues': at('nothing', '/api/v1/catalogues'),
  '/api/v1/catalogues/board': at('lists', '/api/v1/catalogues/board'),
  '/api/v1/review-routes': at('nothing', '/api/v1/review-routes'),
  '/api/v1/common-opinions': at('nothing', '/api/v1/common-opinions'),
  '/api/v1/delegations': at('nothing', '/api/v1/delegations'),
  '/api/v1/reviews/:box': at('work', '/api/v1/reviews/inbox', '/api/v1/reviews/done', '/api/v1/reviews/started'),
  '/api/v1/documents': {
    kind: 'unit-work',
    urls: ({ unitId, versions }) => [
      ...paged('/api/v1/documents?size=50'),
      `/api/v1/documents?unitId=${unitId}`,
      `/api/v1/documents?q=${versions.at(-1)?.title ?? ''}`,
    ],
  },
  '/api/v1/corrections': at('unit-work', '/api/v1/corrections?size=100'),
  '/api/v1/ledger': {
    kind: 'ledger',
    urls: ({ id }) => ['/api/v1/ledger?size=100&page=2', `/api/v1/ledger?subjectId=${id}`],
  },
}

/** Every address that answers a GET, by its route. A route that is missing here fails the test of leaks. */
export const SURFACES: Readonly<Record<string, Surface>> = { ...STANDING, ...LISTS, ...DOCUMENTS, ...API }
