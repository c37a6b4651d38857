import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assignMail } from '../../src/features/notices/assign-mail.ts'
import { readMailboxes } from '../../src/features/notices/index.ts'
import { aPerson, aUnit, type Person } from '../support/builders.ts'
import { type ImapAtWork, startImap } from '../support/imap-server.ts'
import { aLetter, aLetterWithFiles, readAll, registerMailbox } from '../support/mailbox-builders.ts'
import { useSchool } from '../support/school.ts'

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

test('letters of a real mailbox are taken in once, in order, each with a ledger entry', async () => {
  expect((await registerMailbox(school, office, { imap })).statusCode).toBe(200)
  imap.deliver(aLetter({ id: 'one@example.com' }))
  imap.deliver(aLetter({ id: 'two@example.com', subject: 'Re: [YSQ2026-00001] 咨询' }))
  expect(await readAll(school)).toBe(2)
  expect(await readAll(school)).toBe(0)
  imap.deliver(aLetter({ id: 'three@example.com' }))
  expect(await readAll(school)).toBe(1)
  expect((await messages()).map(({ uid, nature, case_number: number }) => [uid, nature, number])).toEqual([
    [1, 'letter', ''],
    [2, 'letter', 'YSQ2026-00001'],
    [3, 'letter', ''],
  ])
  const entries = await school.parts.db
    .selectFrom('ledger')
    .select('type')
    .where('type', '=', 'mail.received')
    .execute()
  expect(entries).toHaveLength(3)
})

test('when the server numbers its letters anew, none is taken in twice and none is lost', async () => {
  await registerMailbox(school, office, { imap })
  imap.deliver(aLetter({ id: 'one@example.com' }))
  imap.deliver(aLetter({ id: 'two@example.com' }))
  await readAll(school)
  const before = await school.parts.db.selectFrom('mail_account').select('uid_validity').executeTakeFirstOrThrow()
  await new Promise((done) => setTimeout(done, 1100))
  imap.renumber()
  imap.deliver(aLetter({ id: 'three@example.com' }))
  expect(await readAll(school)).toBe(1)
  const after = await school.parts.db.selectFrom('mail_account').select('uid_validity').executeTakeFirstOrThrow()
  expect(after).not.toEqual(before)
  expect(await messages()).toHaveLength(3)
})

test('a second letter under a Message-ID that is taken is not lost', async () => {
  await registerMailbox(school, office, { imap })
  imap.deliver(aLetter({ text: '第一封' }))
  imap.deliver(aLetter({ text: '第二封' }))
  imap.deliver(aLetter({ text: '第一封', heads: ['Received: by another way'] }))
  expect(await readAll(school)).toBe(2)
})

test('neither writer nor words stand in the database, on the ledger, in the list or as a file on the disk', async () => {
  await registerMailbox(school, office, { imap })
  imap.deliver(aLetter({ subject: '举报某人', text: '正文机密' }))
  await readAll(school)
  const stored = (await messages())[0]!
  const raw = await school.parts.files.read(stored.raw_sha256!)
  const all = JSON.stringify([
    await school.parts.db.selectFrom('ledger').selectAll().orderBy('position').execute(),
    { ...stored, content_sealed: stored.content_sealed.toString('utf8') },
  ])
  const seen = all + raw.toString('utf8') + (await get('/mail', office)).body
  for (const secret of ['sample@qq.com', '举报某人', '正文机密', 'Shili-2026']) expect(seen).not.toContain(secret)
})

test('the password of a mailbox is sealed, and told to nobody', async () => {
  await registerMailbox(school, office, { imap })
  const row = await school.parts.db.selectFrom('mail_account').selectAll().executeTakeFirstOrThrow()
  expect(row.password_sealed.toString('utf8')).not.toContain('Shili-2026')
  expect((await get('/mail-accounts', office)).body).not.toMatch(/Shili-2026|password/i)
})

test('letters of a unit are read by its people; the office, other units and administrators do not even learn that they exist', async () => {
  const [unitId, otherUnit] = [await aUnit(school), await aUnit(school)]
  await registerMailbox(school, office, { imap, unitId })
  imap.deliver(aLetter({ text: '给本单位的信' }))
  await readAll(school)
  const { id } = (await messages())[0]!
  const head = await aPerson(school, { roles: ['unit_head'], unitId })
  expect((await get(`/mail/${id}`, head)).json()).toMatchObject({
    text: '给本单位的信',
    from: { address: 'sample@qq.com' },
  })
  expect((await get('/mail', head)).json()).toMatchObject({ total: 1 })
  const others = [
    office,
    await aPerson(school, { roles: ['unit_head'], unitId: otherUnit }),
    await aPerson(school, { roles: ['system_admin'] }),
    await aPerson(school, { roles: ['audit_admin'] }),
  ]
  for (const person of others)
    expect((await get(`/mail/${id}`, person)).json()).toMatchObject({ code: 'mail.not-found' })
  expect((await get('/mail', office)).json()).toMatchObject({ total: 0 })
  const opened = await school.parts.db
    .selectFrom('ledger')
    .select('actor')
    .where('type', '=', 'mail.opened')
    .orderBy('position')
    .execute()
  expect(opened.map(({ actor }) => (actor as { id: string }).id)).toEqual([head.id])
})

const FIXTURES = join(import.meta.dirname, '../fixtures')

