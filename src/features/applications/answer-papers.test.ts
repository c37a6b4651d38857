import { beforeEach, expect, test } from 'vitest'
import {
  act,
  anAnsweringOffice,
  anAssigned,
  decide,
  GRANTED,
  post,
} from '../../../test/support/application-builders.ts'
import { ask, CLEAN, type Office } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { upload } from '../../../test/support/uploads.ts'
import { wholeDatabase } from '../../../test/support/whole-database.ts'
import { findFile } from '../casework/index.ts'
import { hashOf } from './answer-papers.ts'
import { findDecision } from './applications.queries.ts'

const school = useSchool()
let office: Office

beforeEach(async () => {
  office = await anAnsweringOffice(school)
})

function add(id: string, { role = 'answer', name = '通报.txt', by = office.editor } = {}) {
  return upload(school, by, { url: `/applications/${id}/papers?role=${role}`, name, bytes: Buffer.from('检查通报') })
}

async function refused(person: Office['office'], [id, what, body]: readonly [string, string, object]) {
  const before = await wholeDatabase(school)
  const { body: answer } = await ask(school, person, ['POST', `/applications/${id}/${what}`, body])
  expect(await wholeDatabase(school)).toEqual(before)
  return answer['code']
}

async function hashNow(id: string): Promise<string> {
  const { body } = await ask(school, office.office, ['GET', `/applications/${id}`])
  return (body['decision'] as { hash: string }).hash
}

async function checked(id: string): Promise<string> {
  const { hash } = await act(school, office.editor, [id, 'decision', GRANTED])
  await act(school, office.editor, [id, 'decision/submission'])
  await act(school, office.secrecy, [id, 'decision/secrecy', { ...CLEAN, hash }])
  return String(hash)
}

test('a file that is added to a checked answer voids the check, and whoever added it does not sign', async () => {
  const { id } = await anAssigned(school, office)
  const hash = await checked(id)
  expect((await add(id, { by: office.office })).status).toBe(200)
  expect(await refused(office.leader, [id, 'decision/signature', { hash }])).toBe('application.decision-changed')
  const now = await hashNow(id)
  expect(await refused(office.leader, [id, 'decision/signature', { hash: now }])).toBe('application.secrecy-missing')
  await act(school, office.secrecy, [id, 'decision/secrecy', { ...CLEAN, hash: now }])
  expect(await refused(office.office, [id, 'decision/signature', { hash: now }])).toBe('application.own-draft')
  await act(school, office.leader, [id, 'decision/signature', { hash: now }])
})

test('a file that is taken out voids the check too; it stays with the case and does not reach the applicant', async () => {
  const { id, number, code } = await anAssigned(school, office)
  const paperId = String((await add(id)).body['paperId'])
  const kept = await add(id, { name: '附表.txt' })
  const hash = await checked(id)
  await act(school, office.editor, [id, `papers/${paperId}/withholding`, { reason: '传错了' }])
  expect(await refused(office.leader, [id, 'decision/signature', { hash }])).toBe('application.decision-changed')
  const again = await refused(office.editor, [id, `papers/${paperId}/withholding`, { reason: '再取一次' }])
  expect(again).toBe('case.paper-not-found')
  const now = await hashNow(id)
  await act(school, office.secrecy, [id, 'decision/secrecy', { ...CLEAN, hash: now }])
  await act(school, office.leader, [id, 'decision/signature', { hash: now }])
  await act(school, office.office, [id, 'delivery', { way: 'online', on: '2026-11-23', note: '' }])
  const page = await post(school, '/apply/progress', { number, code })
  expect(page.body).toContain('附表.txt')
  expect(page.body).not.toContain('通报.txt')
  const { body } = await ask(school, office.office, ['GET', `/applications/${id}`])
  const papers = body['papers'] as { id: string; audience: string }[]
  expect(papers.map((paper) => [paper.id, paper.audience])).toEqual([
    [paperId, 'units'],
    [String(kept.body['paperId']), 'applicant'],
  ])
})

test('after the signature no file comes or goes; evidence still does', async () => {
  const { id } = await anAssigned(school, office)
  const paperId = String((await add(id)).body['paperId'])
  await decide(school, office, [id])
  const before = await wholeDatabase(school)
  expect((await add(id, { name: '晚到.txt' })).body['code']).toBe('application.answer-signed')
  expect(await wholeDatabase(school)).toEqual(before)
  const withheld = await refused(office.office, [id, `papers/${paperId}/withholding`, { reason: '取出' }])
  expect(withheld).toBe('application.answer-signed')
  expect((await add(id, { role: 'evidence', by: office.office })).status).toBe(200)
})

test('files that are not those that were signed are not delivered, whoever changed them', async () => {
  const { id } = await anAssigned(school, office)
  const paperId = String((await add(id)).body['paperId'])
  await decide(school, office, [id])
  await school.parts.db.updateTable('case_paper').set({ audience: 'units' }).where('id', '=', paperId).execute()
  const delivery = { way: 'online', on: '2026-11-23', note: '' }
  expect(await refused(office.office, [id, 'delivery', delivery])).toBe('application.decision-changed')
  await school.parts.db.updateTable('case_paper').set({ audience: 'applicant' }).where('id', '=', paperId).execute()
  await act(school, office.office, [id, 'delivery', delivery])
})

test('who checks and who signs reads the files of the answer, and no other paper', async () => {
  const { id } = await anAssigned(school, office)
  const answer = String((await add(id)).body['paperId'])
  const evidence = String((await add(id, { role: 'evidence' })).body['paperId'])
  const read = async (person: Office['office'], paperId: string): Promise<number> => {
    const url = `/api/v1/applications/${id}/papers/${paperId}`
    return (await school.app.inject({ url, cookies: person.cookies })).statusCode
  }
  for (const person of [office.secrecy, office.leader]) expect(await read(person, answer)).toBe(404)
  await checked(id)
  for (const person of [office.secrecy, office.leader]) {
    expect(await read(person, answer)).toBe(200)
    expect(await read(person, evidence)).toBe(404)
  }
  expect(await read(office.supervisor, answer)).toBe(404)
  expect(await read(office.stranger, answer)).toBe(404)
})

test('an answer that was checked before files were bound is signed and delivered as it was checked', async () => {
  const { id } = await anAssigned(school, office)
  await checked(id)
  const { db, secretKey } = school.parts
  const hash = await db.transaction().execute(async (tx) => {
    const file = await findFile(tx, 'application', id)
    const decision = await findDecision(tx, id)
    if (!file || !decision || decision.letterId === null) throw new Error('no decision')
    return hashOf({ tx, file }, secretKey, { ...decision, letterId: decision.letterId, papers: null })
  })
  await db
    .updateTable('application_decision')
    .set({ hash, secrecy_hash: hash, papers: null as unknown as string })
    .execute()
  await act(school, office.leader, [id, 'decision/signature', { hash }])
  await act(school, office.office, [id, 'delivery', { way: 'online', on: '2026-11-23', note: '' }])
})
