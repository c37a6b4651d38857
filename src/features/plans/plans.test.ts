import { beforeEach, expect, test } from 'vitest'
import { goTo } from '../../../test/support/application-builders.ts'
import { aPerson, type Person } from '../../../test/support/builders.ts'
import { anOffice, type Answered, ask, asking, type Office } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { viewFigure } from '../figures/index.ts'
import { tellTasksDue } from './due-tasks.ts'

const school = useSchool()
const code = asking(school)
let office: Office
let id: string

beforeEach(async () => {
  office = await anOffice(school)
  goTo(school, '2026-03-02')
  id = await drafted()
})

function written(changes: object = {}) {
  const { unitId, otherUnitId } = office
  return {
    title: '“阳光三务”推进工作方案',
    basis: '学校党委会议纪要',
    basisNo: null,
    year: 2026,
    isPublic: true,
    tasks: [
      { words: '补齐收费信息', unitId, coUnitIds: [otherUnitId], dueOn: '2026-03-31', evidence: '公开的收费标准' },
      { words: '更新机构职能', unitId: otherUnitId, coUnitIds: [], dueOn: '2026-06-30', evidence: '' },
    ],
    ...changes,
  }
}

async function drafted(changes: object = {}): Promise<string> {
  const { status, body } = await ask(school, office.supervisor, ['POST', '/plans', written(changes)])
  expect(status, JSON.stringify(body)).toBe(200)
  return String(body['id'])
}

async function issued(): Promise<string[]> {
  expect(await code(office.supervisor, 'POST', `/plans/${id}/issue`)).toBe(200)
  const { body } = await ask(school, office.supervisor, ['GET', `/plans/${id}`])
  return (body['lines'] as Answered[]).map((line) => String(line['id']))
}

function report(person: Person, taskId: string, changes: object = {}) {
  const body = { kind: 'progress', percent: 40, words: '已公布两项', publicationNos: [], ...changes }
  return code(person, 'POST', `/plans/${id}/tasks/${taskId}/reports`, body)
}

function judge(person: Person, taskId: string, kind: string) {
  return code(person, 'POST', `/plans/${id}/tasks/${taskId}/judgements`, { kind, words: '已查阅' })
}

async function taskOf(person: Person, taskId: string): Promise<Answered> {
  return (await ask(school, person, ['GET', `/plans/${id}/tasks/${taskId}`])).body
}

async function told(kind: string): Promise<(string | null)[]> {
  const rows = await school.parts.db.selectFrom('notice').select('account_id').where('kind', '=', kind).execute()
  return rows.map((row) => row.account_id).sort()
}

test('a draft is its maker’s; issued, its tasks never change and the units are told', async () => {
  expect(await code(office.editor, 'GET', `/plans/${id}`)).toBe('plan.not-found')
  expect(await code(office.office, 'PUT', `/plans/${id}`, written())).toBe('plan.not-your-office')
  expect(await code(office.editor, 'POST', '/plans', written())).toBe('access.denied')
  const [task = ''] = await issued()
  expect(await told('plans.issued')).toEqual(
    [office.editor.id, office.head.id, office.stranger.id, office.stranger.id].sort(),
  )
  expect(await code(office.supervisor, 'PUT', `/plans/${id}`, written())).toBe('plan.wrong-state')
  const change = school.parts.db.updateTable('plan_task').set({ due_on: '2027-01-01' }).where('id', '=', task)
  await expect(change.execute()).rejects.toThrow('cannot be changed')
  expect(await code(office.editor, 'GET', `/plans/${id}`)).toBe(200)
  expect(await code(await aPerson(school, { roles: ['campus_member'] }), 'GET', `/plans/${id}`)).toBe('access.denied')
})

test('a plan with faults, of unknown units or without tasks is refused', async () => {
  const [first] = written().tasks
  const make = (tasks: object[]) => code(office.supervisor, 'POST', '/plans', written({ tasks }))
  expect(await make([{ ...first, coUnitIds: [office.unitId] }])).toBe('plan.invalid')
  expect(await make([{ ...first, unitId: 'none' }])).toBe('request.unknown-reference')
  id = await drafted({ tasks: [] })
  expect(await code(office.supervisor, 'POST', `/plans/${id}/issue`)).toBe('plan.invalid')
})

test('the unit reports, those that help may too, and only the responsible one says that it is done', async () => {
  const [task = '', other = ''] = await issued()
  expect(await report(office.editor, task)).toBe(200)
  expect(await report(office.stranger, task, { percent: 60 })).toBe(200)
  expect(await report(office.stranger, task, { kind: 'claimed' })).toBe('access.denied')
  expect(await report(office.editor, other)).toBe('access.denied')
  expect(await report(office.editor, task, { kind: 'claimed', publicationNos: [7] })).toBe(200)
  expect(await report(office.editor, task)).toBe('plan.task-closed')
  const { state, percent, steps } = await taskOf(office.editor, task)
  expect([state, percent, (steps as Answered[]).map(({ kind }) => kind)]).toEqual([
    'claimed',
    100,
    ['progress', 'progress', 'claimed'],
  ])
  // A unit that has another part of the plan sees that this task is there, and no words of it.
  await report(office.stranger, other, { words: '只给制定单位看' })
  expect(await taskOf(office.editor, other)).toMatchObject({ percent: 40, steps: [] })
  await expect(school.parts.db.deleteFrom('plan_step').execute()).rejects.toThrow()
  expect(await told('plans.claimed')).toEqual([office.supervisor.id])
})

