import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseLetter } from '../../src/platform/mail/parse-letter.ts'
import { notify } from '../../src/features/notices/notify.ts'
import { sendNext } from '../../src/features/notices/send-next.ts'
import { aPerson } from '../support/builders.ts'
import { aMail, findNotice, later, mailSender, order, RECEIVER, sendAll } from '../support/notice-sending.ts'
import { useSchool } from '../support/school.ts'
import { emptyPort, headerOf, type SmtpAtWork, startSmtp } from '../support/smtp-server.ts'

const school = useSchool()
let smtp: SmtpAtWork

beforeEach(async () => {
  smtp = await startSmtp()
})
afterEach(() => smtp.stop())

function ledger(type: string) {
  return school.parts.db.selectFrom('ledger').selectAll().where('type', '=', type).orderBy('position').execute()
}

test('a notice goes out if and only if the change commits', async () => {
  const { db, secretKey } = school.parts
  const broken = db.transaction().execute(async (tx) => {
    await notify(tx, secretKey, aMail())
    throw new Error('the change failed')
  })
  await expect(broken).rejects.toThrow('the change failed')
  expect(await sendAll(mailSender(school, smtp.url))).toBe('idle')
  expect(smtp.taken).toEqual([])
  await order(school)
  await sendAll(mailSender(school, smtp.url))
  expect(smtp.taken.map(({ to }) => to)).toEqual([RECEIVER])
})

test('a notice counts as sent once the server has accepted it, with its answer, its Message-ID and a ledger entry', async () => {
  const id = await order(school)
  expect(await findNotice(school, id)).toMatchObject({ state: 'queued', accepted_at: null, message_id: null })
  await sendAll(mailSender(school, smtp.url))
  expect(await findNotice(school, id)).toMatchObject({
    state: 'accepted',
    message_id: `${id}@example.edu.cn`,
    attempts: 1,
    next_attempt_at: null,
  })
  const attempt = await school.parts.db.selectFrom('notice_attempt').selectAll().executeTakeFirstOrThrow()
  expect(attempt).toMatchObject({ result: 'accepted', answer: '250 queued as 1', is_repeat: false })
  expect((await ledger('notice.accepted')).map(({ data }) => data)).toEqual([
    { kind: 'test.told', channel: 'email', reference: 'YSQ2026-00001', attempt: 1, isRepeat: false, isLast: true },
  ])
})

test('the letter is in right Chinese, names the case, and asks machines not to answer', async () => {
  await order(school)
  await sendAll(mailSender(school, smtp.url))
  const letter = smtp.taken[0]!
  const read = await parseLetter(Buffer.from(letter.raw))
  expect(read).toMatchObject({
    subject: '[YSQ2026-00001] 关于您的申请',
    text: '您好：申请已经收到。',
    from: { name: '示例大学信息公开办公室', address: 'xxgk@example.edu.cn' },
    nature: 'automatic',
    caseNumber: 'YSQ2026-00001',
  })
  expect(headerOf(letter, 'X-Mingtang-Repeat')).toBeUndefined()
})

test('stored files go with the letter under their Chinese names', async () => {
  const { db, files } = school.parts
  const bytes = Buffer.from('答复书')
  const { sha256 } = await db.transaction().execute((tx) => files.put(tx, bytes, 'text/plain'))
  await order(school, { files: [{ sha256, name: '答复书（示例）.txt', mediaType: 'text/plain' }] })
  await sendAll(mailSender(school, smtp.url))
  const { files: sent } = await parseLetter(Buffer.from(smtp.taken[0]!.raw))
  expect(sent.map(({ name, bytes: content }) => [name, content.toString()])).toEqual([['答复书（示例）.txt', '答复书']])
})

test('a receiver that does not exist is a failure for good; whoever ordered it is told in the console', async () => {
  smtp.manners.toReceiver = () => 550
  const person = await aPerson(school)
  const id = await order(school, { orderedBy: person.id })
  await sendAll(mailSender(school, smtp.url))
  expect(await findNotice(school, id)).toMatchObject({ state: 'failed', next_attempt_at: null })
  expect(await ledger('notice.failed')).toHaveLength(1)
  const mine = await school.app.inject({ url: '/api/v1/me/notices', cookies: person.cookies })
  expect(mine.json()).toMatchObject({
    unread: 1,
    rows: [{ title: '一条邮件没有送达（YSQ2026-00001）', isRead: false }],
  })
})

test('what the server says is kept without addresses', async () => {
  smtp.manners.toReceiver = () => 550
  await order(school)
  await sendAll(mailSender(school, smtp.url))
  const { answer } = await school.parts.db.selectFrom('notice_attempt').select('answer').executeTakeFirstOrThrow()
  expect(answer).toMatch(/^550 .*no such user here$/)
  expect(answer).not.toContain('@')
})

