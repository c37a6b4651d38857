import { SAMPLE_PASSWORD } from '../../src/load-sample.ts'
import type { Team } from './acknowledged.ts'
import { signIn } from './remote.ts'

/** The people of the sample school who bring a document out. `url` is asked each time, because a restart changes the port. */
export async function aTeam(url: () => string): Promise<Team> {
  const as = (login: string) => signIn(url, login, SAMPLE_PASSWORD)
  const editor = await as('jiaowu.editor')
  const reviewers = await Promise.all(['jiaowu.head', 'baomi', 'gongkai.jingban'].map(as))
  const publisher = await as('gongkai.zhuren')
  const me = await editor.ask('GET', '/me')
  const catalogues = await editor.ask('GET', '/catalogues')
  const [catalogue] = catalogues['rows'] as { items: { id: string }[] }[]
  const unitId = String((me['roles'] as { unitId: string }[])[0]?.unitId)
  return { editor, reviewers, publisher, unitId, itemId: catalogue?.items[0]?.id ?? '' }
}

const STARTS = [
  '/',
  '/latest',
  '/latest?page=2',
  '/catalogue',
  '/units',
  '/sitemap',
  '/sitemap.xml',
  '/sitemap-0.xml',
  '/feeds/latest.xml',
  '/guide',
  '/search?q=%E5%AD%A6%E9%99%A2',
]

/** Public addresses of every kind: pages, lists, catalogue, articles, feeds and files, as a reader finds them by following links. */
export async function publicAddresses(url: string): Promise<string[]> {
  const found = new Set(STARTS)
  for (const start of STARTS.slice(0, 5)) {
    const page = await fetch(`${url}${start}`).then((answer) => answer.text())
    for (const [, link = ''] of page.matchAll(
      /(?:href|src)="(\/(?:info|columns|catalogue|units|files|media)\/[^"#]+)"/g,
    ))
      if (found.size < 150) found.add(link.replaceAll('&amp;', '&'))
  }
  return [...found]
}
