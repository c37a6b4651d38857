import { sql } from 'kysely'
import { generateSync } from 'otplib'
import { expect, test } from 'vitest'
import { aPerson, PASSWORD } from '../../../test/support/builders.ts'
import { ask } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()
const STEP_MS = 30_000

function signIn(login: string, code?: string) {
  const payload = { login, password: PASSWORD, ...(code === undefined ? {} : { code }) }
  return school.app.inject({ method: 'POST', url: '/api/v1/session', payload })
}

function codeAt(secret: string, moment: number): string {
  return generateSync({ secret, epoch: Math.floor(moment / 1000) })
}

test('with a second factor the password alone opens nothing, and a code opens once', async () => {
  const person = await aPerson(school, { roles: ['security_admin'], login: 'careful' })
  const { secret } = (await ask(school, person, ['POST', '/me/totp'])).body as { secret: string }
  // Codes follow the true time, not the day that the school of the test believes in.
  const { rows } = await sql<{ now: number }>`select extract(epoch from now())::float8 * 1000 as now`.execute(
    school.parts.db,
  )
  const now = rows[0]?.now ?? 0
  expect((await ask(school, person, ['PUT', '/me/totp', { code: '000000' }])).body).toMatchObject({
    code: 'access.wrong-code',
  })
  expect((await ask(school, person, ['PUT', '/me/totp', { code: codeAt(secret, now) }])).status).toBe(200)
  expect((await signIn('careful')).json()).toMatchObject({ code: 'access.second-factor-required' })
  expect((await signIn('careful', '000000')).json()).toMatchObject({ code: 'access.wrong-code' })
  const next = codeAt(secret, now + STEP_MS)
  expect((await signIn('careful', next)).statusCode).toBe(200)
  expect((await signIn('careful', next)).json()).toMatchObject({ code: 'access.wrong-code' })
  const stored = await school.parts.db.selectFrom('account').selectAll().where('id', '=', person.id).executeTakeFirst()
  expect(JSON.stringify(stored)).not.toContain(secret)
})
