import { SURFACES } from '../support/surfaces.ts'

/** Where no link leads: pages that only an address typed by hand, a search or a fault shows. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  '/search': [`/search?q=${encodeURIComponent('收费标准')}`, `/search?q=${encodeURIComponent('没有这样的词语')}`],
  // One that is not there, and the text with the widest table.
  '/info/:no': ['/info/999999', '/info/300'],
  '/latest': ['/latest?page=3', '/latest?page=999'],
  '/catalogue/:id': ['/catalogue/moe50?state=open'],
  '/calendar/:year': ['/calendar/2027'],
  '/calendar/count': ['/calendar/count?from=2026-02-10&days=15', '/calendar/count?from=2026-12-20&days=15'],
  '/service-guide': [
    `/service-guide?q=${encodeURIComponent('证明')}`,
    `/service-guide?q=${encodeURIComponent('没有这样的词语')}`,
  ],
  '/login': ['/login?back=/console/'],
}

/** No pages for readers: what the console's own journeys walk, and what has no face. */
const ELSEWHERE = [
  '/preview/:id',
  '/console',
  '/console/*',
  '/logout',
  '/files/:id/:name',
  '/media/:id',
  '/hall/mine/:id/documents/:paperId',
  '/mail-files/:id/:position',
  // A file of the register of channels, for those who work here.
  '/appearance-proofs/:id',
  '/assets/:name',
  '/info/:no/qr.svg',
  // As `/topics/:topic`; the sub-sites of the sample have no topic of their own.
  '/units/:slug/topics/:topic',
  // Matters of somebody who signed in, and what a clerk designs: test/journeys/services.test.ts walks them.
  '/hall/mine/:id',
  '/hall/mine/files/:fileId',
  '/hall/preview/:versionId',
  // The sample has published none; src/features/reports/reports.test.ts reads them.
  '/reports/:slug',
  '/reports/:slug/download/:format',
  // Numbers for machines; the page links to them once results are public.
  '/surveys/:id/download/:format',
  // The numbers of a draw, for machines.
  '/rectification/draws/:id',
  // Only whoever holds a document has its code.
  '/verify/:code',
  // Only whoever is asked for an opinion has the address; test/journeys cannot guess it.
  '/consult/:secret',
]

function patternOf(route: string): RegExp {
  return new RegExp(`^${route.replaceAll(/[.]/g, '\\.').replaceAll(/:[A-Za-z]+/g, '[^/]+')}$`)
}

const ROUTES = Object.keys(SURFACES)
  .filter((route) => !route.startsWith('/api/') && !route.endsWith('.xml') && !ELSEWHERE.includes(route))
  // What has fewer parameters is what the server takes first.
  .sort((a, b) => a.split(':').length - b.split(':').length)
  .map((route) => ({ route, pattern: patternOf(route) }))

function routeOf(path: string): string | undefined {
  return ROUTES.find(({ pattern }) => pattern.test(path))?.route
}

function linksOf(html: string): string[] {
  const found = html.matchAll(/\b(?:href|action)="(\/[^"#]*)/g)
  return [...found].map(([, link = '']) => link.replaceAll('&amp;', '&'))
}

async function htmlOf(url: string): Promise<string | undefined> {
  const answer = await fetch(url)
  const text = await answer.text()
  return answer.headers.get('content-type')?.startsWith('text/html') === true ? text : undefined
}

/** The addresses of the portal's pages, and the routes to which no address was found. */
export interface FoundPages {
  readonly addresses: readonly string[]
  readonly missing: readonly string[]
}

/**
 * Finds a page of every kind the way a reader does, by following links from the front page. The kinds are the routes of the
 * server, so a new page is walked as soon as something leads to it, and missed when nothing does.
 */
export async function findPages(url: string): Promise<FoundPages> {
  const seen = new Set<string>()
  const addresses: string[] = []
  const waiting = ['/', ...ROUTES.map(({ route }) => route).filter((route) => !route.includes(':'))]
  const typed = Object.values(TYPED).flat()
  for (const address of typed) waiting.push(...linksOf((await htmlOf(url + address)) ?? ''))
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const route = routeOf(next.split('?')[0] ?? '')
    if (route === undefined || seen.has(route)) continue
    seen.add(route)
    const html = await htmlOf(url + next)
    if (html === undefined) continue
    addresses.push(next)
    waiting.push(...linksOf(html))
  }
  return {
    addresses: [...new Set([...addresses, ...typed])],
    missing: ROUTES.map(({ route }) => route).filter((route) => !seen.has(route)),
  }
}
