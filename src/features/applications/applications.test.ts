import { beforeEach, expect, test } from 'vitest'
import {
  act,
  anAnsweringOffice,
  anAssigned,
  apply,
  decide,
  goTo,
  GRANTED,
  post,
  SECRET_NAME,
  SECRET_NUMBER,
  useRules,
} from '../../../test/support/application-builders.ts'
import { ask, CLEAN, type Office } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { upload } from '../../../test/support/uploads.ts'
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

test('an application goes from the website through office, unit, secrecy check and signature to the applicant', async () => {
  const { id, number, code } = await apply(school)
  expect(number).toBe('YSQ2026-00001')
  expect(await view(id)).toMatchObject({ state: 'submitted', dueOn: null, stateName: '待确认收到' })
  await act(school, office.office, [id, 'receipt', { receivedOn: '2026-11-23' }])
  expect(await view(id)).toMatchObject({ state: 'registered', dueOn: '2026-12-14', isProvisional: false })
  await act(school, office.office, [
    id,
    'assignments',
    { unitIds: [office.unitId, office.otherUnitId], note: '请检索' },
  ])
  const file = await upload(school, office.editor, {
    url: `/applications/${id}/papers?role=answer`,
    name: '通报.txt',
    bytes: Buffer.from('检查通报'),
  })
  expect(file.status).toBe(200)
  await decide(school, office, [id])
  const early = await post(school, '/apply/progress', { number, code })
  expect(early.body).toContain('已签发')
  expect(early.body).not.toContain('通报.txt')
  await act(school, office.office, [id, 'delivery', { way: 'online', on: '2026-11-23', note: '' }])
  const page = await post(school, '/apply/progress', { number, code })
  expect(page.statusCode).toBe(200)
  for (const text of ['已答复', '予以公开', '通报.txt', '第十八条']) expect(page.body).toContain(text)
  const paper = /name="paper" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const download = await post(school, '/apply/progress/file', { number, code, paper })
  expect(download.body).toBe('检查通报')
  const entries = school.parts.db.selectFrom('ledger').select('type').where('subject_id', '=', id)
  const types = await entries.orderBy('position').execute()
  expect(types.map(({ type }) => type.replace('application.', ''))).toEqual([
    'submitted',
    'registered',
    'assigned',
    'paper-added',
    'drafted',
    'submitted-for-review',
    'secrecy-passed',
    'signed',
    'delivered',
  ])
})

test('numbers have no gap and no double, also when many apply at once and some fail', async () => {
  const many = Array.from({ length: 30 }, (_, i) =>
    apply(school, i % 5 === 0 ? { request: { title: '', what: '', purpose: '' } } : {}).catch(() => undefined),
  )
  const numbers = (await Promise.all(many)).flatMap((receipt) => (receipt ? [receipt.number] : [])).sort()
  expect(numbers).toEqual(Array.from({ length: 24 }, (_, i) => `YSQ2026-${String(i + 1).padStart(5, '0')}`))
})

test('who applied stands nowhere in the database in clear, and each view of it is on the record', async () => {
  const { id } = await anAssigned(school, office)
  const tables = ['case_file', 'case_event', 'case_person', 'application', 'ledger', 'case_message'] as const
  for (const table of tables) {
    const rows = JSON.stringify(await school.parts.db.selectFrom(table).selectAll().execute())
    expect(rows, table).not.toContain(SECRET_NAME)
    expect(rows, table).not.toContain(SECRET_NUMBER)
  }
  const { body } = await ask(school, office.editor, [
    'POST',
    `/applications/${id}/identity-views`,
    { purpose: '核对材料' },
  ])
  expect(body['persons']).toMatchObject([{ role: 'applicant', identity: { name: SECRET_NAME } }])
  const views = await school.parts.db
    .selectFrom('ledger')
    .selectAll()
    .where('type', '=', 'application.identity-viewed')
    .execute()
  expect(views).toMatchObject([{ reason: '核对材料', subject_id: id }])
})

test('nobody but those who work on it learns who applied: not a supervisor, not an administrator, not another unit', async () => {
  const { id } = await anAssigned(school, office)
  const purpose = { purpose: '看看' }
  expect(await refused(office.supervisor, [id, 'identity-views', purpose])).toBe('case.not-yours')
  expect(await refused(office.stranger, [id, 'identity-views', purpose])).toBe('case.not-found')
  const seen = JSON.stringify(await view(id, office.supervisor))
  expect(seen).toContain('YSQ2026')
  expect(seen).not.toContain('检查通报')
})

