import { beforeEach, expect, test } from 'vitest'
import {
  act,
  anAnswered,
  anAnsweringOffice,
  anAssigned,
  apply,
  decide,
  goTo,
  GRANTED,
  post,
  SECRET_NAME,
  useRules,
} from '../../../test/support/application-builders.ts'
import { ask, CLEAN, type Office } from '../../../test/support/disclosure-builders.ts'
import { wordsOfPdf } from '../../../test/support/letter-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { wholeDatabase } from '../../../test/support/whole-database.ts'
import { jobHandlers } from '../../background.ts'

const school = useSchool()
let office: Office

beforeEach(async () => {
  office = await anAnsweringOffice(school)
})

interface Row {
  readonly id: string
  readonly templateId: string
  readonly number: string
  readonly state: string
  readonly isCurrent: boolean
}

async function lettersOf(id: string, person = office.office): Promise<Row[]> {
  const { body } = await ask(school, person, ['GET', `/applications/${id}/letters`])
  return body['rows'] as Row[]
}

async function open(id: string, letterId: string, person = office.editor) {
  return ask(school, person, ['GET', `/applications/${id}/letters/${letterId}`])
}

async function views(id: string): Promise<string[]> {
  const rows = await school.parts.db
    .selectFrom('ledger')
    .select('reason')
    .where('subject_id', '=', id)
    .where('type', '=', 'application.identity-viewed')
    .orderBy('position')
    .execute()
  return rows.map(({ reason }) => reason)
}

async function refused(person: Office['office'], [method, url, body]: readonly ['POST' | 'PUT', string, object]) {
  const before = await wholeDatabase(school)
  const { body: answer } = await ask(school, person, [method, url, body])
  expect(await wholeDatabase(school)).toEqual(before)
  return answer['code']
}

function edited(opened: Readonly<Record<string, unknown>>, words: string) {
  const text = opened['text'] as { paragraphs: { text: string; isHeading: boolean }[] }
  return { ...text, paragraphs: [...text.paragraphs, { text: words, isHeading: false }] }
}

test('drafting an answer drafts its letter, which is edited, checked, signed and given out as one text', async () => {
  const { id, number, code } = await anAssigned(school, office)
  const { letterId } = await act(school, office.editor, [id, 'decision', GRANTED])
  const opened = await open(id, String(letterId))
  expect(JSON.stringify(opened.body)).toContain(SECRET_NAME)
  expect(await views(id)).toEqual(['打开文书：予以公开答复书'])
  const url = `/applications/${id}/letters/${String(letterId)}`
  const edit = { textNo: 1, text: edited(opened.body, '补充的一段。') }
  const { status, body } = await ask(school, office.editor, ['PUT', url, edit])
  expect(status).toBe(200)
  await act(school, office.editor, [id, 'decision/submission'])
  expect(await refused(office.editor, ['PUT', url, { ...edit, textNo: 2 }])).toBe('case.move-refused')
  const hash = body['hash']
  await act(school, office.secrecy, [id, 'decision/secrecy', { ...CLEAN, hash }])
  const signed = await act(school, office.leader, [id, 'decision/signature', { hash }])
  expect(signed).toEqual({ number: '示例医大公开答〔2026〕1号', datedOn: '2026-11-23' })
  const early = await post(school, '/apply/progress/file', { number, code, letter: String(letterId), format: 'pdf' })
  expect(early.statusCode).toBe(404)
  await act(school, office.office, [id, 'delivery', { way: 'post', on: '2026-11-23', note: 'EMS 123' }])
  const page = await post(school, '/apply/progress', { number, code })
  expect(page.body).toContain('示例医大公开答〔2026〕1号')
  const pdf = await post(school, '/apply/progress/file', { number, code, letter: String(letterId), format: 'pdf' })
  const words = await wordsOfPdf(pdf.rawPayload)
  for (const word of ['补充的一段', SECRET_NAME, '举报']) expect(words).toContain(word)
  const docx = await post(school, '/apply/progress/file', { number, code, letter: String(letterId), format: 'docx' })
  expect(docx.rawPayload.subarray(0, 2).toString()).toBe('PK')
  const delivered = await open(id, String(letterId), office.office)
  expect(delivered.body['deliveries']).toMatchObject([{ way: 'post', to: '示例路1号', trackingNo: 'EMS 123' }])
  const event = await school.parts.db
    .selectFrom('case_event')
    .select('data')
    .where('case_id', '=', id)
    .where('type', '=', 'signed')
    .executeTakeFirstOrThrow()
  expect(event.data).toMatchObject({ letter: { number: '示例医大公开答〔2026〕1号', datedOn: '2026-11-23' } })
})

