import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Endpoint } from '../../src/platform/http/endpoint.contract.ts'
import { anAnsweringOffice, anAssigned } from '../support/application-builders.ts'
import type { Person } from '../support/builders.ts'
import { aDraft, aPublication, ask, type Office } from '../support/disclosure-builders.ts'
import { endpoints } from '../support/endpoints.ts'
import { fitting } from '../support/hostile.ts'
import { aMailbox, write } from '../support/letterbox-builders.ts'
import { APPROVAL, decide, importing } from '../support/list-builders.ts'
import { aMigrated, round } from '../support/monitor-builders.ts'
import { collectRoutes } from '../support/routes.ts'
import { useSchool } from '../support/school.ts'
import { upload } from '../support/uploads.ts'
import { wholeDatabase } from '../support/whole-database.ts'

const routes = collectRoutes()
const school = useSchool()
const RUNS = Number(process.env['TEST_INDEPENDENCE_RUNS'] ?? '4')
const SEED = 20_261_126

/**
 * What is the supervision office's own: what it orders, draws and says of findings, whom it urges, its mailboxes and keys, and what
 * everybody does to their own account. Everything else is content.
 */
const OWN = [
  'rectification_order',
  'order_word',
  'order_finding',
  'sample_draw',
  'sample_drawn',
  'monitor_finding',
  'case_number',
  'case_assignment',
  'case_event',
  'case_file',
  'notice',
  'mailbox',
  'mailbox_section',
  'report_key',
  'totp_secret',
  'jobs',
]

type Rows = Map<string, string>

function contentOf(prints: Rows): Rows {
  return new Map([...prints].filter(([name]) => !OWN.includes(name)))
}

async function idsIn(table: 'document' | 'list_entry' | 'case_file' | 'list_change' | 'monitor_finding' | 'revision') {
  const rows = await school.parts.db.selectFrom(table).select('id').execute()
  return rows.map(({ id }) => id)
}

interface Ground {
  readonly office: Office
  readonly ids: readonly string[]
}

/** A school with something of everything: published and being written, entries, a letter, an application, findings. */
async function aGround(): Promise<Ground> {
  const office = await anAnsweringOffice(school)
  await aPublication(school, office)
  await aDraft(school, office)
  await aMigrated(school, office, { bodyHtml: '<p>请登陆系统。</p>' })
  const { body } = await importing(school, office.editor, [[APPROVAL], 'apply=true'])
  await decide(school, office, [body['changeId']])
  const box = await aMailbox(school, office)
  await write(school, box.slug, { sectionId: box.sectionId })
  await anAssigned(school, office)
  await round(school)
  const tables = ['document', 'list_entry', 'case_file', 'list_change', 'monitor_finding', 'revision'] as const
  const ids = (await Promise.all(tables.map(idsIn))).flat()
  return {
    office,
    ids: [...ids, office.unitId, office.itemId, office.siteId, office.columnId, box.id, 'notices', '42'],
  }
}

interface Call {
  readonly method: Endpoint['method']
  readonly url: string
  readonly payload?: object
}

function calls({ method, url, body }: Endpoint, ids: readonly string[]): fc.Arbitrary<Call> {
  const params = fc.array(fc.constantFrom(...ids), { minLength: 3, maxLength: 3 })
  const sent = body ? fitting(body, ids) : fc.constant(undefined)
  return fc.tuple(params, sent).map(([values, payload]) => {
    let at = -1
    const path = url.replaceAll(/:\w+/g, () => {
      at += 1
      return encodeURIComponent(values[at] ?? '')
    })
    return { method, url: `/api/v1${path}`, ...(typeof payload === 'object' ? { payload: payload as object } : {}) }
  })
}

/** Tries the endpoint as somebody, so many times; answers whether it was ever accepted. */
async function tryOut(person: Person, endpoint: Endpoint, ids: readonly string[]): Promise<boolean> {
  let isAccepted = false
  for (const call of fc.sample(calls(endpoint, ids), { numRuns: RUNS, seed: SEED })) {
    const payload = call.payload === undefined ? {} : { payload: JSON.parse(JSON.stringify(call.payload)) as object }
    const { statusCode } = await school.app.inject({ ...call, ...payload, cookies: person.cookies })
    isAccepted ||= statusCode < 400
    if (call.method === 'POST')
      await upload(school, person, {
        url: call.url.slice('/api/v1'.length),
        name: '附件.txt',
        bytes: Buffer.from('附件'),
      })
  }
  return isAccepted
}

/** Tries everything that writes; answers the tables of content that changed, and what was accepted. */
async function walk(person: Person, ids: readonly string[]): Promise<{ changed: string[]; accepted: string[] }> {
  const before = contentOf(await wholeDatabase(school))
  const writing = (await endpoints()).filter(({ method, url }) => method !== 'GET' && !url.startsWith('/session'))
  const accepted: string[] = []
  for (const endpoint of writing)
    if (await tryOut(person, endpoint, ids)) accepted.push(`${endpoint.method} ${endpoint.url}`)
  const after = contentOf(await wholeDatabase(school))
  return { accepted, changed: [...after].filter(([name, print]) => before.get(name) !== print).map(([name]) => name) }
}

test('the supervision office changes no document, entry, letter or setting by any route', {
  timeout: 120_000,
}, async () => {
  const { office, ids } = await aGround()
  const { changed, accepted } = await walk(office.supervisor, ids)
  expect(changed, accepted.join('\n')).toEqual([])
  // They were let in all the time: what is theirs to do is accepted still.
  const order = { source: 'inspection', unitId: office.unitId, matter: '事项', what: '问题', basis: '', demand: '要求' }
  const made = await ask(school, office.supervisor, [
    'POST',
    '/orders',
    { ...order, days: 5, isPublic: true, findingIds: [] },
  ])
  expect(made.status).toBe(200)
  // The contracts name every way to write.
  const named = new Set((await endpoints()).map(({ method, url }) => `${method} /api/v1${url}`))
  const uploads = [...routes].filter((route) => /^(POST|PUT|DELETE) \/api\//.test(route) && !named.has(route))
  expect(uploads).toEqual([])
})

test('the same walk as the office does change content: it would notice', { timeout: 300_000 }, async () => {
  const { office, ids } = await aGround()
  expect((await walk(office.office, ids)).changed.length).toBeGreaterThan(3)
})
