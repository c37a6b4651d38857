import { beforeEach, expect, test } from 'vitest'
import { databaseDay } from '../../../test/support/database-day.ts'
import { type Answered, anOffice, aPublication, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { aHall, aMatter } from '../../../test/support/hall-builders.ts'
import { aLine, SERVICE, APPROVAL, takenIn } from '../../../test/support/list-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()
const CAMPUS = { audience: { kind: 'campus' }, audienceReason: '仅限校内' }
let office: Office
let thisYear = ''
let nextYear = ''
/** This year, as an address asks for it. */
let span = ''

beforeEach(async () => {
  office = await anOffice(school)
  thisYear = (await databaseDay(school)).slice(0, 4)
  nextYear = String(Number(thisYear) + 1)
  span = `from=${thisYear}-01-01&to=${thisYear}-12-31`
  school.clock.now = new Date(`${nextYear}-01-05T10:00:00+08:00`)
})

interface Shown {
  readonly key: string
  readonly value: number
}

function valueIn({ figures }: Answered, key: string): number | undefined {
  return (figures as Shown[]).find((figure) => figure.key === key)?.value
}

async function page(url: string, cookies: Record<string, string> = {}) {
  const answer = await school.app.inject({ url, cookies, headers: { accept: 'text/html' } })
  return { status: answer.statusCode, body: answer.body }
}

test('a figure opens the records that it counts; a stranger’s figure counts what strangers may read, and nothing tells of the rest', async () => {
  const open = await aPublication(school, office, { title: '公开的办法' })
  await aPublication(school, office, { title: '校内的办法', metadata: CAMPUS })
  const all = await ask(school, null, ['GET', `/figures?${span}`])
  expect(valueIn(all.body, 'publications.public')).toBe(1)
  expect(valueIn(all.body, 'publications.total')).toBeUndefined()
  expect((await ask(school, null, ['GET', `/figures/publications.total?${span}`])).status).toBe(404)
  const shown = await page(`/figures/publications.public?${span}`)
  expect(shown.body).toContain(`<a href="/info/${String(open.no)}">公开的办法</a>`)
  expect(shown.body).not.toContain('校内的办法')
  const staff = await ask(school, office.office, ['GET', `/figures/publications.total?${span}`])
  expect(staff.body['figure']).toMatchObject({ value: 2 })
})

test('what is taken down still counts, and is no longer named', async () => {
  const { id } = await aPublication(school, office, { title: '要撤下的信息' })
  const gone = await ask(school, office.office, [
    'POST',
    `/documents/${id}/withdrawal`,
    { kind: 'in-error', note: '有误' },
  ])
  expect(gone.status).toBe(200)
  const { body } = await page(`/figures/publications.public?${span}`)
  expect(body).toContain('<b>1</b>')
  expect(body).toContain('不再列出')
  expect(body).not.toContain('要撤下的信息')
})

test('matters are counted for everybody and listed to those who watch the hall', async () => {
  const hall = await aHall(school)
  await aMatter(school, hall)
  const seen = await page(`/figures/hall.accepted?year=${nextYear}`)
  expect(seen.body).toContain('示例服务')
  expect(seen.body).toContain('逐件明细只对负责统计和监督的人员开放')
  const { body } = await ask(school, office.office, ['GET', `/figures/hall.accepted?year=${nextYear}`])
  expect(body['evidence']).toMatchObject({ total: 1 })
})

test('what was added and ended in one period is opened and counted by unit like the rest', async () => {
  school.clock.now = new Date(`${thisYear}-03-02T10:00:00+08:00`)
  await takenIn(school, office, [APPROVAL, SERVICE])
  school.clock.now = new Date(`${thisYear}-06-01T10:00:00+08:00`)
  await takenIn(school, office, [aLine({ 编号: 'FW-1', 事项名称: '办理横向科研合同用印', 状态: '取消' })])
  school.clock.now = new Date(`${nextYear}-01-05T10:00:00+08:00`)
  const { body } = await ask(school, null, ['GET', `/figures/lists.added?${span}`])
  expect(body['figure']).toMatchObject({ value: 1 })
  expect(body['parts']).toEqual([{ name: '科技处', value: 1 }])
  expect(body['evidence']).toMatchObject({ total: 1, withheld: '', rows: [{ title: '办理横向科研合同用印', url: '' }] })
})

test('a period that is over is closed once; later records are told as a difference and move nothing', async () => {
  await takenIn(school, office, [APPROVAL, SERVICE])
  await aPublication(school, office)
  school.clock.now = new Date(`${thisYear}-12-31T10:00:00+08:00`)
  expect((await ask(school, office.office, ['POST', '/figure-periods', { year: thisYear }])).body).toMatchObject({
    code: 'figures.period-open',
  })
  school.clock.now = new Date(`${nextYear}-01-05T10:00:00+08:00`)
  expect((await ask(school, office.editor, ['POST', '/figure-periods', { year: thisYear }])).status).toBe(403)
  const closed = await ask(school, office.office, ['POST', '/figure-periods', { year: thisYear }])
  expect(closed.status).toBe(200)
  expect((await ask(school, office.office, ['POST', '/figure-periods', { year: thisYear }])).body).toMatchObject({
    code: 'figures.already-closed',
  })
  await aPublication(school, office, { title: '补录的信息' })
  const { body } = await ask(school, office.supervisor, ['GET', `/figure-periods/${String(closed.body['id'])}`])
  const figures = body['figures'] as (Shown & { state: string; valueNow: number })[]
  expect(figures.find(({ key }) => key === 'publications.public')).toMatchObject({
    value: 1,
    valueNow: 2,
    state: 'changed',
  })
  expect(figures.find(({ key }) => key === 'lists.services')).toMatchObject({ state: 'same' })
  await expect(school.parts.db.updateTable('closed_figure').set({ value: 9 }).execute()).rejects.toThrow()
})

test('the value of every figure is the number of the records that seal it', async () => {
  await takenIn(school, office, [APPROVAL, SERVICE])
  await aPublication(school, office)
  await aMatter(school, await aHall(school))
  const shown = await ask(school, office.office, ['GET', `/figures?${span}`])
  const { body } = await ask(school, office.office, ['POST', '/figure-periods', { year: thisYear }])
  const closed = await ask(school, office.office, ['GET', `/figure-periods/${String(body['id'])}`])
  const sealed = closed.body['figures'] as Shown[]
  expect(sealed.map(({ key, value }) => [key, value])).toEqual(
    (shown.body['figures'] as Shown[]).map(({ key, value }) => [key, value]),
  )
})

test('a period that is none is refused in words, with the figures of this year below; downloads say the same as the page', async () => {
  const wrong = await page('/figures?from=2026-05-01&to=2026-01-01')
  expect(wrong.status).toBe(400)
  expect(wrong.body).toContain('统计期间不正确')
  expect(wrong.body).toContain('清单条目')
  for (const year of ['20251', '2025-2027', '2999', "2025'--"])
    expect((await page(`/figures?year=${year}`)).status).toBe(400)
  const csv = await school.app.inject({ url: `/figures/download/csv?${span}` })
  expect(csv.body.startsWith('\ufeff"类别","指标"')).toBe(true)
  const json = await school.app.inject({ url: `/figures/download/json?${span}` })
  expect(json.json<{ name: string }>().name).toBe(`${thisYear}年`)
  const sheet = await school.app.inject({ url: `/figures/download/xlsx?${span}` })
  expect([sheet.statusCode, sheet.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  expect((await school.app.inject({ url: '/figures/download/pdf' })).statusCode).toBe(404)
})

test('the months of a figure add up to it; the screen shows everybody’s figures and may stand in another page', async () => {
  await aPublication(school, office)
  const { body } = await ask(school, null, ['GET', `/figures/publications.new?${span}`])
  const trend = body['trend'] as { name: string; value: number }[]
  expect([trend.length, trend.reduce((sum, { value }) => sum + value, 0)]).toEqual([12, 1])
  expect((await page(`/figures/publications.new?${span}`)).body).toContain('走势，数字见下表')
  const screen = await school.app.inject({ url: `/figures/screen?${span}` })
  expect(screen.headers['content-security-policy']).toContain('frame-ancestors *')
  expect(screen.headers['refresh']).toBe('300')
  expect(screen.body).toContain('期间新公开的信息')
  expect(screen.body).not.toContain('文章发布总量')
  const ofStaff = await page(`/figures/screen?${span}`, office.office.cookies)
  expect(ofStaff.body).not.toContain('文章发布总量')
})
