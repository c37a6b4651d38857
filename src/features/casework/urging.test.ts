import { beforeEach, expect, test } from 'vitest'
import { anAnsweringOffice, anAssigned, apply, goTo, SECRET_NAME } from '../../../test/support/application-builders.ts'
import { aPerson, type Person } from '../../../test/support/builders.ts'
import { ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { aMailbox, answer, complaints, work, write } from '../../../test/support/letterbox-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { wholeDatabase } from '../../../test/support/whole-database.ts'
import { jobHandlers } from '../../background.ts'

const school = useSchool()
let office: Office
let box: { slug: string; sectionId: string }

beforeEach(async () => {
  office = await anAnsweringOffice(school)
  box = await aMailbox(school, office)
})

async function told(person: Person): Promise<string[]> {
  const { body } = await ask(school, person, ['GET', '/me/notices?size=100'])
  return (body['rows'] as { title: string }[]).map(({ title }) => title).reverse()
}

async function climb(day: string): Promise<void> {
  goTo(school, day)
  await jobHandlers(school.parts)['casework.escalate']?.({})
}

function aLetter() {
  return write(school, box.slug, { sectionId: box.sectionId })
}

interface WaitingRow {
  readonly id: string
  readonly number: string
  readonly idleDays: number
  readonly urgedOn: string | null
  readonly isUrgedToday: boolean
}

async function waiting(person: Person, query = ''): Promise<WaitingRow[]> {
  const { status, body } = await ask(school, person, ['GET', `/waiting-cases?size=100${query}`])
  expect(status, JSON.stringify(body)).toBe(200)
  return body['rows'] as WaitingRow[]
}

function numbers(rows: readonly WaitingRow[]): string[] {
  return rows.map(({ number }) => number)
}

async function urge(person: Person | null, ids: readonly string[], text = '请今天答复') {
  return ask(school, person, ['POST', '/waiting-cases/urgings', { ids, text }])
}

async function typesOf(id: string): Promise<{ types: string[]; events: { type: string; reason: string }[] }> {
  const rows = await school.parts.db
    .selectFrom('ledger')
    .select('type')
    .where('subject_id', '=', id)
    .orderBy('position')
    .execute()
  const events = await school.parts.db
    .selectFrom('case_event')
    .select(['type', 'reason'])
    .where('case_id', '=', id)
    .orderBy('seq')
    .execute()
  return { types: rows.map(({ type }) => type), events }
}

test('a letter climbs the ladder: handler, head, office, leader in charge, each rung once, in its history and on the ledger', async () => {
  const leader = await aPerson(school, { roles: ['leader'] })
  const { id } = await aLetter()
  for (const day of ['2026-11-24', '2026-11-26', '2026-11-30', '2026-12-01', '2026-12-03', '2026-12-07']) {
    await climb(day)
    await climb(day)
  }
  const due = (when: string): string => `来信 XJ2026-00001 的答复${when}到期`
  const late = '来信 XJ2026-00001 已逾期未答复'
  expect(await told(office.editor)).toEqual([due('5 个工作日内'), due('2 个工作日内'), due('今天'), late])
  expect(await told(office.head)).toEqual([due('今天'), late])
  expect(await told(office.office)).toEqual([late, late])
  expect(await told(leader)).toEqual([late])
  expect(await told(office.stranger)).toEqual([])
  const { types, events } = await typesOf(id)
  expect(types.filter((type) => type === 'case.escalated')).toHaveLength(5)
  expect(events.filter(({ type }) => type === 'escalated').map(({ reason }) => reason)).toEqual([
    '5 个工作日内到期，告知承办人',
    '2 个工作日内到期，告知承办人',
    '今天到期，告知承办人、单位负责人',
    '逾期 1 个工作日，告知承办人、单位负责人、办公室',
    '逾期 5 个工作日，告知办公室、校领导',
  ])
})

test('what came together is told once, and an answered letter is not told of', async () => {
  const { id } = await aLetter()
  const answered = await aLetter()
  await answer(school, office, [answered.id])
  await climb('2026-12-07')
  expect((await told(office.editor)).filter((title) => title.includes('逾期'))).toEqual([
    '来信 XJ2026-00001 已逾期未答复',
  ])
  expect((await typesOf(id)).events.filter(({ type }) => type === 'escalated')).toHaveLength(1)
  expect((await typesOf(answered.id)).types).not.toContain('case.escalated')
})

test('of a complaint to the supervision office only that office is told, and nobody who serves in the unit complained of', async () => {
  const both = await aPerson(school, { roles: ['supervisor', { role: 'unit_editor', unitId: office.unitId }] })
  const secret = await aMailbox(school, office, complaints())
  await write(school, secret.slug, { kind: 'complaint', aboutUnitId: office.unitId })
  await climb('2026-12-14')
  expect(await told(office.supervisor)).toEqual(['举报 TS2026-00001 已逾期未答复'])
  for (const person of [both, office.office, office.editor, office.head, office.leader])
    expect(await told(person)).toEqual([])
})

test('a case without movement for five working days is on the list; looking at it and urging are no movement', async () => {
  const { id, number } = await aLetter()
  goTo(school, '2026-11-27')
  expect(await waiting(office.office, '&why=idle')).toEqual([])
  await work(school, office.office, [id, 'identity-views', { purpose: '核实' }])
  await urge(office.office, [id])
  goTo(school, '2026-11-30')
  expect(await waiting(office.office, '&why=idle')).toMatchObject([{ number, idleDays: 5, urgedOn: '2026-11-27' }])
  await work(school, office.editor, [id, 'messages', { text: '正在核实', isNote: true }])
  expect(await waiting(office.office, '&why=idle')).toEqual([])
  expect(numbers(await waiting(office.office, '&why=near'))).toEqual([number])
  goTo(school, '2026-12-01')
  expect(numbers(await waiting(office.office, '&why=overdue'))).toEqual([number])
})

test('applications and letters stand in one list by what falls due first, and each sees only theirs', async () => {
  const secret = await aMailbox(school, office, complaints())
  const complaint = await write(school, secret.slug, { kind: 'complaint' })
  const letter = await aLetter()
  const given = await anAssigned(school, office)
  const fresh = await apply(school)
  goTo(school, '2027-01-04')
  expect(numbers(await waiting(office.office))).toEqual([letter.number, given.number, fresh.number])
  expect(numbers(await waiting(office.office, '&kind=letter'))).toEqual([letter.number])
  expect(numbers(await waiting(office.supervisor))).toEqual([complaint.number, given.number, fresh.number])
  expect(numbers(await waiting(office.head))).toEqual([letter.number, given.number])
  for (const person of [office.editor, office.leader, office.secrecy])
    expect((await ask(school, person, ['GET', '/waiting-cases'])).status).toBe(403)
  expect((await ask(school, null, ['GET', '/waiting-cases'])).status).toBe(401)
})

test('the office urges many with one text, each once a day: handler and head are told, and the history says so', async () => {
  const letter = await aLetter()
  const given = await anAssigned(school, office)
  const answered = await aLetter()
  await answer(school, office, [answered.id])
  const ids = [letter.id, given.id, answered.id]
  const first = await urge(office.office, ids)
  expect(first.body).toMatchObject({
    urged: expect.arrayContaining([letter.number, given.number]) as unknown,
    passed: [{ number: answered.number, why: '这一件已经办结，不用再催。' }],
  })
  const second = await urge(office.supervisor, [given.id])
  expect(second.body).toMatchObject({ urged: [], passed: [{ number: given.number }] })
  expect(await told(office.head)).toContain(`督办：来信 ${letter.number}`)
  expect(await told(office.editor)).toContain(`督办：申请 ${given.number}`)
  const { types, events } = await typesOf(letter.id)
  expect(types).toContain('case.urged')
  expect(events.at(-1)).toEqual({ type: 'urged', reason: '请今天答复' })
  goTo(school, '2026-11-24')
  expect((await urge(office.office, [letter.id])).body).toMatchObject({ urged: [letter.number], passed: [] })
})

test('what is said of a complaint when it is urged stays off the ledger', async () => {
  const secret = await aMailbox(school, office, complaints())
  const { id } = await write(school, secret.slug, { kind: 'complaint' })
  const second = await aPerson(school, { roles: ['supervisor'] })
  await urge(second, [id], `请尽快核实${SECRET_NAME}的举报`)
  expect(await told(office.supervisor)).toEqual(['督办：举报 TS2026-00001'])
  const ledger = await school.parts.db.selectFrom('ledger').selectAll().orderBy('position').execute()
  expect(JSON.stringify(ledger)).not.toContain(SECRET_NAME)
})

test('nobody urges what is not theirs to watch over: another unit’s, a complaint, an unknown id, all refused alike', async () => {
  const secret = await aMailbox(school, office, complaints())
  const complaint = await write(school, secret.slug, { kind: 'complaint' })
  const letter = await aLetter()
  const other = await aPerson(school, { roles: ['unit_head'], unitId: office.otherUnitId })
  const before = await wholeDatabase(school)
  for (const [person, ids] of [
    [other, [letter.id]],
    [office.office, [letter.id, complaint.id]],
    [office.office, [letter.id, 'none']],
  ] as const) {
    const { status, body } = await urge(person, ids)
    expect([status, body['code']]).toEqual([404, 'case.not-found'])
  }
  expect((await urge(office.editor, [letter.id])).status).toBe(403)
  expect(await wholeDatabase(school)).toEqual(before)
})

test('the office sets the days and the ladder, on the record; a ladder out of order is refused and nothing is kept', async () => {
  const rules = { idleDays: 2, nearDays: 1, ladder: [{ days: -1, to: ['handler', 'office'] }] }
  expect((await ask(school, office.office, ['PUT', '/urging-rules', rules])).status).toBe(200)
  const { number } = await aLetter()
  goTo(school, '2026-11-25')
  expect(numbers(await waiting(office.office, '&why=idle'))).toEqual([number])
  await climb('2026-11-26')
  expect(await told(office.editor)).toEqual([])
  await climb('2026-11-27')
  expect(await told(office.office)).toEqual([`来信 ${number} 的答复1 个工作日内到期`])
  const wrong = {
    ...rules,
    ladder: [
      { days: 3, to: ['head'] },
      { days: 0, to: ['head'] },
    ],
  }
  expect((await ask(school, office.office, ['PUT', '/urging-rules', wrong])).body['code']).toBe('case.ladder-invalid')
  expect((await ask(school, office.head, ['PUT', '/urging-rules', rules])).status).toBe(403)
  const kept = await ask(school, office.office, ['GET', '/waiting-cases'])
  expect(kept.body['rules']).toEqual(rules)
  const types = await school.parts.db.selectFrom('ledger').select('type').orderBy('position').execute()
  expect(types.filter(({ type }) => type === 'setting.urging-rules-changed')).toHaveLength(1)
})
