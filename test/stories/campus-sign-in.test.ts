import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { generateSecret, generateSync } from 'otplib'
import { insertAccount, insertGrant } from '../../src/features/accounts/index.ts'
import { sealTotp } from '../../src/features/accounts/totp.store.ts'
import { COLUMNS } from '../../src/features/accounts/domain/people-rows.ts'
import type { Role } from '../../src/kernel/roles.ts'
import { oidcDoor } from '../../src/platform/campus/oidc-door.ts'
import { writeWorkbook } from '../../src/platform/documents/xlsx.ts'
import { newId, newSecret } from '../../src/platform/ids.ts'
import { aPerson, aUnit, PASSWORD } from '../support/builders.ts'
import { CLIENT, type IdentityProvider, startProvider } from '../support/identity-provider.ts'
import { useSchool } from '../support/school.ts'
import { upload } from '../support/uploads.ts'

const PUBLIC_URL = 'https://xxgk.example.edu.cn'
const env: Record<string, string> = { PUBLIC_URL, CAMPUS_NAME: '示例大学统一身份认证' }
let provider: IdentityProvider

beforeAll(async () => {
  provider = await startProvider(PUBLIC_URL)
  Object.assign(env, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
  })
})
afterAll(() => provider.stop())
const school = useSchool(env)
let unitId: string

type Cookies = Record<string, string>
const HTML = { accept: 'text/html', host: 'xxgk.example.edu.cn' }

beforeEach(async () => {
  unitId = await aUnit(school, { name: '示例学院' })
})

async function onRoll(staffNo: string, state = 'active'): Promise<string> {
  const id = newId()
  const person = { id, staff_no: staffNo, name: '示例学生', unit_id: unitId, kind: 'student', state }
  await school.parts.db.insertInto('person').values(person).execute()
  return id
}

async function anAccount(login: string, personId: string | null, role?: Role): Promise<string> {
  return school.parts.db.transaction().execute(async (tx) => {
    const id = await insertAccount(tx, { login, name: '示例人员', unitId, personId, passwordHash: 'none' })
    if (role) await insertGrant(tx, id, { role, unitId: null, by: 'test' })
    return id
  })
}

function kept(cookies: readonly { name: string; value: string }[]): Cookies {
  return Object.fromEntries(cookies.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]))
}

async function open(url: string, cookies: Cookies = {}) {
  return school.app.inject({ url, cookies, headers: HTML })
}

/** Leaves for the campus as this person, and comes back as far as our own address. */
async function outAndBack(sub: string, back = '/hall/mine'): Promise<{ address: string; cookies: Cookies }> {
  provider.person = { sub }
  const left = await open(`/login/campus?back=${encodeURIComponent(back)}`)
  expect(left.statusCode).toBe(303)
  const returned = await provider.walk(left.headers.location ?? '')
  expect(returned.origin).toBe(PUBLIC_URL)
  return { address: returned.pathname + returned.search, cookies: kept(left.cookies) }
}

async function comeIn(sub: string) {
  const { address, cookies } = await outAndBack(sub)
  return open(address, cookies)
}

function entries() {
  return school.parts.db.selectFrom('ledger').select(['type', 'data']).orderBy('position').execute()
}

test('whoever is on the roll comes in without an account, gets one without role or password, and comes in again as the same', async () => {
  await onRoll('X2026001')
  const first = await comeIn('x2026001')
  expect([first.statusCode, first.headers.location]).toEqual([303, '/hall/mine'])
  const cookie = first.cookies.find(({ name }) => name === 'mingtang_session')
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax' })
  const me = async (cookies: Cookies) =>
    (await school.app.inject({ url: '/api/v1/me', cookies })).json<Record<string, unknown>>()
  const mine = await me(kept(first.cookies))
  expect(mine).toMatchObject({ name: '示例学生', unitName: '示例学院', roles: [], mustChangePassword: false })
  const again = await comeIn('X2026001')
  expect((await me(kept(again.cookies)))['id']).toBe(mine['id'])
  expect(await entries()).toMatchObject([
    { type: 'account.created', data: { login: 'x2026001', by: 'campus' } },
    { type: 'account.signed-in', data: { by: 'campus' } },
    { type: 'account.signed-in', data: { by: 'campus' } },
  ])
  const guess = { login: 'x2026001', password: '-' }
  const byPassword = await school.app.inject({ method: 'POST', url: '/api/v1/session', payload: guess })
  expect(byPassword.json()).toMatchObject({ code: 'access.wrong-credentials' })
})

