import { expect, test } from 'vitest'
import { FOLLOWERS, jobHandlers } from '../../src/background.ts'
import { reindex, verifySearch } from '../../src/features/search/index.ts'
import { catchUp } from '../../src/platform/ledger/follow.ts'
import { aPerson } from '../support/builders.ts'
import { databaseDay, yearAfter } from '../support/database-day.ts'
import { anOffice, approve, aPublication, ask, type Office, someMetadata } from '../support/disclosure-builders.ts'
import { useSchool } from '../support/school.ts'
import { upload } from '../support/uploads.ts'

const school = useSchool()

async function get(url: string, cookies: Record<string, string> = {}): Promise<string> {
  await catchUp(school.parts.db, FOLLOWERS)
  const answer = await school.app.inject({ url, cookies, headers: { accept: 'text/html' } })
  expect(answer.statusCode, url).toBe(200)
  return answer.body
}

const search = (q: string, more = '', cookies: Record<string, string> = {}): Promise<string> =>
  get(`/search?q=${encodeURIComponent(q)}${more}`, cookies)

async function suggestions(q: string, cookies: Record<string, string> = {}): Promise<string[]> {
  const body = await get(`/search/suggest?q=${encodeURIComponent(q)}`, cookies)
  return (JSON.parse(body) as { rows: { text: string }[] }).rows.map(({ text }) => text)
}

const link = (no: number): string => `href="/info/${String(no)}"`
const meant = (page: string): string | undefined => /您要找的是不是：<a[^>]*>([^<]*)</.exec(page)?.[1]

async function recut(): Promise<void> {
  const { rows } = await school.parts.pool.query<{ payload: Record<string, unknown> }>(
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'search.recut'`,
  )
  for (const { payload } of rows) await jobHandlers(school.parts)['search.recut']?.(payload)
}

async function hideOf(office: Office, title: string) {
  const metadata = { audience: { kind: 'campus' }, audienceReason: '仅限校内' }
  return aPublication(school, office, { title, metadata })
}

test('every word of a title finds its document, however the dictionary cuts it, and pieces of words too', async () => {
  const office = await anOffice(school)
  const title = '示例医科大学附属第一医院关于二〇二六年度研究生招生简章的通知'
  const { no } = await aPublication(school, office, { title })
  for (const q of [
    '医科大学',
    '附属第一医院',
    '第一医院',
    '研究生',
    '招生简章',
    '生简',
    '科大学附',
    '章',
    '二〇二六年度',
  ])
    expect(await search(q), q).toContain(link(no))
})

test('numbers of documents, index numbers, letters and full-width forms are found as they are written', async () => {
  const office = await anOffice(school)
  const metadata = { docNo: '示医校字〔2025〕118号' }
  const bodyHtml = '<p>参加 CET-4 考试，咨询电话０４１６－３９９９８８８。</p>'
  const { no } = await aPublication(school, office, { title: '考试安排', bodyHtml, metadata })
  const { index_no: indexNo } = await school.parts.db
    .selectFrom('publication')
    .select('index_no')
    .executeTakeFirstOrThrow()
  for (const q of ['示医校字〔2025〕118号', '118号', 'cet-4', 'ＣＥＴ', '3999888', indexNo, '“示医校字”'])
    expect(await search(q), q).toContain(link(no))
})

test('a phrase in quotation marks of any kind is found only where it stands so', async () => {
  const office = await anOffice(school)
  const so = await aPublication(school, office, { title: '甲', bodyHtml: '<p>科研经费应当专款专用。</p>' })
  const apart = await aPublication(school, office, { title: '乙', bodyHtml: '<p>经费用于科研，专用于教学。</p>' })
  for (const q of ['"科研经费"', '“科研经费”', '「科研经费」', '“费应当专”']) {
    const found = await search(q)
    expect(found, q).toContain(link(so.no))
    expect(found, q).not.toContain(link(apart.no))
  }
  const loose = await search('科研 经费')
  expect(loose.indexOf(link(so.no))).toBeLessThan(loose.indexOf(link(apart.no)))
})

test('nonsense is answered politely: nothing, marks, operators, a hundred words, half a character', async () => {
  await anOffice(school)
  const many = Array.from({ length: 100 }, (_, n) => `词${String(n)}`).join(' ')
  for (const q of ['', '   ', '!!!', '& | ! <->', "' :* \\", '""', '“”', '的', many, '长'.repeat(3000), '💩', 'a:*'])
    expect(await search(q), q).toContain('搜索公开信息')
  expect((await school.app.inject('/search?q=%ED%A0%80')).statusCode).toBeLessThan(500)
})

test('what stands in a file is found, with the file named and linked', async () => {
  const office = await anOffice(school)
  const created = await ask(school, office.editor, ['POST', '/documents', { unitId: office.unitId }])
  const file = await upload(school, office.editor, {
    url: `/documents/${String(created.body['id'])}/attachments?use=file`,
    name: '名额分配.txt',
    bytes: Buffer.from('各学院推荐免试名额分配表'),
  })
  expect(file.status).toBe(200)
  const attachmentId = String(file.body['id'])
  const { no } = await publishWith(office, String(created.body['id']), attachmentId)
  const found = await search('推荐免试')
  expect(found).toContain(link(no))
  expect(found).toContain(`href="/files/${attachmentId}/`)
  expect(found).toContain('《名额分配.txt》')
})

