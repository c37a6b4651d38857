import fc from 'fast-check'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { Endpoint } from '../../src/platform/http/endpoint.contract.ts'
import { ERROR_TABLE } from '../../src/platform/http/error-table.ts'
import { productFiles, ROOT } from '../architecture/tree.ts'
import { aPerson, type Person } from '../support/builders.ts'
import { aDraft, anOffice, aPublication, ask, type Office } from '../support/disclosure-builders.ts'
import { ANYTHING, BROKEN_BODIES, fitting, HOSTILE_TEXTS, type Schema, wrong } from '../support/hostile.ts'
import { collectRoutes } from '../support/routes.ts'
import { useSchool } from '../support/school.ts'
import { multipart } from '../support/uploads.ts'
import { wholeDatabase } from '../support/whole-database.ts'

const routes = collectRoutes()
const school = useSchool()
const RUNS = Number(process.env['TEST_BAD_INPUTS'] ?? '12')
const LONE_SURROGATE = /\p{Surrogate}/u
const CHINESE = /[\u4e00-\u9fff]/

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'url' in value && 'reply' in value
}

const contracts = productFiles().filter((path) => path.endsWith('.contract.ts'))
const loaded = await Promise.all(contracts.map((path) => import(join(ROOT, path)) as Promise<Record<string, unknown>>))
// A contract may be handed on by another one.
const endpoints = [...new Set(loaded.flatMap((module) => Object.values(module).filter(isEndpoint)))]

interface Ground {
  readonly people: readonly (Person | null)[]
  /** Ids of all kinds of things, so that each is tried where another kind is meant. */
  readonly ids: readonly string[]
}

async function idsOf(office: Office): Promise<string[]> {
  const { db } = school.parts
  const draft = await aDraft(school, office)
  const { id } = await aPublication(school, office)
  const waiting = await aDraft(school, office)
  await ask(school, office.editor, ['POST', `/documents/${waiting.id}/submission`, { version: waiting.version }])
  const cases = await db.selectFrom('review_case').select('id').execute()
  const revisions = await db.selectFrom('revision').select('id').execute()
  const { unitId, otherUnitId, itemId, classId, columnId, siteId } = office
  const persons = [office.editor, office.stranger].map((person) => person.id)
  const others = [...cases, ...revisions].map((row) => row.id)
  return [
    draft.id,
    id,
    waiting.id,
    unitId,
    otherUnitId,
    itemId,
    classId,
    columnId,
    siteId,
    ...persons,
    ...others,
    'none',
  ]
}

async function aGround(): Promise<Ground> {
  const office = await anOffice(school)
  const ids = await idsOf(office)
  const admins = [
    await aPerson(school, { roles: ['system_admin'] }),
    await aPerson(school, { roles: ['security_admin'] }),
  ]
  return { people: [null, office.editor, office.office, ...admins], ids }
}

interface Answer {
  readonly statusCode: number
  readonly headers: Record<string, unknown>
  readonly body: string
}

/** Never a fault; and a refusal says in Chinese what happened, with a code that stays. */
function expectClear(answer: Answer, what: string): void {
  expect(answer.statusCode, `${what}: ${answer.body.slice(0, 300)}`).toBeLessThan(500)
  if (answer.statusCode < 400) return
  expect(answer.headers['content-type'], what).toContain('application/problem+json')
  const problem = JSON.parse(answer.body) as { title: string; code: string; status: number }
  expect(problem.title, what).toMatch(CHINESE)
  expect(Object.keys(ERROR_TABLE), what).toContain(problem.code)
  expect(problem.status).toBe(answer.statusCode)
}

interface Call {
  readonly method: Endpoint['method']
  readonly url: string
  readonly payload?: string | Buffer
  readonly headers?: Record<string, string>
}

// What the database held after the last refusal; nothing has changed it since.
let untouched: Map<string, string> | undefined
beforeEach(() => {
  untouched = undefined
})

/** Sends it; a refusal leaves every row of every table as it was. */
async function tryOut(person: Person | null, call: Call): Promise<void> {
  const before = untouched ?? (await wholeDatabase(school))
  const answer = await school.app.inject({
    ...call,
    remoteAddress: `10.${String(Math.trunc(performance.now()) % 250)}.0.1`,
    ...(person ? { cookies: person.cookies } : {}),
  })
  const what = `${call.method} ${call.url.slice(0, 200)} ${String(call.payload).slice(0, 500)}`
  expectClear(answer, what)
  untouched = answer.statusCode >= 400 ? await wholeDatabase(school) : undefined
  if (untouched) expect(untouched, what).toEqual(before)
}

function addressOf(url: string, params: readonly unknown[], query: Record<string, unknown>): string {
  let at = -1
  const path = url.replaceAll(/:\w+/g, () => {
    at += 1
    return encoded(params[at])
  })
  const search = Object.entries(query).map(([name, value]) => `${name}=${encoded(value)}`)
  return search.length === 0 ? path : `${path}?${search.join('&')}`
}

/** As text, and no longer than an address may be. */
function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
  return text.slice(0, 500)
}

function encoded(value: unknown): string {
  const text = shortened(value)
  // What no address can carry is sent as the broken escape that a careless program would send.
  return LONE_SURROGATE.test(text) ? '%ED%A0%80' : encodeURIComponent(text)
}