test('an account that the roll opened goes with the roll; one with a password is the administrators’', async () => {
  await onRoll('X5')
  await comeIn('X5')
  await anAccount('t6', await onRoll('T6'))
  const elsewhere = await aUnit(school, { name: '另一学院' })
  await school.parts.db.updateTable('person').set({ name: '改名学生', unit_id: elsewhere }).execute()
  await comeIn('X5')
  await comeIn('X5')
  await comeIn('T6')
  const accounts = await school.parts.db
    .selectFrom('account')
    .select(['login', 'name', 'unit_id'])
    .orderBy('login')
    .execute()
  expect(accounts).toEqual([
    { login: 't6', name: '示例人员', unit_id: unitId },
    { login: 'x5', name: '改名学生', unit_id: elsewhere },
  ])
  const followed = (await entries()).filter(({ type }) => type === 'account.followed-roll')
  expect(followed).toMatchObject([{ data: { before: { unitId }, after: { unitId: elsewhere } } }])
})

test('who is marked on the roll as having left is out at once, and stays out until they are back', async () => {
  const system = await aPerson(school, { roles: ['system_admin'] })
  await onRoll('X8')
  await onRoll('X9')
  const mark = async (state: string) => {
    const rows = [['X8', '示例学生', '', '学生', '', '', state]]
    const bytes = await writeWorkbook([{ name: '人员', header: [...COLUMNS], rows }])
    const answer = await upload(school, system, { url: '/people/import?apply=true', name: 'a.xlsx', bytes })
    expect(answer.body).toMatchObject({ accepted: 1, errors: [] })
  }
  const isIn = async (cookies: Cookies) => (await school.app.inject({ url: '/api/v1/me', cookies })).statusCode
  const [leaver, other] = [kept((await comeIn('X8')).cookies), kept((await comeIn('X9')).cookies)]
  await mark('离校')
  expect([await isIn(leaver), await isIn(other)]).toEqual([401, 200])
  expect((await comeIn('X8')).statusCode).toBe(403)
  await mark('')
  expect((await comeIn('X8')).statusCode).toBe(403)
  await mark('在校')
  expect((await comeIn('X8')).statusCode).toBe(303)
})

test('two windows at once open one account', async () => {
  await onRoll('X7')
  const ways = await Promise.all([outAndBack('X7'), outAndBack('X7'), outAndBack('X7')])
  const done = await Promise.all(ways.map(({ address, cookies }) => open(address, cookies)))
  expect(done.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303])
  expect(await school.parts.db.selectFrom('account').select('login').execute()).toEqual([{ login: 'x7' }])
})

test('an account that stands for the person is used, and its initial password need not be changed first', async () => {
  const id = await anAccount('jiaowu.editor', await onRoll('T1'), 'unit_editor')
  await school.parts.db.updateTable('account').set({ must_change_password: true }).where('id', '=', id).execute()
  const cookies = kept((await comeIn('T1')).cookies)
  const me = await school.app.inject({ url: '/api/v1/me', cookies })
  expect(me.json()).toMatchObject({ id, mustChangePassword: false, roles: [{ role: 'unit_editor' }] })
})

test.each([
  ['a number that nobody has', 'N0', () => Promise.resolve(), 403, '名册'],
  ['somebody who has left', 'L1', () => onRoll('L1', 'left'), 403, '名册'],
  ['two whom it could mean', 'd1', async () => [await onRoll('D1'), await onRoll('d1')], 403, '名册'],
  ['a login that is taken', 'T2', async () => [await onRoll('T2'), await anAccount('t2', null)], 409, '账号名'],
  ['an administrator', 'A1', async () => anAccount('admin', await onRoll('A1'), 'security_admin'), 403, '管理员'],
])('nobody comes in: %s', async (...[, number, prepare, status, words]) => {
  await prepare()
  const answer = await comeIn(number)
  expect([answer.statusCode, answer.body]).toEqual([status, expect.stringContaining(words)])
  expect(answer.cookies.some(({ name, value }) => name === 'mingtang_session' && value !== '')).toBe(false)
  expect((await entries()).at(-1)).toMatchObject({ type: 'account.sign-in-refused', data: { login: number } })
  expect(await school.parts.db.selectFrom('session').select('id').execute()).toEqual([])
})

test('a disabled account stays shut', async () => {
  const id = await anAccount('t3', await onRoll('T3'))
  await school.parts.db.updateTable('account').set({ state: 'disabled' }).where('id', '=', id).execute()
  expect((await comeIn('T3')).body).toContain('已停用')
})

test('an answer to another question, an old one, or one that was used is refused in Chinese', async () => {
  await onRoll('X1')
  const [mine, other] = [await outAndBack('X1'), await outAndBack('X1')]
  expect((await open(other.address, mine.cookies)).body).toContain('没有确认您的身份')
  expect((await open(mine.address)).body).toContain('等待过久')
  expect((await open(mine.address, { mingtang_campus: 'made up' })).statusCode).toBe(401)
  expect((await open(mine.address, mine.cookies)).statusCode).toBe(303)
  expect((await open(mine.address, mine.cookies)).statusCode).toBe(401)
  const late = await outAndBack('X1')
  school.clock.now = new Date(school.clock.now.getTime() + 11 * 60_000)
  expect((await open(late.address, late.cookies)).body).toContain('等待过久')
  const denied = await outAndBack('X1')
  const state = new URL(denied.address, PUBLIC_URL).searchParams.get('state') ?? ''
  const refusal = `/login/campus/return?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer)}`
  const refused = await open(refusal, denied.cookies)
  expect([refused.statusCode, refused.body]).toEqual([401, expect.stringContaining('没有确认您的身份')])
})