test('an edit after the check voids it, and whoever wrote at the letter may neither check nor sign', async () => {
  const { id } = await anAssigned(school, office)
  const { hash, letterId } = await act(school, office.editor, [id, 'decision', GRANTED])
  await act(school, office.editor, [id, 'decision/submission'])
  await act(school, office.secrecy, [id, 'decision/secrecy', { ...CLEAN, hash }])
  await act(school, office.leader, [id, 'decision/return', { reason: '请改' }])
  const url = `/applications/${id}/letters/${String(letterId)}`
  const text = edited((await open(id, String(letterId))).body, '改过。')
  expect(await refused(office.secrecy, ['PUT', url, { textNo: 1, text }])).toBe('case.not-found')
  expect(await refused(office.editor, ['PUT', url, { textNo: 7, text }])).toBe('letter.changed-meanwhile')
  const { body } = await ask(school, office.office, ['PUT', url, { textNo: 1, text }])
  await act(school, office.editor, [id, 'decision/submission'])
  const signature = `/applications/${id}/decision/signature`
  expect(await refused(office.leader, ['POST', signature, { hash }])).toBe('application.decision-changed')
  expect(await refused(office.leader, ['POST', signature, { hash: body['hash'] }])).toBe('application.secrecy-missing')
  await act(school, office.secrecy, [id, 'decision/secrecy', { ...CLEAN, hash: body['hash'] }])
  expect(await refused(office.office, ['POST', signature, { hash: body['hash'] }])).toBe('application.own-draft')
  await act(school, office.leader, [id, 'decision/signature', { hash: body['hash'] }])
})

test('a new draft has a new letter; the former stays, and cannot be signed or edited', async () => {
  const { id } = await anAssigned(school, office)
  const first = await act(school, office.editor, [id, 'decision', GRANTED])
  const second = await act(school, office.editor, [
    id,
    'decision',
    { kind: 'already-public', parts: { way: '见官网' } },
  ])
  const rows = await lettersOf(id)
  expect(rows.filter(({ templateId }) => templateId.startsWith('answer'))).toMatchObject([
    { id: first['letterId'], isCurrent: false },
    { id: second['letterId'], isCurrent: true, templateId: 'answer-already-public' },
  ])
  const text = edited((await open(id, String(first['letterId']))).body, '改')
  const url = `/applications/${id}/letters/${String(first['letterId'])}`
  expect(await refused(office.editor, ['PUT', url, { textNo: 1, text }])).toBe('letter.not-found')
})

test('what the letter still needs is named, another wording must fit, and what claims a suit needs the legal office', async () => {
  await useRules(school, office, { regime: 'gov711' })
  const { id } = await anAssigned(school, office)
  const url = `/applications/${id}/decision`
  const excessive = { kind: 'excessive', parts: { ground: '第三十五条', explanation: '说明的理由不成立' } }
  expect(await refused(office.editor, ['PUT', url, excessive])).toBe('letter.field-missing')
  const values = { frequency: '一年内提出 200 件申请', reasonsNumber: '示例医大公开告〔2026〕9号' }
  expect((await ask(school, office.editor, ['PUT', url, { ...excessive, letter: { values } }])).status).toBe(200)
  const unsuitable = { ...GRANTED, letter: { templateId: 'answer-partial' } }
  expect(await refused(office.editor, ['PUT', url, unsuitable])).toBe('application.letter-unsuitable')
  const suit = { ...GRANTED, letter: { remedyId: 'reconsideration' } }
  expect(await refused(office.editor, ['PUT', url, suit])).toBe('letter.remedy-needs-reason')
})

