import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import {
  act,
  anAnsweringOffice,
  anAssigned,
  decide,
  goTo,
  post,
  useRules,
} from '../../../test/support/application-builders.ts'
import { ask, CLEAN, type Office } from '../../../test/support/disclosure-builders.ts'
import { paragraph, run, sampleDocx } from '../../../test/support/docx-samples.ts'
import { wordsOfPdf } from '../../../test/support/letter-builders.ts'
import {
  aMixedPdf,
  anOriginal,
  applicantsFiles,
  aRedaction,
  BY_TERM,
  deliverInPart,
  PARTIAL,
  release,
  versionsOf,
  WITHHELD,
} from '../../../test/support/redaction-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { upload } from '../../../test/support/uploads.ts'
import { wholeDatabase } from '../../../test/support/whole-database.ts'
import { jobHandlers } from '../../background.ts'

const school = useSchool()
let office: Office

beforeEach(async () => {
  office = await anAnsweringOffice(school)
})

async function refused(person: Office['office'], [method, url, body]: readonly ['POST' | 'PUT', string, object]) {
  const before = await wholeDatabase(school)
  const { body: answer } = await ask(school, person, [method, url, body])
  expect(await wholeDatabase(school)).toEqual(before)
  return answer['code']
}

async function file(person: Office['office'] | null, url: string) {
  return school.app.inject({ url, ...(person ? { cookies: person.cookies } : {}) })
}

const ON_SCAN = { ground: 'law-forbids', box: { page: 2, x: 20, y: 30, width: 100, height: 40 } }

test('a file is disclosed in part: original, marks, a look at scans, check, signature, and the applicant has the result only', async () => {
  const receipt = await anAssigned(school, office)
  const { id } = receipt
  const originalId = await anOriginal(school, office.editor, { id, bytes: await aMixedPdf() })
  const made = await aRedaction(school, office, [id, originalId, [BY_TERM, ON_SCAN]])
  expect(made).toMatchObject({ version: 1, state: 'unconfirmed', report: { findings: [], unmatched: [] } })
  expect(made.report.removed.map(({ mark, page, ground }) => [mark, page, ground])).toEqual([
    [0, 1, 'third-party'],
    [1, 2, 'law-forbids'],
  ])
  expect(made.report.unsearched).toHaveLength(1)
  await act(school, office.editor, [id, 'decision', PARTIAL])
  expect(await refused(office.editor, ['POST', `/applications/${id}/decision/submission`, {}])).toBe(
    'application.redaction-open',
  )
  const url = `/applications/${id}/redactions/${made.id}/release`
  const hash = made.resultSha256
  expect(await refused(office.editor, ['POST', url, { hash, places: [] }])).toBe('application.redaction-unconfirmed')
  expect(await refused(office.editor, ['POST', url, { hash: 'other', places: made.report.unsearched }])).toBe(
    'application.redaction-changed',
  )
  await release(school, office, [id, made])
  await deliverInPart(school, office, id)
  const [result, ...others] = await applicantsFiles(school, receipt)
  expect(others).toEqual([])
  const words = await wordsOfPdf(result ?? Buffer.alloc(0))
  expect(words).toContain('金额一百元')
  expect(words).not.toContain(WITHHELD)
  const taken = await post(school, '/apply/progress/file', {
    number: receipt.number,
    code: receipt.code,
    paper: originalId,
  })
  expect(taken.statusCode).toBe(404)
  const ledger = await school.parts.db
    .selectFrom('ledger')
    .selectAll()
    .where('subject_id', '=', id)
    .orderBy('position')
    .execute()
  expect(JSON.stringify(ledger)).not.toContain(WITHHELD)
  expect(ledger.find(({ type }) => type === 'application.redaction-released')?.data).toMatchObject({
    resultSha256: hash,
    confirmed: made.report.unsearched,
  })
  const [version] = await versionsOf(school, office.office, id)
  expect(version).toMatchObject({ state: 'released', releasedBy: expect.any(String) as string })
})