test('under 教育部令第29号 there is no extension, unless the school’s own instrument says so', async () => {
  const { id } = await anAssigned(school, office)
  const proposal = { days: 10, reason: '需要检索大量档案' }
  expect(await refused(office.editor, [id, 'extension-proposal', proposal])).toBe('application.regime-lacks-extension')
  const own = { extend: { days: 15, instrument: '', article: '第二十条' } }
  const bare = await ask(school, office.office, [
    'PUT',
    '/application-rules',
    { regime: 'moe29', onlineReceipt: 'confirmation', own, retentionYears: 10, reassessMonths: 12 },
  ])
  expect(bare.body['code']).toBe('application.rule-without-source')
  await useRules(school, office, {
    own: { extend: { days: 15, instrument: '《示例大学信息公开办法》', article: '第二十条' } },
  })
  const later = await anAssigned(school, office)
  await act(school, office.editor, [later.id, 'extension-proposal', proposal])
  expect(await refused(office.leader, [later.id, 'extension'])).toBe('case.not-found')
  await act(school, office.office, [later.id, 'extension'])
  expect(await view(later.id)).toMatchObject({ extendedDays: 10, dueOn: '2026-12-28' })
  expect(JSON.stringify(await view(later.id))).toContain('《示例大学信息公开办法》第二十条')
})

test('an extension is approved by another than its proposer, once, within the term, and before the day', async () => {
  await useRules(school, office, { regime: 'gov711' })
  const { id } = await anAssigned(school, office)
  expect(await refused(office.office, [id, 'extension'])).toBe('application.no-proposal')
  expect(await refused(office.office, [id, 'extension-proposal', { days: 21, reason: '复杂' }])).toBe(
    'application.extension-too-long',
  )
  await act(school, office.office, [id, 'extension-proposal', { days: 20, reason: '复杂' }])
  expect(await refused(office.office, [id, 'extension'])).toBe('application.own-proposal')
  const second = await anAssigned(school, office)
  await act(school, office.editor, [second.id, 'extension-proposal', { days: 20, reason: '复杂' }])
  await act(school, office.office, [second.id, 'extension'])
  expect(await refused(office.editor, [second.id, 'extension-proposal', { days: 1, reason: '再延' }])).toBe(
    'application.extended-already',
  )
  const third = await anAssigned(school, office)
  goTo(school, '2027-01-15')
  expect(await refused(office.editor, [third.id, 'extension-proposal', { days: 1, reason: '晚了' }])).toBe(
    'application.overdue',
  )
})

test('a supplement is asked once and in time; when it comes the term is counted anew, when it does not the application lapses', async () => {
  await useRules(school, office, { regime: 'gov711' })
  const { id, number, code } = await anAssigned(school, office)
  goTo(school, '2026-11-25')
  await act(school, office.office, [id, 'supplement-request', { what: '请写明年份', until: '2026-12-10' }])
  expect(await view(id)).toMatchObject({ state: 'supplement-requested', dueOn: null, clockState: 'paused' })
  expect(await refused(office.office, [id, 'lapse', { reason: '未补正' }])).toBe('application.supplement-still-open')
  goTo(school, '2026-12-01')
  const form = `------x\r\ncontent-disposition: form-data; name="number"\r\n\r\n${number}\r\n------x\r\ncontent-disposition: form-data; name="code"\r\n\r\n${code}\r\n------x\r\ncontent-disposition: form-data; name="text"\r\n\r\n2025年\r\n------x--\r\n`
  const sent = await school.app.inject({
    method: 'POST',
    url: '/apply/progress/supplement',
    headers: { 'content-type': 'multipart/form-data; boundary=----x', accept: 'text/html' },
    payload: form,
  })
  expect(sent.statusCode).toBe(200)
  expect(sent.body).toContain('补正已收到')
  expect(await view(id)).toMatchObject({ state: 'assigned', dueOn: '2026-12-29' })
  expect(await refused(office.office, [id, 'supplement-request', { what: '再补', until: '2026-12-20' }])).toBe(
    'application.supplemented-already',
  )
  const late = await anAssigned(school, office)
  goTo(school, '2026-12-11')
  expect(await refused(office.office, [late.id, 'supplement-request', { what: '请写明', until: '2026-12-30' }])).toBe(
    'application.supplement-too-late',
  )
  const silent = await anAssigned(school, office)
  await act(school, office.office, [silent.id, 'supplement-request', { what: '请写明', until: '2026-12-20' }])
  goTo(school, '2026-12-21')
  await act(school, office.office, [silent.id, 'lapse', { reason: '未补正' }])
  expect(await view(silent.id)).toMatchObject({ state: 'lapsed', outcome: 'other.noSupplement', clockState: 'stopped' })
})

test('a third party answers once behind a link that shows the passages only; meanwhile the clock stands still', async () => {
  await useRules(school, office, { regime: 'gov711' })
  const { id } = await anAssigned(school, office)
  const order = {
    kind: 'third-party',
    name: '示例公司',
    contact: '0416-1',
    passages: '合同第三条',
    pausesClock: true,
    days: 15,
  }
  const { link } = await act(school, office.office, [id, 'consultations', order])
  expect(await view(id)).toMatchObject({ state: 'consulting', dueOn: null, clockState: 'paused' })
  const page = await school.app.inject({ url: String(link), headers: { accept: 'text/html' } })
  expect(page.body).toContain('合同第三条')
  expect(page.body).not.toContain(SECRET_NAME)
  expect(page.body).not.toContain('YSQ2026')
  goTo(school, '2026-11-30')
  expect((await post(school, String(link), { answer: 'objects', reason: '' })).statusCode).toBe(400)
  expect((await post(school, String(link), { answer: 'objects', reason: '属于商业秘密' })).body).toContain('已收到答复')
  expect((await post(school, String(link), { answer: 'agrees', reason: '' })).statusCode).toBe(409)
  const seen = await view(id)
  // Five working days (24 to 30 November) are not counted.
  expect(seen).toMatchObject({ state: 'assigned', dueOn: '2026-12-28' })
  expect(seen['consultations']).toMatchObject([{ answer: 'objects', reason: '属于商业秘密' }])
  expect((await school.app.inject({ url: '/consult/guess', headers: { accept: 'text/html' } })).statusCode).toBe(404)
})

