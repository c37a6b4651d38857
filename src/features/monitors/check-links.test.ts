import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { anOffice, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { aMigrated, keptFindings, round } from '../../../test/support/monitor-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { SYSTEM } from '../../platform/context.ts'
import { catchUp } from '../../platform/ledger/follow.ts'
import { checkLinks } from './check-links.ts'
import { monitorFollower } from './monitor-follower.ts'
import { lookAtDue } from './run-round.ts'

const school = useSchool()
const PACE = { perMinute: 10, allowLoopback: true }
let office: Office
let server: Server
let base: string
let isUp = true
const asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    const { url = '' } = request
    asked.push(url)
    if (url === '/robots.txt') response.end('User-agent: *\nDisallow: /closed')
    else if (url === '/taken') response.end('<title>某某娱乐城 注册</title>')
    else if (url === '/sometimes' && !isUp) response.writeHead(500).end()
    else response.end('<title>示例</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})

beforeEach(async () => {
  office = await anOffice(school)
  asked.length = 0
  isUp = true
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function linkTo(path: string): string {
  return `<p><a href="${base}${path}">链接</a></p>`
}

function goTo(day: string): void {
  school.clock.now = new Date(`${day}T10:00:00+08:00`)
}

const check = () => checkLinks(school.as(SYSTEM), PACE)

async function stateOf(path: string): Promise<string | undefined> {
  const row = await school.parts.db
    .selectFrom('monitor_outer_link')
    .select('state')
    .where('href', '=', base + path)
    .executeTakeFirst()
  return row?.state
}

test('nothing is fetched unless the operator allows it, and never from this machine', async () => {
  await aMigrated(school, office, { bodyHtml: linkTo('/fine') })
  await round(school)
  expect(await checkLinks(school.as(SYSTEM), { perMinute: 0 })).toBe(0)
  expect(await stateOf('/fine')).toBe('unchecked')
  expect(await checkLinks(school.as(SYSTEM), { perMinute: 10 })).toBe(1)
  expect([await stateOf('/fine'), asked]).toEqual(['not-asked', []])
})

test('a link is dead only after three failures on three days, and the finding is cured when it answers again', async () => {
  await aMigrated(school, office, { bodyHtml: linkTo('/sometimes') })
  await round(school)
  isUp = false
  for (const [day, state] of [
    ['2026-11-23', 'failed'],
    ['2026-11-24', 'failed'],
    ['2026-11-25', 'dead'],
  ] as const) {
    goTo(day)
    expect(await check()).toBe(1)
    expect(await check()).toBe(0)
    expect(await stateOf('/sometimes')).toBe(state)
  }
  expect(await keptFindings(school, 'outer-link-dead')).toMatchObject([{ state: 'open', unitId: office.unitId }])
  await round(school)
  expect(await keptFindings(school, 'outer-link-dead')).toMatchObject([{ state: 'open' }])
  isUp = true
  goTo('2026-12-02')
  await check()
  expect(await keptFindings(school, 'outer-link-dead')).toMatchObject([{ state: 'cured' }])
})

test('a page that was taken over is told at once; what robots.txt closes is not asked for', async () => {
  await aMigrated(school, office, { bodyHtml: linkTo('/taken') + linkTo('/closed/x') + linkTo('/fine') })
  await round(school)
  expect(await check()).toBe(3)
  expect(await keptFindings(school, 'outer-link-dangerous')).toMatchObject([{ state: 'open' }])
  expect(await stateOf('/fine')).toBe('fine')
  expect(await stateOf('/closed/x')).toBe('not-asked')
  expect(asked).not.toContain('/closed/x')
})

test('a host that the school lists is dangerous wherever it is linked; only the office lists, and not what is no host', async () => {
  await aMigrated(school, office, { bodyHtml: linkTo('/fine') })
  await round(school)
  await check()
  expect(await keptFindings(school, 'outer-link-dangerous')).toEqual([])
  const host = (name: string, isListed = true) => ['PUT', '/outer-hosts', { host: name, note: '', isListed }] as const
  expect((await ask(school, office.supervisor, host('127.0.0.1'))).body['code']).toBe('access.denied')
  expect((await ask(school, office.office, host('http://x/'))).body['code']).toBe('monitor.host-invalid')
  expect((await ask(school, office.office, host('127.0.0.1'))).status).toBe(200)
  expect(await check()).toBe(1)
  expect(await keptFindings(school, 'outer-link-dangerous')).toMatchObject([{ state: 'open' }])
  const seen = await ask(school, office.office, ['GET', '/outer-links'])
  expect(seen.body).toMatchObject({
    hosts: [{ host: '127.0.0.1' }],
    total: 1,
    rows: [{ state: 'dangerous', places: 1 }],
  })
  expect((await ask(school, office.office, host('127.0.0.1', false))).status).toBe(200)
  await check()
  expect(await keptFindings(school, 'outer-link-dangerous')).toMatchObject([{ state: 'cured' }])
})

test('the address at which a publication is shown in another channel is looked at too, until it is taken down', async () => {
  const documentId = await aMigrated(school, office)
  const said = async (method: 'POST' | 'GET', url: string, body?: object) => {
    const answered = await ask(school, office.office, [method, url, body])
    expect(answered.status, JSON.stringify(answered.body)).toBe(200)
    return String(answered.body['id'])
  }
  const channel = {
    name: '官方微博',
    kind: 'online',
    address: '',
    note: '',
    takesAffairs: false,
    isUsed: true,
    sort: 1,
  }
  const channelId = await said('POST', '/channels', channel)
  const plain = { title: '', unitId: null, untilOn: null, note: '', audience: { kind: 'public' } }
  const shown = { ...plain, channelId, documentId, appearedOn: '2026-11-23', place: `${base}/taken` }
  const id = await said('POST', '/appearances', shown)
  const looked = async () => {
    await catchUp(school.parts.db, [monitorFollower])
    await lookAtDue(school.as())
    await check()
  }
  await looked()
  expect(await keptFindings(school, 'outer-link-dangerous')).toMatchObject([{ state: 'open', subjectId: documentId }])
  await said('POST', `/appearances/${id}/end`, { kind: 'taken-down', on: '2026-11-23', reason: '已删除' })
  await looked()
  await round(school)
  expect(await keptFindings(school, 'outer-link-dangerous')).toMatchObject([{ state: 'cured' }])
})