test('each step that tells somebody something makes its letter, numbered in its series', async () => {
  await useRules(school, office, { regime: 'gov711' })
  const asked = await anAssigned(school, office)
  await act(school, office.office, [asked.id, 'supplement-request', { what: '请写明年份', until: '2026-12-10' }])
  goTo(school, '2026-12-11')
  await act(school, office.office, [asked.id, 'lapse', { reason: '未补正' }])
  expect((await lettersOf(asked.id)).map(({ number }) => number)).toEqual([
    '示例医大公开回〔2026〕1号',
    '示例医大公开告〔2026〕1号',
    '示例医大公开告〔2026〕2号',
  ])
  const second = await anAssigned(school, office)
  await act(school, office.editor, [second.id, 'extension-proposal', { days: 20, reason: '档案较多' }])
  await act(school, office.office, [second.id, 'extension'])
  const party = { kind: 'third-party', name: '示例公司', contact: '', passages: '合同', pausesClock: true, days: 15 }
  await act(school, office.office, [second.id, 'consultations', party])
  await act(school, office.office, [second.id, 'consultations', { ...party, kind: 'other-agency', name: '示例局' }])
  await act(school, office.office, [second.id, 'withdrawal', { reason: '来电' }])
  const third = await apply(school)
  await act(school, office.office, [third.id, 'transfer', { to: 'petition', hasConsent: true, note: '反映问题' }])
  const kinds = (await lettersOf(second.id)).map(({ templateId }) => templateId)
  expect(kinds).toEqual([
    'receipt',
    'extension-notice',
    'third-party-consultation',
    'agency-consultation',
    'withdrawal-confirmation',
  ])
  expect((await lettersOf(third.id)).map(({ templateId }) => templateId)).toEqual(['transfer-notice'])
  const { number, code } = second
  const page = await post(school, '/apply/progress', { number, code })
  expect(page.body).toContain('延期答复告知书')
  expect(page.body).not.toContain('征求第三方意见书')
  const consultation = (await lettersOf(second.id))[2]?.id ?? ''
  const taken = await post(school, '/apply/progress/file', { number, code, letter: consultation, format: 'pdf' })
  expect(taken.statusCode).toBe(404)
  const { body } = await open(second.id, consultation, office.office)
  expect(JSON.stringify(body['text'])).not.toContain(SECRET_NAME)
})

test('without a word for numbers nothing is signed, and the step is not taken either', async () => {
  const { id } = await apply(school)
  await school.parts.db.updateTable('letter_setting').set({ number_words: '{}' }).execute()
  const receipt = { receivedOn: '2026-11-23' }
  expect(await refused(office.office, ['POST', `/applications/${id}/receipt`, receipt])).toBe(
    'letter.number-word-missing',
  )
})

test('under 教育部令第29号 another agency is asked on a rule of the school’s own only', async () => {
  const { id } = await anAssigned(school, office)
  const asked = { kind: 'other-agency', name: '示例局', contact: '', passages: '文件', pausesClock: false, days: 15 }
  const url = `/applications/${id}/consultations`
  expect(await refused(office.office, ['POST', url, asked])).toBe('letter.field-missing')
  const ownRule = '《示例医科大学信息公开实施细则》第十二条'
  await act(school, office.office, [id, 'consultations', { ...asked, ownRule }])
})

