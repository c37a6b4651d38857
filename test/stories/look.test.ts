import { expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { EMPTY_PROFILE } from '../../src/features/organisation/index.ts'
import { openDatabase, openPool } from '../../src/platform/db/database.ts'
import { json } from '../../src/platform/db/json.ts'
import { anOffice, aPublication, ask, type Office } from '../support/disclosure-builders.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
const HTML = { accept: 'text/html' }

async function page(url: string, cookies: Record<string, string> = {}) {
  return school.app.inject({ url, cookies, headers: HTML })
}

async function theSchoolIs(profile: object): Promise<void> {
  const value = json({ ...EMPTY_PROFILE, name: '示例医科大学', ...profile })
  await school.parts.db.insertInto('setting').values({ key: 'school', value }).execute()
}

function sheetOf(body: string): string {
  return /href="(\/assets\/portal\.[^"]+\.css)"/.exec(body)?.[1] ?? ''
}

test('the colour that the school sets dresses its pages, and its address may be kept for ever', async () => {
  await theSchoolIs({ colour: '#8A1C22' })
  const { body, headers } = await page('/guide')
  expect(headers['content-security-policy']).toContain("style-src 'self';")
  expect(body).not.toContain('style=')
  const sheet = await page(sheetOf(body))
  expect(sheet.body).toContain('--school:#8a1c22')
  expect(sheet.headers['cache-control']).toContain('immutable')
  const emblem = /href="(\/assets\/emblem\.[^"]+\.svg)"/.exec(body)?.[1] ?? ''
  expect((await page(emblem)).body).toContain('#8a1c22')
  expect((await page('/assets/portal.8a1c22-0000000000.css')).statusCode).toBe(404)
})

test('a style sheet is at most 40 KB', async () => {
  const { body } = await page('/guide')
  expect(Buffer.byteLength((await page(sheetOf(body))).body)).toBeLessThanOrEqual(40 * 1024)
})

test('large type and high contrast are rendered by the server, also on error pages, and come back to the same page', async () => {
  const switched = await page('/reading-mode?large=1&back=%2Fguide%3Fpage%3D2')
  expect([switched.statusCode, switched.headers.location]).toEqual([303, '/guide?page=2'])
  expect(switched.cookies).toMatchObject([{ name: 'mingtang_large', value: '1' }])
  const both = { mingtang_large: '1', mingtang_contrast: '1' }
  for (const url of ['/guide', '/nowhere', '/info/999999']) {
    expect((await page(url, both)).body).toContain('<html lang="zh-CN" class="large contrast">')
    expect((await page(url)).body).toContain('<html lang="zh-CN"><head>')
  }
  // What is kept for one reader is not what another one gets.
  expect((await page('/guide', { mingtang_contrast: '1' })).body).toContain('class="contrast"')
})

test('the switch leads to no other site', async () => {
  expect((await page('/reading-mode?large=1&back=//example.org')).headers.location).toBe('/')
})

test('records of the foot are shown when they are known, and left out when they are not', async () => {
  const empty = (await page('/guide')).body
  for (const words of ['beian.miit.gov.cn', 'beian.mps.gov.cn', '网站标识码', '事业单位', '维护：'])
    expect(empty).not.toContain(words)
  for (const words of ['网站地图', '无障碍声明', '个人信息保护', '纠错查询']) expect(empty).toContain(words)
})

