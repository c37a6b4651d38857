import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mailboxesJobs } from '../../src/features/mailboxes/index.ts'
import { goTo, post } from '../support/application-builders.ts'
import type { Person } from '../support/builders.ts'
import { anOffice, ask, type Office } from '../support/disclosure-builders.ts'
import { type ImapAtWork, startImap } from '../support/imap-server.ts'
import { aMailbox, answer, complaints, work } from '../support/letterbox-builders.ts'
import { aLetter, aLetterWithFiles, readAndTake, registerMailbox } from '../support/mailbox-builders.ts'
import { mailSender, sendAll } from '../support/notice-sending.ts'
import { useSchool } from '../support/school.ts'
import { codeIn, headerOf, type SmtpAtWork, startSmtp, wordsOf } from '../support/smtp-server.ts'
import { everyRow, wholeDatabase } from '../support/whole-database.ts'

const school = useSchool()
const ADDRESS = 'office@example.edu.cn'
const WORDS = '标记内容：宿舍热水断续'
const TITLE = '标记主题'
let imap: ImapAtWork
let smtp: SmtpAtWork
let office: Office

beforeEach(async () => {
  ;[imap, smtp, office] = [await startImap(), await startSmtp(), await anOffice(school)]
})
afterEach(async () => {
  await imap.stop()
  await smtp.stop()
})

/** A mailbox of the school with an address, and the account from which it is read. */
async function aFedMailbox(changes: Parameters<typeof aMailbox>[2] = {}) {
  const box = await aMailbox(school, office, { email: ADDRESS, sections: [], ...changes })
  await registerMailbox(school, office.office, { imap })
  return box
}

async function send(): Promise<void> {
  await sendAll(mailSender(school, smtp.url))
}

async function letters() {
  return school.parts.db.selectFrom('case_file').selectAll().orderBy('number').execute()
}

async function view(id: string, person: Person = office.office) {
  return (await ask(school, person, ['GET', `/mailbox-letters/${id}`])).body
}

async function list(person: Person = office.office) {
  const { body } = await ask(school, person, ['GET', '/mail'])
  return body['rows'] as { id: string; why: string; nature: string }[]
}

/** A mail that has become a letter, and its receipt. */
async function aTakenLetter(changes: Parameters<typeof aLetter>[0] = {}) {
  imap.deliver(aLetter({ subject: TITLE, text: WORDS, ...changes }))
  await readAndTake(school)
  await send()
  const [file] = (await letters()).slice(-1)
  expect(file, JSON.stringify(await list())).toBeDefined()
  return { id: file!.id, number: file!.number, receipt: smtp.taken.at(-1)! }
}

test('a mail to the address of a mailbox becomes a letter; its receipt comes in the thread, with number and code', async () => {
  await aFedMailbox()
  const { id, number, receipt } = await aTakenLetter()
  expect(number).toBe('XJ2026-00001')
  expect(await view(id)).toMatchObject({
    channel: 'email',
    state: 'received',
    dueOn: '2026-11-30',
    subject: '电子邮件来信',
    words: { title: TITLE, what: WORDS },
    allowsPublication: false,
  })
  expect(receipt.to).toBe('sample@qq.com')
  expect(headerOf(receipt, 'In-Reply-To')).toBe('<one@example.com>')
  expect(headerOf(receipt, 'Reply-To')).toBe(ADDRESS)
  expect(wordsOf(receipt)).toContain('个人信息处理说明')
  const progress = await post(school, '/mailboxes/progress', { number, code: codeIn(receipt) })
  expect(progress.body).toContain('待分办')
  const { body } = await ask(school, office.office, [
    'POST',
    `/mailbox-letters/${id}/identity-views`,
    { purpose: '核实' },
  ])
  expect(JSON.stringify(body)).toContain('sample@qq.com')
  expect(await list()).toEqual([])
  const rows = await everyRow(school)
  for (const secret of [TITLE, WORDS, 'sample@qq.com', codeIn(receipt).replaceAll('-', '')])
    expect(rows).not.toContain(secret)
})

test('a mail to a unit’s service mailbox goes to the unit at once', async () => {
  await aFedMailbox({ kind: 'unit', unitId: office.unitId, slug: 'keji', name: '科技处信箱' })
  const { id } = await aTakenLetter()
  expect(await view(id, office.editor)).toMatchObject({ state: 'assigned', leadUnitId: office.unitId })
})