test('who may open a letter is who may see the applicant, or has the answer before them; each opening is on the record', async () => {
  const { id } = await anAssigned(school, office)
  const { hash, letterId } = await act(school, office.editor, [id, 'decision', GRANTED])
  const letter = String(letterId)
  const codes = async (people: readonly Office['office'][]) =>
    Promise.all(people.map(async (person) => (await open(id, letter, person)).body['code'] ?? 'open'))
  const { editor, secrecy, leader, supervisor, stranger } = office
  expect(await codes([secrecy, leader, supervisor, stranger])).toEqual([
    'case.not-found',
    'case.not-found',
    'case.not-yours',
    'case.not-found',
  ])
  await act(school, editor, [id, 'decision/submission'])
  expect((await open(id, letter, secrecy)).status).toBe(200)
  const preview = await school.app.inject({
    url: `/api/v1/applications/${id}/letters/${letter}/preview.pdf`,
    cookies: leader.cookies,
  })
  expect(await wordsOfPdf(preview.rawPayload)).toContain('未编号')
  expect(await views(id)).toHaveLength(2)
  await act(school, secrecy, [id, 'decision/secrecy', { ...CLEAN, hash }])
  await act(school, leader, [id, 'decision/signature', { hash }])
  expect(await codes([editor, secrecy])).toEqual(['case.not-yours', 'case.not-found'])
  const other = await anAssigned(school, office)
  expect((await open(other.id, letter, office.office)).body['code']).toBe('letter.not-found')
})

test('a receipt for what counted at once and a confirmation of an online withdrawal are issued once', async () => {
  await useRules(school, office, { onlineReceipt: 'submission' })
  const { id, number, code } = await apply(school)
  const url = `/applications/${id}/letters`
  expect(await refused(office.office, ['POST', url, { letter: 'withdrawal' }])).toBe('case.move-refused')
  await act(school, office.office, [id, 'letters', { letter: 'receipt' }])
  expect(await refused(office.office, ['POST', url, { letter: 'receipt' }])).toBe('application.letter-issued-already')
  await post(school, '/apply/progress/withdrawal', { number, code })
  await act(school, office.office, [id, 'letters', { letter: 'withdrawal' }])
  expect(await lettersOf(id)).toHaveLength(2)
})

test('erasing an application erases its letters; number and day stay', async () => {
  const { id } = await anAnswered(school, office)
  await act(school, office.office, [id, 'closing'])
  goTo(school, '2036-11-24')
  await jobHandlers(school.parts)['applications.erase']?.({ caseId: id })
  const rows = await lettersOf(id)
  expect(rows).toMatchObject([
    { isErased: true, number: '示例医大公开回〔2026〕1号' },
    { isErased: true, number: '示例医大公开答〔2026〕1号' },
  ])
  const kept = await school.parts.db.selectFrom('letter').select('sealed_key').execute()
  expect(kept).toEqual([{ sealed_key: null }, { sealed_key: null }])
})

test('a delivery is complete or refused, and never before the letter was signed', async () => {
  const { id } = await anAssigned(school, office)
  await decide(school, office, [id])
  const url = `/applications/${id}/delivery`
  const byPost = { way: 'post', on: '2026-11-23', note: '' }
  expect(await refused(office.office, ['POST', url, byPost])).toBe('letter.delivery-incomplete')
  await act(school, office.office, [id, 'delivery', { ...byPost, trackingNo: 'EMS 1', to: '示例路2号' }])
  const letter = (await lettersOf(id)).at(-1)?.id ?? ''
  const back = { way: 'post', result: 'returned', on: '2026-11-22', to: '示例路2号', trackingNo: 'EMS 1', note: '' }
  const again = `/applications/${id}/letters/${letter}/deliveries`
  expect(await refused(office.office, ['POST', again, back])).toBe('letter.delivery-before-date')
  await act(school, office.office, [id, `letters/${letter}/deliveries`, { ...back, on: '2026-11-23' }])
})
