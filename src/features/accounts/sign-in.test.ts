import { expect, test } from 'vitest'
import { aPerson, aUnit, PASSWORD } from '../../../test/support/builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()

function signIn(login: string, password: string) {
  return school.app.inject({ method: 'POST', url: '/api/v1/session', payload: { login, password } })
}

test('who signs in with the right password is known from then on, and the sign-in is on the ledger', async () => {
  const unitId = await aUnit(school, { name: '教务处' })
  const editor = await aPerson(school, { roles: ['unit_editor'], unitId, login: 'jiaowu.editor' })
  const answer = await signIn(' Jiaowu.Editor ', PASSWORD)
  expect(answer.statusCode).toBe(200)
  const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]))
  const me = await school.app.inject({ url: '/api/v1/me', cookies })
  expect(me.json()).toMatchObject({ id: editor.id, unitName: '教务处', roles: [{ role: 'unit_editor', unitId }] })
  const entries = await school.parts.db.selectFrom('ledger').select('type').orderBy('position').execute()
  expect(entries.map(({ type }) => type)).toEqual(['account.signed-in'])
})

test('the account is locked after five wrong passwords, even for the right one', async () => {
  await aPerson(school, { login: 'someone' })
  for (let tries = 0; tries < 5; tries++) expect((await signIn('someone', 'Wrong-2026')).statusCode).toBe(401)
  const answer = await signIn('someone', PASSWORD)
  expect(answer.statusCode).toBe(423)
  expect(answer.json()).toMatchObject({ code: 'access.locked' })
})

test('an unknown login gets the same answer as a wrong password', async () => {
  await aPerson(school, { login: 'someone' })
  const [unknown, wrong] = [await signIn('nobody', 'Wrong-2026'), await signIn('someone', 'Wrong-2026')]
  expect({ ...unknown.json<object>(), requestId: '' }).toEqual({ ...wrong.json<object>(), requestId: '' })
})

test('a page of another site cannot act with our cookie', async () => {
  const person = await aPerson(school)
  const answer = await school.app.inject({
    method: 'DELETE',
    url: '/api/v1/session',
    cookies: person.cookies,
    headers: { origin: 'https://elsewhere.example' },
  })
  expect(answer.statusCode).toBe(403)
  expect((await school.app.inject({ url: '/api/v1/me', cookies: person.cookies })).statusCode).toBe(200)
})
