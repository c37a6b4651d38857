import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { mailboxesJobs } from '../../src/features/mailboxes/index.ts'
import { goTo, post } from '../support/application-builders.ts'
import { aPerson } from '../support/builders.ts'
import { anOffice, ask, type Office } from '../support/disclosure-builders.ts'
import { aMailbox, complaints, refusal, work } from '../support/letterbox-builders.ts'
import { aKey, aMailboxWithKey, FILE, MARKS, readAsOffice, REPORT, sendEncrypted } from '../support/report-builders.ts'
import { useSchool } from '../support/school.ts'
import { everyRow, wholeDatabase } from '../support/whole-database.ts'

const school = useSchool()
let office: Office

beforeEach(async () => {
  office = await anOffice(school)
})

async function onlyLetter() {
  return school.parts.db
    .selectFrom('mailbox_letter as l')
    .innerJoin('case_file as f', 'f.id', 'l.case_id')
    .select(['l.case_id as id', 'f.number', 'f.subject', 'l.report_key_id as keyId'])
    .executeTakeFirstOrThrow()
}

async function page(url: string): Promise<string> {
  return (await school.app.inject({ url, headers: { accept: 'text/html' } })).body
}

function everyFile(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('utf8'))
    .join('\n')
}

test('the supervision office alone publishes keys: a point of the curve, for its own mailbox, from today on', async () => {
  const { id } = await aMailbox(school, office, complaints())
  const other = await aMailbox(school, office)
  const { publicKey, wrappedKey } = await aKey()
  const key = { publicKey, wrappedKey, fromOn: '2026-11-23' }
  const audit = await aPerson(school, { roles: ['audit_admin'] })
  const before = await wholeDatabase(school)
  const code = async (person: Office['office'], body: object, box = id) =>
    (await ask(school, person, ['POST', `/mailboxes/${box}/report-keys`, body])).body['code']
  for (const person of [office.office, office.editor, office.leader, audit])
    expect(await code(person, key)).toBe('access.denied')
  const { supervisor } = office
  expect(await code(supervisor, key, other.id)).toBe('mailbox-letter.keys-elsewhere')
  expect(await code(supervisor, { ...key, fromOn: '2026-11-22' })).toBe('mailbox-letter.key-begins-before')
  const bent = Buffer.from(publicKey, 'base64')
  bent[40] = (bent[40] ?? 0) ^ 1
  expect(await code(supervisor, { ...key, publicKey: bent.toString('base64') })).toBe('mailbox-letter.key-invalid')
  const weak = { ...key, wrappedKey: { ...wrappedKey, rounds: 1000 } }
  expect(await code(supervisor, weak)).toBe('request.invalid')
  expect(await wholeDatabase(school)).toEqual(before)
  expect(await code(supervisor, key)).toBeUndefined()
  expect(await code(supervisor, key)).toBe('mailbox-letter.key-known')
  const list = await ask(school, supervisor, ['GET', `/mailboxes/${id}/report-keys`])
  expect(list.body['rows']).toMatchObject([{ no: 1, isCurrent: true, publicKey, wrappedKey }])
  expect((await ask(school, office.office, ['GET', `/mailboxes/${id}/report-keys`])).status).toBe(403)
  await expect(school.parts.db.transaction().execute((tx) => tx.deleteFrom('report_key').execute())).rejects.toThrow()
})

test('the page of the mailbox tells the fingerprint; the form says who can read it when no script runs', async () => {
  const { slug, fingerprint, publicKey } = await aMailboxWithKey(school, office)
  expect((await page(`/mailboxes/${slug}`)).replaceAll(' ', '')).toContain(fingerprint)
  const form = await page(`/mailboxes/${slug}/new`)
  expect(form).toContain('只由服务器加密保存')
  expect(form).toContain('encrypt-report')
  expect(form).toContain(publicKey)
  const plain = await aMailbox(school, office)
  expect(await page(`/mailboxes/${plain.slug}/new`)).not.toContain('encrypt-report')
})