test('when the application is withdrawn the link of a consultation shows nothing more', async () => {
  const { id } = await anAssigned(school, office)
  const order = {
    kind: 'other-agency',
    name: '示例单位',
    contact: '',
    passages: '会议纪要',
    pausesClock: false,
    days: 5,
    ownRule: '《示例医科大学信息公开实施细则》第十二条',
  }
  const { link } = await act(school, office.office, [id, 'consultations', order])
  await act(school, office.office, [id, 'withdrawal', { reason: '申请人来电' }])
  const page = await school.app.inject({ url: String(link), headers: { accept: 'text/html' } })
  expect(page.body).toContain('征求意见已经结束')
  expect(page.body).not.toContain('会议纪要')
  expect((await post(school, String(link), { answer: 'agrees', reason: '' })).statusCode).toBe(409)
})

test('silence of a third party is registered after its term only; under 教育部令第29号 asking does not stop the clock', async () => {
  const { id } = await anAssigned(school, office)
  const order = { kind: 'third-party', name: '示例公司', contact: '', passages: '合同', pausesClock: true, days: 5 }
  expect(await refused(office.office, [id, 'consultations', order])).toBe('application.regime-lacks-third-party')
  const { consultationId } = await act(school, office.office, [id, 'consultations', { ...order, pausesClock: false }])
  expect(await view(id)).toMatchObject({ dueOn: '2026-12-14', clockState: 'running' })
  const silent = { answer: 'silent', reason: '' }
  const url = `consultations/${String(consultationId)}/answer`
  expect(await refused(office.office, [id, url, silent])).toBe('application.answer-period-running')
  expect(await refused(office.editor, [id, 'decision', GRANTED])).toBe('case.move-refused')
  goTo(school, '2026-12-01')
  await act(school, office.office, [id, url, silent])
  expect(await view(id)).toMatchObject({ state: 'assigned' })
})

test('an answer without what the law asks for is refused and says what is missing', async () => {
  const { id } = await anAssigned(school, office)
  const answer = await ask(school, office.editor, [
    'PUT',
    `/applications/${id}/decision`,
    { kind: 'third-party', parts: { ground: '第十条' } },
  ])
  expect(answer.body).toMatchObject({ code: 'application.decision-incomplete', details: { missing: ['explanation'] } })
  const process = { kind: 'process', parts: { ground: '第十六条', explanation: '过程稿' } }
  expect(await refused(office.editor, [id, 'decision', process])).toBe('application.decision-not-in-regime')
  const missing = { kind: 'not-exist', parts: { explanation: '经检索没有' } }
  expect(await refused(office.editor, [id, 'decision', missing])).toBe('application.decision-incomplete')
  const search = { places: '档案馆', method: '全文检索', words: '实验室 检查', result: '没有' }
  await act(school, office.editor, [id, 'search-records', search])
  await act(school, office.editor, [id, 'decision', missing])
  expect(await view(id)).toMatchObject({ state: 'drafted', decision: { kindName: '经检索，该信息不存在' } })
})

test('drafting, secrecy check and signature are three people’s work, on exactly one text', async () => {
  const { id } = await anAssigned(school, office)
  const { hash } = await act(school, office.office, [id, 'decision', GRANTED])
  await act(school, office.office, [id, 'decision/submission'])
  expect(await refused(office.leader, [id, 'decision/signature', { hash }])).toBe('application.secrecy-missing')
  expect(await refused(office.secrecy, [id, 'decision/secrecy', { ...CLEAN, hash: 'x' }])).toBe(
    'application.decision-changed',
  )
  expect(await refused(office.secrecy, [id, 'decision/secrecy', { ...CLEAN, workSecret: true, hash }])).toBe(
    'application.secrecy-incomplete',
  )
  await act(school, office.secrecy, [id, 'decision/secrecy', { ...CLEAN, hash }])
  expect(await refused(office.office, [id, 'decision/signature', { hash }])).toBe('application.own-draft')
  await act(school, office.leader, [id, 'decision/return', { reason: '请补充' }])
  const second = await act(school, office.office, [id, 'decision', { ...GRANTED, parts: { way: '请到档案馆查阅' } }])
  await act(school, office.office, [id, 'decision/submission'])
  expect(await refused(office.leader, [id, 'decision/signature', { hash: second['hash'] }])).toBe(
    'application.secrecy-missing',
  )
})
