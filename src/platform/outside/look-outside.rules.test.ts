import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encode } from 'iconv-lite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookOutside } from './look-outside.ts'

const OPTIONS = { userAgent: 'MingtangLinkCheck/1.0', timeoutMs: 500 }
const HERE = { ...OPTIONS, allowLoopback: true }
const seen: { method: string; url: string; agent: string; range: string }[] = []
let server: Server
let base: string

const MOVES: Readonly<Record<string, string>> = {
  '/moved': '/page',
  '/round': '/round',
  '/inward': 'http://169.254.169.254/latest/meta-data/',
  '/file': 'file:///etc/passwd',
}

type Answer = (response: ServerResponse, method: string) => void

const ANSWERS: Readonly<Record<string, Answer>> = {
  '/slow': (response) => void setTimeout(() => response.end('late'), 2000),
  '/no-head': (response, method) => void response.writeHead(method === 'HEAD' ? 405 : 200).end(),
  '/long': (response) => void response.end('x'.repeat(1_000_000)),
  '/gbk': (response) =>
    void response.end(
      encode('<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>学费标准</title>', 'gbk'),
    ),
  '/missing': (response) => void response.writeHead(404).end(),
}

const page: Answer = (response) => void response.end('<title>标题</title>')

beforeAll(async () => {
  server = createServer(({ url = '', method = '', headers }, response) => {
    seen.push({ method, url, agent: headers['user-agent'] ?? '', range: headers.range ?? '' })
    const location = MOVES[url]
    if (location === undefined) (ANSWERS[url] ?? page)(response, method)
    else response.writeHead(302, { location }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test('it says who asks, asks for the head first, and reads the beginning of a text at most', async () => {
  seen.length = 0
  expect(await lookOutside(`${base}/long`, HERE)).toMatchObject({ ok: true, status: 200 })
  expect(seen.map(({ method }) => method)).toEqual(['HEAD', 'GET'])
  expect(seen[1]).toMatchObject({ agent: 'MingtangLinkCheck/1.0', range: 'bytes=0-65535' })
  const long = await lookOutside(`${base}/long`, HERE)
  expect(long.ok && long.text.length).toBe(64 * 1024)
})

test('a page is read in its own charset, and further where that is wanted', async () => {
  const page = await lookOutside(`${base}/gbk`, HERE)
  expect(page.ok && page.text).toContain('学费标准')
  const whole = await lookOutside(`${base}/long`, { ...HERE, mostBytes: 500_000 })
  expect(whole.ok && whole.text.length).toBe(500_000)
})

test('a server that knows no HEAD is asked otherwise; a page that is not there is told', async () => {
  expect(await lookOutside(`${base}/no-head`, HERE)).toMatchObject({ ok: true, status: 200 })
  expect(await lookOutside(`${base}/missing`, HERE)).toMatchObject({ ok: true, status: 404 })
})

test('it goes after a redirection, not for ever, and waits no longer than it may', async () => {
  expect(await lookOutside(`${base}/moved`, HERE)).toMatchObject({ hrefs: [`${base}/moved`, `${base}/page`] })
  expect(await lookOutside(`${base}/round`, HERE)).toEqual({ ok: false, reason: 'too-many-hops' })
  expect(await lookOutside(`${base}/slow`, HERE)).toEqual({ ok: false, reason: 'timeout' })
  expect(await lookOutside('http://127.0.0.1:1/', HERE)).toEqual({ ok: false, reason: 'unreachable' })
})

test.each([
  'http://127.0.0.1/',
  'http://localhost/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://10.0.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://1.1.1.1:5432/',
  'http://user:secret@1.1.1.1/',
  'ftp://1.1.1.1/',
  'file:///etc/passwd',
  'nonsense',
])('nothing of the own network is reached: %s', async (href) => {
  expect(await lookOutside(href, OPTIONS)).toEqual({ ok: false, reason: 'forbidden' })
})

test('nor by a redirection, even where this machine is allowed', async () => {
  seen.length = 0
  expect(await lookOutside(`${base}/inward`, HERE)).toEqual({ ok: false, reason: 'forbidden' })
  expect(await lookOutside(`${base}/file`, HERE)).toEqual({ ok: false, reason: 'forbidden' })
  expect(await lookOutside(`${base}/page`, OPTIONS)).toEqual({ ok: false, reason: 'forbidden' })
  expect(seen.map(({ url }) => url)).toEqual(['/inward', '/file'])
})
