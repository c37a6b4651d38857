import { expect, test } from 'vitest'
import { act, aHall, aMatter, type Hall, tasksOf } from '../../../test/support/hall-builders.ts'
import type { Person } from '../../../test/support/builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()
const YEAR = 'from=2026-01-01&to=2026-12-31'

async function figures(person: Person, query = YEAR) {
  const answer = await school.app.inject({ url: `/api/v1/hall/statistics?${query}`, cookies: person.cookies })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

async function openedOn(caseId: string, day: string): Promise<void> {
  await school.parts.db.updateTable('service_case').set({ opened_on: day }).where('case_id', '=', caseId).execute()
}

async function finish(hall: Hall): Promise<void> {
  for (const person of [hall.clerk, hall.head]) {
    const [task] = await tasksOf(school, person)
    await act(school, person, { taskId: task?.taskId ?? '', action: 'approve' })
  }
}

test('figures count what was taken in beside the same days of the year before, and each opens its matters', async () => {
  const hall = await aHall(school)
  await openedOn(await aMatter(school, hall), '2025-03-01')
  await finish(hall)
  await aMatter(school, hall)
  await finish(hall)
  await aMatter(school, hall)
  await openedOn(await aMatter(school, hall), '2024-12-31')
  const { body } = await figures(hall.office)
  expect(body).toMatchObject({ accepted: 2, ended: 1, late: 0, onTime: 100, growth: 100, before: { accepted: 1 } })
  expect(body['kinds']).toMatchObject([{ name: '教职工', accepted: 2 }])
  expect(body['units']).toMatchObject([{ name: '教务处', accepted: 2 }])
  expect(body['waits']).toMatchObject([{ taken: 1 }, { taken: 1 }])
  const evidence = await school.app.inject({
    url: `/api/v1/hall/statistics/matters?${YEAR}&figure=ended`,
    cookies: hall.office.cookies,
  })
  expect(evidence.json()).toMatchObject({ rows: [{ number: 'BS2026-00002', endedOn: '2026-11-23' }] })
})

test('a head sees the figures of their own unit and no other; a clerk none; a period must be one', async () => {
  const hall = await aHall(school)
  expect((await figures(hall.head, `${YEAR}&unitId=${hall.unitId}`)).status).toBe(200)
  expect((await figures(hall.head)).status).toBe(403)
  expect((await figures(hall.clerk, `${YEAR}&unitId=${hall.unitId}`)).status).toBe(403)
  expect((await figures(hall.office, 'from=2026-12-31&to=2026-01-01')).status).toBe(400)
})
