import { beforeEach, expect, test } from 'vitest'
import { aReport, aReportingOffice, check, seen, sign } from '../../../test/support/annual-report-builders.ts'
import { aPerson, type Person } from '../../../test/support/builders.ts'
import { yearAfter } from '../../../test/support/database-day.ts'
import { ask } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()
let office: Awaited<ReturnType<typeof aReportingOffice>>

beforeEach(async () => {
  office = await aReportingOffice(school)
})

/** The accounts that were told, once each. */
async function told(kind: string): Promise<string[]> {
  const rows = await school.parts.db.selectFrom('notice').select('account_id').where('kind', '=', kind).execute()
  return rows.map((row) => String(row.account_id)).sort()
}

/** What the list says is this person's turn. */
async function turnOf(person: Person): Promise<unknown> {
  const { status, body } = await ask(school, person, ['GET', '/reports'])
  expect(status).toBe(200)
  return (body['rows'] as { turn: unknown }[])[0]?.turn
}

test('a report that was checked is told to the leaders, and a signed one to the office, with a page to go on', async () => {
  const principal = await aPerson(school, { roles: ['principal_leader'] })
  const id = await aReport(school, office)
  expect((await check(school, office.checker, id)).status).toBe(200)
  expect(await told('reports.checked')).toEqual([office.leader.id, principal.id].sort())
  const { body } = await ask(school, office.leader, ['GET', '/me/notices'])
  expect(JSON.stringify(body)).toContain(`/reports/${id}`)
  expect((await sign(school, office.leader, id)).status).toBe(200)
  expect(await told('reports.signed')).toEqual([office.office.id, office.checker.id].sort())
})

test('a report that is sent back is told to the office with the reason', async () => {
  const id = await aReport(school, office)
  await check(school, office.checker, id)
  await ask(school, office.leader, ['POST', `/reports/${id}/return`, { reason: '第二部分再核对' }])
  expect(await told('reports.returned')).toEqual([office.office.id, office.checker.id].sort())
  const { body } = await ask(school, office.office, ['GET', '/me/notices'])
  expect(JSON.stringify(body)).toContain('第二部分再核对')
})

test('a refusal tells nobody', async () => {
  const id = await aReport(school, office)
  expect((await check(school, office.office, id)).status).toBe(403)
  expect(await told('reports.checked')).toEqual([])
})

test('the list says whose turn it is, to them and to nobody else', async () => {
  const id = await aReport(school, office)
  expect([await turnOf(office.office), await turnOf(office.checker), await turnOf(office.leader)]).toEqual([
    null,
    'check',
    null,
  ])
  await check(school, office.checker, id)
  expect([await turnOf(office.checker), await turnOf(office.leader), await turnOf(office.supervisor)]).toEqual([
    null,
    'sign',
    null,
  ])
  await sign(school, office.leader, id)
  expect([await turnOf(office.office), await turnOf(office.leader)]).toEqual(['publish', null])
  await ask(school, office.office, ['POST', `/reports/${id}/publication`])
  expect(await turnOf(office.office)).toBeNull()
  expect((await seen(school, office.office, id))['state']).toBe('published')
})

test('a draft whose period is not over waits for nobody', async () => {
  await aReport(school, office, { year: yearAfter(1) })
  expect(await turnOf(office.checker)).toBeNull()
})
