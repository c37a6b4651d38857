import { beforeEach, expect, test } from 'vitest'
import {
  aReport,
  aReportingOffice,
  check,
  type Fault,
  published,
  type Section,
  seen,
} from '../../../test/support/annual-report-builders.ts'
import { yearAfter } from '../../../test/support/database-day.ts'
import { ask } from '../../../test/support/disclosure-builders.ts'
import { keptFindings, round } from '../../../test/support/monitor-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()
let office: Awaited<ReturnType<typeof aReportingOffice>>

const PROBLEM = {
  ...{ problem: '部分信息更新不及时', measure: '按更新周期提前提醒', dueOn: `${yearAfter(1)}-06-30` },
  ...{ state: 'open', cure: '' },
}
const CURED = { state: 'cured', cure: '已建立到期提醒，逾期事项为零。' }

beforeEach(async () => {
  office = await aReportingOffice(school)
})

async function addTo(id: string, changes: object = {}) {
  const problem = { ...PROBLEM, unitId: office.unitId, ...changes }
  return ask(school, office.office, ['POST', `/reports/${id}/problems`, problem])
}

async function sheetText(id: string): Promise<string> {
  return JSON.stringify((await seen(school, office.office, id))['sheet'])
}

test('a problem of one report is told in the next with what came of it, and what was signed stays as it was', async () => {
  const first = await aReport(school, office)
  const { status, body } = await addTo(first)
  expect(status).toBe(200)
  expect(await sheetText(first)).toContain('部分信息更新不及时')
  await published(school, office, first)
  school.clock.now = new Date(`${yearAfter(2)}-01-05T10:00:00+08:00`)
  const next = await aReport(school, office, { year: yearAfter(1) })
  expect(await sheetText(next)).toContain('"整改中"')
  const changed = { ...PROBLEM, unitId: null, problem: '改写的问题', ...CURED }
  const cured = await ask(school, office.office, ['PUT', `/report-problems/${String(body['id'])}`, changed])
  expect(cured.status).toBe(200)
  const told = await sheetText(next)
  expect(told).toContain(CURED.cure)
  expect(told).not.toContain('改写的问题')
  expect(told).toContain('上一份：')
  const page = await school.app.inject({ url: `/reports/${yearAfter(0)}`, headers: { accept: 'text/html' } })
  expect(page.body).toContain('部分信息更新不及时')
  expect(page.body).not.toContain(CURED.cure)
  school.clock.now = new Date(`${yearAfter(3)}-01-05T10:00:00+08:00`)
  await published(school, office, next)
  const later = await aReport(school, office, { year: yearAfter(2) })
  // Cured on a 5 January: told in the report of the year in which that was.
  expect(await sheetText(later)).toContain(CURED.cure)
  school.clock.now = new Date(`${yearAfter(4)}-01-05T10:00:00+08:00`)
  expect(await sheetText(await aReport(school, office, { year: yearAfter(3) }))).not.toContain(CURED.cure)
})

test('a cured problem says how; while a report waits for its signature its problems stand still', async () => {
  const id = await aReport(school, office)
  expect((await addTo(id, { state: 'cured' })).body).toMatchObject({ code: 'report.problem-incomplete' })
  const { body } = await addTo(id)
  const problem = `/report-problems/${String(body['id'])}`
  expect((await check(school, office.checker, id)).status).toBe(200)
  for (const request of [
    ['PUT', problem, { ...PROBLEM, unitId: null }],
    ['DELETE', problem],
    ['POST', `/reports/${id}/problems`, { ...PROBLEM, unitId: null }],
  ] as const)
    expect((await ask(school, office.office, request)).body).toMatchObject({ code: 'report.not-in-draft' })
  expect((await ask(school, office.supervisor, ['DELETE', problem])).status).toBe(403)
  await ask(school, office.leader, ['POST', `/reports/${id}/return`, { reason: '再核对' }])
  expect((await ask(school, office.office, ['DELETE', problem])).status).toBe(200)
  expect(await sheetText(id)).toContain('本期没有查找出需要列入整改的问题')
})

test('what the monitors find is offered to whoever writes the report, counted by rule; what is cured is not', async () => {
  const id = await aReport(school, office)
  const offered = async () => {
    const { status, body } = await ask(school, office.office, ['GET', `/reports/${id}/problem-suggestions`])
    expect(status).toBe(200)
    return body['rows'] as { rule: string; count: number; problem: string; measure: string }[]
  }
  expect(await offered()).toEqual([])
  await round(school)
  const found = await keptFindings(school)
  const rows = await offered()
  expect(rows.length).toBeGreaterThan(0)
  for (const { rule, count, problem, measure } of rows) {
    const open = found.filter((each) => each.rule === rule && each.state === 'open')
    expect(count).toBe(open.length)
    const units = new Set(open.flatMap(({ unitId }) => unitId ?? [])).size
    expect(problem).toContain(`发现 ${String(count)} 处${units === 0 ? '。' : `，涉及 ${String(units)} 个单位。`}`)
    expect(measure).not.toBe('')
  }
  await school.parts.db
    .updateTable('monitor_finding')
    .set({ state: 'cured', cured_on: `${yearAfter(1)}-01-05` })
    .execute()
  expect(await offered()).toEqual([])
  expect((await ask(school, office.supervisor, ['GET', `/reports/${id}/problem-suggestions`])).status).toBe(403)
  expect((await ask(school, office.office, ['GET', '/reports/none/problem-suggestions'])).status).toBe(404)
})

test('a report that lists no problem while the monitors see some is not sent on before it says why, and the reason is printed', async () => {
  const id = await aReport(school, office)
  expect(await sheetText(id)).not.toContain('学校查找出以下问题')
  await round(school)
  const open = (await keptFindings(school)).filter(({ state }) => state === 'open').length
  const faults = async () => (await seen(school, office.office, id))['faults'] as (Fault & { message: string })[]
  const silent = (await faults()).filter(({ kind }) => kind === 'no-problems')
  expect(silent).toMatchObject([{ isBlocking: true }])
  expect(silent[0]?.message).toContain(`监测中有 ${String(open)} 个待处理的问题`)
  expect((await check(school, office.checker, id)).body).toMatchObject({ code: 'report.faulty' })
  const { version, title, sections } = await seen(school, office.office, id)
  const told = (sections as Section[]).map((section) =>
    section.key === 'problems' ? { ...section, unlisted: '都在期末以后发现，已另行整改。' } : section,
  )
  await ask(school, office.office, ['PUT', `/reports/${id}`, { version, title, sections: told }])
  expect((await faults()).map(({ kind }) => kind)).not.toContain('no-problems')
  expect((await check(school, office.checker, id)).status).toBe(200)
  expect(await sheetText(id)).toContain('都在期末以后发现，已另行整改。')
})

test('one listed problem is enough for the check, and is introduced by a sentence', async () => {
  const id = await aReport(school, office)
  await round(school)
  await addTo(id)
  const { faults } = await seen(school, office.office, id)
  expect((faults as Fault[]).map(({ kind }) => kind)).not.toContain('no-problems')
  expect(await sheetText(id)).toContain('学校查找出以下问题')
})
