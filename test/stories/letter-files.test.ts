import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { post } from '../support/application-builders.ts'
import { aPerson, type Person } from '../support/builders.ts'
import { anOffice, ask, type Office } from '../support/disclosure-builders.ts'
import { type ImapAtWork, startImap } from '../support/imap-server.ts'
import { aMailbox, complaints, refusal, work, write } from '../support/letterbox-builders.ts'
import { aLetter, aLetterWithFiles, readAndTake, registerMailbox } from '../support/mailbox-builders.ts'
import { mailSender, sendAll } from '../support/notice-sending.ts'
import { useSchool } from '../support/school.ts'
import { type SmtpAtWork, startSmtp } from '../support/smtp-server.ts'

const school = useSchool()
const ADDRESS = 'office@example.edu.cn'
const BANFA = readFileSync(join(import.meta.dirname, '../fixtures/banfa.docx'))
let imap: ImapAtWork
let smtp: SmtpAtWork
let office: Office

beforeEach(async () => {
  ;[imap, smtp, office] = [await startImap(), await startSmtp(), await anOffice(school)]
  await aMailbox(school, office, { email: ADDRESS, sections: [] })
  await registerMailbox(school, office.office, { imap })
})
afterEach(async () => {
  await imap.stop()
  await smtp.stop()
})

interface Shown {
  readonly papers: readonly { id: string; name: string }[]
  readonly mails: readonly {
    id: string
    direction: string
    kindName: string
    files: readonly { position: number; name: string; state: string; note: string }[]
  }[]
  readonly messages: readonly { direction: string; text: string }[]
  readonly events: readonly { type: string; reason: string }[]
}

async function view(id: string, person: Person = office.office): Promise<Shown> {
  return (await ask(school, person, ['GET', `/mailbox-letters/${id}`])).body as unknown as Shown
}

async function newest() {
  return school.parts.db
    .selectFrom('case_file')
    .select(['id', 'number'])
    .orderBy('opened_at', 'desc')
    .executeTakeFirstOrThrow()
}

async function listed(person: Person = office.office) {
  return (await ask(school, person, ['GET', '/mail'])).body['rows'] as { id: string; why: string }[]
}

function get(path: string, person: Person | null) {
  return school.app.inject({ url: `/api/v1/mailbox-letters/${path}`, ...(person ? { cookies: person.cookies } : {}) })
}

async function ledger(type: string) {
  return school.parts.db
    .selectFrom('ledger')
    .select(['data', 'reason', 'subject_id as subjectId'])
    .where('type', '=', type)
    .orderBy('position')
    .execute()
}

/** A letter by mail with a file that passes and one that is a program. */
async function aLetterWithBoth() {
  imap.deliver(
    aLetterWithFiles([
      ['标记附件.docx', BANFA],
      ['运行.exe', Buffer.from('MZ program')],
    ]),
  )
  await readAndTake(school)
  return newest()
}

test('whoever works on a letter sees its files and downloads each, and each download is on the ledger without its name', async () => {
  const { id } = await aLetterWithBoth()
  const { papers, mails } = await view(id)
  expect(papers.map(({ name }) => name)).toEqual(['标记附件.docx'])
  expect(mails[0]?.files).toMatchObject([
    { position: 0, name: '标记附件.docx', state: 'released' },
    { position: 1, name: '运行.exe', state: 'refused' },
  ])
  const paper = await get(`${id}/papers/${papers[0]!.id}`, office.office)
  const file = await get(`${id}/mails/${mails[0]!.id}/files/0`, office.office)
  for (const answer of [paper, file]) {
    expect(answer.rawPayload.equals(BANFA)).toBe(true)
    expect(answer.headers['content-disposition']).toMatch(/^attachment/)
  }
  const entries = await ledger('mailbox-letter.file-opened')
  expect(entries.map(({ subjectId }) => subjectId)).toEqual([id, id])
  expect(JSON.stringify(entries)).not.toContain('标记附件')
  expect((await view(id)).events.filter(({ type }) => type === 'file-opened')).toHaveLength(2)
})

