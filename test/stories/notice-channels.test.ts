import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Outlet } from '../../src/features/notices/index.ts'
import { outletsOf } from '../../src/outlets.ts'
import { readConfig } from '../../src/platform/config.ts'
import { findNotice, later, order, sendAll } from '../support/notice-sending.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()

/** The world outside: an SMS gateway and WeCom in one server, which says what the test wants. */
interface Asked {
  readonly url: string
  readonly token: string | undefined
  readonly body: Record<string, unknown>
}

let server: Server
let url = ''
let asked: Asked[] = []
let answers: (request: Asked) => { status?: number; body?: unknown } | 'hangUp'

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const part of request) text += String(part)
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

beforeEach(async () => {
  asked = []
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const one = { url: request.url ?? '', token: request.headers.authorization, body }
      asked.push(one)
      const answer = answers(one)
      if (answer === 'hangUp') request.socket.destroy()
      else response.writeHead(answer.status ?? 200).end(JSON.stringify(answer.body ?? {}))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

function senderFor(env: Record<string, string>) {
  const [outlet, ...others] = outletsOf(readConfig({ DATA_DIR: '/tmp', ...env }, '/tmp'))
  expect(others).toEqual([])
  return { ctx: school.as(), key: school.parts.secretKey, outlet: outlet as Outlet }
}

const sms = () => senderFor({ SMS_URL: `${url}/send`, SMS_TOKEN: 'sample-token' })
const wecom = () =>
  senderFor({ WECOM_URL: url, WECOM_CORP_ID: 'corp', WECOM_AGENT_ID: '7', WECOM_SECRET: 'sample-secret' })
const PHONE = { channel: 'sms', address: '13800000000' } as const
const MEMBER = { channel: 'wecom', address: 'sample.member' } as const

test('a short message counts as sent once the gateway has taken it', async () => {
  answers = () => ({ body: { id: 'sms-1' } })
  const id = await order(school, { receiver: PHONE })
  await sendAll(sms())
  expect(await findNotice(school, id)).toMatchObject({ state: 'accepted' })
  expect(asked).toEqual([
    {
      url: '/send',
      token: 'Bearer sample-token',
      body: { id: `${id}@sms`, phone: '13800000000', text: '关于您的申请：您好：申请已经收到。', isRepeat: false },
    },
  ])
})

test.each([
  [400, 'failed'],
  [429, 'queued'],
  [503, 'queued'],
  [401, 'queued'],
  [500, 'uncertain'],
])('a gateway that answers %i leaves the notice %s', async (status, state) => {
  answers = () => ({ status, body: { message: '13800000000 refused' } })
  const id = await order(school, { receiver: PHONE })
  await sendAll(sms())
  expect(await findNotice(school, id)).toMatchObject({ state })
  const { answer } = await school.parts.db.selectFrom('notice_attempt').select('answer').executeTakeFirstOrThrow()
  expect(answer).not.toContain('13800000000')
})

test('a gateway that breaks off leaves the notice uncertain; it goes again under the same name and says so', async () => {
  answers = () => 'hangUp'
  const id = await order(school, { receiver: PHONE })
  const sender = sms()
  await sendAll(sender)
  expect(await findNotice(school, id)).toMatchObject({ state: 'uncertain' })
  answers = () => ({})
  later(school, 1)
  await sendAll(sender)
  expect(await findNotice(school, id)).toMatchObject({ state: 'accepted' })
  expect(asked.map(({ body }) => [body['id'], body['isRepeat']])).toEqual([
    [`${id}@sms`, false],
    [`${id}@sms`, true],
  ])
  expect(asked[1]?.body['text']).toContain('如已收到，请忽略')
})

test('a message goes to WeCom by a token, which is fetched once and again when it has ended', async () => {
  const codes = [0, 42001, 0]
  answers = ({ url: path }) =>
    path.startsWith('/cgi-bin/gettoken')
      ? { body: { errcode: 0, access_token: 'token' } }
      : { body: { errcode: codes.shift(), errmsg: 'ok', msgid: 'm1' } }
  const sender = wecom()
  const first = await order(school, { receiver: MEMBER })
  await sendAll(sender)
  expect(await findNotice(school, first)).toMatchObject({ state: 'accepted' })
  const second = await order(school, { receiver: MEMBER })
  await sendAll(sender)
  expect(await findNotice(school, second)).toMatchObject({ state: 'queued' })
  later(school, 1)
  await sendAll(sender)
  expect(await findNotice(school, second)).toMatchObject({ state: 'accepted' })
  expect(asked.map(({ url: path }) => path.replace(/\?.*/, ''))).toEqual([
    '/cgi-bin/gettoken',
    '/cgi-bin/message/send',
    '/cgi-bin/message/send',
    '/cgi-bin/gettoken',
    '/cgi-bin/message/send',
  ])
  expect(asked[1]?.body).toMatchObject({
    touser: 'sample.member',
    msgtype: 'text',
    agentid: 7,
    enable_duplicate_check: 1,
  })
})

test('somebody whom WeCom does not know is a failure for good; a wrong secret is not', async () => {
  answers = ({ url: path }) =>
    path.startsWith('/cgi-bin/gettoken')
      ? { body: { access_token: 'token' } }
      : { body: { errcode: 0, errmsg: 'ok', invaliduser: 'sample.member' } }
  const unknown = await order(school, { receiver: MEMBER })
  await sendAll(wecom())
  expect(await findNotice(school, unknown)).toMatchObject({ state: 'failed' })
  answers = () => ({ body: { errcode: 40001, errmsg: 'invalid credential' } })
  const waiting = await order(school, { receiver: MEMBER })
  expect(await sendAll(wecom())).toBe('away')
  expect(await findNotice(school, waiting)).toMatchObject({ state: 'queued' })
})

test('settings that are half there are refused at start, without telling the password', () => {
  const faults = (env: Record<string, string>): string => {
    try {
      readConfig(env, '/tmp')
      return ''
    } catch (error) {
      return (error as Error).message
    }
  }
  expect(faults({ SMTP_URL: 'smtp://mail.example.edu.cn' })).toContain('SMTP_URL 和 MAIL_FROM 要一起设置')
  expect(faults({ SMTP_URL: 'http://user:geheim@mail.example.edu.cn', MAIL_FROM: 'a@b.cn' })).toMatch(
    /SMTP_URL=http:\/\/…/,
  )
  expect(faults({ SMTP_URL: 'http://user:geheim@mail.example.edu.cn', MAIL_FROM: 'a@b.cn' })).not.toContain('geheim')
  expect(faults({ SMTP_URL: 'smtp://user:50%@mail.example.edu.cn', MAIL_FROM: 'a@b.cn' })).toContain('按网址规则编码')
  expect(faults({ SMS_URL: 'http://sms.example.com/send' })).toContain('SMS_URL')
  expect(faults({ SMTP_URL: 'smtps://user:p%40ss@mail.example.edu.cn', MAIL_FROM: '示例大学 <a@b.cn>' })).toBe('')
})
