import { beforeEach, expect, test } from 'vitest'
import {
  act,
  anAnswered,
  anAnsweringOffice,
  anAssigned,
  apply,
  goTo,
} from '../../../test/support/application-builders.ts'
import type { Person } from '../../../test/support/builders.ts'
import { ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()
let office: Office

beforeEach(async () => {
  office = await anAnsweringOffice(school)
})

async function tableOf(from: string, to: string, person = office.office) {
  const { status, body } = await ask(school, person, ['GET', `/application-statistics?from=${from}&to=${to}`])
  expect(status, JSON.stringify(body)).toBe(200)
  const rows = body['rows'] as ({ row: string; total: number } & Record<string, number>)[]
  return { body, row: (name: string) => rows.find(({ row }) => row === name) ?? { total: -1 } }
}

test('the national table counts each application where the law puts it, balances, and each cell opens its cases', async () => {
  goTo(school, '2025-12-30')
  await anAssigned(school, office)
  goTo(school, '2026-01-05')
  const granted = await anAnswered(school, office)
  await anAnswered(school, office, { kind: 'third-party', parts: { ground: '第十条', explanation: '个人隐私' } })
  const gone = await apply(school, { kind: 'research' })
  await act(school, office.office, [gone.id, 'withdrawal', { reason: '申请人来电' }])
  const { body, row } = await tableOf('2026-01-01', '2026-12-31')
  expect(body['faults']).toEqual([])
  expect(row('new')).toMatchObject({ person: 2, research: 1, total: 3 })
  expect(row('carriedIn')).toMatchObject({ person: 1, total: 1 })
  expect(row('granted').total).toBe(1)
  expect(row('deny.thirdParty').total).toBe(1)
  expect(row('other.other')).toMatchObject({ research: 1, total: 1 })
  expect(row('resultTotal').total).toBe(3)
  expect(row('carriedOut').total).toBe(1)
  expect(body).toMatchObject({ concluded: 3, late: 0, onTimeRate: 1 })
  const cell = '/application-statistics/cases?from=2026-01-01&to=2026-12-31'
  const opened = await ask(school, office.office, ['GET', `${cell}&row=granted&column=person`])
  expect(opened.body['rows']).toMatchObject([{ number: granted.number }])
  const all = await ask(school, office.office, ['GET', `${cell}&row=resultTotal`])
  expect(all.body['rows']).toHaveLength(3)
  const before = await tableOf('2025-01-01', '2025-12-31')
  expect([before.row('new').total, before.row('carriedOut').total]).toEqual([1, 1])
})

test('an answer after the day is late, and a mystery application of the supervision office is not counted', async () => {
  goTo(school, '2026-03-02')
  const { id } = await anAssigned(school, office)
  goTo(school, '2026-04-30')
  await act(school, office.editor, [id, 'decision', { kind: 'granted', parts: { way: '见附件' } }])
  const mystery = await apply(school)
  await act(school, office.supervisor, [mystery.id, 'mystery', { code: mystery.code }])
  expect((await ask(school, office.office, ['GET', `/applications/${mystery.id}`])).body).not.toHaveProperty(
    'isMystery',
  )
  await act(school, office.office, [id, 'withdrawal', { reason: '申请人来电' }])
  const { body, row } = await tableOf('2026-01-01', '2026-12-31', office.supervisor)
  expect(row('new').total).toBe(1)
  expect(body).toMatchObject({ concluded: 1, late: 1, onTimeRate: 0, averageWorkingDays: 42 })
})

test('figures are for the office and the supervision office', async () => {
  const url = '/application-statistics?from=2026-01-01&to=2026-12-31'
  expect((await ask(school, office.editor, ['GET', url])).status).toBe(403)
  expect((await ask(school, null, ['GET', url])).status).toBe(401)
  const wrong = await ask(school, office.office, ['GET', '/application-statistics?from=2026-12-31&to=2026-01-01'])
  expect(wrong.body['code']).toBe('application.period-invalid')
})

test('only the code proves that an application is a trial; whoever handles it does not learn of it', async () => {
  const trial = await apply(school)
  const theirs = await apply(school)
  const mark = (person: Person, id: string, code: string) =>
    ask(school, person, ['POST', `/applications/${id}/mystery`, { code }])
  expect((await mark(office.supervisor, theirs.id, trial.code)).body['code']).toBe('case.lookup-failed')
  expect((await mark(office.office, trial.id, trial.code)).body['code']).toBe('case.not-yours')
  expect((await mark(office.supervisor, trial.id, trial.code)).status).toBe(200)
  expect((await mark(office.supervisor, trial.id, trial.code)).body['code']).toBe('application.mystery-marked')
  const seen = async (person: Person) =>
    JSON.stringify((await ask(school, person, ['GET', `/applications/${trial.id}`])).body)
  expect(await seen(office.supervisor)).toContain('这一件已经标记为暗访件')
  expect(await seen(office.office)).not.toContain('暗访')
  const list = (person: Person) => ask(school, person, ['GET', '/applications?mystery=true'])
  expect((await list(office.office)).status).toBe(403)
  expect((await list(office.supervisor)).body).toMatchObject({ total: 1, rows: [{ id: trial.id }] })
})
