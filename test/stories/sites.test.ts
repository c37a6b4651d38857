import { beforeEach, expect, test } from 'vitest'
import { FOLLOWERS } from '../../src/background.ts'
import { insertSite } from '../../src/features/sites/index.ts'
import { catchUp } from '../../src/platform/ledger/follow.ts'
import { anOffice, aPublication, ask, type Office } from '../support/disclosure-builders.ts'
import { useKeptPages } from '../support/kept-pages.ts'
import { useSchool } from '../support/school.ts'
import { aColumn } from '../support/site-builders.ts'

const school = useSchool()
const keeping = useKeptPages(school)
const CAMPUS = { audience: { kind: 'campus' }, audienceReason: '仅限校内' }

let office: Office
let own: { siteId: string; newsId: string; slug: string }

beforeEach(async () => {
  office = await anOffice(school)
  const { slug } = await school.parts.db
    .selectFrom('unit')
    .select('slug')
    .where('id', '=', office.unitId)
    .executeTakeFirstOrThrow()
  own = await school.parts.db.transaction().execute(async (tx) => {
    const siteId = await insertSite(tx, { unitId: office.unitId, slug, name: '科技处' })
    return { siteId, slug, newsId: await aColumn(tx, siteId, { slug: 'news', name: '动态' }) }
  })
})

async function page(url: string, host?: string): Promise<string> {
  const headers = { accept: 'text/html', ...(host === undefined ? {} : { host }) }
  return (await school.app.inject({ url, headers })).payload
}

async function settled(): Promise<void> {
  await catchUp(school.parts.db, FOLLOWERS)
  await keeping.caughtUp()
}

function unitNews(title: string, metadata: object = {}) {
  return aPublication(school, office, { title, metadata: { columnIds: [own.newsId], ...metadata } })
}

function place(id: string, body: object) {
  return ask(school, office.office, ['PUT', `/documents/${id}/placement`, { reason: '全校关注', ...body }])
}

test("the office pulls a unit's item up to the front page and a column, at once, and takes it down again", async () => {
  const { id } = await unitNews('重点实验室获批')
  await settled()
  expect(await page('/columns/notices')).not.toContain('重点实验室获批')
  await page('/')
  const pulled = await place(id, { columnIds: [office.columnId], pinnedUntilOn: '2099-12-31' })
  expect(pulled.status).toBe(200)
  await settled()
  expect(await page('/')).toMatch(/重点推荐[^]*重点实验室获批/)
  expect(await page('/columns/notices')).toContain('重点实验室获批')
  expect(await page(`/units/${own.slug}/columns/news`)).toContain('重点实验室获批')
  expect((await place(id, { columnIds: [], pinnedUntilOn: null, reason: '期限已到' })).status).toBe(200)
  await settled()
  expect(await page('/')).not.toContain('重点推荐')
  expect(await page('/columns/notices')).not.toContain('重点实验室获批')
  expect(await page(`/units/${own.slug}/columns/news`)).toContain('重点实验室获批')
  const entries = await school.parts.db
    .selectFrom('ledger')
    .select(['reason'])
    .where('type', '=', 'disclosure.placed')
    .orderBy('position')
    .execute()
  expect(entries.map(({ reason }) => reason)).toEqual(['全校关注', '期限已到'])
})

test('what was pulled up keeps its audience, and only the office pulls', async () => {
  const { id } = await unitNews('校内事项', CAMPUS)
  await place(id, { columnIds: [office.columnId], pinnedUntilOn: '2099-12-31' })
  await settled()
  expect(await page('/')).not.toContain('校内事项')
  expect(await page('/columns/notices')).not.toContain('校内事项')
  const body = { columnIds: [], pinnedUntilOn: null, reason: '试试' }
  expect((await ask(school, office.editor, ['PUT', `/documents/${id}/placement`, body])).status).toBe(403)
  const pulls = await school.parts.db.selectFrom('publication_pull').select('column_id').execute()
  expect(pulls).toEqual([{ column_id: office.columnId }])
})

test("nothing is pulled into a unit's sub-site, and not to a day that is past", async () => {
  const { id } = await unitNews('动态一则')
  expect((await place(id, { columnIds: [own.newsId], pinnedUntilOn: null })).status).toBe(404)
  expect((await place(id, { columnIds: [], pinnedUntilOn: '2020-01-01' })).status).toBe(400)
  expect(await school.parts.db.selectFrom('publication_pull').selectAll().execute()).toEqual([])
})

const SITE = { name: '科技处', intro: '管理科研项目', contacts: [], links: [], featuredNo: null, host: null }

