import { beforeEach, expect, test } from 'vitest'
import { anAnswered, anAnsweringOffice, goTo } from '../../../test/support/application-builders.ts'
import type { Person } from '../../../test/support/builders.ts'
import { type Answered, ask, asking, type Office } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()
const code = asking(school)
let office: Office
let id: string

const SCHEME = [
  { key: 'cases', name: '申请与来信按期办结', measure: 'cases-in-time', points: 60 },
  { key: 'training', name: '培训与制度', measure: null, points: 40 },
]

beforeEach(async () => {
  office = await anAnsweringOffice(school)
  goTo(school, '2026-03-02')
  await anAnswered(school, office)
  const made = await ask(school, office.office, ['POST', '/assessments', scheme()])
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  id = String(made.body['id'])
})

function scheme(changes: object = {}) {
  return {
    name: '2026 年信息公开考核',
    from: '2026-01-01',
    to: '2026-12-31',
    indicators: SCHEME,
    unitIds: [office.unitId, office.otherUnitId],
    ...changes,
  }
}

function score(person: Person, unitId: string, given: number | { points: number; indicatorKey: string }) {
  const body = {
    reason: '查阅了培训签到表',
    ...(typeof given === 'number' ? { points: given, indicatorKey: 'training' } : given),
  }
  return code(person, 'POST', `/assessments/${id}/units/${unitId}/scores`, body)
}

async function lineOf(person: Person, unitId: string): Promise<Answered | undefined> {
  const { body } = await ask(school, person, ['GET', `/assessments/${id}`])
  return (body['units'] as Answered[] | undefined)?.find((line) => line['unitId'] === unitId)
}

async function scoreAll(): Promise<void> {
  expect(await score(office.supervisor, office.unitId, 30)).toBe(200)
  expect(await score(office.supervisor, office.otherUnitId, 40)).toBe(200)
}

function preview(appealUntil = '2026-03-20') {
  return code(office.office, 'POST', `/assessments/${id}/preview`, { appealUntil })
}

test('records are computed, the rest is scored with a reason; the last score counts, and what records say is nobody’s to score', async () => {
  expect(await score(office.supervisor, office.unitId, 41)).toBe('assessment.points-invalid')
  expect(await score(office.supervisor, office.unitId, { points: 10, indicatorKey: 'cases' })).toBe(
    'assessment.points-invalid',
  )
  expect(await score(office.editor, office.unitId, 10)).toBe('access.denied')
  expect(await score(office.supervisor, office.unitId, 10)).toBe(200)
  school.clock.now = new Date('2026-03-02T11:00:00+08:00')
  await scoreAll()
  const line = await lineOf(office.office, office.unitId)
  expect(line).toMatchObject({ total: 90, rank: 2, indicators: [{ points: 60, done: 1, of: 1 }, { points: 30 }] })
  // The other unit had no case: it is judged by the rest.
  expect(await lineOf(office.office, office.otherUnitId)).toMatchObject({ total: 100, rank: 1 })
})

test('a scheme that does not add up, a period that is none and a unit that is none are refused', async () => {
  const make = (changes: object) => code(office.office, 'POST', '/assessments', scheme(changes))
  expect(await make({ indicators: SCHEME.slice(1) })).toBe('assessment.scheme-invalid')
  expect(await make({ to: '2025-12-31' })).toBe('assessment.period-invalid')
  expect(await make({ unitIds: ['none'] })).toBe('request.unknown-reference')
  expect(await code(office.head, 'POST', '/assessments', scheme())).toBe('access.denied')
})

test('a unit sees itself from the preview on and no other; it objects until the day, and whoever scored it does not decide', async () => {
  const self = { words: '本年度举办培训两次' }
  expect(await code(office.head, 'PUT', `/assessments/${id}/units/${office.unitId}/self`, self)).toBe(200)
  expect(await code(office.head, 'PUT', `/assessments/${id}/units/${office.otherUnitId}/self`, self)).toBe(
    'access.denied',
  )
  expect(await preview()).toBe('assessment.incomplete')
  await scoreAll()
  expect(await lineOf(office.head, office.unitId)).toMatchObject({
    total: null,
    indicators: [],
    scores: [],
    self: self.words,
  })
  expect(await preview('2026-03-02')).toBe('assessment.appeal-day-invalid')
  expect(await preview()).toBe(200)
  expect(await lineOf(office.head, office.unitId)).toMatchObject({ total: 90, rank: null, scores: [{ points: 30 }] })
  expect(await lineOf(office.head, office.otherUnitId)).toBeUndefined()
  const appeal = () =>
    code(office.head, 'POST', `/assessments/${id}/units/${office.unitId}/appeals`, { words: '漏计一次培训' })
  expect(await appeal()).toBe(200)
  expect(await appeal()).toBe('assessment.appeal-open')
  const [filed] = (await lineOf(office.supervisor, office.unitId))?.['appeals'] as { id: string }[]
  const decide = (person: Person) =>
    code(person, 'POST', `/assessments/${id}/appeals/${filed?.id ?? ''}/decision`, { decision: '经核实，维持' })
  expect(await decide(office.office)).toBe('access.denied')
  expect(await decide(office.supervisor)).toBe('assessment.own-score')
  goTo(school, '2026-03-23')
  expect(await appeal()).toBe('assessment.appeal-over')
  expect(await code(office.office, 'POST', `/assessments/${id}/publication`)).toBe('assessment.appeal-open')
})

