import { expect, test } from 'vitest'
import { aPerson, aUnit, type Person } from '../../../test/support/builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()

type Method = 'GET' | 'POST' | 'PUT'

function ask({ cookies }: Person, [method, url]: readonly [Method, string], payload?: object) {
  return school.app.inject({ method, url: `/api/v1${url}`, cookies, ...(payload ? { payload } : {}) })
}

async function logins(who: Person, query: string): Promise<string[]> {
  const answer = await ask(who, ['GET', `/accounts?${query}`])
  return answer.json<{ rows: { login: string }[] }>().rows.map(({ login }) => login)
}

function entries(type: string) {
  return school.parts.db
    .selectFrom('ledger')
    .select(['subject_id', 'reason'])
    .where('type', '=', `account.${type}`)
    .execute()
}

test('an account is disabled with a reason that stays on the ledger, and its sessions end', async () => {
  const admin = await aPerson(school, { roles: ['system_admin'] })
  const leaver = await aPerson(school, { roles: ['leader'] })
  const url = `/accounts/${leaver.id}/state`
  expect((await ask(admin, ['PUT', url], { state: 'disabled' })).statusCode).toBe(400)
  expect(await entries('disabled')).toEqual([])
  expect((await ask(admin, ['PUT', url], { state: 'disabled', reason: '调离学校' })).statusCode).toBe(200)
  expect((await ask(leaver, ['GET', '/me'])).statusCode).toBe(401)
  expect(await entries('disabled')).toEqual([{ subject_id: leaver.id, reason: '调离学校' }])
})

test('a new password is given by the security administrator, with the reason', async () => {
  const [system, security] = [
    await aPerson(school, { roles: ['system_admin'] }),
    await aPerson(school, { roles: ['security_admin'] }),
  ]
  const who = await aPerson(school)
  const reset = ['POST', `/accounts/${who.id}/password-reset`] as const
  expect((await ask(system, reset, { reason: '本人忘记' })).statusCode).toBe(403)
  const answer = await ask(security, reset, { reason: '本人忘记' })
  expect(answer.json<{ password: string }>().password).toHaveLength(14)
  expect(await entries('password-reset')).toEqual([{ subject_id: who.id, reason: '本人忘记' }])
})

test('accounts are found by role, unit and state', async () => {
  const admin = await aPerson(school, { roles: ['system_admin'], login: 'admin' })
  const unitId = await aUnit(school, { name: '教务处' })
  await aPerson(school, { roles: ['unit_editor'], unitId, login: 'writer' })
  const locked = await aPerson(school, { login: 'locked' })
  const until = new Date('2999-01-01')
  await school.parts.db.updateTable('account').set({ locked_until: until }).where('id', '=', locked.id).execute()
  expect(await logins(admin, 'role=unit_editor')).toEqual(['writer'])
  expect(await logins(admin, `unitId=${unitId}`)).toEqual(['writer'])
  expect(await logins(admin, 'state=locked')).toEqual(['locked'])
  expect(await logins(admin, 'state=disabled')).toEqual([])
})

test('no account is administrator and something else at once', async () => {
  const security = await aPerson(school, { roles: ['security_admin'] })
  const who = await aPerson(school)
  const roles = [
    { role: 'audit_admin', unitId: null },
    { role: 'leader', unitId: null },
  ]
  const answer = await ask(security, ['PUT', `/accounts/${who.id}/roles`], { roles, reason: '兼任' })
  expect(answer.json()).toMatchObject({ code: 'role.incompatible' })
  expect(await entries('roles-changed')).toEqual([])
})