test.each([421, 450, 451])('a temporary refusal (%i) is tried again after growing pauses', async (code) => {
  smtp.manners.toText = () => code
  const id = await order(school)
  const sender = mailSender(school, smtp.url)
  for (const [attempts, minutes] of [
    [1, 1],
    [2, 5],
    [3, 15],
  ] as const) {
    await sendAll(sender)
    const { state, attempts: made, next_attempt_at: next } = await findNotice(school, id)
    expect([state, made, next?.getTime()]).toEqual(['queued', attempts, school.clock.now.getTime() + minutes * 60_000])
    expect(await sendNext(sender)).toBe('idle')
    later(school, minutes)
  }
  smtp.manners.toText = () => undefined
  await sendAll(sender)
  expect(await findNotice(school, id)).toMatchObject({ state: 'accepted', attempts: 4 })
  expect(smtp.taken.map((letter) => headerOf(letter, 'X-Mingtang-Repeat'))).toEqual([undefined])
})

test('a server that is away costs one attempt, not one of every notice; all go when it is back', async () => {
  const port = await emptyPort()
  const sender = mailSender(school, `smtp://127.0.0.1:${String(port)}`)
  for (let i = 0; i < 5; i++) await order(school)
  expect(await sendAll(sender)).toBe('away')
  const tried = await school.parts.db.selectFrom('notice_attempt').select('result').execute()
  expect(tried).toEqual([{ result: 'postponed' }])
  const back = await startSmtp(port)
  later(school, 1)
  await sendAll(sender)
  await back.stop()
  expect(back.taken).toHaveLength(5)
})

test('attempts have an end; then the notice is shown as failed and the office sends it again by hand', async () => {
  smtp.manners.toText = () => 451
  const id = await order(school)
  const sender = mailSender(school, smtp.url)
  for (let i = 0; i < 20; i++) {
    await sendAll(sender)
    later(school, 24 * 60)
  }
  expect(await findNotice(school, id)).toMatchObject({ state: 'failed', attempts: 11, next_attempt_at: null })
  const office = await aPerson(school, { roles: ['disclosure_office'] })
  smtp.manners.toText = () => undefined
  const url = `/api/v1/notices/${id}/retry`
  expect((await school.app.inject({ method: 'POST', url, cookies: office.cookies })).statusCode).toBe(200)
  await sendAll(sender)
  expect(await findNotice(school, id)).toMatchObject({ state: 'accepted' })
  expect(await ledger('notice.retried')).toHaveLength(1)
  expect((await school.app.inject({ method: 'POST', url, cookies: office.cookies })).statusCode).toBe(409)
  expect(smtp.taken).toHaveLength(1)
})

test('a connection that breaks after the text leaves the notice uncertain; it goes again under the same Message-ID, marked', async () => {
  smtp.manners.toText = () => 'hangUp'
  const id = await order(school)
  const sender = mailSender(school, smtp.url)
  await sendAll(sender)
  expect(await findNotice(school, id)).toMatchObject({ state: 'uncertain', accepted_at: null })
  expect(await ledger('notice.uncertain')).toHaveLength(1)
  smtp.manners.toText = () => undefined
  later(school, 1)
  await sendAll(sender)
  expect(await findNotice(school, id)).toMatchObject({ state: 'accepted' })
  expect(smtp.taken.map((letter) => headerOf(letter, 'Message-ID'))).toEqual([
    `<${id}@example.edu.cn>`,
    `<${id}@example.edu.cn>`,
  ])
  expect(smtp.taken.map((letter) => headerOf(letter, 'X-Mingtang-Repeat'))).toEqual([undefined, 'yes'])
  expect((await parseLetter(Buffer.from(smtp.taken[1]!.raw))).text).toContain('此前可能已经送达过一次')
})

test('a connection that breaks before the text was not a letter: it goes again without a mark', async () => {
  smtp.manners.toReceiver = () => 451
  await order(school)
  const sender = mailSender(school, smtp.url)
  await sendAll(sender)
  smtp.manners.toReceiver = () => undefined
  later(school, 1)
  await sendAll(sender)
  expect(smtp.taken.map((letter) => headerOf(letter, 'X-Mingtang-Repeat'))).toEqual([undefined])
})

test('without a mail server in the settings notices wait, and the health page and the office are told', async () => {
  const id = await order(school)
  expect(await findNotice(school, id)).toMatchObject({ state: 'queued' })
  expect((await school.app.inject('/readyz')).json()).toMatchObject({ status: 'ok', mail: 'not-set-up' })
  const office = await aPerson(school, { roles: ['disclosure_office'] })
  const state = await school.app.inject({ url: '/api/v1/notices/state', cookies: office.cookies })
  expect(state.json()).toMatchObject({ isSetUp: { email: false }, counts: { queued: 1 } })
})

test('the same order under one name is carried out once', async () => {
  const { db, secretKey } = school.parts
  const twice = aMail({ once: 'case-1/receipt' })
  expect(await db.transaction().execute((tx) => notify(tx, secretKey, twice))).toBeTypeOf('string')
  expect(await db.transaction().execute((tx) => notify(tx, secretKey, twice))).toBeUndefined()
})

