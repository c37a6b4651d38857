import { expect, test } from 'vitest'
import { aPerson } from '../../../test/support/builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()

interface Rows {
  readonly rows: readonly { type: string; subjectName: string; actorName: string; reason: string }[]
}

function read(cookies: Record<string, string>, query = '') {
  return school.app.inject({ url: `/api/v1/ledger${query}`, cookies })
}

test('an auditor reads who did what to whom by name, and the reading is itself on the ledger', async () => {
  const admin = await aPerson(school, { roles: ['system_admin'] })
  const auditor = await aPerson(school, { roles: ['audit_admin'] })
  const who = await aPerson(school, { login: 'leaver' })
  await school.app.inject({
    method: 'PUT',
    url: `/api/v1/accounts/${who.id}/state`,
    cookies: admin.cookies,
    payload: { state: 'disabled', reason: '调离学校' },
  })
  const { rows } = (await read(auditor.cookies, `?subjectId=${who.id}`)).json<Rows>()
  expect(rows).toMatchObject([{ type: 'account.disabled', reason: '调离学校' }])
  expect(rows[0]?.subjectName).toContain('（leaver）')
  const again = (await read(auditor.cookies, '?type=supervision.')).json<Rows>()
  expect(again.rows.map(({ type }) => type)).toEqual(['supervision.ledger-read', 'supervision.ledger-read'])
})

test('a day is a whole day in China, and both days count', async () => {
  const auditor = await aPerson(school, { roles: ['audit_admin'] })
  await read(auditor.cookies)
  const at = await school.parts.db.selectFrom('ledger').select('at').executeTakeFirstOrThrow()
  const day = at.at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
  expect((await read(auditor.cookies, `?from=${day}&until=${day}`)).json<Rows>().rows.length).toBeGreaterThan(0)
  expect((await read(auditor.cookies, '?until=2020-01-01')).json<Rows>().rows).toEqual([])
})

test('whoever does not watch over others does not read the ledger', async () => {
  const office = await aPerson(school, { roles: ['disclosure_office'] })
  expect((await read(office.cookies)).statusCode).toBe(403)
  expect(await school.parts.db.selectFrom('ledger').select('type').orderBy('position').execute()).toEqual([])
})
