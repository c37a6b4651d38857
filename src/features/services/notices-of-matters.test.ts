import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Person } from '../../../test/support/builders.ts'
import { ask } from '../../../test/support/disclosure-builders.ts'
import { act, aDefinition, aHall, aMatter, formBody, type Hall, tasksOf } from '../../../test/support/hall-builders.ts'
import { mailSender, sendAll } from '../../../test/support/notice-sending.ts'
import { useSchool } from '../../../test/support/school.ts'
import { type SmtpAtWork, startSmtp } from '../../../test/support/smtp-server.ts'
import { newChallenge } from '../../platform/human-check.ts'
import { parseLetter } from '../../platform/mail/parse-letter.ts'
import { field, form } from '../../sample/hall-parts.ts'

const school = useSchool()
const HTML = { accept: 'text/html' }
const NUMERALS = '零一二三四五六七八九'
let smtp: SmtpAtWork

beforeEach(async () => {
  smtp = await startSmtp()
})
afterEach(() => smtp.stop())

async function told(person: Person): Promise<string[]> {
  const { body } = await ask(school, person, ['GET', '/me/notices?size=100'])
  return (body['rows'] as { title: string }[]).map(({ title }) => title).reverse()
}

function withMail(unitId: string) {
  return aDefinition(unitId, {
    form: form([
      '内容',
      field('text', 'why', { label: '事由' }),
      field('email', 'mail', { label: '邮箱', prefill: 'email', isRequired: false }),
      field('email', 'teacher', { label: '导师邮箱', isRequired: false }),
    ]),
  })
}

async function taskOf(person: Person): Promise<string> {
  return (await tasksOf(school, person))[0]?.taskId ?? ''
}

async function mine(hall: Hall): Promise<string> {
  return (await school.app.inject({ url: '/hall/mine', cookies: hall.applicant.cookies, headers: HTML })).body
}

test('an applicant with an account is told in their own list and by the mail they gave, of what is asked and how it ended', async () => {
  const hall = await aHall(school, withMail)
  const fields = { 'f.why': '非常私人', 'f.mail': 'xue@example.edu.cn', 'f.teacher': 'dao@example.edu.cn' }
  const id = await aMatter(school, hall, { fields })
  await act(school, hall.clerk, { taskId: await taskOf(hall.clerk), action: 'approve' })
  const ask = { action: 'return', to: 'applicant', text: '请写明单位' }
  await act(school, hall.head, { taskId: await taskOf(hall.head), ...ask })
  expect(await mine(hall)).toMatch(/新的通知[^]*“示例服务”需要您补充/)
  await school.app.inject({
    method: 'POST',
    url: `/hall/mine/${id}/supplement`,
    cookies: hall.applicant.cookies,
    ...formBody({ ...fields, text: '已补充' }),
  })
  await act(school, hall.head, { taskId: await taskOf(hall.head), action: 'refuse', text: '不属于受理范围' })
  expect(await told(hall.applicant)).toEqual(['“示例服务”需要您补充', '“示例服务”不予办理'])
  await sendAll(mailSender(school, smtp.url))
  const mails = await Promise.all(smtp.taken.map(({ raw }) => parseLetter(Buffer.from(raw))))
  expect(mails.map(({ subject }) => subject)).toEqual([
    '[BS2026-00001] “示例服务”需要您补充',
    '[BS2026-00001] “示例服务”不予办理',
  ])
  expect(smtp.taken.flatMap(({ to }) => to)).toEqual(['xue@example.edu.cn', 'xue@example.edu.cn'])
  for (const { text } of mails) for (const word of ['非常私人', '不属于', '请写明']) expect(text).not.toContain(word)
  expect(await told(hall.stranger)).toEqual([])
})

test('a notice stays until the reader has looked, and only their own', async () => {
  const hall = await aHall(school)
  await aMatter(school, hall)
  await act(school, hall.clerk, { taskId: await taskOf(hall.clerk), action: 'refuse', text: '不属于受理范围' })
  const [, ids = ''] = /name="ids" value="([^"]+)"/.exec(await mine(hall)) ?? []
  const look = (person: Person) =>
    school.app.inject({
      method: 'POST',
      url: '/hall/mine/news',
      cookies: person.cookies,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ids }).toString(),
    })
  await look(hall.stranger)
  expect(await mine(hall)).toContain('不予办理')
  await look(hall.applicant)
  expect(await mine(hall)).not.toContain('新的通知')
})

test('those who have the next step are told once until they have looked; who applied and who acts are not', async () => {
  const hall = await aHall(school)
  await aMatter(school, hall)
  await aMatter(school, hall)
  const arrived = '有服务事项等您办理：示例服务'
  for (const person of [hall.clerk, hall.otherClerk, hall.head]) expect(await told(person)).toEqual([arrived])
  for (const person of [hall.stranger, hall.office, hall.applicant]) expect(await told(person)).toEqual([])
  await ask(school, hall.clerk, ['PUT', '/me/notices/read', {}])
  await aMatter(school, hall)
  expect(await told(hall.clerk)).toEqual([arrived, arrived])
  expect(await told(hall.otherClerk)).toEqual([arrived])
})

test('who gets a step handed over hears of it, and those at work of an urging and a message, without its words', async () => {
  const hall = await aHall(school)
  const id = await aMatter(school, hall)
  await act(school, hall.clerk, { taskId: await taskOf(hall.clerk), action: 'delegate', to: hall.stranger.id })
  const arrived = '有服务事项等您办理：示例服务'
  expect(await told(hall.stranger)).toEqual([arrived])
  for (const [name, text] of [
    ['urging', ''],
    ['message', '非常私人'],
  ] as const)
    await school.app.inject({
      method: 'POST',
      url: `/hall/mine/${id}/${name}`,
      cookies: hall.applicant.cookies,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ text }).toString(),
    })
  expect(await told(hall.stranger)).toEqual([
    arrived,
    '申请人催办：示例服务（BS2026-00001）',
    '申请人留言：示例服务（BS2026-00001）',
  ])
  const { body } = await ask(school, hall.stranger, ['GET', '/me/notices?size=100'])
  expect(JSON.stringify(body)).not.toContain('非常私人')
})

test('a visitor hears by the mail they gave; it counts as sent when the server has taken it, and not before', async () => {
  const hall = await aHall(school)
  const { ticket, question } = await newChallenge(school.parts.secretKey, school.clock.now)
  const [one = 0, two = 0] = question.split('加').map((part) => NUMERALS.indexOf(part.charAt(0)))
  const who = { name: '来访者', phone: '0000-5678', email: 'fang@example.com' }
  const fields = { versionId: hall.versionId, ...who, 'f.why': '参观', ticket, answer: String(one + two) }
  await school.app.inject({ method: 'POST', url: `/hall/${hall.slug}/send-plain`, ...formBody(fields) })
  await act(school, hall.clerk, { taskId: await taskOf(hall.clerk), action: 'refuse', text: '请改日再来' })
  const states = () =>
    school.parts.db.selectFrom('notice').select(['kind', 'state']).where('channel', '=', 'email').execute()
  expect(await states()).toEqual([{ kind: 'services.refused', state: 'queued' }])
  await sendAll(mailSender(school, smtp.url))
  expect(await states()).toEqual([{ kind: 'services.refused', state: 'accepted' }])
  const [mail] = await Promise.all(smtp.taken.map(({ raw }) => parseLetter(Buffer.from(raw))))
  expect(mail?.text).toContain('凭编号和查询码查看')
  for (const word of ['来访者', '0000-5678', '请改日']) expect(mail?.text).not.toContain(word)
})