test('what was encrypted is in no row, no file and no backup; the office reads it, and the reading is on the ledger', async () => {
  const box = await aMailboxWithKey(school, office)
  const receipt = await sendEncrypted(school, box, { title: '' })
  expect([receipt.statusCode, receipt.body]).toEqual([200, expect.stringContaining('TS2026-00001')])
  const { id, subject, keyId } = await onlyLetter()
  expect([subject, keyId]).toEqual(['投诉', expect.any(String)])
  expect(await everyRow(school)).not.toMatch(MARKS)
  // A backup is made of the rows and of this folder, and of nothing else.
  expect(everyFile(school.parts.config.DATA_DIR)).not.toMatch(MARKS)
  const view = await ask(school, office.supervisor, ['GET', `/mailbox-letters/${id}`])
  expect(view.body).toMatchObject({ words: null, isEncrypted: true, mayOpenEncrypted: true })
  expect(await readAsOffice(school, office.supervisor, id)).toEqual({ report: REPORT, file: FILE.toString('utf8') })
  expect(await everyRow(school)).not.toMatch(MARKS)
  const opened = await school.parts.db
    .selectFrom('ledger')
    .select(['type', 'actor', 'reason'])
    .where('type', '=', 'mailbox-letter.encrypted-opened')
    .execute()
  expect(opened).toMatchObject([{ actor: { id: office.supervisor.id }, reason: '' }])
})

test('nobody else gets the encrypted text, not the administrators, nor who serves in the unit complained of', async () => {
  const box = await aMailboxWithKey(school, office)
  await sendEncrypted(school, box, { about: office.unitId })
  const { id } = await onlyLetter()
  const kin = await aPerson(school, { roles: ['supervisor', 'unit_editor'], unitId: office.unitId })
  const admins = await Promise.all(
    (['system_admin', 'security_admin', 'audit_admin'] as const).map((role) => aPerson(school, { roles: [role] })),
  )
  for (const person of [office.office, office.editor, office.leader, kin, ...admins])
    expect(await refusal(school, person, [id, 'encrypted-views'])).toBe('case.not-found')
  expect(await refusal(school, null, [id, 'encrypted-views'])).toBe('access.sign-in-required')
  const plain = await school.parts.db
    .selectFrom('ledger')
    .select('type')
    .where('type', 'like', '%encrypted%')
    .orderBy('position')
    .execute()
  expect(plain).toEqual([])
})

test('a report for a key that was replaced is not taken; the form comes back with the new one', async () => {
  const box = await aMailboxWithKey(school, office)
  const { publicKey, wrappedKey } = await aKey()
  const next = { publicKey, wrappedKey: null, fromOn: '2026-11-24' }
  await ask(school, office.supervisor, ['POST', `/mailboxes/${box.id}/report-keys`, next])
  expect((await sendEncrypted(school, box)).statusCode).toBe(200)
  const { id } = await onlyLetter()
  goTo(school, '2026-11-24')
  expect(wrappedKey.rounds).toBeGreaterThan(0)
  const late = await sendEncrypted(school, box)
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('刚刚更换了加密密钥')
  expect(late.body).toContain(publicKey)
  expect((await readAsOffice(school, office.supervisor, id)).report).toEqual(REPORT)
})

test('what is no encrypted report is refused, and one to a mailbox without a key', async () => {
  const box = await aMailboxWithKey(school, office)
  const bare = JSON.stringify({ keyNo: 1, enc: 'a', text: '明文' })
  expect((await sendEncrypted(school, box, { encrypted: bare })).statusCode).toBe(400)
  const plain = await aMailbox(school, office)
  expect((await sendEncrypted(school, { ...box, slug: plain.slug })).statusCode).toBe(409)
  expect(await school.parts.db.selectFrom('mailbox_letter').selectAll().execute()).toEqual([])
})

test('it is answered by number and code, counted like any complaint, and gone when its time is over', async () => {
  const box = await aMailboxWithKey(school, office)
  const receipt = await sendEncrypted(school, box)
  const code = /receipt-code">([^<]+)</.exec(receipt.body)?.[1] ?? ''
  const { id, number } = await onlyLetter()
  const { hash } = await work(school, office.supervisor, [id, 'answer', { text: '已经核查。' }])
  await work(school, office.supervisor, [id, 'answer/release', { hash }])
  const progress = await post(school, '/mailboxes/progress', { number, code })
  for (const words of ['已经核查。', '在浏览器中加密', '加密附件1']) expect(progress.body).toContain(words)
  const period = 'from=2026-11-01&to=2026-11-30'
  const figures = await ask(school, office.supervisor, ['GET', `/mailbox-statistics?${period}`])
  expect(figures.body['total']).toMatchObject({ opened: 1, concluded: 1 })
  goTo(school, '2026-12-10')
  await work(school, office.supervisor, [id, 'closing'])
  goTo(school, '2029-12-12')
  await mailboxesJobs(() => school.as(), school.parts.secretKey)['mailboxes.erase']?.({ caseId: id })
  expect(await refusal(school, office.supervisor, [id, 'encrypted-views'])).toBe('case.person-erased')
  const view = await ask(school, office.supervisor, ['GET', `/mailbox-letters/${id}`])
  expect(view.body).toMatchObject({ words: null, isEncrypted: true, mayOpenEncrypted: false })
})
