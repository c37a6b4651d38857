import { expect, test } from 'vitest'
import { aPerson, type Person } from '../support/builders.ts'
import {
  aDraft,
  anOffice,
  ask,
  CLEAN,
  isOffered,
  newestHash,
  type Office,
  someMetadata,
} from '../support/disclosure-builders.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()

async function sent(office: Office): Promise<{ id: string; version: number; caseId: string; hash: string }> {
  const { id, version } = await aDraft(school, office)
  const { body } = await ask(school, office.editor, ['POST', `/documents/${id}/submission`, { version }])
  const seen = await ask(school, office.supervisor, ['GET', `/documents/${id}`])
  return { id, version, caseId: String(body['caseId']), hash: newestHash(seen.body) }
}

function say(person: Person, id: string, opinion: object) {
  return ask(school, person, ['POST', `/documents/${id}/opinion`, { opinion: '同意', findings: CLEAN, ...opinion }])
}

async function box(person: Person, name: 'inbox' | 'done' | 'started'): Promise<string[]> {
  const { body } = await ask(school, person, ['GET', `/reviews/${name}`])
  return (body['rows'] as { caseId: string }[]).map(({ caseId }) => caseId)
}

interface Step {
  readonly name: string
  readonly state: string
  readonly opinions: readonly { by: string; onBehalfOf: string | null; decision: string; opinion: string }[]
}

async function steps(person: Person, caseId: string): Promise<readonly Step[]> {
  return (await ask(school, person, ['GET', `/review-cases/${caseId}`])).body['steps'] as Step[]
}

test('a review waits with whose turn it is, then stands among what they have done; the author sees where it is', async () => {
  const office = await anOffice(school)
  const { id, caseId, hash } = await sent(office)
  expect([await box(office.head, 'inbox'), await box(office.secrecy, 'inbox')]).toEqual([[caseId], []])
  expect(await box(office.editor, 'started')).toEqual([caseId])
  await say(office.head, id, { decision: 'approve', revisionHash: hash })
  expect([await box(office.head, 'inbox'), await box(office.secrecy, 'inbox')]).toEqual([[], [caseId]])
  expect(await box(office.head, 'done')).toEqual([caseId])
  expect((await say(office.office, id, { decision: 'approve', revisionHash: hash })).status).toBe(403)
})

test('a return needs its reasons, ends the review, tells the author why, and lets them correct it', async () => {
  const office = await anOffice(school)
  const { id, version, caseId, hash } = await sent(office)
  const mute = await say(office.head, id, { decision: 'return', opinion: '  ', revisionHash: hash })
  expect(mute.body['code']).toBe('review.opinion-required')
  await say(office.head, id, { decision: 'return', opinion: '请补充第二条', revisionHash: hash })
  const [first] = await steps(office.editor, caseId)
  expect(first).toMatchObject({ state: 'returned', opinions: [{ decision: 'return', opinion: '请补充第二条' }] })
  const document = await ask(school, office.editor, ['GET', `/documents/${id}`])
  expect(document.body['workState']).toBe('returned')
  expect([isOffered(document.body, 'edit'), isOffered(document.body, 'submit')]).toEqual([true, true])
  const again = await ask(school, office.editor, ['POST', `/documents/${id}/submission`, { version }])
  expect(again.status).toBe(200)
  expect(await box(office.head, 'inbox')).toEqual([again.body['caseId']])
})

test('an opinion is bound to the text that was read: one on an older text does not count', async () => {
  const office = await anOffice(school)
  const { id, version, hash } = await sent(office)
  await ask(school, office.editor, ['POST', `/documents/${id}/recall`, { reason: '改一处' }])
  const edited = await ask(school, office.editor, [
    'PUT',
    `/documents/${id}/draft`,
    { version, title: '新题', bodyHtml: '<p>新文</p>', metadata: someMetadata(office) },
  ])
  await ask(school, office.editor, ['POST', `/documents/${id}/submission`, { version: edited.body['version'] }])
  const late = await say(office.head, id, { decision: 'approve', revisionHash: hash })
  expect(late.body['code']).toBe('review.revision-changed')
  expect(await school.parts.db.selectFrom('review_opinion').selectAll().execute()).toEqual([])
})