async function publishWith(office: Office, id: string, attachmentId: string): Promise<{ no: number }> {
  const draft = {
    version: 1,
    title: '关于推免工作的通知',
    bodyHtml: '<p>见附件。</p>',
    metadata: someMetadata(office, { attachmentIds: [attachmentId] }),
  }
  const saved = await ask(school, office.editor, ['PUT', `/documents/${id}/draft`, draft])
  await ask(school, office.editor, ['POST', `/documents/${id}/submission`, { version: saved.body['version'] }])
  await approve(school, office, id)
  const published = await ask(school, office.office, ['POST', `/documents/${id}/publication`, {}])
  return { no: Number(published.body['no']) }
}

test('answers are divided by unit, column, item and year, each with its count and an address that holds it', async () => {
  const office = await anOffice(school)
  const metadata = { columnIds: [] }
  await aPublication(school, office, { title: '奖学金甲' })
  await aPublication(school, office, { title: '奖学金乙', metadata })
  const slugs = await school.parts.db.selectFrom('unit').select(['id', 'slug']).execute()
  const slug = slugs.find(({ id }) => id === office.unitId)?.slug ?? ''
  const all = await search('奖学金')
  expect(all).toMatch(/共\s*2\s*条/)
  for (const more of [`&unit=${slug}`, `&item=${office.itemId}`, `&class=${office.classId}`, `&year=${yearAfter(0)}`])
    expect(await search('奖学金', more), more).toMatch(/共\s*2\s*条/)
  expect(await search('奖学金', '&column=notices')).toMatch(/共\s*1\s*条/)
  for (const more of ['&unit=nobody', '&item=none', '&class=none', '&column=none', '&year=2019'])
    expect(await search('奖学金', more), more).not.toContain('/info/')
  expect(await search('奖学金', '&sort=date')).toContain('按相关程度')
})

test('a word for the same finds it too, at once; a unit by its short name', async () => {
  const office = await anOffice(school)
  const { no } = await aPublication(school, office, { title: '医科大学章程' })
  expect(await search('医大章程')).not.toContain(link(no))
  const term = { word: '医大', means: ['医科大学'] }
  expect((await ask(school, office.office, ['POST', '/search-terms', term])).status).toBe(200)
  expect(await search('医大章程')).toContain(link(no))
  await school.parts.db.updateTable('unit').set({ short_name: '科研办' }).where('id', '=', office.unitId).execute()
  const byUnit = await aPublication(school, office, { title: '科技处值班安排' })
  expect(await search('科研办')).toContain(link(byUnit.no))
})

test('a new word of the dictionary cuts the texts anew behind the change, and nobody but the office may change it', async () => {
  const office = await anOffice(school)
  const { no } = await aPublication(school, office, { title: '通知', bodyHtml: '<p>欢迎使用锦绣芸台系统。</p>' })
  const refused = await ask(school, office.editor, ['POST', '/search-terms', { word: '锦绣芸台', means: [] }])
  expect(refused.status).toBe(403)
  expect(await school.parts.db.selectFrom('search_term').selectAll().execute()).toEqual([])
  await ask(school, office.office, ['POST', '/search-terms', { word: '锦绣芸台', means: [] }])
  expect(await search('锦绣芸台')).toContain(link(no))
  expect((await ask(school, office.office, ['GET', '/search-terms'])).body['isIndexed']).toBe(false)
  await recut()
  expect((await ask(school, office.office, ['GET', '/search-terms'])).body['isIndexed']).toBe(true)
  const { rows } = await school.parts.pool.query(`select 1 from search_entry where words::text like '%锦绣芸台%'`)
  expect(rows).toHaveLength(1)
  const types = await school.parts.db
    .selectFrom('ledger')
    .select('type')
    .where('type', 'like', 'search.%')
    .orderBy('position')
    .execute()
  expect(types).toEqual([{ type: 'search.term-saved' }])
  const removed = await ask(school, office.office, ['DELETE', `/search-terms/${encodeURIComponent('锦绣芸台')}`])
  expect(removed.status).toBe(200)
  const again = await ask(school, office.office, ['DELETE', `/search-terms/${encodeURIComponent('锦绣芸台')}`])
  expect(again.status).toBe(404)
})

