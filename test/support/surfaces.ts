import { API_SURFACES } from './api-surfaces.ts'
import { at, KIND_SLUGS, number, paged, searched, type Surface } from './surface.ts'

export { KIND_SLUGS, type Places } from './surface.ts'

const STANDING: Record<string, Surface> = {
  '/healthz': at('nothing', '/healthz'),
  '/readyz': at('nothing', '/readyz'),
  '/metrics': at('nothing', '/metrics'),
  '/assets/:name': at('nothing', '/assets/portal.css'),
  '/guide': at('nothing', '/guide'),
  '/apply': at('nothing', '/apply'),
  '/apply/new': at('nothing', '/apply/new'),
  '/apply/progress': at('nothing', '/apply/progress'),
  '/consult/:secret': at('nothing', '/consult/none'),
  '/service-guide': at('nothing', '/service-guide', '/service-guide?q=zm'),
  '/service-guide/download/:file': at('nothing', '/service-guide/download/none.pdf'),
  '/service-guide/:number': at('nothing', '/service-guide/FW-000-001'),
  '/mailboxes': at('nothing', '/mailboxes'),
  '/mailboxes/progress': at('nothing', '/mailboxes/progress'),
  '/mailboxes/:slug': at('nothing', '/mailboxes/none'),
  '/mailboxes/:slug/new': at('nothing', '/mailboxes/none/new'),
  '/mailboxes/:slug/answers': at('nothing', '/mailboxes/none/answers'),
  '/mailboxes/:slug/answers/:no': at('nothing', '/mailboxes/none/answers/1'),
  '/mailboxes/:slug/digest': at('nothing', '/mailboxes/none/digest'),
  '/hall': at('nothing', '/hall', '/hall?q=x&for=student&topic=study'),
  '/hall/progress': at('nothing', '/hall/progress'),
  '/hall/mine': at('nothing', '/hall/mine'),
  '/hall/mine/files': at('nothing', '/hall/mine/files'),
  '/hall/mine/files/:fileId': at('nothing', '/hall/mine/files/none'),
  '/hall/mine/:id': at('nothing', '/hall/mine/none'),
  '/hall/mine/:id/documents/:paperId': at('nothing', '/hall/mine/none/documents/none'),
  '/figures': at('lists', '/figures', '/figures?year=2025'),
  '/assessments': at('nothing', '/assessments'),
  '/plans': at('nothing', '/plans'),
  '/surveys': at('nothing', '/surveys'),
  '/surveys/:id': at('nothing', '/surveys/none'),
  '/surveys/:id/download/:format': at('nothing', '/surveys/none/download/json', '/surveys/none/download/csv'),
  '/concerns': at('lists', '/concerns'),
  '/channels': at('lists', '/channels'),
  '/appearance-proofs/:id': at('nothing', '/appearance-proofs/none'),
  '/figures/screen': at('lists', '/figures/screen', '/figures/screen?year=2025'),
  '/figures/:key': at('lists', '/figures/publications.public', '/figures/publications.total', '/figures/lists.entries'),
  '/reports': at('nothing', '/reports'),
  '/reports/:slug': at('nothing', '/reports/2025', '/reports/none'),
  '/reports/:slug/download/:format': at('nothing', '/reports/2025/download/json', '/reports/2025/download/docx'),
  '/figures/download/:format': at('lists', '/figures/download/json', '/figures/download/csv'),
  '/rectification': at('nothing', '/rectification', '/rectification?page=2'),
  '/rectification/draws': at('nothing', '/rectification/draws'),
  '/rectification/draws/:id': at('nothing', '/rectification/draws/none'),
  '/verify': at('nothing', '/verify'),
  '/verify/:code': at('nothing', '/verify/none'),
  '/hall/preview/:versionId': at('nothing', '/hall/preview/none'),
  '/hall/:slug': at('nothing', '/hall/none'),
  '/hall/:slug/apply': at('nothing', '/hall/none/apply'),
  '/supervision': at('nothing', '/supervision'),
  '/accessibility': at('nothing', '/accessibility'),
  '/privacy': at('nothing', '/privacy'),
  '/login': at('nothing', '/login'),
  '/reading-mode': at('nothing', '/reading-mode?large=1'),
  '/corrections': at('nothing', '/corrections'),
  '/sitemap': at('nothing', '/sitemap'),
  '/feeds': at('nothing', '/feeds'),
  '/calendar': at('nothing', '/calendar'),
  '/calendar.ics': at('nothing', '/calendar.ics'),
  '/calendar/count': at('nothing', '/calendar/count?from=2026-02-10&days=15'),
  '/calendar/:year.ics': at('nothing', '/calendar/2026.ics'),
  '/calendar/:year': at('nothing', '/calendar/2026', '/calendar/2027'),
  '/sitemap-pages.xml': at('nothing', '/sitemap-pages.xml'),
  '/items': at('nothing', '/items'),
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
    urls: (_, { unitSlugs, office }) => [
      ...['/latest', ...unitSlugs.map((slug) => `/latest?unit=${slug}`)].flatMap(paged),
      '/latest?kind=posting',
      '/latest?column=notices',
      `/latest?class=${office.classId}&size=50`,
      `/latest?column=notices&class=${office.classId}&kind=picture`,
    ],
  },
  '/columns/:column': {
    kind: 'lists',
    urls: (_, { columnSlug }) => [
      ...paged(`/columns/${columnSlug}`),
      ...KIND_SLUGS.map((slug) => `/columns/${slug}?size=50`),
    ],
  },
  '/topics/:topic': { kind: 'lists', urls: (_, { topicSlug }) => [`/topics/${topicSlug}`] },
  '/units/:slug/topics/:topic': {
    kind: 'lists',
    urls: (_, { unitColumn, topicSlug }) => [`/units/${unitColumn.unitSlug}/topics/${topicSlug}`],
  },
  '/units/:slug/items': { kind: 'lists', urls: (_, { unitSlugs }) => unitSlugs.map((slug) => `/units/${slug}/items`) },
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
      ...['共同正文', '“共同正文”'].flatMap((q) => searched(q)),
    ],
  },
  '/search/suggest': {
    kind: 'lists',
    urls: ({ versions }) => [
      ...versions.map(({ title }) => `/search/suggest?q=${title.slice(0, 6)}`),
      ...['关于', 'tongzhi', 'zq'].map((q) => `/search/suggest?q=${encodeURIComponent(q)}`),
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
}

const FEEDS: Record<string, Surface> = Object.fromEntries(
  ['xml', 'atom', 'json'].flatMap((form): [string, Surface][] => [
    [`/feeds/latest.${form}`, at('feed', `/feeds/latest.${form}`)],
    [
      `/feeds/columns/:id.${form}`,
      {
        kind: 'feed',
        urls: (_, { columnId, unitColumn }) => [columnId, unitColumn.id].map((id) => `/feeds/columns/${id}.${form}`),
      },
    ],
    [
      `/feeds/units/:slug.${form}`,
      { kind: 'feed', urls: (_, { unitSlugs }) => unitSlugs.map((slug) => `/feeds/units/${slug}.${form}`) },
    ],
    [`/feeds/items/:id.${form}`, { kind: 'feed', urls: (_, { office }) => [`/feeds/items/${office.itemId}.${form}`] }],
    [`/feeds/topics/:id.${form}`, { kind: 'feed', urls: (_, { topicId }) => [`/feeds/topics/${topicId}.${form}`] }],
  ]),
)

const DOCUMENTS: Record<string, Surface> = {
  '/info/:no': { kind: 'page', urls: (document) => [`/info/${number(document)}`] },
  '/info/:no/print': { kind: 'page', urls: (document) => [`/info/${number(document)}/print`] },
  '/info/:no/qr.svg': { kind: 'nothing', urls: (document) => [`/info/${number(document)}/qr.svg`] },
  '/albums/:no': { kind: 'page', urls: (document) => [`/albums/${number(document)}`] },
  '/info/:no/report': { kind: 'page', urls: (document) => [`/info/${number(document)}/report`] },
  '/files/:id/:name': { kind: 'file', urls: ({ fileId }) => [`/files/${fileId}/x.txt`] },
  '/media/:id': { kind: 'file', urls: ({ pictureId, fileId }) => [`/media/${pictureId}`, `/media/${fileId}`] },
  '/preview/:id': { kind: 'work', urls: ({ id }) => [`/preview/${id}`] },
  '/api/v1/documents/:id': { kind: 'work', urls: ({ id }) => [`/api/v1/documents/${id}`] },
  '/api/v1/documents/:id/leaks': { kind: 'work', urls: ({ id }) => [`/api/v1/documents/${id}/leaks`] },
  '/api/v1/documents/:id/diff': {
    kind: 'work',
    urls: ({ id }) => [`/api/v1/documents/${id}/diff?from=1&to=0`, `/api/v1/documents/${id}/diff?from=0&to=2`],
  },
  '/api/v1/review-cases/:id': { kind: 'work', urls: ({ caseId }) => [`/api/v1/review-cases/${caseId ?? 'none'}`] },
}

/** Every address that answers a GET, by its route. A route that is missing here fails the test of leaks. */
export const SURFACES: Readonly<Record<string, Surface>> = {
  ...STANDING,
  ...LISTS,
  ...FEEDS,
  ...DOCUMENTS,
  ...API_SURFACES,
}