test('files stay in quarantine until they are inspected; only what passes is handed out, under its right type', async () => {
  await registerMailbox(school, office, { imap })
  imap.deliver(
    aLetterWithFiles([
      ['申请书.docx', readFileSync(join(FIXTURES, 'banfa.docx'))],
      ['照片.jpg', Buffer.from('MZ this is a program')],
      ['运行.exe', Buffer.from('MZ')],
      ['说明.txt', Buffer.from('文字说明')],
    ]),
  )
  await readAll(school)
  const { id } = (await messages())[0]!
  const files = await school.parts.db
    .selectFrom('mail_file')
    .select(['state', 'refused_for'])
    .orderBy('position')
    .execute()
  expect(files).toEqual([
    { state: 'released', refused_for: '' },
    { state: 'refused', refused_for: 'upload.active-content' },
    { state: 'refused', refused_for: 'upload.type-refused' },
    { state: 'released', refused_for: '' },
  ])
  const fetch = (position: number) =>
    school.app.inject({ url: `/mail-files/${id}/${String(position)}`, cookies: office.cookies })
  const text = await fetch(3)
  expect([text.statusCode, text.body]).toEqual([200, '文字说明'])
  expect(text.headers).toMatchObject({
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('说明.txt')}`,
    'cache-control': 'private, no-store',
  })
  expect((await fetch(1)).json()).toMatchObject({ code: 'mail.file-not-released' })
  await school.parts.db.updateTable('mail_file').set({ state: 'quarantined' }).where('position', '=', 3).execute()
  expect((await fetch(3)).json()).toMatchObject({ code: 'mail.file-not-released' })
  expect((await fetch(9)).statusCode).toBe(404)
  expect((await school.app.inject(`/mail-files/${id}/0`)).statusCode).toBe(401)
})

test('a letter above the limit is noted and stays in the mailbox; the next one is taken in', async () => {
  await registerMailbox(school, office, { imap })
  imap.deliver(aLetter({ id: 'big@example.com', text: 'x'.repeat(20_000) }))
  imap.deliver(aLetter({ id: 'small@example.com' }))
  expect(await readAll(school, 10_000)).toBe(2)
  expect((await messages()).map(({ nature, raw_sha256: raw }) => [nature, raw === null])).toEqual([
    ['too-large', true],
    ['letter', false],
  ])
})

test('a mailbox that cannot be read says why, and holds up no other', async () => {
  await registerMailbox(school, office, { imap, address: 'wrong@example.edu.cn', password: 'falsch' })
  await registerMailbox(school, office, { imap: { port: 1 }, address: 'away@example.edu.cn' })
  await registerMailbox(school, office, { imap })
  imap.deliver(aLetter())
  expect(await readAll(school)).toBe(1)
  const rows = (await get('/mail-accounts', office)).json<{ rows: { address: string; fault: string }[] }>().rows
  expect(rows.map(({ address, fault }) => [address, fault])).toEqual([
    ['away@example.edu.cn', '没有读完，将自动重试（ECONNREFUSED）'],
    ['office@example.edu.cn', ''],
    ['wrong@example.edu.cn', '账号或口令被服务器拒绝'],
  ])
})

test('a letter that cannot be written down is read again, and the letters before it are kept', async () => {
  await registerMailbox(school, office, { imap })
  for (const id of ['one', 'two', 'three']) imap.deliver(aLetter({ id: `${id}@example.com` }))
  const ctx = school.as()
  let count = 0
  const failing = {
    ...ctx,
    transaction: ((work) => {
      count += 1
      return count === 2 ? Promise.reject(new Error('the disk is full')) : ctx.transaction(work)
    }) as typeof ctx.transaction,
  }
  expect(await readMailboxes({ ctx: failing, key: school.parts.secretKey, mostBytes: 1_000_000 })).toBe(1)
  expect(await readAll(school)).toBe(2)
  expect((await messages()).map(({ uid }) => uid)).toEqual([1, 2, 3])
})

test('a letter leaves the list once it has gone somewhere, and goes nowhere twice', async () => {
  await registerMailbox(school, office, { imap })
  imap.deliver(aLetter())
  await readAll(school)
  const { id } = (await messages())[0]!
  const assign = () =>
    school.parts.db
      .transaction()
      .execute((tx) => assignMail(tx, school.as(), { id, subject: { type: 'case', id: 'case-1' }, reason: '' }))
  await assign()
  expect((await get('/mail', office)).json()).toMatchObject({ total: 0 })
  await expect(assign()).rejects.toMatchObject({ code: 'mail.assigned-already' })
  const aside = await school.app.inject({
    method: 'POST',
    url: `/api/v1/mail/${id}/aside`,
    cookies: office.cookies,
    payload: { reason: '广告' },
  })
  expect(aside.json()).toMatchObject({ code: 'mail.assigned-already' })
})

test('only the office sets mailboxes, over encrypted connections, each address once', async () => {
  const admin = await aPerson(school, { roles: ['system_admin'] })
  expect((await registerMailbox(school, admin, { imap })).statusCode).toBe(403)
  expect((await registerMailbox(school, office, { imap, host: 'imap.example.edu.cn' })).json()).toMatchObject({
    code: 'mailbox.not-encrypted',
  })
  expect((await registerMailbox(school, office, { imap, password: '' })).json()).toMatchObject({
    code: 'mailbox.password-required',
  })
  expect(await school.parts.db.selectFrom('mail_account').select('id').execute()).toEqual([])
  const { id } = (await registerMailbox(school, office, { imap })).json<{ id: string }>()
  expect((await registerMailbox(school, office, { imap })).json()).toMatchObject({ code: 'mailbox.address-taken' })
  expect((await registerMailbox(school, office, { imap, id, password: '', state: 'paused' })).statusCode).toBe(200)
  imap.deliver(aLetter())
  expect(await readAll(school)).toBe(0)
})