test('while the head is away a delegate decides in their place, on the days named, and the record says for whom', async () => {
  const office = await anOffice(school)
  const deputy = await aPerson(school, { roles: ['secrecy_reviewer'], unitId: office.unitId })
  const { id, caseId, hash } = await sent(office)
  expect(await box(deputy, 'inbox')).toEqual([])
  const days = { fromOn: '2000-01-01', untilOn: '2099-12-31' }
  const delegation = { toAccountId: deputy.id, ...days, reason: '出差' }
  const made = await ask(school, office.head, ['POST', '/delegations', delegation])
  expect(made.status).toBe(200)
  expect(await box(deputy, 'inbox')).toEqual([caseId])
  expect((await say(deputy, id, { decision: 'approve', revisionHash: hash })).status).toBe(200)
  const [first, second] = await steps(office.supervisor, caseId)
  expect(first?.opinions[0]?.onBehalfOf).not.toBeNull()
  expect(second?.state).toBe('open')
  // Whoever decided one step does not decide the next one too.
  expect((await say(deputy, id, { decision: 'approve', revisionHash: hash })).body['code']).toBe('review.same-person')
  await ask(school, office.head, ['DELETE', `/delegations/${String(made.body['id'])}`])
  const later = await sent(office)
  expect((await say(deputy, later.id, { decision: 'approve', revisionHash: later.hash })).status).toBe(403)
})

test('a delegation that is over, or was never given, lets nobody decide', async () => {
  const office = await anOffice(school)
  const deputy = await aPerson(school, { roles: ['secrecy_reviewer'], unitId: office.unitId })
  const past = { toAccountId: deputy.id, fromOn: '2020-01-01', untilOn: '2020-01-31', reason: '出差' }
  await ask(school, office.head, ['POST', '/delegations', past])
  const { id, hash } = await sent(office)
  expect((await say(deputy, id, { decision: 'approve', revisionHash: hash })).status).toBe(403)
  const backwards = { ...past, fromOn: '2026-12-31', untilOn: '2026-12-01' }
  expect((await ask(school, office.head, ['POST', '/delegations', backwards])).body['code']).toBe('day.invalid')
})

test('who sent it may urge it, once a day; strangers may not', async () => {
  const office = await anOffice(school)
  const { caseId } = await sent(office)
  const urge = (person: Person) => ask(school, person, ['POST', `/review-cases/${caseId}/urging`, {}])
  expect((await urge(office.editor)).status).toBe(200)
  expect((await urge(office.editor)).body['code']).toBe('review.urged-today')
  expect((await urge(office.stranger)).status).toBe(403)
  const urged = await school.parts.db
    .selectFrom('ledger')
    .select('type')
    .where('type', '=', 'review.urged')
    .orderBy('position')
    .execute()
  expect(urged).toHaveLength(1)
})

test('the supervisor sees every step and can change nothing', async () => {
  const office = await anOffice(school)
  const { id, version, caseId, hash } = await sent(office)
  expect((await steps(office.supervisor, caseId)).map(({ name }) => name)).toHaveLength(3)
  const { body } = await ask(school, office.supervisor, ['GET', `/documents/${id}`])
  const offered = Object.keys(body['may'] as object).filter((action) => isOffered(body, action))
  expect(offered).toEqual([])
  const metadata = someMetadata(office)
  const tries: Parameters<typeof ask>[2][] = [
    ['PUT', `/documents/${id}/draft`, { version, title: 'x', bodyHtml: '', metadata }],
    ['POST', `/documents/${id}/recall`, { reason: 'x' }],
    ['POST', `/documents/${id}/opinion`, { decision: 'approve', opinion: '', revisionHash: hash }],
    ['POST', `/documents/${id}/publication`, {}],
    ['POST', `/documents/${id}/withdrawal`, { kind: 'in-error', note: 'x' }],
    ['DELETE', `/documents/${id}`],
    ['POST', `/review-cases/${caseId}/urging`, {}],
  ]
  for (const request of tries) expect((await ask(school, office.supervisor, request)).status, request[1]).toBe(403)
})

test('where the only head wrote it, the office decides in their place, and another officer at the end', async () => {
  const office = await anOffice(school)
  const second = await aPerson(school, { roles: ['disclosure_office'] })
  const { id, version } = await aDraft(school, { ...office, editor: office.head })
  await ask(school, office.head, ['POST', `/documents/${id}/submission`, { version }])
  const states: unknown[] = []
  for (const person of [office.office, office.secrecy, second]) {
    const seen = await ask(school, person, ['GET', `/documents/${id}`])
    states.push((await say(person, id, { decision: 'approve', revisionHash: newestHash(seen.body) })).body['state'])
  }
  expect(states).toEqual(['open', 'open', 'approved'])
})
