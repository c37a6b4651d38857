import { beforeEach, expect, test } from 'vitest'
import type { Person } from '../../../test/support/builders.ts'
import {
  aDraft,
  anOffice,
  aPublication,
  type Answered,
  ask,
  asking,
  type Office,
} from '../../../test/support/disclosure-builders.ts'
import { keptFindings, round } from '../../../test/support/monitor-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()
const code = asking(school)
let office: Office
let policy: { id: string; no: number }

beforeEach(async () => {
  office = await anOffice(school)
  policy = await aPublication(school, office, {
    title: '科研经费管理办法',
    metadata: { docNo: '示校科字〔2026〕1号' },
  })
})

function relate(person: Person, id: string, { toId = policy.id, kind = 'interprets' } = {}) {
  return code(person, 'POST', `/documents/${id}/relations`, { toId, kind })
}

async function relationsOf(person: Person, id: string): Promise<Answered[]> {
  return (await ask(school, person, ['GET', `/documents/${id}/relations`])).body['rows'] as Answered[]
}

async function page(url: string, person?: Person): Promise<string> {
  const cookies = person ? { cookies: person.cookies } : {}
  return (await school.app.inject({ url, headers: { accept: 'text/html' }, ...cookies })).body
}

test('an interpretation and its policy lead to each other on both pages, in the list and in the feed', async () => {
  const reading = await aPublication(school, office, { title: '一图读懂科研经费' })
  const infoOf = (no: number) => `/info/${String(no)}`
  expect(await page(infoOf(policy.no))).not.toContain('解读与相关文件')
  expect(await relate(office.editor, reading.id)).toBe(200)
  expect(await relate(office.editor, reading.id)).toBe('relation.exists-already')
  expect(await page(infoOf(policy.no))).toMatch(/政策解读<\/span><a href="\/info\/\d+">一图读懂科研经费/)
  expect(await page(infoOf(reading.no))).toMatch(/解读的政策<\/span><a href="\/info\/\d+">科研经费管理办法/)
  expect(await page('/columns/notices')).toContain(`<a href="${infoOf(reading.no)}">政策解读</a>`)
  const feed = (await school.app.inject('/feeds/latest.json')).json<{
    items: { url: string; _related?: Answered[] }[]
  }>()
  const item = feed.items.find(({ url }) => url.endsWith(infoOf(policy.no)))
  expect(item?._related).toMatchObject([{ relation: '政策解读' }])
  expect((await school.app.inject('/feeds/latest.xml')).body).not.toContain('_related')
  const [row] = await relationsOf(office.editor, policy.id)
  expect(row).toMatchObject({ direction: 'by', mayRemove: false })
})

test('a draft can be linked beforehand; readers learn of it when it is published, and no longer when it is withdrawn', async () => {
  const draft = await aDraft(school, office, { title: '还没有发布的解读' })
  expect(await relate(office.editor, draft.id)).toBe(200)
  expect(await page(`/info/${String(policy.no)}`)).not.toContain('还没有发布的解读')
  const answer = await aPublication(school, office, { title: '关于经费传言的说明' })
  expect(await relate(office.editor, answer.id, { kind: 'responds' })).toBe(200)
  expect(await page(`/info/${String(policy.no)}`)).toContain('关于经费传言的说明')
  await ask(school, office.office, ['POST', `/documents/${answer.id}/withdrawal`, { kind: 'in-error', note: '有误' }])
  expect(await page(`/info/${String(policy.no)}`)).not.toContain('关于经费传言的说明')
})

test('whoever may not see one end does not learn of it on the other, and nobody of another unit links or unlinks', async () => {
  const metadata = { audience: { kind: 'units', members: [office.otherUnitId] }, audienceReason: '仅供教务处' }
  const inner = await aPublication(school, office, { title: '仅供教务处的解读', metadata })
  expect(await relate(office.stranger, inner.id)).toBe('access.denied')
  expect(await relate(office.editor, inner.id, { toId: inner.id })).toBe('relation.own')
  expect(await relate(office.editor, inner.id, { toId: 'none' })).toBe('document.not-found')
  expect(await relate(office.editor, inner.id)).toBe(200)
  const info = `/info/${String(policy.no)}`
  const heading = '解读与相关文件'
  expect(await page(info)).not.toContain(heading)
  expect(await page(info, office.head)).not.toContain(heading)
  expect(await page(info, office.stranger)).toContain(heading)
  const [row] = await relationsOf(office.editor, inner.id)
  const remove = (person: Person, id: string) =>
    code(person, 'DELETE', `/documents/${id}/relations/${String(row?.['relationId'])}`)
  expect(await remove(office.stranger, inner.id)).toBe('access.denied')
  expect(await remove(office.editor, policy.id)).toBe('relation.not-found')
  expect(await remove(office.editor, inner.id)).toBe(200)
  expect(await page(info, office.stranger)).not.toContain(heading)
  const ledger = await school.parts.db.selectFrom('ledger').select('type').where('type', 'like', '%related').execute()
  expect(ledger.map(({ type }) => type).sort()).toEqual(['disclosure.related', 'disclosure.unrelated'])
})

/** So many days after the database published it. */
async function goOn(days: number): Promise<void> {
  const { published_at: at } = await school.parts.db
    .selectFrom('publication')
    .select('published_at')
    .where('document_id', '=', policy.id)
    .executeTakeFirstOrThrow()
  school.clock.now = new Date(at.getTime() + days * 86_400_000)
}

test('a rule without an interpretation is told only when the office wants it, and cured by one', async () => {
  await round(school)
  expect(await keptFindings(school, 'policy-unexplained')).toEqual([])
  expect(await code(office.head, 'PUT', '/interpretation-setting', { days: 10 })).toBe('access.denied')
  expect(await code(office.office, 'PUT', '/interpretation-setting', { days: 10 })).toBe(200)
  await goOn(9)
  await round(school)
  expect(await keptFindings(school, 'policy-unexplained')).toEqual([])
  await goOn(11)
  await round(school)
  expect(await keptFindings(school, 'policy-unexplained')).toMatchObject([{ what: '科研经费管理办法', state: 'open' }])
  const reading = await aPublication(school, office, { title: '一图读懂科研经费' })
  expect(await relate(office.editor, reading.id)).toBe(200)
  await round(school)
  expect(await keptFindings(school, 'policy-unexplained')).toMatchObject([{ state: 'cured' }])
})
