import { expect, test } from 'vitest'
import { aPerson } from '../../../test/support/builders.ts'
import {
  act,
  aDefinition,
  aHall,
  aMatter,
  formBody,
  type Hall,
  send,
  tasksOf,
} from '../../../test/support/hall-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { clerksOf, flow, step } from '../../sample/hall-parts.ts'

const school = useSchool()
const HTML = { accept: 'text/html' }

async function firstTask(hall: Hall, person = hall.clerk): Promise<string> {
  const [task] = await tasksOf(school, person)
  return task?.taskId ?? 'none'
}

async function stateOf(caseId: string): Promise<string> {
  const row = await school.parts.db.selectFrom('case_file').select('state').where('id', '=', caseId).executeTakeFirst()
  return row?.state ?? ''
}

async function ledgerTypes(caseId: string): Promise<string[]> {
  const rows = await school.parts.db
    .selectFrom('ledger')
    .select('type')
    .where('subject_id', '=', caseId)
    .orderBy('position')
    .execute()
  return rows.map(({ type }) => type)
}

async function minePage(hall: Hall, path = ''): Promise<string> {
  const page = await school.app.inject({ url: `/hall/mine${path}`, cookies: hall.applicant.cookies, headers: HTML })
  return page.body
}

async function ownAct(
  hall: Hall,
  id: string,
  { name, ...fields }: { name: string } & Record<string, string>,
): Promise<string> {
  const page = await school.app.inject({
    method: 'POST',
    url: `/hall/mine/${id}/${name}`,
    cookies: hall.applicant.cookies,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
  return page.body
}

test('an applicant sends a form, the unit takes step after step, and the matter is done in time and on the record', async () => {
  const hall = await aHall(school)
  const id = await aMatter(school, hall)
  expect(await minePage(hall)).toMatch(/正在办理[^]*示例服务[^]*核对/)
  expect(await act(school, hall.clerk, { taskId: await firstTask(hall), action: 'approve' })).toBe(200)
  expect(await tasksOf(school, hall.clerk)).toEqual([])
  expect(await act(school, hall.head, { taskId: await firstTask(hall, hall.head), action: 'approve' })).toBe(200)
  expect(await stateOf(id)).toBe('done')
  expect(await minePage(hall)).toMatch(/已经结束[^]*示例服务/)
  expect(await ledgerTypes(id)).toEqual([
    'service-matter.submitted',
    'service-matter.approved',
    'service-matter.approved',
  ])
  const row = await school.parts.db.selectFrom('service_case').selectAll().executeTakeFirstOrThrow()
  expect([row.ended_on, row.is_late]).toEqual(['2026-11-23', false])
})

test('the page of a matter tells the step, whose it is and their telephone, and by when', async () => {
  const hall = await aHall(school)
  await school.parts.db.updateTable('unit').set({ phone: '0000-1234' }).where('id', '=', hall.unitId).execute()
  const id = await aMatter(school, hall)
  const page = await minePage(hall, `/${id}`)
  expect(page).toMatch(/核对[^]*正在这一步[^]*教务处，电话 0000-1234，2026-11-25 前办理/)
  expect(page).toMatch(/审批[^]*还没有到/)
})

test('a step asks the applicant for more: the clock stands, they change the form, and what was approved is asked anew', async () => {
  const hall = await aHall(school)
  const id = await aMatter(school, hall)
  await act(school, hall.clerk, { taskId: await firstTask(hall), action: 'approve' })
  const taskId = await firstTask(hall, hall.head)
  expect(await act(school, hall.head, { taskId, action: 'return', to: 'applicant' })).toBe(400)
  expect(await act(school, hall.head, { taskId, action: 'return', to: 'applicant', text: '请写明单位' })).toBe(200)
  expect(await minePage(hall)).toMatch(/需要我办理的[^]*示例服务/)
  const page = await minePage(hall, `/${id}`)
  expect(page).toMatch(/请写明单位/)
  expect(page).toMatch(/value="实习"/)
  const sent = await school.app.inject({
    method: 'POST',
    url: `/hall/mine/${id}/supplement`,
    cookies: hall.applicant.cookies,
    ...formBody({ 'f.why': '到示例医院实习', text: '已补充' }),
  })
  expect(sent.body).toContain('已再次提交')
  expect((await tasksOf(school, hall.clerk)).map(({ stepName }) => stepName)).toEqual(['核对'])
  expect((await tasksOf(school, hall.head)).map(({ stepName }) => stepName)).toEqual(['核对'])
  const { clock_state: clock } = await school.parts.db
    .selectFrom('case_file')
    .select('clock_state')
    .executeTakeFirstOrThrow()
  expect(clock).toBe('running')
})

test('who applied does not decide on it: the head’s own application goes above them', async () => {
  const hall = await aHall(school)
  const leader = await aPerson(school, { roles: ['leader'] })
  await aMatter(school, hall, { person: hall.head })
  // The head may do a clerk's work, but not here.
  expect(await tasksOf(school, hall.head)).toEqual([])
  const taskId = await firstTask(hall)
  expect(await act(school, hall.head, { taskId, action: 'approve' })).toBe(404)
  expect(await act(school, hall.clerk, { taskId, action: 'delegate', to: hall.head.id })).toBe(403)
  expect(await act(school, hall.clerk, { taskId, action: 'approve' })).toBe(200)
  expect(await tasksOf(school, hall.head)).toEqual([])
  expect((await tasksOf(school, leader)).map(({ stepName }) => stepName)).toEqual(['审批'])
})

test('somebody else’s matter, task and file are not there, alike for whoever asks', async () => {
  const hall = await aHall(school)
  const id = await aMatter(school, hall, { fields: { 'f.why': '实习', 'f.proof': ['a.txt', '证明'] } })
  const taskId = await firstTask(hall)
  const opened = await school.app.inject({
    method: 'POST',
    url: `/api/v1/hall/tasks/${taskId}/opening`,
    cookies: hall.clerk.cookies,
  })
  const [paper] = opened.json<{ papers: { id: string }[] }>().papers
  for (const person of [hall.stranger, hall.applicant]) {
    const get = (url: string) => school.app.inject({ url, cookies: person.cookies })
    expect((await get(`/api/v1/hall/tasks/${taskId}`)).statusCode).toBe(404)
    expect((await get(`/api/v1/hall/tasks/${taskId}/papers/${paper?.id ?? ''}`)).statusCode).toBe(404)
    const opening = { method: 'POST' as const, url: `/api/v1/hall/tasks/${taskId}/opening`, cookies: person.cookies }
    expect((await school.app.inject(opening)).statusCode).toBe(404)
    expect(await act(school, person, { taskId, action: 'approve' })).toBe(404)
    expect(await tasksOf(school, person)).toEqual([])
  }
  const [known, unknown] = await Promise.all(
    [id, 'none'].map((each) =>
      school.app.inject({ url: `/hall/mine/${each}`, cookies: hall.stranger.cookies, headers: HTML }),
    ),
  )
  expect([known?.statusCode, unknown?.statusCode]).toEqual([404, 404])
})

test('whoever has the task opens who applies and what they filled in, and that is on the record; the office does not', async () => {
  const hall = await aHall(school)
  const id = await aMatter(school, hall)
  const taskId = await firstTask(hall)
  const opening = { method: 'POST' as const, url: `/api/v1/hall/tasks/${taskId}/opening` }
  const opened = await school.app.inject({ ...opening, cookies: hall.clerk.cookies })
  expect(opened.json()).toMatchObject({ values: { why: '实习' }, persons: [{ role: 'applicant' }] })
  expect(await ledgerTypes(id)).toContain('service-matter.identity-viewed')
  expect((await school.app.inject({ ...opening, cookies: hall.office.cookies })).statusCode).toBe(404)
  const all = await school.app.inject({ url: '/api/v1/hall/tasks?all=true', cookies: hall.office.cookies })
  expect(all.json<{ rows: object[] }>().rows).toMatchObject([{ applicantName: '' }])
})

test('what was filled in, who applies and what is said are nowhere in the database in clear', async () => {
  const hall = await aHall(school)
  await aMatter(school, hall, { fields: { 'f.why': '非常私人的事由' } })
  await act(school, hall.clerk, {
    taskId: await firstTask(hall),
    action: 'return',
    to: 'applicant',
    text: '非常私人的要求',
  })
  const { rows } = await school.parts.pool.query<{ all: string }>(
    `select coalesce(string_agg(t::text, ''), '') as all from (select l::text as t from ledger l union all select e::text from case_event e
      union all select m::text from service_case m union all select k::text from service_task k union all select f::text from case_file f) every`,
  )
  expect(rows[0]?.all).not.toContain('非常私人')
})

test('a version that comes into force leaves a running matter where it is; new ones follow it', async () => {
  const hall = await aHall(school)
  await aMatter(school, hall)
  const { forceVersion, insertDraft } = await import('./index.ts')
  const one = aDefinition(hall.unitId, { flow: flow(step('only', '新的一步', { who: [clerksOf(hall.unitId)] })) })
  await school.parts.db.transaction().execute(async (tx) => {
    const id = await insertDraft(tx, { serviceId: hall.serviceId, definition: one, by: null })
    await forceVersion(tx, { id, serviceId: hall.serviceId, hash: 'b'.repeat(64), by: null })
  })
  expect((await send(school, hall, { person: hall.applicant, fields: { 'f.why': '旧表单' } })).body).toContain(
    '刚刚更新',
  )
  await act(school, hall.clerk, { taskId: await firstTask(hall), action: 'approve' })
  expect((await tasksOf(school, hall.head)).map(({ stepName }) => stepName)).toEqual(['审批'])
  await expect(
    school.parts.pool.query(`update service_version set definition = '{}' where id = '${hall.versionId}'`),
  ).rejects.toThrow(/cannot be changed/)
})

test('withdrawing ends a matter, urging goes once a day, and who is served says how it was', async () => {
  const hall = await aHall(school)
  const id = await aMatter(school, hall)
  expect(await ownAct(hall, id, { name: 'urging' })).toContain('已催办')
  expect(await ownAct(hall, id, { name: 'urging' })).toContain('今天已经催办过')
  expect(await ownAct(hall, id, { name: 'withdrawal' })).toContain('申请已撤回')
  expect([await stateOf(id), await tasksOf(school, hall.clerk)]).toEqual(['withdrawn', []])
  const other = await aMatter(school, hall)
  await act(school, hall.clerk, { taskId: await firstTask(hall), action: 'refuse', text: '不属于受理范围' })
  expect(await ownAct(hall, other, { name: 'rating', rating: '2', text: '不清楚' })).toContain('感谢您的评价')
  expect(await ownAct(hall, other, { name: 'rating', rating: '5', text: '' })).toContain('已经评价过')
})

test('several tasks are approved at once, each by itself', async () => {
  const hall = await aHall(school)
  await aMatter(school, hall)
  await aMatter(school, hall)
  const taskIds = [...(await tasksOf(school, hall.clerk)).map(({ taskId }) => taskId), 'none']
  const answer = await school.app.inject({
    method: 'POST',
    url: '/api/v1/hall/batch',
    cookies: hall.clerk.cookies,
    payload: { taskIds, text: '' },
  })
  expect(answer.json<{ results: { ok: boolean }[] }>().results.map(({ ok }) => ok)).toEqual([true, true, false])
  expect(await tasksOf(school, hall.head)).toHaveLength(2)
})