test('the words to take out stand nowhere in the database in clear, and are gone with the application', async () => {
  const { id } = await anAssigned(school, office)
  const originalId = await anOriginal(school, office.editor, { id, bytes: await aMixedPdf() })
  await release(school, office, [id, await aRedaction(school, office, [id, originalId])])
  const everything = [...(await wholeDatabase(school)).values()].join()
  expect(everything).not.toContain(WITHHELD)
  expect(everything).not.toContain(Buffer.from(WITHHELD).toString('hex'))
  const opened = await ask(school, office.editor, ['GET', `/applications/${id}/originals/${originalId}`])
  expect(opened.body['marks']).toEqual([BY_TERM])
  await deliverInPart(school, office, id)
  await act(school, office.office, [id, 'closing'])
  goTo(school, '2036-11-24')
  await jobHandlers(school.parts)['applications.erase']?.({ caseId: id })
  const kept = await school.parts.db.selectFrom('application_redaction').selectAll().executeTakeFirstOrThrow()
  expect(kept.sealed_marks).toBeNull()
  const { body } = await ask(school, office.office, ['GET', `/applications/${id}/originals/${originalId}`])
  expect(body['code']).toBe('case.paper-not-found')
})

test('a Word file is redacted by words, a picture by places, and anything else is refused', async () => {
  const { id } = await anAssigned(school, office)
  const bytes = sampleDocx(paragraph(run(`经办人${WITHHELD}，`), run('金额一百元')))
  const word = await anOriginal(school, office.editor, { id, name: '原件.docx', bytes })
  const url = `/applications/${id}/originals/${word}/redactions`
  const boxes = { title: '甲', marks: [ON_SCAN] }
  expect(await refused(office.editor, ['POST', url, boxes])).toBe('redaction.box-in-text')
  const made = await aRedaction(school, office, [id, word])
  expect(made).toMatchObject({ state: 'ready', report: { removed: [{ page: 0 }], unsearched: [] } })
  const words = await ask(school, office.editor, ['GET', `/applications/${id}/redactions/${made.id}/words`])
  expect(JSON.stringify(words.body)).toContain('金额一百元')
  expect(JSON.stringify(words.body)).not.toContain(WITHHELD)
  const white = { create: { width: 200, height: 100, channels: 3, background: 'white' } } as const
  const picture = await sharp(white).png().toBuffer()
  const photo = await anOriginal(school, office.editor, { id, name: '照片.png', bytes: picture })
  const box = { ground: 'third-party', box: { page: 1, x: 50, y: 20, width: 100, height: 60 } }
  const covered = await aRedaction(school, office, [id, photo, [box]])
  expect(covered.state).toBe('unconfirmed')
  const page = await file(office.editor, `/api/v1/applications/${id}/redactions/${covered.id}/pages/1`)
  const area = { left: 51, top: 21, width: 2, height: 2 }
  const corner = await sharp(page.rawPayload).extract(area).removeAlpha().raw().toBuffer()
  expect(Math.max(...corner)).toBeLessThan(64)
  const outside = { ...box, box: { ...box.box, x: 900 } }
  const marks = { title: '甲', marks: [outside] }
  const there = `/applications/${id}/originals/${photo}/redactions`
  expect(await refused(office.editor, ['POST', there, marks])).toBe('redaction.box-outside')
  const text = { url: `/applications/${id}/originals`, name: '表.txt', bytes: Buffer.from('文字') }
  expect((await upload(school, office.editor, text)).body['code']).toBe('redaction.kind-refused')
})

test('marks need a ground that the rules of the case know, words or a place, and a name that does not tell them', async () => {
  const { id } = await anAssigned(school, office)
  const originalId = await anOriginal(school, office.editor, { id, bytes: await aMixedPdf() })
  const url = `/applications/${id}/originals/${originalId}/redactions`
  const codeOf = (marks: object[], title = '甲') => refused(office.editor, ['POST', url, { title, marks }])
  expect(await codeOf([{ ...BY_TERM, ground: 'process' }])).toBe('application.redaction-ground-unknown')
  expect(await codeOf([{ ground: 'third-party' }])).toBe('redaction.invalid')
  expect(await codeOf([{ ...BY_TERM, ...ON_SCAN }])).toBe('redaction.invalid')
  expect(await codeOf([])).toBe('request.invalid')
  expect(await codeOf([BY_TERM], `${WITHHELD} 的材料`)).toBe('application.redaction-name-tells')
  await useRules(school, office, { regime: 'gov711' })
  const other = await anAssigned(school, office)
  const { body } = await ask(school, office.editor, ['GET', `/applications/${other.id}/redactions`])
  expect((body['grounds'] as { code: string; article: string }[]).find(({ code }) => code === 'process')?.article).toBe(
    '政府信息公开条例第十六条',
  )
})