test('a file that did not pass is handed out only after the warning, as a download under a name that opens nothing', async () => {
  const { id } = await aLetterWithBoth()
  const [mail] = (await view(id)).mails
  const path = `${id}/mails/${mail!.id}/files/1`
  const unwarned = await get(path, office.office)
  expect([unwarned.statusCode, (JSON.parse(unwarned.body) as { code: string }).code]).toEqual([
    409,
    'mail.file-not-released',
  ])
  expect(await ledger('mailbox-letter.file-opened')).toEqual([])
  const warned = await get(`${path}?risk=accepted`, office.office)
  expect(warned.body).toBe('MZ program')
  expect(warned.headers['content-type']).toBe('application/octet-stream')
  expect(warned.headers['content-disposition']).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('运行.exe.unsafe')}`,
  )
  expect(warned.headers['content-security-policy']).toContain('sandbox')
  expect(warned.headers['x-content-type-options']).toBe('nosniff')
  expect(await ledger('mailbox-letter.file-opened')).toMatchObject([{ data: { isHostile: true, position: 1 } }])
})

test('nobody else gets a file by any way: not strangers, other units, administrators, nor leaders who see the letter', async () => {
  const { id } = await aLetterWithBoth()
  await work(school, office.office, [id, 'importance', { isImportant: true }])
  const { papers, mails } = await view(id)
  const leader = await aPerson(school, { roles: ['leader'] })
  const administrator = await aPerson(school, { roles: ['system_admin'] })
  const paths = [
    `${id}/papers/${papers[0]!.id}`,
    ...[0, 1].map((at) => `${id}/mails/${mails[0]!.id}/files/${String(at)}?risk=accepted`),
  ]
  for (const path of paths) {
    for (const person of [office.editor, office.supervisor, administrator, leader])
      expect((await get(path, person)).statusCode, path).toBe(404)
    expect((await get(path, null)).statusCode, path).toBe(401)
  }
  const shown = await view(id, leader)
  expect([shown.papers, shown.mails[0]?.files]).toEqual([[], []])
  expect(await ledger('mailbox-letter.file-opened')).toEqual([])
  // Nor by way of another letter.
  imap.deliver(aLetter({ id: 'other@example.com' }))
  await readAndTake(school)
  const other = await newest()
  expect((await get(`${other.id}/mails/${mails[0]!.id}/files/0`, office.office)).statusCode).toBe(404)
})

/** A letter by mail, and a mail of somebody that stayed in the list. */
async function aLetterAndAMail(from: string) {
  imap.deliver(aLetter({ id: 'first@example.com' }))
  await readAndTake(school)
  const letter = await newest()
  imap.deliver(aLetter({ id: 'second@example.com', from, text: '标记补充', heads: ['X-Spam-Flag: YES'] }))
  await readAndTake(school)
  const [mail] = await listed()
  return { ...letter, mailId: mail!.id }
}

async function codeOf(): Promise<string> {
  await sendAll(mailSender(school, smtp.url))
  const raw = smtp.taken.at(-1)!.raw
  const body = raw.slice(raw.indexOf('\r\n\r\n')).trim()
  const text = /base64/i.test(raw) ? Buffer.from(body, 'base64').toString('utf8') : body
  return /查询码：([A-Z0-9-]{19})/.exec(text)?.[1] ?? ''
}

test('a mail of the writer that was not recognised is added by hand, with a reason, and the writer sees it as their message', async () => {
  const { id, number, mailId } = await aLetterAndAMail('sample@qq.com')
  expect(await refusal(school, office.office, [id, 'mail', { mailId, reason: '' }])).toBe('request.invalid')
  expect(await listed()).toHaveLength(1)
  await work(school, office.office, [id, 'mail', { mailId, reason: '来信人换了主题' }])
  const shown = await view(id)
  expect(shown.messages).toMatchObject([{ direction: 'from-applicant', text: '标记补充' }])
  expect(shown.events.at(-1)).toMatchObject({ type: 'mail-added', reason: '来信人换了主题' })
  expect(shown.mails.at(-1)?.kindName).toBe('收到的邮件（人工归入）')
  expect(await listed()).toEqual([])
  expect(await ledger('mailbox-letter.mail-added')).toMatchObject([{ subjectId: id, reason: '来信人换了主题' }])
  expect(await ledger('mail.assigned')).toMatchObject([{}, { subjectId: mailId, reason: '来信人换了主题' }])
  const progress = await post(school, '/mailboxes/progress', { number, code: await codeOf() })
  expect(progress.body).toContain('标记补充')
  expect(await refusal(school, office.office, [id, 'mail', { mailId, reason: '再来一次' }])).toBe('mail.not-found')
})

test('what somebody else wrote is added for those at work only: the writer sees neither words nor files nor who it was', async () => {
  const { id, number, mailId } = await aLetterAndAMail('other@qq.com')
  await work(school, office.office, [id, 'mail', { mailId, reason: '代为补充' }])
  const shown = await view(id)
  expect(shown.messages).toMatchObject([{ direction: 'note' }])
  expect(shown.messages[0]?.text).toContain('标记补充')
  expect(JSON.stringify(shown)).not.toContain('other@qq.com')
  const progress = await post(school, '/mailboxes/progress', { number, code: await codeOf() })
  expect(progress.statusCode).toBe(200)
  expect(progress.body).not.toContain('标记补充')
  const { body } = await ask(school, office.office, [
    'POST',
    `/mailbox-letters/${id}/identity-views`,
    { purpose: '核实' },
  ])
  expect(body['persons']).toMatchObject([
    { roleName: '来信人', identity: { email: 'sample@qq.com' } },
    { roleName: '归入邮件的发件人', identity: { email: 'other@qq.com' } },
  ])
})

test('a mail to one office is not added to a letter of the other, and whoever has no right over the letter adds nothing', async () => {
  const { id, mailId } = await aLetterAndAMail('sample@qq.com')
  const both = await aPerson(school, { roles: ['disclosure_office', 'supervisor'] })
  const secret = await aMailbox(school, office, complaints())
  const complaint = await write(school, secret.slug, { kind: 'complaint' })
  expect(await refusal(school, both, [complaint.id, 'mail', { mailId, reason: '同一件事' }])).toBe(
    'mailbox-letter.mail-elsewhere',
  )
  expect(await refusal(school, office.editor, [id, 'mail', { mailId, reason: '同一件事' }])).toBe('mail.not-found')
  expect(await listed()).toHaveLength(1)
  expect(await ledger('mailbox-letter.mail-added')).toEqual([])
})