test('editors run the sub-site of their unit, and no other', async () => {
  const contacts = [{ name: '项目科', value: '0000-000 0001' }]
  const links = [{ name: '科技部', value: 'https://www.most.gov.cn/' }]
  const url = `/sites/${own.siteId}`
  expect((await ask(school, office.editor, ['PUT', url, { ...SITE, contacts, links }])).status).toBe(200)
  const front = await page(`/units/${own.slug}`)
  for (const words of ['管理科研项目', '项目科', '0000-000 0001', 'https://www.most.gov.cn/'])
    expect(front).toContain(words)
  expect((await ask(school, office.stranger, ['PUT', url, { ...SITE, intro: '改掉' }])).status).toBe(403)
  const evil = [{ name: '脚本', value: 'javascript:alert(1)' }]
  expect((await ask(school, office.editor, ['PUT', url, { ...SITE, links: evil }])).status).toBe(400)
  expect(await page(`/units/${own.slug}`)).not.toContain('javascript:')
})

test('a host name of its own shows the sub-site, exactly that host and nothing else', async () => {
  await unitNews('科研动态一则')
  const host = 'keji.example.edu.cn'
  expect((await ask(school, office.editor, ['PUT', `/sites/${own.siteId}`, { ...SITE, host }])).status).toBe(403)
  expect((await ask(school, office.office, ['PUT', `/sites/${own.siteId}`, { ...SITE, host }])).status).toBe(200)
  await settled()
  expect(await page('/', host)).toContain('<meta name="ColumnType" content="部门子站"/>')
  expect(await page('/columns/news', host)).toContain('科研动态一则')
  for (const other of [`x.${host}`, `${host}.evil.example`, 'example.edu.cn'])
    expect(await page('/', other)).not.toContain('部门子站')
  expect((await school.app.inject({ url: '/columns/notices', headers: { host } })).statusCode).toBe(404)
})

const TOPIC = {
  version: 0,
  name: '公开一件事',
  intro: '导语',
  coverNo: null,
  fromOn: '2026-11-01',
  untilOn: null,
  sort: 1,
  state: 'active',
}

test('a topic shows its groups in the order given, and each reader only what they may see', async () => {
  const [first, second, hidden] = [await unitNews('甲篇'), await unitNews('乙篇'), await unitNews('校内篇', CAMPUS)]
  const groups = [
    { name: '先看', numbers: [second.no] },
    { name: '再看', numbers: [hidden.no, first.no, second.no] },
  ]
  const url = `/sites/${office.siteId}/topics/one-thing`
  await school.parts.db
    .transaction()
    .execute((tx) => aColumn(tx, office.siteId, { slug: 'topics', name: '系列专题', kind: 'topics' }))
  const saved = await ask(school, office.office, ['PUT', url, { ...TOPIC, groups }])
  expect(saved.status).toBe(200)
  await settled()
  const shown = await page('/topics/one-thing')
  expect(shown).toMatch(/先看[^]*乙篇[^]*再看[^]*甲篇/)
  expect(shown).not.toContain('校内篇')
  expect(shown).toMatch(/您所在的位置[^]*?href="\/columns\/topics">[^]*?公开一件事/)
  expect(await page(`/feeds/topics/${String(saved.body['id'])}.json`)).not.toContain('校内篇')
  expect((await ask(school, office.office, ['PUT', url, { ...TOPIC, groups }])).status).toBe(409)
  const unknown = [{ name: '', numbers: [987_654] }]
  expect((await ask(school, office.office, ['PUT', url, { ...TOPIC, version: 1, groups: unknown }])).status).toBe(400)
  expect((await ask(school, office.editor, ['PUT', url, { ...TOPIC, version: 1, groups }])).status).toBe(403)
  const archived = { ...TOPIC, version: 1, state: 'archived', groups }
  expect((await ask(school, office.office, ['PUT', url, archived])).status).toBe(200)
  await settled()
  expect(await page('/topics/one-thing')).toMatch(/已结束，内容保留供查阅[^]*乙篇/)
})

test('events to come stand first, and the stages of a tender lead to each other', async () => {
  const made = await school.parts.db.transaction().execute(async (tx) => ({
    events: await aColumn(tx, office.siteId, { slug: 'lectures', name: '学术活动', kind: 'events' }),
    tenders: await aColumn(tx, office.siteId, { slug: 'tenders', name: '招标公告', kind: 'tenders' }),
  }))
  const occasion = { happensOn: '', hours: '', venue: '', projectNo: '', stage: '' }
  const event = (happensOn: string) => ({
    columnIds: [made.events],
    occasion: { ...occasion, happensOn, hours: '14:00', venue: '报告厅' },
  })
  await unitNews('将来的报告', event('2099-01-01'))
  await unitNews('过去的报告', event('2020-01-01'))
  await settled()
  const lectures = await page('/columns/lectures')
  expect(lectures).toMatch(/即将举行[^]*将来的报告[^]*2099年1月1日[^]*报告厅[^]*已经举行和其他[^]*过去的报告/)
  expect(lectures.match(/将来的报告/g)).toHaveLength(1)
  expect(lectures).toMatch(/共 2 条/)
  const tender = (stage: string) => ({
    columnIds: [made.tenders],
    occasion: { ...occasion, projectNo: 'sy-2026-1', stage },
  })
  const announced = await unitNews('设备招标公告', tender('announced'))
  const result = await unitNews('设备中标结果', tender('result'))
  await unitNews('校内变更', { ...tender('changed'), ...CAMPUS })
  await settled()
  const article = await page(`/info/${String(announced.no)}`)
  expect(article).toMatch(new RegExp(`本项目的公告[^]*<a href="/info/${String(result.no)}">结果</a>`))
  expect(article).not.toContain('>变更<')
  expect(await page('/columns/tenders')).toContain('SY-2026-1')
})

