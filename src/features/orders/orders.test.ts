import { beforeEach, expect, test } from 'vitest'
import { goTo } from '../../../test/support/application-builders.ts'
import { aPerson, type Person } from '../../../test/support/builders.ts'
import { anOffice, aPublication, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { aMigrated, keptFindings, round } from '../../../test/support/monitor-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { desksWith } from '../../desks.ts'
import { escalate } from '../casework/escalate.ts'

const school = useSchool()
let office: Office
let second: Person

beforeEach(async () => {
  office = await anOffice(school)
  second = await aPerson(school, { roles: ['supervisor'] })
})

const SECRET = '经核实，经办人王某某多次推诿'

function order(changes: object = {}) {
  return {
    source: 'inspection',
    unitId: office.unitId,
    matter: '收费标准没有更新',
    what: SECRET,
    basis: '高等学校信息公开事项清单',
    demand: '更新收费标准',
    days: 5,
    isPublic: true,
    findingIds: [],
    ...changes,
  }
}

async function made(changes: object = {}): Promise<{ id: string; number: string }> {
  const { status, body } = await ask(school, office.supervisor, ['POST', '/orders', order(changes)])
  if (status !== 200) throw new Error(JSON.stringify(body))
  return { id: String(body['id']), number: String(body['number']) }
}

async function doing(person: Person | null, [id, what, body]: readonly [id: string, what: string, body: object]) {
  const { status, body: answer } = await ask(school, person, ['POST', `/orders/${id}/${what}`, body])
  return status === 200 ? 'done' : String(answer['code'])
}

async function seen(id: string, person: Person = office.supervisor) {
  return (await ask(school, person, ['GET', `/orders/${id}`])).body
}

const REPORT = { text: '已按新的标准更新。', publicationNos: [] }

test('an order goes from a finding to the unit, is answered with evidence, and is closed by somebody else', async () => {
  await aMigrated(school, office, { bodyHtml: '<p>请登陆系统。</p>' })
  await round(school)
  const [finding] = await keptFindings(school, 'wrong-word')
  const { id, number } = await made({ source: 'finding', findingIds: [finding?.id] })
  expect(number).toBe('ZG2026-00001')
  expect(await seen(id, office.editor)).toMatchObject({
    state: 'issued',
    dueOn: '2026-11-30',
    findings: [{ id: finding?.id, state: 'open' }],
  })
  const { no } = await aPublication(school, office, { title: '更正后的说明' })
  expect(await doing(office.editor, [id, 'answer', { ...REPORT, publicationNos: [999_999] }])).toBe(
    'order.publication-unknown',
  )
  expect(await doing(office.editor, [id, 'answer', { ...REPORT, publicationNos: [no] }])).toBe('done')
  const passed = { isCured: true, text: '已核对，属实。' }
  expect(await doing(office.supervisor, [id, 'inspection', passed])).toBe('order.own-inspection')
  expect(await doing(office.editor, [id, 'inspection', passed])).toBe('order.not-yours')
  expect(await seen(id)).toMatchObject({ state: 'answered', clock: { isOnTime: true } })
  const waiting = async (person: Person) =>
    (await ask(school, person, ['GET', '/orders?state=answered&byOthers=true'])).body['total']
  expect([await waiting(office.supervisor), await waiting(second)]).toEqual([0, 1])
  await school.parts.db.updateTable('monitor_finding').set({ state: 'cured', cured_on: '2026-11-23' }).execute()
  expect(await doing(second, [id, 'inspection', passed])).toBe('done')
  expect(await seen(id)).toMatchObject({
    state: 'closed',
    words: [
      { kind: 'answer', publicationNos: [no] },
      { kind: 'passed', text: passed.text },
    ],
  })
  expect(await doing(office.editor, [id, 'answer', REPORT])).toBe('case.move-refused')
})

test('while a finding of it is open, an order is closed only with a reason, which everybody at work on it reads', async () => {
  await aMigrated(school, office, { bodyHtml: '<p>请登陆系统。</p>' })
  await round(school)
  const [finding] = await keptFindings(school, 'wrong-word')
  const { id } = await made({ source: 'finding', findingIds: [finding?.id] })
  await doing(office.editor, [id, 'answer', REPORT])
  const passed = { isCured: true, text: '已核对。' }
  const refused = await ask(school, second, ['POST', `/orders/${id}/inspection`, { ...passed, openReason: ' ' }])
  expect(refused.body).toMatchObject({
    code: 'order.findings-open',
    details: { faults: [`${String(finding?.what)}：${String(finding?.evidence)}`] },
  })
  expect(await seen(id)).toMatchObject({ state: 'answered', words: [{ kind: 'answer' }] })
  const openReason = '原文是引用，不能改动。'
  expect(await doing(second, [id, 'inspection', { ...passed, openReason }])).toBe('done')
  const why = `办结时仍有 1 个监测问题没有消除，理由：${openReason}`
  expect(await seen(id, office.editor)).toMatchObject({
    state: 'closed',
    words: [{ kind: 'answer' }, { kind: 'passed', text: `已核对。\n${why}` }],
  })
  const entry = await school.parts.db
    .selectFrom('ledger')
    .select(['reason', 'data'])
    .where('type', '=', 'order.passed')
    .executeTakeFirstOrThrow()
  expect(entry).toMatchObject({ reason: why, data: { openFindings: [finding?.id] } })
})

test('where nobody else is in the supervision office, the leaders are told and look again', async () => {
  await school.parts.db.updateTable('account').set({ state: 'disabled' }).where('id', '=', second.id).execute()
  const { id } = await made()
  await doing(office.editor, [id, 'answer', REPORT])
  const told = await school.parts.db
    .selectFrom('notice')
    .select('account_id')
    .where('kind', '=', 'orders.answered')
    .execute()
  expect(told.map((row) => row.account_id).sort()).toEqual([office.supervisor.id, office.leader.id].sort())
  expect(await doing(office.leader, [id, 'inspection', { isCured: true, text: '属实。' }])).toBe('done')
})

test('what is not cured goes back with days of its own', async () => {
  const { id } = await made()
  await doing(office.editor, [id, 'answer', REPORT])
  goTo(school, '2026-12-01')
  expect(await doing(second, [id, 'inspection', { isCured: false, text: '链接仍打不开。' }])).toBe('order.days-missing')
  expect(await doing(second, [id, 'inspection', { isCured: false, text: '链接仍打不开。', days: 3 }])).toBe('done')
  expect(await seen(id)).toMatchObject({ state: 'returned', dueOn: '2026-12-04', clockState: 'running' })
  expect(await doing(office.head, [id, 'answer', REPORT])).toBe('done')
  expect(await doing(second, [id, 'inspection', { isCured: true, text: '通过' }])).toBe('done')
})

test('an objection stops the clock until somebody else decides', async () => {
  const { id } = await made()
  expect(await doing(office.editor, [id, 'objection', { text: '标准没有变化。' }])).toBe('done')
  expect(await seen(id)).toMatchObject({ state: 'objected', clockState: 'paused', dueOn: null })
  const kept = { isUpheld: false, text: '标准已于九月调整。' }
  expect(await doing(office.supervisor, [id, 'objection-decision', kept])).toBe('order.own-inspection')
  goTo(school, '2026-11-26')
  expect(await doing(second, [id, 'objection-decision', kept])).toBe('done')
  expect(await seen(id)).toMatchObject({ state: 'issued', clockState: 'running', dueOn: '2026-12-03' })
  const other = await made()
  await doing(office.editor, [other.id, 'objection', { text: '不属本单位。' }])
  expect(await doing(second, [other.id, 'objection-decision', { isUpheld: true, text: '确不属该单位。' }])).toBe('done')
  expect(await seen(other.id)).toMatchObject({ state: 'revoked' })
})

test('evidence that nobody can read is refused by its number, of an answer and of an objection', async () => {
  const { id } = await made()
  const { no } = await aPublication(school, office, { title: '调整前的标准' })
  for (const what of ['answer', 'objection']) {
    const said = { text: '标准没有变化。', publicationNos: [no, 999_998, 999_999] }
    const { body } = await ask(school, office.editor, ['POST', `/orders/${id}/${what}`, said])
    expect(body).toMatchObject({
      code: 'order.publication-unknown',
      details: { faults: ['没有找到的信息编号：999998', '没有找到的信息编号：999999'] },
    })
  }
  expect(await seen(id)).toMatchObject({ state: 'issued', words: [] })
  expect(await doing(office.editor, [id, 'objection', { text: '标准没有变化。', publicationNos: [no, no] }])).toBe(
    'done',
  )
  expect(await seen(id)).toMatchObject({ words: [{ kind: 'objection', publicationNos: [no] }] })
})

test('an overdue order climbs the ladder: who cures it, the head, the supervision office, the leaders', async () => {
  await made()
  await aPerson(school, { roles: ['leader'] })
  goTo(school, '2026-12-08')
  await escalate(school.as(), desksWith(school.parts.secretKey))
  const told = await school.parts.db
    .selectFrom('notice')
    .select(['kind', 'account_id'])
    .where('kind', '=', 'orders.overdue')
    .execute()
  const accounts = told.map(({ account_id: id }) => id)
  for (const person of [office.editor, office.head, office.supervisor, second]) expect(accounts).toContain(person.id)
  expect(told.length).toBe(5)
  const waiting = await ask(school, office.head, ['GET', '/waiting-cases'])
  expect(waiting.body['rows']).toMatchObject([{ kindName: '整改通知', stateName: '整改中' }])
})

test('nobody else makes an order, none over findings of another unit, and nobody over their own', async () => {
  const make = async (person: Person | null, changes: object = {}) => {
    const { status, body } = await ask(school, person, ['POST', '/orders', order(changes)])
    return status === 200 ? 'done' : String(body['code'])
  }
  for (const person of [office.office, office.editor, office.head, office.leader])
    expect(await make(person)).toBe('access.denied')
  expect(await make(null)).toBe('access.sign-in-required')
  const own = await aPerson(school, { roles: ['supervisor'], unitId: office.unitId })
  expect(await make(own)).toBe('order.own-unit')
  await aMigrated(school, office, { bodyHtml: '<p>请登陆系统。</p>' })
  await round(school)
  const [finding] = await keptFindings(school, 'wrong-word')
  expect(await make(second, { unitId: office.otherUnitId, findingIds: [finding?.id] })).toBe('order.finding-elsewhere')
  expect(await make(second, { matter: '联系人13800138000没有公开' })).toBe('order.tells-too-much')
  expect(await school.parts.db.selectFrom('rectification_order').selectAll().execute()).toEqual([])
})

test('one order is made of several findings, also of what no unit is answerable for', async () => {
  await aMigrated(school, office, { bodyHtml: '<p>请登陆系统，核对帐目。</p>' })
  goTo(school, '2027-03-01')
  await round(school)
  const found = await keptFindings(school)
  const ids = found.filter(({ unitId }) => unitId === null || unitId === office.unitId).map(({ id }) => id)
  expect(new Set(found.map(({ unitId }) => unitId))).toEqual(new Set([null, office.unitId]))
  const { id } = await made({ source: 'finding', findingIds: ids })
  const { body } = await ask(school, office.supervisor, ['GET', `/orders/${id}`])
  expect((body['findings'] as { id: string }[]).map((finding) => finding.id).toSorted()).toEqual(ids.toSorted())
})

test('a finding that is being cured by order is not ordered again, until that order is over or taken back', async () => {
  await aMigrated(school, office, { bodyHtml: '<p>请登陆系统。</p>' })
  await round(school)
  const [finding] = await keptFindings(school, 'wrong-word')
  const findings = { source: 'finding', findingIds: [finding?.id] }
  const first = await made(findings)
  const again = await ask(school, second, ['POST', '/orders', order(findings)])
  expect(again.body).toMatchObject({
    code: 'order.finding-ordered',
    details: { faults: [`${String(finding?.what)}：整改通知 ${first.number} 正在整改`] },
  })
  const shown = async () => (await ask(school, office.supervisor, ['GET', `/findings/${String(finding?.id)}`])).body
  expect(await shown()).toMatchObject({
    ...{ orderId: first.id, orderNumber: first.number, isOrderOpen: true, mayOrder: false },
  })
  await doing(office.supervisor, [first.id, 'revocation', { text: '发错了。' }])
  expect(await shown()).toMatchObject({ orderId: null, isOrderOpen: false, mayOrder: true })
  expect((await made(findings)).number).not.toBe(first.number)
})

test('everybody reads that there is an order, and no words before it is over', async () => {
  const { id, number } = await made()
  await made({ isPublic: false, matter: '不公开的事项' })
  const page = async () => (await school.app.inject({ url: '/rectification', headers: { accept: 'text/html' } })).body
  const first = await page()
  expect(first).toContain(number)
  expect(first).toContain('收费标准没有更新')
  // The head of the table is not shown on a phone.
  for (const label of ['编号', '单位', '事项', '状态', '发出日期', '用时'])
    expect(first).toContain(`<td data-label="${label}">`)
  for (const hidden of [SECRET, '更新收费标准', '不公开的事项', '示例人员']) expect(first).not.toContain(hidden)
  const set = (extent: string) => ask(school, office.office, ['PUT', '/order-extent', { extent }])
  expect((await ask(school, office.supervisor, ['PUT', '/order-extent', { extent: 'outcome' }])).status).toBe(403)
  await set('outcome')
  await doing(office.editor, [id, 'answer', REPORT])
  expect(await page()).not.toContain(REPORT.text)
  await doing(second, [id, 'inspection', { isCured: true, text: '复核意见不公开' }])
  const last = await page()
  expect(last).toContain(REPORT.text)
  expect(last).toContain('更新收费标准')
  for (const hidden of [SECRET, '复核意见不公开', '示例人员']) expect(last).not.toContain(hidden)
  await set('nothing')
  expect(await page()).not.toContain(number)
})

test('that an order comes from a complaint is known to the supervision office alone', async () => {
  const { id } = await made({ source: 'complaint', complaintNumber: 'JB2026-00007' })
  expect(await seen(id)).toMatchObject({ source: 'complaint', complaintNumber: 'JB2026-00007' })
  for (const person of [office.editor, office.head, office.office, office.leader]) {
    expect(await seen(id, person)).toMatchObject({ source: 'inspection', complaintNumber: '' })
    const asked = async (source: string) =>
      (await ask(school, person, ['GET', `/orders?source=${source}`])).body['total']
    expect([await asked('complaint'), await asked('inspection')]).toEqual([0, 1])
  }
  const entries = await school.parts.db.selectFrom('ledger').select('data').where('type', 'like', 'order.%').execute()
  expect(JSON.stringify(entries)).not.toMatch(/complaint|JB2026/)
})

test('words for the unit that hold what must not get out are asked about once, with the place', async () => {
  const what = '网页上公布了联系人 13800138000。'
  const { body } = await ask(school, office.supervisor, ['POST', '/orders', order({ what })])
  expect(body).toMatchObject({ code: 'order.tells-persons', details: { findings: [{ place: '发现的问题' }] } })
  expect(JSON.stringify(body)).not.toContain('13800138000')
  const { id } = await made({ what, tellsPersons: true })
  expect(await seen(id, office.editor)).toMatchObject({ what })
})

test('other units see no order, neither in the list nor by its address', async () => {
  const { id } = await made()
  const list = await ask(school, office.stranger, ['GET', '/orders'])
  expect(list.body['rows']).toEqual([])
  expect((await ask(school, office.stranger, ['GET', `/orders/${id}`])).body['code']).toBe('case.not-found')
  expect(await doing(office.stranger, [id, 'answer', REPORT])).toBe('case.not-found')
  expect((await ask(school, await aPerson(school), ['GET', '/orders'])).status).toBe(403)
})