test('an address that is none is refused, and nothing is written', async () => {
  for (const address of ['nobody', 'a@b.cn\r\nBcc: c@d.cn', 'a@b.cn,c@d.cn'])
    await expect(order(school, { receiver: { channel: 'email', address } })).rejects.toMatchObject({
      code: 'notice.address-invalid',
    })
  expect(await school.parts.db.selectFrom('notice').select('id').execute()).toEqual([])
})

test('neither address nor words stand in the database, on the ledger or in the list of the office', async () => {
  await order(school, { text: '机密的正文内容' })
  await sendAll(mailSender(school, smtp.url))
  const office = await aPerson(school, { roles: ['disclosure_office'] })
  const list = await school.app.inject({ url: '/api/v1/notices', cookies: office.cookies })
  const rows = [
    await school.parts.db.selectFrom('notice').selectAll().execute(),
    await school.parts.db.selectFrom('notice_attempt').selectAll().execute(),
    await school.parts.db.selectFrom('ledger').selectAll().orderBy('position').execute(),
  ]
  const seen =
    list.body +
    JSON.stringify(rows) +
    rows[0]!.map((row) => ('content_sealed' in row ? row.content_sealed.toString('utf8') : '')).join('')
  expect(list.json()).toMatchObject({ total: 1, rows: [{ reference: 'YSQ2026-00001', state: 'accepted' }] })
  for (const secret of [RECEIVER, 'applicant', '机密的正文内容', '关于您的申请']) expect(seen).not.toContain(secret)
})

test('a sealed notice put in another row does not open there: it stays visible and is not sent', async () => {
  const [one, other] = [
    await order(school),
    await order(school, { receiver: { channel: 'email', address: 'other@example.com' } }),
  ]
  const { content_sealed } = await findNotice(school, other)
  await school.parts.db.updateTable('notice').set({ content_sealed }).where('id', '=', one).execute()
  await sendAll(mailSender(school, smtp.url))
  expect(smtp.taken.map(({ to }) => to)).toEqual(['other@example.com'])
  expect(await findNotice(school, one)).toMatchObject({ state: 'queued', attempts: 1 })
})

test('notices in the console are one’s own: counted, read and marked by nobody else', async () => {
  const [me, other] = [await aPerson(school), await aPerson(school)]
  for (const title of ['第一条', '第二条'])
    await order(school, { receiver: { channel: 'console', accountId: me.id }, title, path: '/reviews' })
  const ask = async (cookies: Record<string, string>) =>
    (await school.app.inject({ url: '/api/v1/me/notices', cookies })).json<{
      unread: number
      rows: { id: string; title: string }[]
    }>()
  expect(await ask(other.cookies)).toMatchObject({ unread: 0, rows: [] })
  const mine = await ask(me.cookies)
  expect(mine.rows.map(({ title }) => title)).toEqual(['第二条', '第一条'])
  const mark = (cookies: Record<string, string>, payload: object) =>
    school.app.inject({ method: 'PUT', url: '/api/v1/me/notices/read', cookies, payload })
  expect((await mark(other.cookies, { ids: mine.rows.map(({ id }) => id) })).json()).toEqual({ read: 0 })
  expect((await mark(me.cookies, { ids: [mine.rows[0]!.id] })).json()).toEqual({ read: 1 })
  expect((await school.app.inject({ url: '/api/v1/me/notices/unread', cookies: me.cookies })).json()).toEqual({
    unread: 1,
  })
  expect((await mark(me.cookies, {})).json()).toEqual({ read: 1 })
  expect((await school.app.inject('/api/v1/me/notices')).statusCode).toBe(401)
})

test('the record of what was sent is the office’s; administrators, editors and visitors are refused', async () => {
  const id = await order(school)
  for (const role of ['system_admin', 'security_admin', 'audit_admin', 'unit_head', 'supervisor'] as const) {
    const { cookies } = await aPerson(school, { roles: [role] })
    expect((await school.app.inject({ url: '/api/v1/notices', cookies })).statusCode).toBe(403)
    const retry = await school.app.inject({ method: 'POST', url: `/api/v1/notices/${id}/retry`, cookies })
    expect(retry.statusCode).toBe(403)
  }
  expect((await school.app.inject('/api/v1/notices')).statusCode).toBe(401)
  expect(await ledger('notice.retried')).toEqual([])
})

test('the office tries out the settings, and finds what became of it by state', async () => {
  const office = await aPerson(school, { roles: ['disclosure_office'] })
  const trial = await school.app.inject({
    method: 'POST',
    url: '/api/v1/notices/trial',
    cookies: office.cookies,
    payload: { channel: 'email', address: 'office@example.edu.cn' },
  })
  expect(trial.statusCode).toBe(200)
  await sendAll(mailSender(school, smtp.url))
  expect(smtp.taken.map(({ to }) => to)).toEqual(['office@example.edu.cn'])
  const found = async (state: string) =>
    (await school.app.inject({ url: `/api/v1/notices?state=${state}`, cookies: office.cookies })).json<{
      total: number
    }>().total
  expect([await found('accepted'), await found('failed')]).toEqual([1, 0])
})