test('a column that is one page shows its newest text, and an empty one says what will be there', async () => {
  const aboutId = await school.parts.db
    .transaction()
    .execute((tx) => aColumn(tx, own.siteId, { slug: 'about', name: '单位简介', kind: 'page' }))
  const url = `/units/${own.slug}/columns/about`
  expect(await page(url)).toContain('这里将发布单位简介')
  await aPublication(school, office, {
    title: '简介',
    bodyHtml: '<p>负责科研。</p>',
    metadata: { columnIds: [aboutId] },
  })
  await settled()
  expect(await page(url)).toContain('负责科研。')
})

test('the console tells which columns are late, by what its reader may see', async () => {
  const { body } = await ask(school, office.office, ['GET', '/sites'])
  const sites = body['rows'] as { columns: { slug: string; lateDays: number; lastListedOn: string | null }[] }[]
  expect(sites[0]?.columns[0]).toMatchObject({ slug: 'notices', lateDays: 0, lastListedOn: null })
  await aPublication(school, office)
  await school.parts.db
    .updateTable('site_column')
    .set({ update_interval_days: 7 })
    .where('id', '=', office.columnId)
    .execute()
  await settled()
  expect(await page('/columns/notices?year=2001')).toMatch(/没有符合条件的信息；本栏目最近一条发布于/)
})

/** Throws where the text is not well-formed XML: tags that do not close each other, bare ampersands, control characters. */
function mustBeXml(xml: string): void {
  const open: string[] = []
  const rest = xml.replace(/^<\?xml [^>]*\?>/, '').replaceAll(/<!\[CDATA\[[^]*?\]\]>/g, '')
  for (const [, end, name = '', empty] of rest.matchAll(
    /<(\/?)([A-Za-z][\w:.-]*)(?:\s+[\w:.-]+="[^"<]*")*\s*(\/?)>/g,
  )) {
    if (end === '/') expect(open.pop()).toBe(name)
    else if (empty !== '/') open.push(name)
  }
  expect(open).toEqual([])
  const text = rest.replaceAll(/<\/?[A-Za-z][\w:.-]*(?:\s+[\w:.-]+="[^"<]*")*\s*\/?>/g, '')
  expect(text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/)
  expect(xml).not.toMatch(/[^\P{Cc}\n\r\t]/u)
}

function textsOf(xml: string, tag: string): string[] {
  mustBeXml(xml)
  return [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))].map(([, text = '']) => text)
}

test.each(['latest', 'columns', 'units', 'items'] as const)(
  'feed of %s: RSS, Atom and JSON are whole and say the same, each entry once',
  async (about) => {
    await unitNews('第一份 & <号>')
    await unitNews('第二份')
    await unitNews('校内的', CAMPUS)
    const path = {
      latest: 'latest',
      columns: `columns/${own.newsId}`,
      units: `units/${own.slug}`,
      items: `items/${office.itemId}`,
    }[about]
    const [rss = '', atom = '', json = ''] = await Promise.all(
      ['xml', 'atom', 'json'].map((form) => page(`/feeds/${path}.${form}`)),
    )
    const guids = textsOf(rss, 'guid')
    expect(new Set(guids).size).toBe(2)
    const dates = textsOf(rss, 'pubDate')
    expect(dates).toHaveLength(2)
    for (const date of dates) expect(date).toMatch(/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/)
    for (const date of textsOf(atom, 'updated')) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/)
    const { items } = JSON.parse(json) as { items: { id: string }[] }
    const ids = items.map(({ id }) => id)
    expect(ids).toEqual(guids)
    expect(textsOf(atom, 'id').slice(1)).toEqual(guids)
    expect(rss + atom + json).not.toContain('校内的')
  },
)

test('a feed that did not change is not sent again', async () => {
  await unitNews('第一份')
  await settled()
  const url = '/feeds/latest.atom'
  const { headers } = await school.app.inject(url)
  const again = await school.app.inject({ url, headers: { 'if-none-match': String(headers.etag) } })
  expect([again.statusCode, again.payload]).toEqual([304, ''])
})

test('the site map names columns, units and topics, and the pages of the map are whole', async () => {
  await ask(school, office.office, ['PUT', `/sites/${office.siteId}/topics/one-thing`, { ...TOPIC, groups: [] }])
  await settled()
  const xml = await page('/sitemap-pages.xml')
  mustBeXml(xml)
  for (const path of [
    '/columns/notices',
    `/units/${own.slug}`,
    `/units/${own.slug}/columns/news`,
    '/topics/one-thing',
    '/feeds',
  ])
    expect(xml).toContain(`${path}</loc>`)
  expect(await page('/sitemap.xml')).toContain('/sitemap-pages.xml')
})
