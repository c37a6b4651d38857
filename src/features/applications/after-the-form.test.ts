import { beforeEach, expect, test } from 'vitest'
import {
  act,
  anAnswered,
  anAnsweringOffice,
  anAssigned,
  anIntake,
  apply,
  goTo,
  post,
} from '../../../test/support/application-builders.ts'
import { ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { jobHandlers } from '../../background.ts'
import { eraseApplication } from './erase-application.ts'
import { wholeDatabase } from '../../../test/support/whole-database.ts'

const school = useSchool()
let office: Office

beforeEach(async () => {
  office = await anAnsweringOffice(school)
})

async function view(id: string, person = office.office) {
  return (await ask(school, person, ['GET', `/applications/${id}`])).body
}

async function refused(person: Office['office'], [id, what, body = {}]: readonly [string, string, object?]) {
  const before = await wholeDatabase(school)
  const method = what === 'decision' ? 'PUT' : 'POST'
  const { body: answer } = await ask(school, person, [method, `/applications/${id}/${what}`, body])
  expect(await wholeDatabase(school)).toEqual(before)
  return answer['code']
}

test('a unit hands back what is not its own and says whose it is', async () => {
  const { id } = await anAssigned(school, office)
  const back = { unitId: office.unitId, whoseUnitId: office.unitId, reason: '不是我处' }
  expect(await refused(office.editor, [id, 'hand-back', back])).toBe('application.whose-required')
  await act(school, office.editor, [id, 'hand-back', { ...back, whoseUnitId: office.otherUnitId }])
  expect(await view(id)).toMatchObject({ state: 'registered', leadUnitId: null })
  expect((await ask(school, office.editor, ['GET', `/applications/${id}`])).status).toBe(404)
})

test('what is no application goes another way only if the applicant agrees', async () => {
  const { id } = await apply(school)
  const order = { to: 'petition', hasConsent: false, note: '反映问题' }
  expect(await refused(office.office, [id, 'transfer', order])).toBe('application.consent-required')
  await act(school, office.office, [id, 'transfer', { ...order, hasConsent: true }])
  expect(await view(id)).toMatchObject({ state: 'transferred', outcome: 'notProcessed.petition' })
})

test('the applicant withdraws, writes and rates with number and code', async () => {
  const first = await apply(school)
  const ticket = { number: first.number, code: first.code }
  expect((await post(school, '/apply/progress/message', { ...ticket, text: '请尽快' })).body).toContain('请尽快')
  expect((await post(school, '/apply/progress/withdrawal', ticket)).body).toContain('已撤回')
  expect(await view(first.id)).toMatchObject({ state: 'withdrawn', outcome: 'other.other' })
  const { number, code, id } = await anAnswered(school, office)
  expect((await post(school, '/apply/progress/rating', { number, code, rating: '4' })).body).toContain('感谢')
  expect((await post(school, '/apply/progress/rating', { number, code, rating: '1' })).statusCode).toBe(409)
  expect(await view(id)).toMatchObject({ rating: 4 })
})

test('a wrong number, a wrong code and nonsense get the same answer', async () => {
  const { number, code } = await apply(school)
  const bodies = await Promise.all(
    [
      { number, code: 'AAAAAAAAAAAAAAAA' },
      { number: 'YSQ2026-99999', code },
      { number, code: '' },
    ].map((fields) => post(school, '/apply/progress', fields)),
  )
  const plain = bodies.map((answer) => answer.body.replaceAll(/YSQ2026-\d+/g, ''))
  expect(new Set(plain).size).toBe(1)
  expect(bodies.map((answer) => answer.statusCode)).toEqual([404, 404, 404])
  const typed = code.toLowerCase().replaceAll(/(.{4})/g, '$1 ')
  expect((await post(school, '/apply/progress', { number: ` ${number.toLowerCase()}`, code: typed })).statusCode).toBe(
    200,
  )
})

test('remedies, re-assessment and a proactive disclosure follow an answer; archived, it is erased when its time is over', async () => {
  const refusal = { kind: 'third-party', parts: { ground: '第十条', explanation: '个人隐私' } }
  const denied = await anAnswered(school, office, refusal)
  const { remedyId } = await act(school, office.office, [
    denied.id,
    'remedies',
    { kind: 'appeal', body: '省教育厅', registeredOn: '2026-11-23' },
  ])
  const end = { outcome: 'upheld', note: '维持', endedOn: '2026-11-23' }
  await act(school, office.supervisor, [denied.id, `remedies/${String(remedyId)}/outcome`, end])
  expect(await refused(office.office, [denied.id, 'disclosure', { title: '通报' }])).toBe('application.not-granted')
  const due = await ask(school, office.office, ['GET', '/applications-to-reassess?until=2027-12-31'])
  expect(due.body['rows']).toMatchObject([{ number: denied.number, reassessOn: '2027-11-23' }])
  await act(school, office.office, [denied.id, 'reassessment', { conclusion: '仍不公开', nextOn: null }])
  const given = await anAnswered(school, office)
  const { documentId } = await act(school, office.office, [given.id, 'disclosure', { title: '检查通报' }])
  expect((await ask(school, office.office, ['GET', `/documents/${String(documentId)}`])).status).toBe(200)
  await act(school, office.office, [given.id, 'closing'])
  expect(await view(given.id)).toMatchObject({ state: 'closed', retentionUntil: '2036-11-23' })
  await expect(eraseApplication(school.as(), school.parts.secretKey, given.id)).rejects.toThrow('case.not-erasable')
  goTo(school, '2036-11-24')
  await jobHandlers(school.parts)['applications.erase']?.({ caseId: given.id })
  await jobHandlers(school.parts)['applications.erase']?.({ caseId: given.id })
  const identity = await ask(school, office.office, [
    'POST',
    `/applications/${given.id}/identity-views`,
    { purpose: '查' },
  ])
  expect(identity.body['code']).toBe('case.person-erased')
  expect(await view(given.id)).toMatchObject({ request: null, messages: [], papers: [], outcome: 'granted' })
  const answer = school.parts.db
    .selectFrom('application_decision')
    .select(['kind', 'parts'])
    .where('case_id', '=', given.id)
  expect(await answer.executeTakeFirst()).toEqual({ kind: 'granted', parts: {} })
  const erased = await school.parts.db
    .selectFrom('ledger')
    .select('type')
    .where('type', '=', 'case.erased')
    .orderBy('position')
    .execute()
  expect(erased).toHaveLength(1)
})

test('the office registers what comes on paper; only its channel decides from when it counts', async () => {
  const body = { ...anIntake(), cameOn: '2026-11-20' }
  const days: (string | null)[] = []
  for (const channel of ['counter', 'registered-post', 'telephone', 'post', 'fax', 'email']) {
    const { body: receipt } = await ask(school, office.office, ['POST', '/applications', { ...body, channel }])
    days.push(receipt['dueOn'] as string | null)
  }
  expect(days).toEqual(['2026-12-11', '2026-12-11', '2026-12-11', null, null, null])
  const ahead = await ask(school, office.office, [
    'POST',
    '/applications',
    { ...body, channel: 'counter', cameOn: '2026-12-24' },
  ])
  expect(ahead.body['code']).toBe('case.day-in-future')
  const denied = await ask(school, office.editor, ['POST', '/applications', { ...body, channel: 'counter' }])
  expect(denied.body['code']).toBe('access.denied')
})

test('a remedy does not end before the day on which it was brought', async () => {
  const { id } = await anAnswered(school, office)
  goTo(school, '2026-11-30')
  const brought = { kind: 'report', body: '省教育厅', registeredOn: '2026-11-27' }
  const { remedyId } = await act(school, office.office, [id, 'remedies', brought])
  const outcome = `remedies/${String(remedyId)}/outcome`
  const end = (endedOn: string) => ({ outcome: 'upheld', note: '维持', endedOn })
  expect(await refused(office.office, [id, outcome, end('2026-11-26')])).toBe('application.remedy-not-begun')
  await act(school, office.office, [id, outcome, end('2026-11-27')])
})