test('a new set of marks makes a new version; the old result stays on record, leaves the answer, and voids what was checked', async () => {
  const { id } = await anAssigned(school, office)
  const originalId = await anOriginal(school, office.editor, { id, bytes: await aMixedPdf() })
  const first = await aRedaction(school, office, [id, originalId])
  await release(school, office, [id, first])
  const { hash } = await act(school, office.editor, [id, 'decision', PARTIAL])
  await act(school, office.editor, [id, 'decision/submission'])
  await act(school, office.secrecy, [id, 'decision/secrecy', { ...CLEAN, hash }])
  const second = await aRedaction(school, office, [id, originalId, [BY_TERM, ON_SCAN]])
  const states = (await versionsOf(school, office.editor, id)).map(({ version, state }) => [version, state])
  expect(states).toEqual([
    [1, 'superseded'],
    [2, 'unconfirmed'],
  ])
  expect((await file(office.office, first.url)).statusCode).toBe(200)
  const sign = (by: Office['office'], given: unknown) =>
    refused(by, ['POST', `/applications/${id}/decision/signature`, { hash: given }])
  expect(await sign(office.leader, hash)).toBe('application.decision-changed')
  const old = { hash: first.resultSha256, places: first.report.unsearched }
  expect(await refused(office.editor, ['POST', `/applications/${id}/redactions/${first.id}/release`, old])).toBe(
    'application.redaction-closed',
  )
  const { body } = await ask(school, office.office, ['GET', `/applications/${id}`])
  const unbound = (body['decision'] as { hash: string }).hash
  const check = { ...CLEAN, hash: unbound }
  expect(await refused(office.secrecy, ['POST', `/applications/${id}/decision/secrecy`, check])).toBe(
    'application.redaction-open',
  )
  await release(school, office, [id, second])
  const after = await ask(school, office.office, ['GET', `/applications/${id}`])
  const last = (after.body['decision'] as { hash: string }).hash
  expect(new Set([hash, unbound, last]).size).toBe(3)
  await act(school, office.secrecy, [id, 'decision/secrecy', { ...CLEAN, hash: last }])
  await act(school, office.leader, [id, 'decision/signature', { hash: last }])
})

test('a result with findings of the release gate goes nowhere, and nothing is delivered while one is open', async () => {
  const { id } = await anAssigned(school, office)
  const originalId = await anOriginal(school, office.editor, { id, bytes: await aMixedPdf() })
  const made = await aRedaction(school, office, [id, originalId])
  await release(school, office, [id, made])
  await decide(school, office, [id, PARTIAL])
  // The gate finds nothing in what this platform makes: the row is as a gate that has found something leaves it.
  const findings = [{ place: '第 1 页', what: 'text', mark: 0 }]
  const report = JSON.stringify({ ...made.report, findings })
  await school.parts.db.updateTable('application_redaction').set({ report }).execute()
  const delivery = { way: 'online', on: '2026-11-23', note: '' }
  expect(await refused(office.office, ['POST', `/applications/${id}/delivery`, delivery])).toBe(
    'application.redaction-open',
  )
  await school.parts.db.updateTable('application_redaction').set({ released_at: null }).execute()
  const other = await anAssigned(school, office)
  const again = await anOriginal(school, office.editor, { id: other.id, bytes: await aMixedPdf() })
  const faulty = await aRedaction(school, office, [other.id, again])
  await school.parts.db.updateTable('application_redaction').set({ report }).where('id', '=', faulty.id).execute()
  const order = { hash: faulty.resultSha256, places: faulty.report.unsearched }
  const url = `/applications/${other.id}/redactions/${faulty.id}`
  expect(await refused(office.editor, ['POST', `${url}/release`, order])).toBe('redaction.still-found')
  await act(school, office.editor, [other.id, 'decision', PARTIAL])
  await act(school, office.editor, [other.id, `redactions/${faulty.id}/setting-aside`, { reason: '改用另一份' }])
  await act(school, office.editor, [other.id, 'decision/submission'])
})

test('after the signature nothing is redacted, released or set aside any more', async () => {
  const { id } = await anAssigned(school, office)
  const originalId = await anOriginal(school, office.editor, { id, bytes: await aMixedPdf() })
  const made = await aRedaction(school, office, [id, originalId])
  await release(school, office, [id, made])
  await decide(school, office, [id, PARTIAL])
  const base = `/applications/${id}`
  const marks = { title: '甲', marks: [BY_TERM] }
  const codes = [
    await refused(office.office, ['POST', `${base}/originals/${originalId}/redactions`, marks]),
    await refused(office.office, ['POST', `${base}/redactions/${made.id}/setting-aside`, { reason: '不用' }]),
    await refused(office.office, ['POST', `${base}/redactions/${made.id}/release`, { hash: '', places: [] }]),
  ]
  expect(codes).toEqual(Array.from({ length: 3 }, () => 'case.move-refused'))
})