test('what sounds or looks alike is offered when more is found by it, to whom may see it', async () => {
  const office = await anOffice(school)
  await aPublication(school, office, { title: '2026年部门预算公开说明' })
  await aPublication(school, office, { title: '本科招生简章' })
  expect(meant(await search('与算'))).toBe('预算')
  expect(meant(await search('招生简张'))).toBe('招生简章')
  expect(meant(await search('招生简则'))).toBe('招生简章')
  expect(meant(await search('yusuan'))).toBe('预算')
  expect(meant(await search('预算'))).toBeUndefined()
  const { id } = await aPublication(school, office, { title: '考勤细则' })
  expect(meant(await search('考情'))).toBe('考勤')
  await ask(school, office.office, ['POST', `/documents/${id}/withdrawal`, { kind: 'in-error', note: '有误' }])
  expect(meant(await search('考情'))).toBeUndefined()
})

test('suggestions come by characters, pinyin and initials, and tell nobody of what is not for them', async () => {
  const office = await anOffice(school)
  await aPublication(school, office, { title: '2026年部门预算公开说明' })
  await hideOf(office, '校内预算协调会')
  const member = await aPerson(school)
  expect(await suggestions('kjc')).toContain('科技处')
  expect(await suggestions('yus')).toContain('预算')
  expect(await suggestions('预算公')).toContain('2026年部门预算公开说明')
  expect(await suggestions('学术不端')).toContain('学术不端行为查处机制')
  expect(await suggestions('协调')).toEqual([])
  expect(await suggestions('xietiao')).toEqual([])
  expect(await suggestions('协调', member.cookies)).toContain('校内预算协调会')
  expect(await suggestions('')).toEqual([])
})

test('the office learns what is not found, by word and day, and nothing of who asked', async () => {
  const office = await anOffice(school)
  // The window of the list is counted from the database's day.
  const day = await databaseDay(school)
  school.clock.now = new Date(`${day}T10:00:00+08:00`)
  await aPublication(school, office, { title: '预算' })
  for (const q of ['停车证', '停车证', '只搜一次', '13800001234', '13800001234', '预算', '预算']) await search(q)
  await search('停车证', '&year=2020')
  school.clock.now = new Date(school.clock.now.getTime() + 120_000)
  await search('停车证')
  const { body, status } = await ask(school, office.office, ['GET', '/search-questions'])
  expect(status).toBe(200)
  expect(body['missed']).toEqual([{ q: '停车证', missed: 3, lastOn: day }])
  expect(body['asked']).toContainEqual({ q: '预算', asked: 2, lastOn: day })
  const kept = await school.parts.db.selectFrom('search_question').selectAll().execute()
  expect(kept.map(({ q }) => q)).not.toContain('13800001234')
  expect(Object.keys(kept[0] ?? {}).sort()).toEqual(['asked', 'day', 'missed', 'q'])
  expect((await ask(school, office.editor, ['GET', '/search-questions'])).status).toBe(403)
})

test('the answer of the office comes first, to those who may see it, while it may be seen', async () => {
  const office = await anOffice(school)
  const answer = await aPublication(school, office, { title: '校园车辆通行办法' })
  const hidden = await hideOf(office, '车辆通行名单')
  for (const { no } of [answer, hidden])
    expect((await ask(school, office.office, ['POST', '/search-answers', { word: '停车证', no }])).status).toBe(200)
  const seen = await search('停车证')
  expect(seen).toContain(link(answer.no))
  expect(seen).toContain('推荐')
  expect(seen).not.toContain(link(hidden.no))
  expect((await ask(school, office.office, ['POST', '/search-answers', { word: '停车证', no: 999 }])).status).toBe(404)
  await ask(school, office.office, ['POST', `/documents/${answer.id}/withdrawal`, { kind: 'in-error', note: '有误' }])
  const gone = (await school.app.inject({ url: `/search?q=${encodeURIComponent('停车证')}` })).body
  expect(gone).not.toContain(link(answer.no))
  const path = `/search-answers/${encodeURIComponent('停车证')}/${String(hidden.no)}`
  expect((await ask(school, office.office, ['DELETE', path])).status).toBe(200)
  expect((await ask(school, office.office, ['DELETE', path])).status).toBe(404)
})

test('the whole index is made anew while it is searched, and equals what is live', async () => {
  const office = await anOffice(school)
  const live = await aPublication(school, office, { title: '留下的信息' })
  const gone = await aPublication(school, office, { title: '撤下的信息' })
  await catchUp(school.parts.db, FOLLOWERS)
  await ask(school, office.office, ['POST', `/documents/${gone.id}/withdrawal`, { kind: 'in-error', note: '有误' }])
  await school.parts.pool.query(`update search_entry set words = '', source_hash = ''`)
  expect(await verifySearch(school.parts.db)).not.toEqual([])
  expect(await reindex(school.parts.db, () => undefined)).toBe(1)
  expect(await verifySearch(school.parts.db)).toEqual([])
  expect(await search('留下')).toContain(link(live.no))
  expect(await search('撤下')).not.toContain(link(gone.no))
})
