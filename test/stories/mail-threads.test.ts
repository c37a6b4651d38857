import { afterEach, beforeEach, expect, test } from 'vitest'
import { notify } from '../../src/features/notices/notify.ts'
import { aPerson, type Person } from '../support/builders.ts'
import { type ImapAtWork, startImap } from '../support/imap-server.ts'
import { aLetter, readAll, registerMailbox } from '../support/mailbox-builders.ts'
import { aMail, findNotice, mailSender, order, sendAll } from '../support/notice-sending.ts'
import { useSchool } from '../support/school.ts'
import { startSmtp } from '../support/smtp-server.ts'

const school = useSchool()
let imap: ImapAtWork
let office: Person

beforeEach(async () => {
  imap = await startImap()
  office = await aPerson(school, { roles: ['disclosure_office'] })
})
afterEach(() => imap.stop())

function messages() {
  return school.parts.db.selectFrom('mail_message').selectAll().orderBy('uid').execute()
}

function get(url: string, { cookies }: Person) {
  return school.app.inject({ url: `/api/v1${url}`, cookies })
}

test('a notice that comes back as undeliverable is marked; whoever ordered it is told', async () => {
  await registerMailbox(school, office, { imap })
  const smtp = await startSmtp()
  const id = await order(school, { orderedBy: office.id })
  await sendAll(mailSender(school, smtp.url))
  await smtp.stop()
  imap.deliver(
    [
      'From: MAILER-DAEMON@mx.example.com',
      'Auto-Submitted: auto-replied',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
      '',
      '--r\r\nContent-Type: text/plain\r\n\r\nundeliverable\r\n',
      '--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n\r\nAction: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; 552 mailbox full\r\n',
      `--r\r\nContent-Type: message/rfc822\r\n\r\n${smtp.taken[0]!.raw}\r\n--r--\r\n`,
    ].join('\r\n'),
  )
  await readAll(school)
  expect(await findNotice(school, id)).toMatchObject({ state: 'bounced' })
  expect((await messages())[0]).toMatchObject({ nature: 'bounce', answers_notice_id: id })
  const bounced = await school.parts.db
    .selectFrom('ledger')
    .select('data')
    .where('type', '=', 'notice.bounced')
    .executeTakeFirstOrThrow()
  expect(bounced.data).toMatchObject({ words: '5.2.2 smtp; 552 mailbox full' })
  expect((await get('/me/notices/unread', office)).json()).toEqual({ unread: 1 })
})

test('a letter and its answer: sent, delivered, answered by mail, and tied together', async () => {
  await registerMailbox(school, office, { imap })
  const smtp = await startSmtp()
  // The server delivers what it takes straight into the mailbox.
  smtp.manners.toText = ({ raw }) => {
    imap.deliver(raw)
    return undefined
  }
  const id = await order(school, { receiver: { channel: 'email', address: 'office@example.edu.cn' } })
  await sendAll(mailSender(school, smtp.url))
  imap.deliver(aLetter({ id: 'answer@example.com', heads: [`In-Reply-To: <${id}@example.edu.cn>`] }))
  await readAll(school)
  const [ours, answer] = await messages()
  expect([ours!.nature, ours!.case_number]).toEqual(['automatic', 'YSQ2026-00001'])
  expect([answer!.nature, answer!.answers_notice_id]).toEqual(['letter', id])
  await order(school, { answers: answer!.id, isPersonal: true })
  smtp.manners.toText = () => undefined
  await sendAll(mailSender(school, smtp.url))
  expect(smtp.taken.at(-1)?.raw).toMatch(/^In-Reply-To: <answer@example\.com>/im)
  await smtp.stop()
})

test.each([
  ['automatic', ['Auto-Submitted: auto-replied']],
  ['automatic', ['Precedence: bulk']],
])('a machine is never answered by the platform (%s, %s)', async (nature, heads) => {
  await registerMailbox(school, office, { imap })
  imap.deliver(aLetter({ heads }))
  await readAll(school)
  const mail = (await messages())[0]!
  expect(mail.nature).toBe(nature)
  const { db, secretKey } = school.parts
  expect(await db.transaction().execute((tx) => notify(tx, secretKey, aMail({ answers: mail.id })))).toBeUndefined()
  expect(await db.selectFrom('notice').select('id').execute()).toEqual([])
})
