import { expect, test } from 'vitest'
import { FOLLOWERS } from '../../src/background.ts'
import { catchUp } from '../../src/platform/ledger/follow.ts'
import { aPerson } from '../support/builders.ts'
import { anOffice, aPublication, ask } from '../support/disclosure-builders.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()

async function page(url: string, cookies: Record<string, string> = {}): Promise<string> {
  await catchUp(school.parts.db, FOLLOWERS)
  return (await school.app.inject({ url, cookies, headers: { accept: 'text/html' } })).body
}

function search(q: string, more = ''): Promise<string> {
  return page(`/search?q=${encodeURIComponent(q)}${more}`)
}

test('a word of the text is found and marked, in the title and in the passage around it', async () => {
  const office = await anOffice(school)
  const bodyHtml = `<p>${'前文。'.repeat(60)}科研经费应当专款专用。${'后文。'.repeat(60)}</p>`
  const { no } = await aPublication(school, office, { title: '科研经费管理办法', bodyHtml })
  const found = await search('科研经费')
  expect(found).toContain(`href="/info/${String(no)}"`)
  expect(found).toContain('<mark>科研经费</mark>管理办法')
  expect(found).toMatch(/前文。…?[^<]*<mark>科研经费<\/mark>应当专款专用/)
  expect(found).toMatch(/共\s*1\s*条/)
  expect(await search('招生')).not.toContain('/info/')
})

test('width and case of letters make no difference, and a question is no markup', async () => {
  const office = await anOffice(school)
  const { no } = await aPublication(school, office, { title: 'ＧＰＡ 计算办法' })
  expect(await search('gpa')).toContain(`/info/${String(no)}"`)
  const hostile = await search('<script>alert(1)</script>')
  expect(hostile).not.toContain('<script>alert')
  expect(hostile).toContain('&lt;script&gt;')
})

test('title comes before text, and unit and year narrow the answer', async () => {
  const office = await anOffice(school)
  const inText = await aPublication(school, office, { title: '通知', bodyHtml: '<p>奖学金评定</p>' })
  const inTitle = await aPublication(school, office, { title: '奖学金办法', bodyHtml: '<p>正文</p>' })
  await aPublication(school, office, { title: '通知二', bodyHtml: '<p>奖学金评定二</p>' })
  const found = await search('奖学金')
  expect(found.indexOf(`/info/${String(inTitle.no)}"`)).toBeLessThan(found.indexOf(`/info/${String(inText.no)}"`))
  const units = await school.parts.db.selectFrom('unit').select(['id', 'slug']).execute()
  const slug = (id: string) => units.find((unit) => unit.id === id)?.slug ?? ''
  expect(await search('奖学金', `&unit=${slug(office.unitId)}`)).toContain('/info/')
  expect(await search('奖学金', `&unit=${slug(office.otherUnitId)}`)).not.toContain('/info/')
  expect(await search('奖学金', '&year=2019')).not.toContain('/info/')
})

test('members find what is for members; visitors find and count nothing of it', async () => {
  const office = await anOffice(school)
  const metadata = { audience: { kind: 'campus' }, audienceReason: '仅限校内' }
  const { no } = await aPublication(school, office, { title: '校内通知', metadata })
  const member = await aPerson(school)
  const url = `/search?q=${encodeURIComponent('校内通知')}`
  expect(await page(url, member.cookies)).toContain(`/info/${String(no)}"`)
  expect(await page(url)).not.toMatch(/共\s*[1-9]/)
})

test('a feed holds what a stranger may see, newest first, and follows publication and withdrawal', async () => {
  const office = await anOffice(school)
  const first = await aPublication(school, office, { title: '第一份 & <号>' })
  const second = await aPublication(school, office, { title: '第二份' })
  const metadata = { audience: { kind: 'campus' }, audienceReason: '仅限校内' }
  await aPublication(school, office, { title: '校内的', metadata })
  const member = await aPerson(school)
  const units = await school.parts.db.selectFrom('unit').select(['id', 'slug']).execute()
  const slug = units.find(({ id }) => id === office.unitId)?.slug ?? ''
  const feeds = ['latest', `columns/${office.columnId}`, `units/${slug}`, `items/${office.itemId}`]
  for (const feed of feeds) {
    const answer = await school.app.inject({ url: `/feeds/${feed}.xml`, cookies: member.cookies })
    expect(answer.headers['content-type']).toContain('application/rss+xml')
    const links = [...answer.body.matchAll(/<link>[^<]*\/info\/(\d+)<\/link>/g)].map(([, no]) => Number(no))
    expect(links, feed).toEqual([second.no, first.no])
    expect(answer.body).not.toContain('校内的')
    expect(answer.body).not.toContain('<号>：')
  }
  const withdrawal = { kind: 'in-error', note: '有误' }
  await ask(school, office.office, ['POST', `/documents/${second.id}/withdrawal`, withdrawal])
  expect((await school.app.inject('/feeds/latest.xml')).body).not.toContain(`/info/${String(second.no)}<`)
  expect((await school.app.inject('/feeds/units/nobody.xml')).statusCode).toBe(404)
})

test('the site map names every public page and no other', async () => {
  const office = await anOffice(school)
  const open = await aPublication(school, office)
  const metadata = { audience: { kind: 'party' }, audienceReason: '党内' }
  const closed = await aPublication(school, office, { metadata })
  expect((await school.app.inject('/sitemap.xml')).body).toContain('/sitemap-0.xml')
  const { body } = await school.app.inject('/sitemap-0.xml')
  expect(body).toContain(`/info/${String(open.no)}</loc>`)
  expect(body).not.toContain(`/info/${String(closed.no)}</loc>`)
})
