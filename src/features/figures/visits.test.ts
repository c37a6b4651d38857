import { beforeEach, expect, test } from 'vitest'
import { yearAfter } from '../../../test/support/database-day.ts'
import { anOffice, aPublication, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { importVisits, writeVisits } from './index.ts'

const school = useSchool()
const CAMPUS = { audience: { kind: 'campus' }, audienceReason: '仅限校内' }
let office: Office

beforeEach(async () => {
  office = await anOffice(school)
  school.clock.now = new Date(`${yearAfter(0)}-12-30T10:00:00+08:00`)
  school.parts.visits.take()
})

const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', accept: 'text/html' }

function visit(url: string, headers: Record<string, string> = BROWSER) {
  return school.app.inject({ url, headers })
}

async function total(): Promise<number> {
  await writeVisits(school.as(), school.parts.visits.take())
  const { body } = await ask(school, null, ['GET', `/figures/visits.total?year=${yearAfter(0)}`])
  return (body['figure'] as { value: number }).value
}

test('a page counts once for each time it is opened, kept or made anew; robots, parts of a page and what is not there do not', async () => {
  const { no } = await aPublication(school, office, { title: '看的人多' })
  const address = `/info/${String(no)}`
  for (let time = 0; time < 3; time += 1) await visit(address)
  await visit(address, { ...BROWSER, 'user-agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0)' })
  await visit(address, { ...BROWSER, 'user-agent': '' })
  await visit(address, { ...BROWSER, 'sec-purpose': 'prefetch' })
  await visit(`${address}/qr.svg`)
  await visit('/info/999999')
  expect(await total()).toBe(3)
  const shown = await visit(`/figures/visits.total?year=${yearAfter(0)}`)
  expect(shown.body).toContain('看的人多')
  expect(shown.body).toContain('3 次')
})

test('what only the campus may read is not in the public figure', async () => {
  const { no } = await aPublication(school, office, { metadata: CAMPUS })
  const { cookies } = office.editor
  const seen = await school.app.inject({ url: `/info/${String(no)}`, headers: BROWSER, cookies })
  expect(seen.statusCode).toBe(200)
  expect(await total()).toBe(0)
})

test('visits that could not be written are written with the next', async () => {
  const { no } = await aPublication(school, office)
  await visit(`/info/${String(no)}`)
  school.parts.visits.putBack(school.parts.visits.take())
  await visit(`/info/${String(no)}`)
  expect(await total()).toBe(2)
})

test('nothing is kept of who came', async () => {
  const { no } = await aPublication(school, office)
  await visit(`/info/${String(no)}`, { ...BROWSER, 'x-forwarded-for': '203.0.113.77' })
  await total()
  const { rows } = await school.parts.pool.query<{ column: string }>(
    "select column_name as column from information_schema.columns where table_name = 'visit_day'",
  )
  expect(rows.map(({ column }) => column).sort()).toEqual(['document_id', 'on_day', 'people', 'robots'])
})

test('visits counted elsewhere are taken over to the last one, whatever articles there are', async () => {
  await aPublication(school, office, { title: '甲' })
  await aPublication(school, office, { title: '乙' })
  await importVisits(school.as(), { year: Number(yearAfter(0)), total: 304_799 })
  expect(await total()).toBe(304_799)
  const { body } = await ask(school, null, ['GET', `/figures/visits.total?year=${yearAfter(0)}`])
  const parts = body['parts'] as { value: number }[]
  expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(304_799)
})