test('an answer in the thread becomes a message without the quoted code; the unit’s answer goes out in the thread', async () => {
  await aFedMailbox({ kind: 'unit', unitId: office.unitId, slug: 'keji' })
  const { id, number, receipt } = await aTakenLetter()
  const inThread = [`In-Reply-To: ${headerOf(receipt, 'Message-ID') ?? ''}`]
  const text = `补充：三号楼\n查询码是 ${codeIn(receipt)} 对吗\n\n----- 原始邮件 -----\n${wordsOf(receipt)}`
  imap.deliver(aLetter({ id: 'two@example.com', subject: '回复：来信已收到', text, heads: inThread }))
  await readAndTake(school)
  expect(await letters()).toHaveLength(1)
  const shown = JSON.stringify(await view(id))
  expect(shown).toContain('补充：三号楼')
  expect(shown).not.toContain(codeIn(receipt))
  await answer(school, office, [id, '标记答复：已检修。'])
  await send()
  const mail = smtp.taken.at(-1)!
  expect(headerOf(mail, 'In-Reply-To')).toBe('<two@example.com>')
  expect(headerOf(mail, 'Auto-Submitted')).toBeUndefined()
  expect(wordsOf(mail)).toContain('标记答复：已检修。')
  expect(wordsOf(mail)).toContain(number)
  expect(await view(id)).toMatchObject({
    mails: [
      { direction: 'in', kindName: '收到的邮件', state: 'received' },
      { direction: 'out', kindName: '来信回执', state: 'accepted' },
      { direction: 'in', kindName: '收到的邮件', state: 'received' },
      { direction: 'out', kindName: '来信答复', state: 'accepted' },
    ],
  })
  expect(await everyRow(school)).not.toContain('标记答复')
})

test('machines, what a filter marks and what is empty stay in the list with the reason; no domain is mistrusted', async () => {
  await aFedMailbox()
  imap.deliver(aLetter({ id: 'a@example.com', heads: ['Auto-Submitted: auto-replied'] }))
  imap.deliver(aLetter({ id: 'b@example.com', heads: ['X-Spam-Flag: YES'] }))
  imap.deliver(aLetter({ id: 'c@example.com', subject: '', text: '' }))
  imap.deliver(aLetter({ id: 'd@example.com', from: ADDRESS }))
  for (const [at, domain] of ['163.com', '126.com', 'sina.cn', 'example.edu.cn', 'example.中国'].entries())
    imap.deliver(aLetter({ id: `ok${String(at)}@example.com`, from: `writer@${domain}` }))
  await readAndTake(school)
  expect((await letters()).map(({ number }) => number)).toHaveLength(5)
  expect((await list()).map(({ why }) => why).toSorted()).toEqual(
    ['自动回复或者群发邮件', '过滤器标为垃圾邮件', '没有正文和附件', '从学校自己的邮箱发出'].toSorted(),
  )
})

test('staff makes a letter of what stayed in the list, once; a machine gets no receipt', async () => {
  await aFedMailbox()
  imap.deliver(aLetter({ id: 'b@example.com', heads: ['X-Spam-Flag: YES'] }))
  imap.deliver(aLetter({ id: 'a@example.com', heads: ['Auto-Submitted: auto-replied'] }))
  await readAndTake(school)
  const rows = await list()
  const before = await wholeDatabase(school)
  const make = (person: Person, mailId: string) =>
    ask(school, person, ['POST', '/mailbox-letters/from-mail', { mailId, mailboxId: null }])
  for (const person of [office.editor, office.supervisor]) expect((await make(person, rows[0]!.id)).status).toBe(404)
  expect((await make(office.office, 'none')).status).toBe(404)
  expect(await wholeDatabase(school)).toEqual(before)
  for (const { id } of rows) expect((await make(office.office, id)).status).toBe(200)
  expect((await make(office.office, rows[0]!.id)).status).toBe(404)
  expect((await letters()).map(({ number }) => number)).toEqual(['XJ2026-00001', 'XJ2026-00002'])
  await send()
  expect(smtp.taken.map((mail) => headerOf(mail, 'In-Reply-To'))).toEqual(['<b@example.com>'])
  expect(await list()).toEqual([])
})

test('who answers for somebody else, or to a letter that is closed, waits for people; the office adds it to the letter', async () => {
  await aFedMailbox()
  const { id, receipt } = await aTakenLetter()
  const heads = [`In-Reply-To: ${headerOf(receipt, 'Message-ID') ?? ''}`]
  imap.deliver(aLetter({ id: 'x@example.com', from: 'other@qq.com', text: '代为补充', heads }))
  await readAndTake(school)
  const [mail] = await list()
  expect(mail?.why).toBe('回复学校邮件，但发件人不是原来信人')
  expect(JSON.stringify(await view(id))).not.toContain('代为补充')
  await work(school, office.office, [id, 'mail', { mailId: mail!.id, reason: '同宿舍同学代为补充' }])
  expect(JSON.stringify(await view(id))).toContain('代为补充')
  await work(school, office.office, [id, 'refusal', { ground: 'outside', explanation: '示例' }])
  imap.deliver(aLetter({ id: 'y@example.com', heads }))
  await readAndTake(school)
  expect((await list()).map(({ why }) => why)).toEqual(['回复的来信已经办结'])
})

