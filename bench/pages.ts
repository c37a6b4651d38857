/** A page of the platform with its bytes, so that nginx can serve a copy. */
export interface Page {
  readonly name: string
  readonly path: string
  readonly file: string
  readonly bytes: Uint8Array
  /** Pages of its kind, asked in turn where each is made anew: a single one would soon lie in every cache. */
  readonly others: readonly string[]
}

/** What is looked for, by how often it occurs. */
export const SEARCHES: readonly (readonly [name: string, words: readonly string[]])[] = [
  ['frequent word', ['教育', '管理']],
  ['rare word', ['毫针', '实验动物']],
  ['two words', ['教育 经费', '学位 论文']],
  ['sentence', ['国务院关于教育工作的决定']],
]

async function fetchPage(origin: string, page: Omit<Page, 'bytes'>): Promise<Page> {
  const answer = await fetch(origin + page.path)
  if (!answer.ok) throw new Error(`${page.path} answered ${String(answer.status)}`)
  return { ...page, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

async function articlesOn(origin: string, page: number): Promise<string[]> {
  const text = await (await fetch(`${origin}/latest?page=${String(page)}`)).text()
  return [...new Set([...text.matchAll(/href="(\/info\/\d+)"/g)].map(([, path = '']) => path))]
}

/** The pages that are measured; the article is the newest of the archive, with as much text as articles have. */
export async function choosePages(origin: string): Promise<Page[]> {
  const articles = (await Promise.all([20, 40, 60, 80, 100].map((page) => articlesOn(origin, page)))).flat()
  const [article = '/info/1'] = articles
  const latest = await (await fetch(`${origin}/latest`)).text()
  const style = /href="(\/assets\/portal\.[^"]+\.css)"/.exec(latest)?.[1] ?? '/assets/portal.css'
  const wanted = [
    ['style sheet (from memory)', style, 'portal.css'],
    ['article', article, 'article.html'],
    ['front page', '/', 'home.html'],
    ['latest', '/latest', 'latest.html'],
    ['latest, page 50', '/latest?page=50', 'page50.html'],
    ['column', '/columns/notices', 'column.html'],
    ['catalogue', '/catalogue/moe50', 'catalogue.html'],
    ['feed', '/feeds/latest.xml', 'feed.xml'],
  ] as const
  return Promise.all(
    wanted.map(([name, path, file]) =>
      fetchPage(origin, { name, path, file, others: name === 'article' ? articles : [path] }),
    ),
  )
}
