import { beforeEach, expect, test } from 'vitest'
import { act, anAnsweringOffice, apply, post, SECRET_NAME } from '../../../test/support/application-builders.ts'
import { ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { aMailbox, complaints, theme } from '../../../test/support/letterbox-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { wholeDatabase } from '../../../test/support/whole-database.ts'

const school = useSchool()
const CONSENT = { hasConsent: true, note: '属于信访事项' }
let office: Office

beforeEach(async () => {
  office = await anAnsweringOffice(school)
})

const letterOf = async (id: string, person = office.office) =>
  (await ask(school, person, ['GET', `/mailbox-letters/${id}`])).body

async function newest(): Promise<string> {
  const { db } = school.parts
  const { id } = await db.selectFrom('case_file').select('id').orderBy('opened_at', 'desc').executeTakeFirstOrThrow()
  return id
}

test('a petition goes on as a letter with its own terms, counted from the day the application came', async () => {
  const box = await aMailbox(school, office)
  const { id, number, code } = await apply(school)
  await act(school, office.office, [id, 'transfer', { to: 'petition', mailboxId: box.id, ...CONSENT }])
  expect((await ask(school, office.office, ['GET', `/applications/${id}`])).body).toMatchObject({
    state: 'transferred',
    outcome: 'notProcessed.petition',
  })
  const letterId = await newest()
  const letter = await letterOf(letterId)
  // 15 days from the 23rd of November.
  expect(letter).toMatchObject({ channel: 'transfer', dueOn: '2026-12-08', petition: { acceptedOn: null } })
  const { body: writer } = await ask(school, office.office, [
    'POST',
    `/mailbox-letters/${letterId}/identity-views`,
    { purpose: '核对联系方式' },
  ])
  expect(JSON.stringify(writer)).toContain(SECRET_NAME)
  // Who applied reads the new number and code with the old ones, and both open what they should.
  const { body } = await post(school, '/apply/progress', { number, code })
  const [, next = '', nextCode = ''] = /新的编号：(XJ2026-\d+)，查询码：([0-9A-Z -]+)。/.exec(body) ?? []
  const there = await post(school, '/mailboxes/progress', { number: next, code: nextCode })
  expect(there.statusCode).toBe(200)
  expect(there.body).toContain('将在2026年12月8日以前告知您是否受理')
})

test('a report goes to the supervision office alone, and the ledger does not tell which', async () => {
  const [own, box] = [await aMailbox(school, office, complaints()), await aMailbox(school, office)]
  const { id } = await apply(school)
  const { body: targets } = await ask(school, office.office, ['GET', '/application-transfer-targets'])
  expect(targets['rows']).toEqual([
    { to: 'enquiry', id: box.id, name: '校长信箱' },
    { to: 'petition', id: box.id, name: '校长信箱' },
    { to: 'report', id: own.id, name: '监督举报信箱' },
  ])
  await act(school, office.office, [id, 'transfer', { to: 'report', mailboxId: own.id, ...CONSENT }])
  const letterId = await newest()
  expect((await ask(school, office.office, ['GET', `/mailbox-letters/${letterId}`])).status).toBe(404)
  const { number } = await letterOf(letterId, office.supervisor)
  expect(number).toMatch(/^TS2026-/)
  const entries = await school.parts.db.selectFrom('ledger').select('data').where('subject_id', '=', id).execute()
  expect(JSON.stringify(entries)).not.toContain(String(number))
})

test('a box that is not for it takes nothing, and nothing is kept', async () => {
  const [box, own, themed] = [
    await aMailbox(school, office),
    await aMailbox(school, office, complaints()),
    await aMailbox(school, office, theme()),
  ]
  const { id } = await apply(school)
  const before = await wholeDatabase(school)
  for (const [to, mailboxId, code] of [
    ['report', box.id, 'mailbox-letter.wrong-box'],
    ['petition', own.id, 'mailbox-letter.wrong-box'],
    ['enquiry', themed.id, 'mailbox-letter.wrong-box'],
    ['enquiry', 'nowhere', 'mailbox-letter.not-found'],
  ]) {
    const body = { to, mailboxId, ...CONSENT }
    const answer = await ask(school, office.office, ['POST', `/applications/${id}/transfer`, body])
    expect(answer.body['code']).toBe(code)
  }
  expect(await wholeDatabase(school)).toEqual(before)
  expect((await ask(school, office.editor, ['GET', '/application-transfer-targets'])).status).toBe(403)
})

test('a trial of the supervision office stays one when it goes on as a letter', async () => {
  const box = await aMailbox(school, office)
  const { id, code } = await apply(school)
  await act(school, office.supervisor, [id, 'mystery', { code }])
  await act(school, office.office, [id, 'transfer', { to: 'enquiry', mailboxId: box.id, ...CONSENT }])
  const { db } = school.parts
  const file = db
    .selectFrom('case_file')
    .select('is_mystery')
    .where('id', '=', await newest())
  expect(await file.executeTakeFirstOrThrow()).toEqual({ is_mystery: true })
})
