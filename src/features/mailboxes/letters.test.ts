import { beforeEach, expect, test } from 'vitest'
import { goTo, post, SECRET_NAME } from '../../../test/support/application-builders.ts'
import { anOffice, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import {
  aMailbox,
  answer,
  refusal,
  SECRET_PHONE,
  SECRET_WORDS,
  settings,
  work,
  write,
} from '../../../test/support/letterbox-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { everyRow, wholeDatabase } from '../../../test/support/whole-database.ts'
import { mailboxesJobs } from './index.ts'

const school = useSchool()
let office: Office

beforeEach(async () => {
  office = await anOffice(school)
})

async function view(id: string, person = office.office) {
  return (await ask(school, person, ['GET', `/mailbox-letters/${id}`])).body
}

test('a letter goes to the unit of its section at once, with five working days; a complaint waits for the office', async () => {
  const { slug, sectionId } = await aMailbox(school, office)
  const { id, number, dueOn } = await write(school, slug, { sectionId })
  expect(number).toBe('XJ2026-00001')
  expect(dueOn).toBe('2026-11-30')
  expect(await view(id)).toMatchObject({ state: 'assigned', leadUnitId: office.unitId, isTermsVerified: false })
  const complaint = await write(school, slug, { sectionId, kind: 'complaint', aboutUnitId: office.unitId })
  expect(complaint.number).toBe('XJ2026-00002')
  expect(await view(complaint.id)).toMatchObject({ state: 'received', leadUnitId: null, subject: '投诉' })
  expect((await ask(school, office.editor, ['GET', `/mailbox-letters/${complaint.id}`])).status).toBe(404)
  const given = [complaint.id, 'assignments', { unitIds: [office.unitId], note: '' }] as const
  expect(await refusal(school, office.office, given)).toBe('mailbox-letter.unit-complained-of')
})

test('what is not the unit’s is handed over with whose it is; to whoever had it before, the office decides', async () => {
  const { slug, sectionId } = await aMailbox(school, office)
  const { id, dueOn } = await write(school, slug, { sectionId })
  const over = { unitId: office.unitId, whoseUnitId: office.otherUnitId, reason: '属于教务' }
  expect(await refusal(school, office.editor, [id, 'hand-over', { ...over, whoseUnitId: office.unitId }])).toBe(
    'mailbox-letter.whose-required',
  )
  expect(await refusal(school, office.editor, [id, 'hand-over', { ...over, whoseUnitId: 'none' }])).toBe(
    'unit.not-found',
  )
  await work(school, office.editor, [id, 'hand-over', over])
  expect(await view(id)).toMatchObject({ state: 'assigned', leadUnitId: office.otherUnitId, dueOn })
  expect((await ask(school, office.editor, ['GET', `/mailbox-letters/${id}`])).status).toBe(404)
  await work(school, office.stranger, [
    id,
    'hand-over',
    { unitId: office.otherUnitId, whoseUnitId: office.unitId, reason: '不是教务' },
  ])
  expect(await view(id)).toMatchObject({ state: 'received', leadUnitId: null, dueOn })
})

test('one drafts, another lets exactly this text go out, as the mailbox has it', async () => {
  const { slug, sectionId } = await aMailbox(school, office, { release: 'leader' })
  const { id } = await write(school, slug, { sectionId })
  const { hash } = await work(school, office.editor, [id, 'answer', { text: '已检修。' }])
  expect(await refusal(school, office.office, [id, 'answer/release', { hash }])).toBe('case.not-yours')
  expect(await refusal(school, office.leader, [id, 'answer/release', { hash: 'x' }])).toBe(
    'mailbox-letter.answer-changed',
  )
  await work(school, office.leader, [id, 'answer/return', { reason: '请写明日期' }])
  const second = await work(school, office.editor, [id, 'answer', { text: '11月22日已检修。' }])
  await work(school, office.leader, [id, 'answer/release', { hash: second['hash'] }])
  expect(await view(id)).toMatchObject({ state: 'answered', outcome: 'answered', concludedOn: '2026-11-23' })
  const own = await aMailbox(school, office, { slug: 'second', release: 'head' })
  const other = await write(school, own.slug, { sectionId: own.sectionId })
  const draft = await work(school, office.head, [other.id, 'answer', { text: '答复' }])
  const released = [other.id, 'answer/release', { hash: draft['hash'] }] as const
  expect(await refusal(school, office.head, released)).toBe('mailbox-letter.own-answer')
  expect(await refusal(school, office.editor, released)).toBe('case.not-yours')
})

test('a complex matter gets its longer term once, and the writer is told why', async () => {
  const { slug } = await aMailbox(school, office)
  const { id, number, code } = await write(school, slug)
  expect(await work(school, office.office, [id, 'complexity', { reason: '需要会商' }])).toEqual({ dueOn: '2026-12-07' })
  expect(await refusal(school, office.office, [id, 'complexity', { reason: '再延' }])).toBe(
    'mailbox-letter.complex-already',
  )
  const page = await post(school, '/mailboxes/progress', { number, code })
  expect(page.body).toContain('需要会商')
  expect(page.body).toContain('示例学校信箱办理规定第三条，试行')
})

test('the writer says whether it is solved, rates, and has it opened again within the term; the clock counts anew', async () => {
  const { slug, sectionId } = await aMailbox(school, office)
  const { id, number, code } = await write(school, slug, { sectionId })
  await answer(school, office, [id])
  const ticket = { number, code }
  const page = await post(school, '/mailboxes/progress', ticket)
  expect(page.body).toContain('已检修，恢复供应。')
  expect(page.body).not.toContain(SECRET_NAME)
  expect(await refusal(school, office.office, [id, 'closing'])).toBe('mailbox-letter.reopening-open')
  expect((await post(school, '/mailboxes/progress/solved', { ...ticket, solved: 'no' })).statusCode).toBe(200)
  expect((await post(school, '/mailboxes/progress/rating', { ...ticket, rating: '2' })).statusCode).toBe(200)
  expect((await post(school, '/mailboxes/progress/rating', { ...ticket, rating: '5' })).statusCode).toBe(409)
  expect(await view(id)).toMatchObject({ isSolved: false, rating: 2 })
  goTo(school, '2026-12-07')
  const again = await post(school, '/mailboxes/progress/reopening', { ...ticket, text: '仍然没有热水' })
  expect(again.body).toContain('自要求重新办理次日起重新计算')
  expect(await view(id)).toMatchObject({ state: 'assigned', dueOn: '2026-12-14', reopened: 1, isSolved: null })
  await answer(school, office, [id, '已更换设备。'])
  goTo(school, '2026-12-22')
  expect((await post(school, '/mailboxes/progress/reopening', { ...ticket, text: '还是没有' })).statusCode).toBe(409)
  expect(await view(id)).toMatchObject({ state: 'answered', reopened: 1 })
})

test('a letter can be refused on a ground that the writer is told, and withdrawn before the answer', async () => {
  const { slug, sectionId } = await aMailbox(school, office)
  const { id, number, code } = await write(school, slug)
  await work(school, office.office, [id, 'refusal', { ground: 'outside', explanation: '请向房屋管理部门反映。' }])
  expect((await post(school, '/mailboxes/progress', { number, code })).body).toContain('不属于学校职责范围')
  const other = await write(school, slug, { sectionId })
  const ticket = { number: other.number, code: other.code }
  expect((await post(school, '/mailboxes/progress/withdrawal', ticket)).statusCode).toBe(200)
  expect(await view(other.id)).toMatchObject({ state: 'withdrawn', outcome: 'withdrawn' })
  expect((await post(school, '/mailboxes/progress/withdrawal', ticket)).statusCode).toBe(409)
})

test('who wrote and what was written lies sealed, also on the ledger, and goes when the retention period is over', async () => {
  const { slug, sectionId } = await aMailbox(school, office)
  const { id } = await write(school, slug, { sectionId })
  const { persons } = await work(school, office.editor, [id, 'identity-views', { purpose: '电话核实' }])
  expect(persons).toMatchObject([{ identity: { name: SECRET_NAME, phone: SECRET_PHONE } }])
  await answer(school, office, [id, '答复标记'])
  expect(await refusal(school, office.editor, [id, 'identity-views', { purpose: '再看' }])).toBe('case.not-yours')
  const database = await everyRow(school)
  expect(database).toContain('XJ2026-00001')
  for (const secret of [SECRET_NAME, SECRET_PHONE, SECRET_WORDS, '答复标记']) expect(database).not.toContain(secret)
  const views = await school.parts.db
    .selectFrom('ledger')
    .select('reason')
    .where('type', '=', 'mailbox-letter.identity-viewed')
    .execute()
  expect(views).toEqual([{ reason: '电话核实' }])
  goTo(school, '2026-12-10')
  await work(school, office.office, [id, 'closing'])
  goTo(school, '2029-12-12')
  await mailboxesJobs(() => school.as(), school.parts.secretKey)['mailboxes.erase']?.({ caseId: id })
  const left = await school.parts.db.selectFrom('mailbox_letter').select('sealed_text').execute()
  expect(left).toEqual([{ sealed_text: null }])
  expect(await view(id)).toMatchObject({ words: null, answer: null, messages: [] })
})

test('a mailbox needs a source for its terms; the supervision office alone sets its own', async () => {
  const post = (body: object, person = office.office) => ask(school, person, ['POST', '/mailboxes', body])
  const code = async (body: object, person = office.office) => (await post(body, person)).body['code']
  const before = await wholeDatabase(school)
  expect(await code(settings(office, { termsSource: ' ' }))).toBe('mailbox-letter.terms-without-source')
  expect(await code(settings(office, { kind: 'supervision' }))).toBe('access.denied')
  expect(await code(settings(office, { kind: 'supervision' }), office.supervisor)).toBe(
    'mailbox-letter.complaints-stay-private',
  )
  expect(await code(settings(office), office.editor)).toBe('access.denied')
  expect(await wholeDatabase(school)).toEqual(before)
  const { id } = await aMailbox(school, office)
  expect(await code(settings(office))).toBe('mailbox-letter.slug-taken')
  const changed = await ask(school, office.office, ['PUT', `/mailboxes/${id}`, settings(office, { kind: 'unit' })])
  expect(changed.body['code']).toBe('mailbox-letter.kind-fixed')
  const named = await ask(school, office.office, [
    'PUT',
    `/mailboxes/${id}`,
    settings(office, { name: '书记校长信箱' }),
  ])
  expect(named.status).toBe(200)
})