test('the office that made it confirms or sends back, and nobody of the unit itself', async () => {
  const [task = ''] = await issued()
  const inside = await aPerson(school, { roles: ['supervisor', { role: 'unit_head', unitId: office.unitId }] })
  expect(await judge(office.supervisor, task, 'confirmed')).toBe('plan.task-closed')
  expect(await report(inside, task, { kind: 'claimed' })).toBe(200)
  expect(await judge(inside, task, 'confirmed')).toBe('plan.own-unit')
  expect(await judge(office.office, task, 'confirmed')).toBe('plan.not-your-office')
  expect(await judge(office.editor, task, 'confirmed')).toBe('access.denied')
  expect(await judge(office.supervisor, task, 'returned')).toBe(200)
  expect(await taskOf(office.editor, task)).toMatchObject({ state: 'under-way', claimedOn: null, mayClaim: true })
  expect(await report(office.editor, task, { kind: 'claimed' })).toBe(200)
  expect(await judge(office.supervisor, task, 'confirmed')).toBe(200)
  expect(await taskOf(office.editor, task)).toMatchObject({
    state: 'confirmed',
    confirmedOn: '2026-03-02',
    mayReport: false,
  })
  expect((await told('plans.confirmed')).length).toBe(4)
})

test('units are told a week before, and when it is overdue the maker too; of each day once', async () => {
  const [task = ''] = await issued()
  const tell = () => tellTasksDue(school.as(), school.parts.secretKey)
  await tell()
  expect(await told('plans.due-soon')).toEqual([])
  goTo(school, '2026-03-24')
  await tell()
  await tell()
  expect(await told('plans.due-soon')).toEqual([office.editor.id, office.head.id, office.stranger.id].sort())
  goTo(school, '2026-04-01')
  await tell()
  await tell()
  expect(await told('plans.overdue')).toEqual(
    [office.editor.id, office.head.id, office.stranger.id, office.supervisor.id].sort(),
  )
  const notices = async (person: Person) => JSON.stringify((await ask(school, person, ['GET', '/me/notices'])).body)
  expect(await notices(office.editor)).toContain('请尽快完成并报告')
  expect(await notices(office.supervisor)).toContain('由科技处承担，已经逾期')
  expect(await notices(office.supervisor)).not.toContain('请尽快完成并报告')
  expect(await report(office.editor, task, { kind: 'claimed' })).toBe(200)
  expect(await taskOf(office.editor, task)).toMatchObject({ isOverdue: true })
})

test('the workbench of a unit shows tasks that fall due, that of the maker claims to confirm', async () => {
  const [task = ''] = await issued()
  const waiting = async (person: Person) => {
    const { body } = await ask(school, person, ['GET', '/waiting-plan-tasks'])
    return (body['rows'] as { id: string; isToConfirm: boolean }[]).filter((row) => row.id === task)
  }
  goTo(school, '2026-02-01')
  expect(await waiting(office.editor)).toEqual([])
  goTo(school, '2026-03-24')
  expect(await waiting(office.editor)).toMatchObject([{ dueOn: '2026-03-31', daysLeft: 7, isToConfirm: false }])
  expect(await waiting(office.supervisor)).toEqual([])
  expect(await report(office.editor, task, { kind: 'claimed' })).toBe(200)
  expect(await waiting(office.editor)).toEqual([])
  expect(await waiting(office.supervisor)).toMatchObject([{ isToConfirm: true }])
  expect((await ask(school, await aPerson(school), ['GET', '/waiting-plan-tasks'])).status).toBe(403)
})

test('the public reads tasks and how they stand, no word of a report; what is not public it does not', async () => {
  const page = async () => (await school.app.inject({ url: '/plans', headers: { accept: 'text/html' } })).body
  expect(await page()).not.toContain('补齐收费信息')
  const [task = ''] = await issued()
  await report(office.editor, task, { words: '内部情况说明' })
  expect(await page()).toContain('补齐收费信息')
  expect(await page()).not.toContain('内部情况说明')
  id = await drafted({ title: '内部方案', isPublic: false })
  await issued()
  expect(await page()).not.toContain('内部方案')
})

test('a plan taken back asks nothing more, and its name stays', async () => {
  const [task = ''] = await issued()
  expect(await code(office.supervisor, 'POST', `/plans/${id}/withdrawal`, { reason: '并入新方案' })).toBe(200)
  expect(await report(office.editor, task)).toBe('plan.wrong-state')
  expect(await code(office.editor, 'GET', `/plans/${id}`)).toBe('plan.not-found')
  const { body } = await school.app.inject({ url: '/plans', headers: { accept: 'text/html' } })
  expect([body.includes('已经撤销'), body.includes('补齐收费信息')]).toEqual([true, false])
})

test('figures, cockpit and sheet count what was due and what was done in time', async () => {
  const [task = ''] = await issued()
  await report(office.editor, task, { kind: 'claimed' })
  await judge(office.supervisor, task, 'confirmed')
  goTo(school, '2026-07-01')
  const of = async (key: string) =>
    (await viewFigure(school.as(), { key, from: '2026-01-01', to: '2026-12-31', page: 1 })).figure.value
  expect([await of('plans.due'), await of('plans.in-time')]).toEqual([2, 1])
  const { body } = await ask(school, office.leader, ['GET', '/cockpit'])
  expect(body['tasks']).toEqual({ total: 2, open: 1, claimed: 0, overdue: 1 })
  const sheet = await school.app.inject({ url: `/api/v1/plans/${id}/export.xlsx`, cookies: office.leader.cookies })
  expect([sheet.statusCode, sheet.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
})