/** Values for the parameters of an address: things of any kind, unknown things, and nonsense short enough for an address. */
function parameters(ids: readonly string[]): fc.Arbitrary<string[]> {
  const short = HOSTILE_TEXTS.filter((text) => text.length <= 200 && text !== '')
  const one = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.constantFrom(...short) },
  )
  return fc.array(one, { minLength: 3, maxLength: 3 })
}

function queries(schema: Schema | undefined, ids: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const names = Object.keys(schema?.properties ?? {})
  const values = names.map((name) => fc.oneof(fitting(schema?.properties?.[name] ?? {}, ids), ANYTHING.map(shortened)))
  return fc.record(Object.fromEntries(names.map((name, i) => [name, values[i] ?? fc.constant('')])), {
    requiredKeys: [],
  })
}

function calls({ method, url, query, body }: Endpoint, ids: readonly string[]): fc.Arbitrary<Call> {
  const address = fc.tuple(parameters(ids), queries(query, ids))
  const payload = body ? wrong(body, ids) : fc.constant(undefined)
  return fc.tuple(address, payload).map(([[params, search], sent]) => ({
    method,
    url: `/api/v1${addressOf(url, params, search)}`,
    ...(body ? { payload: JSON.stringify(sent), headers: { 'content-type': 'application/json' } } : {}),
  }))
}

const named = endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.url}`, endpoint] as const)

test.each(named)('bad input to %s is refused clearly and saves nothing', async (_name, endpoint) => {
  const { people, ids } = await aGround()
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...people), calls(endpoint, ids), (person, call) => tryOut(person, call)),
    { numRuns: RUNS },
  )
})

test('a body that is no JSON, or breaks a parser, is refused clearly by every endpoint', async () => {
  const { people, ids } = await aGround()
  const types = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'x/y']
  const writing = endpoints.filter(({ method }) => method !== 'GET')
  const call = fc.tuple(
    fc.constantFrom(...writing),
    fc.constantFrom(...BROKEN_BODIES),
    fc.constantFrom(...types),
    parameters(ids),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...people), call, (person, [{ method, url }, payload, type, params]) =>
      tryOut(person, {
        method,
        url: `/api/v1${addressOf(url, params, {})}`,
        payload,
        headers: { 'content-type': type },
      }),
    ),
    { numRuns: RUNS * 5 },
  )
})

test('a file that is none, or breaks its reader, is refused clearly', async () => {
  const { people, ids } = await aGround()
  const file = fc.record({
    url: fc.constantFrom('/documents/ID/attachments', '/documents/ID/import', '/units/import?apply=true'),
    id: fc.constantFrom(...ids),
    name: fc.constantFrom(
      'a.docx',
      'a.xlsx',
      'a.pdf',
      'a.png',
      'a.txt',
      'a.exe',
      'a',
      '..%2f..%2fa.txt',
      '\u202efdp.exe',
      '长'.repeat(300),
    ),
    bytes: fc.oneof(
      fc.constantFrom(
        ...['', 'PK\u0003\u0004', '%PDF-1.7', '\u0089PNG\r\n\u001a\n', 'MZ', '<html>', '\ufffd\u0000'].map((text) =>
          Buffer.from(text),
        ),
      ),
      fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    ),
  })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...people), file, (person, { url, id, name, bytes }) =>
      tryOut(person, { method: 'POST', url: `/api/v1${url.replace('ID', id)}`, ...multipart(name, bytes) }),
    ),
    { numRuns: RUNS * 2 },
  )
})

test('nonsense in the address or the form of a page is answered with a page, never with a fault', async () => {
  const { people, ids } = await aGround()
  const pages = [...routes].filter((route) => !route.includes('/api/v1/') && !route.startsWith('HEAD '))
  const form = fc.record({
    login: ANYTHING,
    password: ANYTHING,
    what: ANYTHING,
    number: ANYTHING,
    code: ANYTHING,
    back: ANYTHING,
  })
  const query = fc.record(
    { page: ANYTHING, year: ANYTHING, unit: ANYTHING, q: ANYTHING, back: ANYTHING, state: ANYTHING },
    { requiredKeys: [] },
  )
  const call = fc.tuple(fc.constantFrom(...pages), parameters(['1', ...ids]), query, form)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...people), call, async (person, [route, params, search, fields]) => {
      const [method = '', url = ''] = route.split(' ')
      const shorter = Object.fromEntries(Object.entries(search).map(([name, value]) => [name, shortened(value)]))
      const answer = await school.app.inject({
        method: method as 'GET',
        url: addressOf(url.replace('*', ':any'), params, shorter),
        headers: {
          accept: 'text/html',
          ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        },
        remoteAddress: '10.9.9.9',
        ...(method === 'POST' ? { payload: addressOf('', [], fields).slice(1, 60_000) } : {}),
        ...(person && url !== '/logout' ? { cookies: person.cookies } : {}),
      })
      expect(answer.statusCode, `${route} ${JSON.stringify(params)} ${JSON.stringify(shorter)}`).toBeLessThan(500)
      if (answer.statusCode >= 400) expect(answer.body).toMatch(CHINESE)
      expect(answer.body).not.toContain('<script>alert(1)')
      expect(answer.body).not.toContain('<img src=x')
    }),
    { numRuns: RUNS * 5 },
  )
})
