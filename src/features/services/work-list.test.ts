import { expect, test } from 'vitest'
import { aPerson, type Person } from '../../../test/support/builders.ts'
import { ask } from '../../../test/support/disclosure-builders.ts'
import { act, aDefinition, aHall, aMatter, aService, send, tasksOf } from '../../../test/support/hall-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { clerksOf, flow, step } from '../../sample/hall-parts.ts'

const school = useSchool()

interface Line {
  readonly number: string
  readonly stepName: string
  readonly applicantName: string
  readonly serviceName: string
}

async function listed(person: Person, query: string): Promise<Line[]> {
  const { status, body } = await ask(school, person, ['GET', `/hall/tasks?${query}`])
  expect(status).toBe(200)
  return body['rows'] as Line[]
}

async function numbers(person: Person, query: string): Promise<string[]> {
  return (await listed(person, query)).map(({ number }) => number)
}

async function taskOf(person: Person): Promise<string> {
  return (await tasksOf(school, person))[0]?.taskId ?? ''
}

test('the work list is narrowed by unit, service, state and day', async () => {
  const hall = await aHall(school)
  await aMatter(school, hall)
  const other = await aService(school, { unitId: hall.unitId, slug: 'bieyang', name: '另一项服务' })
  await send(school, { slug: 'bieyang', ...other }, { person: hall.applicant, fields: { 'f.why': '实习' } })
  expect(await numbers(hall.clerk, `serviceId=${other.serviceId}`)).toEqual(['BS2026-00002'])
  expect(await numbers(hall.clerk, `unitId=${hall.unitId}`)).toHaveLength(2)
  expect(await numbers(hall.clerk, 'unitId=none')).toEqual([])
  expect(await numbers(hall.clerk, 'state=late')).toEqual([])
  school.clock.now = new Date('2026-11-27T10:00:00+08:00')
  expect(await numbers(hall.clerk, 'state=late')).toEqual(['BS2026-00001', 'BS2026-00002'])
  expect(await numbers(hall.clerk, 'dueUntil=2026-11-24')).toEqual([])
  expect(await numbers(hall.clerk, 'state=urged')).toEqual([])
})

test('what was done and what waits for the applicant: one’s own by name, that of colleagues in the unit without', async () => {
  const hall = await aHall(school)
  await aMatter(school, hall)
  await act(school, hall.clerk, { taskId: await taskOf(hall.clerk), action: 'approve' })
  const [own] = await listed(hall.clerk, 'state=done')
  expect(own?.stepName).toBe('核对')
  expect(own?.applicantName).toContain('示例人员')
  expect(await listed(hall.otherClerk, 'state=done')).toEqual([])
  const ofUnit = `state=done&unitId=${hall.unitId}`
  expect(await listed(hall.otherClerk, ofUnit)).toMatchObject([{ stepName: '核对', applicantName: '' }])
  expect(await listed(hall.stranger, ofUnit)).toEqual([])
  expect(await listed(hall.applicant, ofUnit)).toEqual([])
  const back = { taskId: await taskOf(hall.head), action: 'return', to: 'applicant', text: '请补充' }
  await act(school, hall.head, back)
  expect(await numbers(hall.head, 'state=asked')).toEqual(['BS2026-00001'])
  expect(await numbers(hall.office, 'state=asked&all=true')).toEqual(['BS2026-00001'])
  expect(await numbers(hall.head, '')).toEqual([])
})

test('the page of a matter names whose the steps ahead are, with telephone, and what came of it', async () => {
  const hall = await aHall(school, (unitId) =>
    aDefinition(unitId, {
      flow: flow(
        step('check', '核对', { who: [clerksOf(unitId)] }),
        step('sign', '审批', { who: [{ kind: 'unit-head', unitId }] }),
      ),
      result: { title: '证明', paragraphs: ['用途：{{why}}。'], shows: 'nothing', validDays: null },
    }),
  )
  await school.parts.db.updateTable('unit').set({ phone: '0000-1234' }).where('id', '=', hall.unitId).execute()
  await school.parts.db.updateTable('account').set({ name: '示例处长' }).where('id', '=', hall.head.id).execute()
  const id = await aMatter(school, hall)
  const taskId = await taskOf(hall.clerk)
  const before = (await ask(school, hall.clerk, ['GET', `/hall/tasks/${taskId}`])).body
  expect(before['ahead']).toEqual([
    { stepName: '审批', holder: '教务处负责人', people: ['示例处长'], phone: '0000-1234' },
  ])
  expect(before['result']).toEqual({ concludedOn: null, isLate: false, documents: [] })
  const mine = await school.app.inject({
    url: `/hall/mine/${id}`,
    cookies: hall.applicant.cookies,
    headers: { accept: 'text/html' },
  })
  expect(mine.body).toMatch(/审批（还没有到）：教务处负责人，电话 0000-1234/)
  expect(mine.body).not.toContain('示例处长')
  await act(school, hall.clerk, { taskId, action: 'approve' })
  const last = await taskOf(hall.head)
  await act(school, hall.head, { taskId: last, action: 'approve' })
  const after = (await ask(school, hall.head, ['GET', `/hall/tasks/${last}`])).body
  expect(after['ahead']).toEqual([])
  expect(after['result']).toMatchObject({ concludedOn: '2026-11-23', isLate: false, documents: [{ title: '证明' }] })
  const [document] = (after['result'] as { documents: { paperId: string }[] }).documents
  const paper = (person: Person) =>
    school.app.inject({
      url: `/api/v1/hall/tasks/${last}/papers/${document?.paperId ?? ''}`,
      cookies: person.cookies,
    })
  expect((await paper(hall.head)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await paper(await aPerson(school, { roles: ['unit_editor'], unitId: hall.unitId }))).statusCode).toBe(404)
})
