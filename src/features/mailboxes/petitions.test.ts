import { beforeEach, expect, test } from 'vitest'
import { goTo, post } from '../../../test/support/application-builders.ts'
import { anOffice, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { aMailbox, answer, complaints, refusal, work, write } from '../../../test/support/letterbox-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()
const REASON = { reason: '要求解决宿舍问题' }
let office: Office
let letter: { id: string; number: string; code: string }

beforeEach(async () => {
  office = await anOffice(school)
  const { slug } = await aMailbox(school, office)
  letter = await write(school, slug)
})

async function view(id = letter.id, person = office.office) {
  return (await ask(school, person, ['GET', `/mailbox-letters/${id}`])).body
}

const may = async (action: string) =>
  ((await view())['may'] as Record<string, { ok: boolean; isOffered: boolean }>)[action]
const explanation = async () => ((await view())['clock'] as { explanation: string[] }).explanation

async function events() {
  const { db } = school.parts
  return db.selectFrom('case_event').select('type').where('case_id', '=', letter.id).orderBy('seq').execute()
}

test('a letter that is a petition runs on the terms of its own law: told within 15 days, settled within 60, 30 more once', async () => {
  expect(await view()).toMatchObject({ dueOn: '2026-11-30', petition: null })
  const marked = await work(school, office.office, [letter.id, 'petition', REASON])
  // 15 days from the 23rd are the 8th of December; working days play no part.
  expect(marked['dueOn']).toBe('2026-12-08')
  expect(await view()).toMatchObject({ dueOn: '2026-12-08', clock: { unit: 'day', allowedDays: 15 } })
  expect(await explanation()).toContain(
    '2026年11月24日至2026年12月8日，计 15 日：告知是否受理的期限（《信访工作条例》第二十三条）。',
  )
  goTo(school, '2026-12-01')
  const accepted = await work(school, office.office, [letter.id, 'petition/acceptance'])
  // 60 days from the 1st of December are the 30th of January, a Saturday.
  expect(accepted['dueOn']).toBe('2027-02-01')
  expect(await explanation()).toContain('期限最后一日2027年1月30日不是工作日，顺延到2027年2月1日（依据待核对）。')
  const extended = await work(school, office.office, [letter.id, 'complexity', { reason: '需多部门会商，经处长批准' }])
  expect(extended['dueOn']).toBe('2027-03-01')
  expect((await explanation()).join()).toContain('计 30 日：延长的办理期限（《信访工作条例》第三十四条）')
  expect(await view()).toMatchObject({ petition: { acceptedOn: '2026-12-01' }, wasLate: false })
})

test('the writer is told of each step, and reads the terms with number and code', async () => {
  await work(school, office.office, [letter.id, 'petition', REASON])
  await work(school, office.office, [letter.id, 'petition/acceptance'])
  const { body } = await post(school, '/mailboxes/progress', { number: letter.number, code: letter.code })
  for (const words of ['将在2026年12月8日以前告知您是否受理', '已经受理', '第三十四条', '受理信访事项'])
    expect(body).toContain(words)
  expect(body).not.toContain(REASON.reason)
})

test('each step is made once, by the office, in its order; what is refused leaves no trace', async () => {
  expect(await refusal(school, office.office, [letter.id, 'petition/acceptance'])).toBe('mailbox-letter.no-petition')
  expect(await may('acceptPetition')).toMatchObject({ isOffered: false })
  await work(school, office.office, [letter.id, 'assignments', { unitIds: [office.unitId], note: '' }])
  expect(await refusal(school, office.editor, [letter.id, 'petition', REASON])).toBe('case.not-yours')
  await work(school, office.office, [letter.id, 'petition', REASON])
  expect(await refusal(school, office.office, [letter.id, 'petition', REASON])).toBe('mailbox-letter.petition-already')
  expect(await refusal(school, office.office, [letter.id, 'complexity', { reason: '复杂' }])).toBe(
    'mailbox-letter.petition-not-accepted',
  )
  expect(await may('markComplex')).toMatchObject({ isOffered: true, ok: false })
  await work(school, office.office, [letter.id, 'petition/acceptance'])
  expect(await refusal(school, office.office, [letter.id, 'petition/acceptance'])).toBe(
    'mailbox-letter.petition-already',
  )
  expect((await events()).map(({ type }) => type)).toEqual([
    'submitted',
    'assigned',
    'petition-marked',
    'petition-accepted',
  ])
})

test('told too late is late, however soon it is settled; on time otherwise', async () => {
  await work(school, office.office, [letter.id, 'assignments', { unitIds: [office.unitId], note: '' }])
  await work(school, office.office, [letter.id, 'petition', REASON])
  goTo(school, '2026-12-09')
  await work(school, office.office, [letter.id, 'petition/acceptance'])
  await answer(school, office, [letter.id])
  expect(await view()).toMatchObject({ wasLate: true, clock: { isOnTime: true } })
})

test('a unit says within five working days that a petition is not theirs; later the office decides', async () => {
  await work(school, office.office, [letter.id, 'assignments', { unitIds: [office.unitId], note: '' }])
  await work(school, office.office, [letter.id, 'petition', REASON])
  const over = { unitId: office.unitId, whoseUnitId: office.otherUnitId, reason: '不属于本单位' }
  goTo(school, '2026-12-01')
  expect(await refusal(school, office.editor, [letter.id, 'hand-over', over])).toBe('mailbox-letter.objection-late')
  const { may } = await view(letter.id, office.editor)
  expect(may).toMatchObject({ handOver: { isOffered: true, ok: false } })
  goTo(school, '2026-11-30')
  await work(school, office.editor, [letter.id, 'hand-over', over])
  expect(await view()).toMatchObject({ leadUnitId: office.otherUnitId })
})

test('the terms are data: a number changed in the rule set holds for letters that become petitions afterwards', async () => {
  const { db } = school.parts
  await db
    .updateTable('rule_term')
    .set({ value: 20 })
    .where('rule_set_id', '=', 'petition')
    .where('key', '=', 'inform')
    .execute()
  await db
    .updateTable('rule_term')
    .set({ value: 0 })
    .where('rule_set_id', '=', 'petition')
    .where('key', '=', 'roll')
    .execute()
  const { dueOn } = await work(school, office.office, [letter.id, 'petition', REASON])
  // A Sunday, and nothing puts it off.
  expect(dueOn).toBe('2026-12-13')
})

test('a complaint to the supervision office does not become one: 检举控告 goes the way of discipline', async () => {
  const secret = await aMailbox(school, office, complaints())
  const { id } = await write(school, secret.slug, { kind: 'complaint' })
  const { may: abilities } = await view(id, office.supervisor)
  expect((abilities as Record<string, { isOffered: boolean }>)['markPetition']).toMatchObject({ isOffered: false })
  expect(await refusal(school, office.supervisor, [id, 'petition', REASON])).toBe('mailbox-letter.complaint-stays')
})