test('a mail of ours that comes back is seen on the letter', async () => {
  await aFedMailbox()
  const { id, receipt } = await aTakenLetter()
  imap.deliver(
    [
      'From: MAILER-DAEMON@mx.example.com',
      'Auto-Submitted: auto-replied',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
      '',
      '--r\r\nContent-Type: text/plain\r\n\r\nundeliverable\r\n',
      '--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n\r\nAction: failed\r\nStatus: 5.2.2\r\n',
      `--r\r\nContent-Type: message/rfc822\r\n\r\n${receipt.raw}\r\n--r--\r\n`,
    ].join('\r\n'),
  )
  await readAndTake(school)
  const letter = await view(id)
  expect(letter).toMatchObject({
    mails: [
      { direction: 'in', kindName: '收到的邮件' },
      { direction: 'out', state: 'bounced' },
      { direction: 'in', kindName: '退信' },
    ],
  })
  expect(JSON.stringify(letter['messages'])).toContain('被退回')
  expect((letter['events'] as { type: string }[]).at(-1)?.type).toBe('mail-returned')
  expect(await list()).toEqual([])
})

test('files that pass the inspection go with the letter, sealed; the others are named and not handed out', async () => {
  await aFedMailbox()
  const banfa = readFileSync(join(import.meta.dirname, '../fixtures/banfa.docx'))
  imap.deliver(
    aLetterWithFiles([
      ['标记附件.docx', banfa],
      ['运行.exe', Buffer.from('MZ')],
    ]),
  )
  await readAndTake(school)
  const [{ id } = { id: '' }] = await letters()
  const letter = await view(id)
  const [paper] = letter['papers'] as { id: string; name: string; size: number }[]
  expect(paper).toMatchObject({ name: '标记附件.docx', size: banfa.byteLength })
  expect(JSON.stringify(letter['messages'])).toContain('运行.exe')
  const url = `/api/v1/mailbox-letters/${id}/papers/${paper!.id}`
  const file = await school.app.inject({ url, cookies: office.office.cookies })
  expect(file.rawPayload.equals(banfa)).toBe(true)
  expect(file.headers['content-security-policy']).toContain('sandbox')
  for (const person of [office.editor, office.supervisor])
    expect((await school.app.inject({ url, cookies: person.cookies })).statusCode).toBe(404)
  expect((await school.app.inject(url)).statusCode).toBe(401)
  expect(await everyRow(school)).not.toContain('标记附件')
})

test('mail to the supervision office is read from its own account, and the office learns nothing of it', async () => {
  await aMailbox(school, office, { ...complaints(), email: ADDRESS })
  expect((await registerMailbox(school, office.office, { imap, keptFor: 'supervision' })).statusCode).toBe(403)
  expect((await registerMailbox(school, office.supervisor, { imap, keptFor: 'supervision' })).statusCode).toBe(200)
  imap.deliver(aLetter({ id: 'spam@example.com', heads: ['X-Spam-Flag: YES'] }))
  const { id, number } = await aTakenLetter()
  expect(number).toBe('TS2026-00001')
  expect(await view(id, office.supervisor)).toMatchObject({ subject: '投诉', words: { what: WORDS } })
  expect((await ask(school, office.office, ['GET', `/mailbox-letters/${id}`])).status).toBe(404)
  const [left] = await list(office.supervisor)
  expect(left?.why).toBe('过滤器标为垃圾邮件')
  expect(await list()).toEqual([])
  expect((await ask(school, office.office, ['GET', `/mail/${left!.id}`])).status).toBe(404)
  expect((await ask(school, office.office, ['GET', '/mail-accounts'])).body).toEqual({ rows: [] })
  const { body } = await ask(school, office.supervisor, ['GET', '/mail-accounts'])
  expect(body['rows']).toMatchObject([{ address: ADDRESS, keptFor: 'supervision' }])
})

test('the eleventh mail within a day whose answer would go to one place waits for people, and others are not held up', async () => {
  await aFedMailbox()
  const heads = ['Reply-To: one@qq.com']
  for (let at = 0; at < 12; at += 1)
    imap.deliver(aLetter({ id: `m${String(at)}@example.com`, text: String(at), from: `f${String(at)}@qq.com`, heads }))
  imap.deliver(aLetter({ id: 'other@example.com', from: 'other@qq.com' }))
  await readAndTake(school)
  expect(await letters()).toHaveLength(11)
  expect((await list()).map(({ why }) => why)).toEqual(['一天之内来信过多', '一天之内来信过多'])
})

test('when the time of keeping is over, what came and went by mail is gone too', async () => {
  await aFedMailbox({ retentionYears: 1 })
  const { id } = await aTakenLetter()
  await work(school, office.office, [id, 'refusal', { ground: 'outside', explanation: '示例' }])
  await work(school, office.office, [id, 'closing'])
  await send()
  const sealed = async () => {
    const { db } = school.parts
    const mails = await db.selectFrom('mail_message').select(['content_sealed', 'raw_sha256', 'sender_mark']).execute()
    const notices = await db.selectFrom('notice').select('content_sealed').execute()
    return { mails, notices }
  }
  const before = await sealed()
  goTo(school, '2027-12-01')
  await mailboxesJobs(() => school.as(), school.parts.secretKey)['mailboxes.erase']?.({ caseId: id })
  const after = await sealed()
  expect(after.mails).toMatchObject([{ raw_sha256: null, sender_mark: '' }])
  expect(after.mails[0]?.content_sealed).not.toEqual(before.mails[0]?.content_sealed)
  expect(after.notices.map((one) => one.content_sealed)).not.toContainEqual(before.notices[0]?.content_sealed)
})
