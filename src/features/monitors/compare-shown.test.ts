import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { anOffice, aPublication, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { anUpdate, keptFindings, round } from '../../../test/support/monitor-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { SYSTEM } from '../../platform/context.ts'
import { checkLinks } from './check-links.ts'

const school = useSchool()
const BODY = '<p>本科学费每生每学年5500元。</p><p>住宿费按照房间类别收取。</p><p>困难学生可以申请减免学费。</p>'
const RULE = 'channel-text'
let office: Office
let server: Server
let base: string
/** What the other channel shows. */
let shown = ''
let day = 23

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(shown, 'utf8')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function page(body: string): string {
  return `<!doctype html><meta charset=utf-8><title>示例</title><script>var x = "学费"</script><div style="visibility:hidden"><h1>学费标准</h1>${body}</div>`
}

/** The next day the page is looked at again. */
async function nextDay(): Promise<void> {
  day += 1
  school.clock.now = new Date(`2026-11-${String(day)}T10:00:00+08:00`)
  await checkLinks(school.as(SYSTEM), { perMinute: 10, allowLoopback: true })
}

async function shownElsewhere(): Promise<{ documentId: string; appearanceId: string }> {
  const { id } = await aPublication(school, office, { title: '学费标准', bodyHtml: BODY })
  const channel = await ask(school, office.office, [
    'POST',
    '/channels',
    { name: '官网', kind: 'online', address: '', note: '', takesAffairs: false, isUsed: true, sort: 1 },
  ])
  const appearance = await ask(school, office.editor, [
    'POST',
    '/appearances',
    {
      ...{ channelId: channel.body['id'], documentId: id, title: '', unitId: null, appearedOn: '2026-11-23' },
      ...{ untilOn: null, place: `${base}/1`, note: '', audience: { kind: 'public' } },
    },
  ])
  expect(appearance.status, JSON.stringify(appearance.body)).toBe(200)
  await round(school)
  return { documentId: id, appearanceId: String(appearance.body['id']) }
}

beforeEach(async () => {
  office = await anOffice(school)
  day = 23
  school.clock.now = new Date('2026-11-23T10:00:00+08:00')
})

test('a page with another number is a finding at the appearance, and cured when the page is right', async () => {
  const { appearanceId } = await shownElsewhere()
  shown = page(BODY.replace('5500', '5800'))
  await nextDay()
  expect(await keptFindings(school, RULE)).toMatchObject([{ state: 'open', subjectId: appearanceId, what: '学费标准' }])
  const [finding] = await keptFindings(school, RULE)
  expect(finding?.evidence).toContain('公开的是“本科学费每生每学年5500元”，页面上是“本科学费每生每学年5800元”')
  await round(school)
  expect(await keptFindings(school, RULE)).toMatchObject([{ state: 'open' }])
  shown = page(BODY)
  await nextDay()
  expect(await keptFindings(school, RULE)).toMatchObject([{ state: 'cured' }])
})

test('a post that was deleted says so; a page that cannot be read says nothing', async () => {
  await shownElsewhere()
  shown = '<p>请在客户端打开</p>'
  await nextDay()
  expect(await keptFindings(school, RULE)).toEqual([])
  school.clock.now = new Date('2026-12-05T10:00:00+08:00')
  shown = '<p>该内容已被发布者删除</p>'
  await checkLinks(school.as(SYSTEM), { perMinute: 10, allowLoopback: true })
  expect((await keptFindings(school, RULE))[0]?.evidence).toContain('页面显示“该内容已被发布者删除”')
})

test('what is revised is told by the register alone: nobody has said that the page shows the new text', async () => {
  const { documentId } = await shownElsewhere()
  shown = page(BODY.replace('5500', '5800'))
  await nextDay()
  await anUpdate(school, office, [documentId, BODY.replace('5500', '5900')])
  await round(school)
  expect(await keptFindings(school, RULE)).toMatchObject([{ state: 'cured' }])
  expect(await keptFindings(school, 'channel-drift')).toMatchObject([{ state: 'open' }])
})
