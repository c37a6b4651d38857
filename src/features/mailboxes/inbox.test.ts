import { beforeEach, expect, test } from 'vitest'
import { goTo } from '../../../test/support/application-builders.ts'
import type { Person } from '../../../test/support/builders.ts'
import { anOffice, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { aMailbox, answer, complaints, refusal, theme, work, write } from '../../../test/support/letterbox-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()
let office: Office
let box: { id: string; slug: string; sectionId: string }

beforeEach(async () => {
  office = await anOffice(school)
  box = await aMailbox(school, office)
})

function aLetter() {
  return write(school, box.slug, { sectionId: box.sectionId })
}

async function listed(person: Person, query = ''): Promise<string[]> {
  const { body } = await ask(school, person, ['GET', `/mailbox-letters?size=100${query}`])
  return (body['rows'] as { number: string }[]).map(({ number }) => number)
}

async function abilityOf(person: Person, id: string, action: string): Promise<unknown> {
  const { body } = await ask(school, person, ['GET', `/mailbox-letters/${id}`])
  return (body['may'] as Record<string, unknown>)[action]
}

test('what waits stands before what is answered, the earliest day first; important, kind and state narrow the list', async () => {
  const early = await aLetter()
  goTo(school, '2026-11-24')
  const late = await write(school, box.slug, { kind: 'enquiry' })
  await answer(school, office, [early.id])
  goTo(school, '2026-11-25')
  const last = await aLetter()
  expect(await listed(office.office)).toEqual([late.number, last.number, early.number])
  await work(school, office.office, [last.id, 'importance', { isImportant: true }])
  expect(await listed(office.office, '&isImportant=true')).toEqual([last.number])
  expect(await listed(office.office, '&kind=enquiry')).toEqual([late.number])
  expect(await listed(office.office, '&state=answered')).toEqual([early.number])
})

test('a leader finds what is important and what waits for a leader’s word, and nothing else', async () => {
  const byLeader = await aMailbox(school, office, { slug: 'leader', release: 'leader' })
  const drafted = await write(school, byLeader.slug, { sectionId: byLeader.sectionId })
  await work(school, office.editor, [drafted.id, 'answer', { text: '已核实' }])
  const plain = await aLetter()
  await work(school, office.editor, [plain.id, 'answer', { text: '已核实' }])
  const important = await aLetter()
  await work(school, office.office, [important.id, 'importance', { isImportant: true }])
  expect((await listed(office.leader)).toSorted()).toEqual([drafted.number, important.number].toSorted())
})

test('a step that does not fit the letter is not offered, and one that a rule forbids says which', async () => {
  const { id } = await aLetter()
  expect(await abilityOf(office.office, id, 'adopt')).toMatchObject({ ok: false, isOffered: false })
  expect(await abilityOf(office.office, id, 'takeDown')).toMatchObject({ ok: false, isOffered: false })
  expect(await abilityOf(office.editor, id, 'assign')).toMatchObject({ ok: false, isOffered: false })
  await work(school, office.office, [id, 'complexity', { reason: '须多个单位核实' }])
  expect(await abilityOf(office.office, id, 'markComplex')).toMatchObject({
    ok: false,
    isOffered: true,
    why: '已经按复杂事项延长过期限，不能再次延长。',
  })
  await work(school, office.office, [id, 'answer', { text: '已核实' }])
  expect(await abilityOf(office.office, id, 'release')).toMatchObject({
    isOffered: true,
    why: '拟稿和审发须由不同的人办理。',
  })
  await answer(school, office, [id])
  expect(await abilityOf(office.office, id, 'close')).toMatchObject({ isOffered: true, ok: false })
  expect(await refusal(school, office.office, [id, 'closing'])).toBe('mailbox-letter.reopening-open')
  expect(await abilityOf(office.office, id, 'publish')).toMatchObject({ ok: true, isOffered: true })
})

test('a complaint to the supervision office offers no unit, no publication and no leader', async () => {
  const secret = await aMailbox(school, office, complaints())
  const { id } = await write(school, secret.slug, { kind: 'complaint' })
  expect(await abilityOf(office.supervisor, id, 'assign')).toMatchObject({ ok: false, isOffered: true })
  expect(await abilityOf(office.supervisor, id, 'markImportant')).toMatchObject({ isOffered: false })
  await work(school, office.supervisor, [id, 'answer', { text: '已查实' }])
  const { body } = await ask(school, office.supervisor, ['GET', `/mailbox-letters/${id}`])
  const { hash } = body['answer'] as { hash: string }
  await work(school, office.supervisor, [id, 'answer/release', { hash }])
  expect(await abilityOf(office.supervisor, id, 'publish')).toMatchObject({ isOffered: false })
})

async function figure(person: Person, query: string) {
  const { body } = await ask(school, person, [
    'GET',
    `/mailbox-statistics/letters?from=2026-01-01&to=2026-12-31&${query}`,
  ])
  return { ...body, numbers: (body['rows'] as { number: string }[]).map(({ number }) => number) }
}

test('each figure opens the letters that it counts; what others handle is counted and not opened', async () => {
  const secret = await aMailbox(school, office, complaints())
  await write(school, secret.slug, { kind: 'complaint' })
  const [first, second] = [await aLetter(), await write(school, box.slug, { kind: 'enquiry' })]
  await answer(school, office, [first.id])
  expect(await figure(office.office, 'figure=opened')).toMatchObject({ total: 2, hidden: 0 })
  expect(await figure(office.office, 'figure=concluded')).toMatchObject({ numbers: [first.number] })
  expect(await figure(office.office, 'figure=opened&kind=enquiry')).toMatchObject({ numbers: [second.number] })
  expect(await figure(office.office, 'figure=opened&unitId=none')).toMatchObject({ numbers: [second.number] })
  expect(await figure(office.office, `figure=opened&unitId=${office.unitId}`)).toMatchObject({
    numbers: [first.number],
  })
  expect(await figure(office.supervisor, 'figure=opened')).toMatchObject({ total: 3, hidden: 2 })
  expect(await figure(office.supervisor, `figure=opened&mailboxId=${box.id}`)).toMatchObject({ total: 2, numbers: [] })
  expect(await figure(office.office, `figure=opened&mailboxId=${secret.id}`)).toMatchObject({ total: 0, numbers: [] })
  const strange = await ask(school, office.editor, [
    'GET',
    '/mailbox-statistics/letters?from=2026-01-01&to=2026-12-31&figure=opened',
  ])
  expect(strange.status).toBe(403)
})

test('a letter that falls due later in the year is not counted as overdue', async () => {
  await aLetter()
  expect(await figure(office.office, 'figure=overdue')).toMatchObject({ total: 0 })
  goTo(school, '2026-12-02')
  expect(await figure(office.office, 'figure=overdue')).toMatchObject({ total: 1 })
})

test('the office sees what was decided on a suggestion box before the digest is published; others do not', async () => {
  const suggestions = await aMailbox(school, office, theme())
  const { id } = await write(school, suggestions.slug, { kind: 'suggestion' })
  await write(school, suggestions.slug, { kind: 'suggestion' })
  await work(school, office.office, [id, 'adoption', { decision: 'adopted', note: '增设饮水点' }])
  const url = `/mailboxes/${suggestions.id}/digest`
  const { body } = await ask(school, office.office, ['GET', url])
  expect(body).toMatchObject({ text: '', publishedOn: null, isOver: false, total: 2, undecided: 1 })
  expect((body['decisions'] as object[])[0]).toMatchObject({ name: '采纳', count: 1, notes: ['增设饮水点'] })
  expect((await ask(school, office.editor, ['GET', url])).status).toBe(403)
  expect((await ask(school, office.office, ['GET', `/mailboxes/${box.id}/digest`])).body['code']).toBe(
    'mailbox-letter.no-theme',
  )
})
