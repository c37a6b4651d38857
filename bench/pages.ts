/** A page of the platform with its bytes, so that nginx can serve a copy. */
export interface Page {
  readonly name: string
  readonly path: string
  readonly file: string
  readonly bytes: Uint8Array
}

/** What is looked for, by how often it occurs. */
export const SEARCHES: readonly (readonly [name: string, words: readonly string[]])[] = [
  ['frequent word', ['教育', '管理']],
  ['rare word', ['毫针', '实验动物']],
  ['two words', ['教育 经费', '学位 论文']],
  ['sentence', ['国务院关于教育工作的决定']],
]

async function fetchPage(origin: string, { name, path, file }: Omit<Page, 'bytes'>): Promise<Page> {
  const answer = await fetch(origin + path)
  if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}`)
  return { name, path, file, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

/** The pages that are measured; the article is the newest of the archive, with as much text as articles have. */
export async function choosePages(origin: string): Promise<Page[]> {
  const latest = await (await fetch(`${origin}/latest?page=20`)).text()
  const article = /href="(\/info\/\d+)"/.exec(latest)?.[1] ?? '/info/1'
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
  return Promise.all(wanted.map(([name, path, file]) => fetchPage(origin, { name, path, file })))
}