test('nobody is sent to a page of strangers', async () => {
  await onRoll('X1')
  for (const back of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
    const { address, cookies } = await outAndBack('X1', back)
    expect((await open(address, cookies)).headers.location).toBe('/')
  }
})

test('who has a second factor is asked for its code, and wrong ones lock', async () => {
  const id = await anAccount('t4', await onRoll('T4'), 'disclosure_office')
  const secret = generateSecret()
  const sealed = { totp_secret: sealTotp(school.parts.secretKey, id, secret), totp_confirmed_at: new Date() }
  await school.parts.db.updateTable('account').set(sealed).where('id', '=', id).execute()
  const asked = await comeIn('T4')
  expect([asked.statusCode, asked.body]).toEqual([200, expect.stringContaining('动态验证码')])
  const give = (code: string, cookies: Cookies) =>
    school.app.inject({
      method: 'POST',
      url: '/login/campus/code',
      cookies,
      headers: { ...HTML, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `code=${code}`,
    })
  const wrong = await give('000000', kept(asked.cookies))
  expect([wrong.statusCode, wrong.body]).toEqual([401, expect.stringContaining('不正确')])
  const right = await give(generateSync({ secret }), kept(wrong.cookies))
  expect([right.statusCode, right.headers.location]).toEqual([303, '/hall/mine'])
  const me = await school.app.inject({ url: '/api/v1/me', cookies: kept(right.cookies) })
  expect(me.json()).toMatchObject({ id })
  // What leads to the question of the code is no answer to it.
  const way = await outAndBack('T4')
  expect((await give(generateSync({ secret }), way.cookies)).statusCode).toBe(401)
  let waiting = kept((await comeIn('T4')).cookies)
  for (let tries = 0; tries < 5; tries++) waiting = { ...waiting, ...kept((await give('000000', waiting)).cookies) }
  expect((await give('000000', waiting)).statusCode).toBe(423)
  expect((await comeIn('T4')).statusCode).toBe(423)
})

test('wrong passwords of others keep nobody out who has nothing to guess', async () => {
  await onRoll('X9')
  await comeIn('X9')
  const payload = { login: 'x9', password: PASSWORD }
  for (let tries = 0; tries < 6; tries++) await school.app.inject({ method: 'POST', url: '/api/v1/session', payload })
  expect((await comeIn('X9')).statusCode).toBe(303)
})

test('who signs out here signs out there; others go to the front page', async () => {
  await onRoll('X1')
  const cookies = kept((await comeIn('X1')).cookies)
  const ways = await school.app.inject({ url: '/api/v1/session' })
  expect(ways.json()).toEqual({ campusName: '示例大学统一身份认证' })
  const out = await school.app.inject({ method: 'DELETE', url: '/api/v1/session', cookies })
  const { origin, pathname, searchParams } = new URL(out.json<{ next: string }>().next)
  expect([origin, pathname, searchParams.get('post_logout_redirect_uri')]).toEqual([
    provider.issuer,
    '/session/end',
    `${PUBLIC_URL}/`,
  ])
  expect((await school.app.inject({ url: '/api/v1/me', cookies })).statusCode).toBe(401)
  const again = kept((await comeIn('X1')).cookies)
  expect((await open('/logout', again)).headers.location).toContain('/session/end')
  expect((await open('/logout')).headers.location).toBe('/')
})

test('the page of signing in offers the campus first', async () => {
  const page = await open('/login?back=/hall/mine')
  expect(page.body).toContain('href="/login/campus?back=%2Fhall%2Fmine"')
  expect(page.body).toContain('用示例大学统一身份认证登录')
})

test('the number may stand in another claim, which the campus is asked for', async () => {
  const door = (numberFrom: string) =>
    oidcDoor({
      ...{ name: '', issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret },
      ...{ numberFrom, publicUrl: PUBLIC_URL },
    })
  const errand = { state: newSecret(), nonce: newSecret(), verifier: newSecret() }
  provider.person = { sub: 'a8f1', claims: { employeeNumber: '0012' } }
  const returned = async (numberFrom: string) => {
    const own = door(numberFrom)
    return own.whoReturned((await provider.walk(await own.leave(errand))).searchParams, errand)
  }
  expect(await returned('employeeNumber')).toEqual({ number: '0012', ticket: '' })
  expect(await returned('')).toEqual({ number: 'a8f1', ticket: '' })
  await expect(returned('studentNumber')).rejects.toMatchObject({ kind: 'refused' })
  provider.person = { sub: 'a8f1', claims: { employeeNumber: ['0012'] } }
  await expect(returned('employeeNumber')).rejects.toMatchObject({ kind: 'refused' })
})