test('each record of the foot leads where it can be checked', async () => {
  await theSchoolIs({
    icpNo: '示ICP备00000000号',
    policeNo: '示公网安备 00000000000000号',
    siteCode: '0000000000',
    institutionNo: 'A1B2',
    maintainer: '网络信息中心',
    address: '学府路 1 号',
    postcode: '000000',
    phone: '0000-000 0000',
  })
  const { body } = await page('/guide')
  expect(body).toContain('<a href="https://beian.miit.gov.cn/" rel="noreferrer">示ICP备00000000号</a>')
  expect(body).toContain('https://beian.mps.gov.cn/#/query/webSearch?code=00000000000000')
  expect(body).toContain('https://bszs.conac.cn/sitename?method=show&amp;id=A1B2')
  for (const words of ['网站标识码 0000000000', '维护：网络信息中心', '邮编：000000', '电话：0000-000 0000'])
    expect(body).toContain(words)
  // Badges are our own files.
  expect([...body.matchAll(/<img src="([^"]+)"/g)].every(([, src]) => src?.startsWith('/assets/badge-'))).toBe(true)
  expect(body).toContain('<meta name="SiteIDCode" content="0000000000"/>')
})

function metaOf(body: string, name: string): string | undefined {
  return new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(body)?.[1]
}

test('a publication carries the meta tags of government sites, Open Graph and its one address', async () => {
  const office = await anOffice(school)
  const metadata = { keywords: ['收费', '公示'], summary: '学费和住宿费的标准。', source: '财务处' }
  const { no } = await aPublication(school, office, { title: '收费公示', metadata })
  const { body } = await page(`/info/${String(no)}?from=mail`)
  expect(metaOf(body, 'ArticleTitle')).toBe('收费公示')
  expect(metaOf(body, 'PubDate')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
  expect(metaOf(body, 'ContentSource')).toBe('财务处')
  expect(metaOf(body, 'Keywords')).toBe('收费,公示')
  expect(metaOf(body, 'Description')).toBe('学费和住宿费的标准。')
  expect(metaOf(body, 'Url')).toMatch(new RegExp(`^http://[^/]+/info/${String(no)}$`))
  expect(metaOf(body, 'og:type')).toBe('article')
  expect(body).toMatch(new RegExp(`<link rel="canonical" href="http://[^/]+/info/${String(no)}"/>`))
})

test('the official head says what the law wants said, and needs no script to unfold', async () => {
  const office = await anOffice(school)
  const { no } = await aPublication(school, office, { title: '收费公示' })
  const { body } = await page(`/info/${String(no)}`)
  for (const name of ['索引号', '文号', '发布机构', '产生日期', '公开日期', '公开范围', '公开期限', '公开事项'])
    expect(body).toContain(`<dt>${name}</dt>`)
  expect(body).toContain('公开凭证')
  expect(/<body[^]*/.exec(body)?.[0]).not.toContain('<script')
})

test('the print page has the text, the fingerprint and the address, and no menu; its code is a drawing', async () => {
  const office = await anOffice(school)
  const { no } = await aPublication(school, office, { title: '收费公示', bodyHtml: '<p>学费标准如下。</p>' })
  const { body } = await page(`/info/${String(no)}/print`)
  for (const words of ['学费标准如下。', 'sha256', `/info/${String(no)}/qr.svg`, 'Ctrl+P', '<dt>索引号</dt>'])
    expect(body).toContain(words)
  expect(body).not.toContain('主导航')
  const code = await page(`/info/${String(no)}/qr.svg`)
  expect(code.headers['content-type']).toContain('image/svg+xml')
  expect(code.body).toMatch(/^<svg .*<\/svg>$/)
  expect((await page('/info/none/qr.svg')).statusCode).toBe(404)
})

async function inARow(office: Office, kinds: readonly ('public' | 'campus')[]): Promise<number[]> {
  const numbers: number[] = []
  for (const [at, kind] of kinds.entries()) {
    const metadata = { audience: { kind }, audienceReason: kind === 'campus' ? '涉及校内管理' : '' }
    numbers.push((await aPublication(school, office, { title: `第${String(at)}份`, metadata })).no)
  }
  return numbers
}

test('previous and next pass over what is not meant for the reader', async () => {
  const office = await anOffice(school)
  const [first = 0, hidden = 0, last = 0] = await inARow(office, ['public', 'campus', 'public'])
  const stranger = (await page(`/info/${String(first)}`)).body
  expect(stranger).toContain(`<a href="/info/${String(last)}" rel="prev">`)
  expect(stranger).not.toContain(`/info/${String(hidden)}"`)
  const member = (await page(`/info/${String(first)}`, office.editor.cookies)).body
  expect(member).toContain(`<a href="/info/${String(hidden)}" rel="prev">`)
})

test('the front page tells of what is new: day, unit and item', async () => {
  const office = await anOffice(school)
  const { no } = await aPublication(school, office, { title: '收费公示' })
  const { body } = await page('/')
  expect(body).toContain(`href="/info/${String(no)}"`)
  expect(body).toContain(`<a class="of" href="/catalogue/items/${office.itemId}">`)
})

test('a page that is not there says so and offers search and the usual places', async () => {
  const { statusCode, body, headers } = await page('/nowhere')
  expect([statusCode, headers['cache-control']]).toEqual([404, 'no-store'])
  for (const words of ['没有找到这个页面', 'role="search"', 'href="/catalogue/moe50"', 'href="/sitemap"', 'noindex'])
    expect(body).toContain(words)
})

test('a refusal is told in words: what happened, what was kept, what to do', async () => {
  const foreign = await school.app.inject({
    method: 'POST',
    url: '/mailboxes/progress',
    headers: { ...HTML, origin: 'https://example.org', 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'number=1&code=2',
  })
  expect(foreign.statusCode).toBe(403)
  expect(foreign.body).toContain('没有处理')
  const tooLarge = await school.app.inject({
    method: 'POST',
    url: '/mailboxes/progress',
    headers: { ...HTML, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `number=${'1'.repeat(70_000)}`,
  })
  expect(tooLarge.statusCode).toBe(413)
  expect(tooLarge.body).toContain('<h1>提交的内容过大</h1>')
})

test('while the database is away, the error page still wears the skin and says what to do', async () => {
  // Nobody listens on port 1.
  const pool = openPool('postgres://nobody@127.0.0.1:1/nothing', 4)
  const app = await buildApp({ ...school.parts, pool, db: openDatabase(pool) })
  const { statusCode, body } = await app.inject({ url: '/guide', headers: HTML, cookies: { mingtang_large: '1' } })
  expect(statusCode).toBe(503)
  expect(body).toContain('<html lang="zh-CN" class="large">')
  for (const words of ['系统正在恢复', '没有保存', '编号', 'portal.0b5d66-']) expect(body).toContain(words)
  await app.close()
})

test('only who may set the school up may change its colour', async () => {
  const office = await anOffice(school)
  const profile = { ...EMPTY_PROFILE, name: '示例医科大学', colour: '#8A1C22' }
  expect((await ask(school, office.editor, ['PUT', '/school', profile])).status).toBe(403)
  expect((await ask(school, office.office, ['PUT', '/school', { ...profile, colour: 'red' }])).status).toBe(400)
  expect((await ask(school, office.office, ['PUT', '/school', profile])).status).toBe(200)
  expect(sheetOf((await page('/guide')).body)).toContain('portal.8a1c22-')
})