test('published after the last day for objections, it never moves, and everybody reads it', async () => {
  await scoreAll()
  expect(await preview()).toBe(200)
  expect(await score(office.supervisor, office.unitId, 1)).toBe('assessment.wrong-state')
  expect(await code(office.office, 'POST', `/assessments/${id}/publication`)).toBe('assessment.appeal-running')
  goTo(school, '2026-03-23')
  const page = () => school.app.inject({ url: '/assessments', headers: { accept: 'text/html' } })
  expect((await page()).body).not.toContain('2026 年信息公开考核')
  expect(await code(office.office, 'POST', `/assessments/${id}/publication`)).toBe(200)
  expect((await page()).body).toContain('2026 年信息公开考核')
  await anAnswered(school, office)
  expect(await lineOf(office.office, office.unitId)).toMatchObject({ total: 90, indicators: [{ of: 1 }, {}] })
  expect(await code(office.office, 'POST', `/assessments/${id}/reopening`, { reason: '再看' })).toBe(
    'assessment.wrong-state',
  )
  const change = school.parts.db.updateTable('assessment').set({ name: '改' }).where('id', '=', id)
  await expect(change.execute()).rejects.toThrow()
  const sheet = await school.app.inject({
    url: `/api/v1/assessments/${id}/export.xlsx`,
    cookies: office.office.cookies,
  })
  expect([sheet.statusCode, sheet.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
})

test('published assessments of several years stand beside each other, each with the place of its year', async () => {
  await scoreAll()
  expect(await preview()).toBe(200)
  goTo(school, '2026-03-23')
  const publish = () => code(office.office, 'POST', `/assessments/${id}/publication`)
  expect(await publish()).toBe(200)
  const page = async () => {
    const { body } = await school.app.inject({ url: '/assessments', headers: { accept: 'text/html' } })
    return body.slice(body.indexOf('历次比较'))
  }
  expect(await page()).not.toContain('第 1 名')
  const made = await ask(school, office.office, ['POST', '/assessments', scheme({ name: '2027 年信息公开考核' })])
  id = String(made.body['id'])
  expect(await score(office.supervisor, office.unitId, 40)).toBe(200)
  expect(await score(office.supervisor, office.otherUnitId, 20)).toBe(200)
  expect(await preview('2026-03-31')).toBe(200)
  goTo(school, '2026-04-01')
  expect(await publish()).toBe(200)
  const rows = (await page()).split('<tr>').slice(2)
  expect(rows.map((row) => [...row.matchAll(/<td\b[^>]*>([^<]*)<\/td>/g)].map(([, cell]) => cell))).toEqual([
    ['科技处', '90（第 2 名）', '100（第 1 名）'],
    ['教务处', '100（第 1 名）', '50（第 2 名）'],
  ])
})

async function toldTo(person: Person, kind: string): Promise<number> {
  const { count } = await school.parts.db
    .selectFrom('notice')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('kind', '=', kind)
    .where('account_id', '=', person.id)
    .executeTakeFirstOrThrow()
  return Number(count)
}

test('units are told at each stage, and those who decide of an objection', async () => {
  expect(await toldTo(office.head, 'assessments.begun')).toBe(1)
  await scoreAll()
  expect(await preview()).toBe(200)
  expect(await toldTo(office.head, 'assessments.previewed')).toBe(1)
  const appeals = `/assessments/${id}/units/${office.unitId}/appeals`
  expect(await code(office.head, 'POST', appeals, { words: '请核对培训签到' })).toBe(200)
  expect(await toldTo(office.supervisor, 'assessments.appealed')).toBe(1)
  expect(await toldTo(office.supervisor, 'assessments.previewed')).toBe(0)
})

test('points that were computed open their records, to the unit itself only from the preview on', async () => {
  const evidence = (person: Person, unitId = office.unitId, key = 'cases') =>
    ask(school, person, ['GET', `/assessments/${id}/units/${unitId}/evidence/${key}`])
  expect((await evidence(office.head)).status).toBe(404)
  expect((await evidence(office.office)).body).toMatchObject({ rows: [{ isDone: true }] })
  expect((await evidence(office.office, office.unitId, 'training')).status).toBe(404)
  await scoreAll()
  expect(await preview()).toBe(200)
  const { body } = await evidence(office.head)
  const line = await lineOf(office.head, office.unitId)
  const [first] = line?.['indicators'] as { done: number; of: number }[]
  const rows = body['rows'] as { isDone: boolean }[]
  expect([rows.filter(({ isDone }) => isDone).length, rows.length]).toEqual([first?.done, first?.of])
  expect((await evidence(office.head, office.otherUnitId)).status).toBe(404)
})

test.each(['items-in-order', 'matters-in-time', 'trainings-attended', 'tasks-in-time'])(
  '%s: as many records as the points were computed from',
  async (measure) => {
    const made = await ask(school, office.office, [
      'POST',
      '/assessments',
      scheme({ indicators: [{ key: 'one', name: '指标', measure, points: 100 }] }),
    ])
    id = String(made.body['id'])
    const { body } = await ask(school, office.office, ['GET', `/assessments/${id}/units/${office.unitId}/evidence/one`])
    const line = await lineOf(office.office, office.unitId)
    const [got] = line?.['indicators'] as { done: number; of: number }[]
    const rows = body['rows'] as { isDone: boolean }[]
    expect([rows.filter(({ isDone }) => isDone).length, rows.length]).toEqual([got?.done, got?.of])
  },
)
