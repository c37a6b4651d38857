import type { Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { listening, stopped } from '../support/http-server.ts'
import { useSchool } from '../support/school.ts'

const PUBLIC_URL = 'https://xxgk.example.edu.cn'
const env: Record<string, string> = { PUBLIC_URL, CAMPUS_NUMBER: 'employeeNumber' }
const HTML = { accept: 'text/html', host: 'xxgk.example.edu.cn' }

/** A server that speaks CAS: tickets hold once, and for the address to which they were given. */
const cas = { server: undefined as Server | undefined, base: '', isOld: false, tickets: new Map<string, string>() }
let answer: (user: string) => string

function successFor(number: string): string {
  return `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:user>somebody</cas:user>
    <cas:attributes><cas:employeeNumber>${number}</cas:employeeNumber><cas:employeeNumber>second</cas:employeeNumber></cas:attributes>
    </cas:authenticationSuccess></cas:serviceResponse>`
}

const FAILURE = `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
  <cas:authenticationFailure code="INVALID_TICKET">Ticket not recognized</cas:authenticationFailure></cas:serviceResponse>`

beforeAll(async () => {
  const { server, base } = await listening((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://cas')
    const isKnown = pathname === (cas.isOld ? '/cas/serviceValidate' : '/cas/p3/serviceValidate')
    if (!isKnown) {
      response.writeHead(404).end()
      return
    }
    const ticket = searchParams.get('ticket') ?? ''
    const isGood = cas.tickets.get(ticket) === searchParams.get('service')
    cas.tickets.delete(ticket)
    response.end(isGood ? answer('0012') : FAILURE)
  })
  Object.assign(cas, { server, base })
  env['CAS_URL'] = `${base}/cas/`
})
afterAll(() => (cas.server ? stopped(cas.server) : undefined))
const school = useSchool(env)

beforeEach(async () => {
  answer = successFor
  cas.isOld = false
  const person = { id: newId(), staff_no: '0012', name: '示例教师', kind: 'staff', state: 'active' }
  await school.parts.db.insertInto('person').values(person).execute()
})

type Cookies = Record<string, string>

function kept(cookies: readonly { name: string; value: string }[]): Cookies {
  return Object.fromEntries(cookies.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]))
}

/** Leaves for the campus, and is given a ticket there. */
async function ticketed(): Promise<{ ticket: string; address: string; cookies: Cookies }> {
  const left = await school.app.inject({ url: '/login/campus?back=/hall/mine', headers: HTML })
  const service = new URL(left.headers.location ?? '').searchParams.get('service') ?? ''
  expect(left.headers.location).toMatch(`${cas.base}/cas/login?service=`)
  const ticket = `ST-${newId()}`
  cas.tickets.set(ticket, service)
  const { pathname, search } = new URL(service)
  return { ticket, address: `${pathname}${search}&ticket=${ticket}`, cookies: kept(left.cookies) }
}

async function comeIn() {
  const { ticket, address, cookies } = await ticketed()
  return { ticket, back: await school.app.inject({ url: address, cookies, headers: HTML }) }
}

async function isIn(cookies: Cookies): Promise<boolean> {
  return (await school.app.inject({ url: '/api/v1/me', cookies })).statusCode === 200
}

test('a ticket opens once, the number stays a text, and an older server is understood', async () => {
  const { back } = await comeIn()
  expect([back.statusCode, back.headers.location]).toEqual([303, '/hall/mine'])
  expect(await isIn(kept(back.cookies))).toBe(true)
  expect(await school.parts.db.selectFrom('account').select(['login', 'name']).execute()).toEqual([
    { login: '0012', name: '示例教师' },
  ])
  cas.isOld = true
  expect((await comeIn()).back.statusCode).toBe(303)
  const { address, cookies } = await ticketed()
  const twice = [await school.app.inject({ url: address, cookies, headers: HTML })]
  twice.push(await school.app.inject({ url: address, cookies, headers: HTML }))
  expect(twice.map(({ statusCode }) => statusCode)).toEqual([303, 401])
})

test('a ticket that was given to somebody else’s window is refused', async () => {
  const [mine, other] = [await ticketed(), await ticketed()]
  const answers = [
    await school.app.inject({ url: other.address, cookies: mine.cookies, headers: HTML }),
    await school.app.inject({
      url: mine.address.replace(mine.ticket, other.ticket),
      cookies: mine.cookies,
      headers: HTML,
    }),
    await school.app.inject({ url: mine.address.replace(/&ticket=.*/, ''), cookies: mine.cookies, headers: HTML }),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401])
  expect(answers[0]?.body).toContain('没有确认您的身份')
})

test.each([
  ['no XML', () => '{"user":"0012"}'],
  ['an entity bomb', () => `<!DOCTYPE x [<!ENTITY a "0012">]>${successFor('&a;')}`],
  ['without the number', () => successFor('')],
  ['nothing', () => ''],
])('an answer that cannot be read lets nobody in: %s', async (_what, said) => {
  answer = said
  const { back } = await comeIn()
  expect([back.statusCode, back.body]).toEqual([401, expect.stringContaining('没有确认您的身份')])
  expect(await school.parts.db.selectFrom('session').select('id').execute()).toEqual([])
})

test('who signs out on the campus is signed out here, that one session alone', async () => {
  const [first, second] = [await comeIn(), await comeIn()]
  const logout = (ticket: string) =>
    school.app.inject({
      method: 'POST',
      url: '/login/campus/return?state=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        logoutRequest: `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="1">
          <samlp:SessionIndex>${ticket}</samlp:SessionIndex></samlp:LogoutRequest>`,
      }).toString(),
    })
  expect((await logout('ST-unknown')).statusCode).toBe(204)
  expect(await isIn(kept(first.back.cookies))).toBe(true)
  expect((await logout(first.ticket)).statusCode).toBe(204)
  expect([await isIn(kept(first.back.cookies)), await isIn(kept(second.back.cookies))]).toEqual([false, true])
  const out = await school.app.inject({
    method: 'DELETE',
    url: '/api/v1/session',
    cookies: kept(second.back.cookies),
  })
  expect(out.json()).toEqual({ next: `${cas.base}/cas/logout?service=${encodeURIComponent(`${PUBLIC_URL}/`)}` })
})

test('a campus that is away is told in Chinese, and accounts of ours still come in', async () => {
  const { address, cookies } = await ticketed()
  if (cas.server) await stopped(cas.server)
  const away = await school.app.inject({ url: address, cookies, headers: HTML })
  expect([away.statusCode, away.body]).toEqual([503, expect.stringContaining('暂时连接不上')])
  expect(away.body).toContain('name="password"')
})
