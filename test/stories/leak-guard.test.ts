import { expect, test } from 'vitest'
import { publishDue } from '../../src/features/disclosures/publish-document.ts'
import { aPerson, type Person } from '../support/builders.ts'
import {
  aDraft,
  anItem,
  anOffice,
  approve,
  ask,
  CLEAN,
  newestHash,
  type Office,
  someMetadata,
} from '../support/disclosure-builders.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
// The specimen of the standard, and numbers that nobody has.
const ID = '11010519491231002X'
const MOBILE = '13800138000'

interface Finding {
  readonly fingerprint: string
  readonly kind: string
  readonly action: string
  readonly place: string
  readonly masked: string
  readonly canPass: boolean
  readonly justification: string
  readonly override: { readonly by: string; readonly reason: string } | null
}

interface Draft {
  readonly id: string
  readonly version: number
}

async function leaks(person: Person, id: string) {
  const { status, body } = await ask(school, person, ['GET', `/documents/${id}/leaks`])
  return { status, body, findings: (body['findings'] ?? []) as Finding[], hash: String(body['revisionHash']) }
}

function submit(office: Office, { id, version }: Draft) {
  return ask(school, office.editor, ['POST', `/documents/${id}/submission`, { version }])
}

async function save(office: Office, { id, version }: Draft, bodyHtml: string): Promise<Draft> {
  const words = { title: '办法', bodyHtml, metadata: someMetadata(office) }
  const { body } = await ask(school, office.editor, ['PUT', `/documents/${id}/draft`, { version, ...words }])
  return { id, version: Number(body['version']) }
}

function justify(person: Person, id: string, fingerprint: string) {
  return ask(school, person, ['PUT', `/documents/${id}/leaks/${fingerprint}`, { reason: '本人书面同意公开' }])
}

function letPass(person: Person, id: string, { hash, findings }: { hash: string; findings: readonly Finding[] }) {
  const pleas = findings.map(({ fingerprint }) => ({ fingerprint, reason: '已核对单独同意书' }))
  return ask(school, person, ['POST', `/documents/${id}/leak-overrides`, { revisionHash: hash, pleas }])
}

async function say(person: Person, office: Office, id: string) {
  const seen = await ask(school, office.supervisor, ['GET', `/documents/${id}`])
  const opinion = { decision: 'approve', opinion: '同意', findings: CLEAN, revisionHash: newestHash(seen.body) }
  return ask(school, person, ['POST', `/documents/${id}/opinion`, opinion])
}

/** A draft with a mobile number, asked for by its editor and sent for review. */
async function aPlea(office: Office): Promise<Draft> {
  const draft = await aDraft(school, office, { bodyHtml: `<p>联系人手机 ${MOBILE}</p>` })
  const { findings } = await leaks(office.editor, draft.id)
  await justify(office.editor, draft.id, findings[0]?.fingerprint ?? '')
  expect((await submit(office, draft)).status).toBe(200)
  return draft
}

async function whatIsKept(): Promise<string> {
  const { db } = school.parts
  const kept = await Promise.all([
    db.selectFrom('ledger').selectAll().orderBy('position').execute(),
    db.selectFrom('leak_override').selectAll().execute(),
    db.selectFrom('leak_justification').selectAll().execute(),
    db.selectFrom('file_inspection').selectAll().execute(),
  ])
  return JSON.stringify(kept)
}

test('a text with a number of an identity card does not go to review; cured, it does', async () => {
  const office = await anOffice(school)
  const draft = await aDraft(school, office, { bodyHtml: `<p>甲</p><p>张某某，身份证号${ID}</p>` })
  const refused = await submit(office, draft)
  expect([refused.status, refused.body['code']]).toEqual([409, 'leak.blocked'])
  expect(JSON.stringify(refused.body)).toContain('正文第 2 段')
  expect(await school.parts.db.selectFrom('revision').selectAll().execute()).toEqual([])
  const cured = await save(office, draft, '<p>甲</p><p>张某某，身份证号1101**************</p>')
  expect((await leaks(office.editor, draft.id)).findings).toEqual([])
  expect((await submit(office, cured)).status).toBe(200)
})

test('the number itself stands in no answer, in no record and in no error', async () => {
  const office = await anOffice(school)
  const draft = await aDraft(school, office, { title: `关于${MOBILE}的通知`, bodyHtml: `<p>身份证 ${ID}</p>` })
  const found = await leaks(office.editor, draft.id)
  const refused = await submit(office, draft)
  await justify(office.editor, draft.id, found.findings[0]?.fingerprint ?? '')
  const told = JSON.stringify([found.body, refused.body]) + (await whatIsKept())
  expect(found.findings.map(({ kind }) => kind)).toEqual(['mobile', 'id-number'])
  expect([told.includes(ID), told.includes(MOBILE)]).toEqual([false, false])
})

test('full-width digits, spaces and invisible characters hide nothing', async () => {
  const office = await anOffice(school)
  const hidden = ['１３８００１３８０００', '138 0013 8000', '1 3 8 0 0 1 3 8 0 0 0', '138\u200b0013\u200b8000']
  const bodyHtml = hidden.map((text) => `<p>${text}</p>`).join('')
  const { id } = await aDraft(school, office, { bodyHtml })
  const { findings } = await leaks(office.editor, id)
  expect(findings.map(({ place, masked }) => [place, masked])).toEqual(
    hidden.map((_, at) => [`正文第 ${String(at + 1)} 段`, '138******00']),
  )
})

test('an editor asks, the secrecy reviewer decides with a reason, and then it is published; all of it is on the record', async () => {
  const office = await anOffice(school)
  const { id } = await aPlea(office)
  expect((await say(office.head, office, id)).status).toBe(200)
  // Approving without a decision on the finding is refused, and leaves nothing behind.
  expect((await say(office.secrecy, office, id)).body['code']).toBe('leak.blocked')
  const seen = await leaks(office.secrecy, id)
  expect([seen.body['mayOverride'], seen.findings[0]?.justification]).toEqual([true, '本人书面同意公开'])
  expect((await letPass(office.secrecy, id, seen)).status).toBe(200)
  await approve(school, office, id)
  expect((await ask(school, office.office, ['POST', `/documents/${id}/publication`, {}])).status).toBe(200)
  const entries = await school.parts.db
    .selectFrom('ledger')
    .selectAll()
    .where('type', '=', 'leak.overridden')
    .orderBy('position')
    .execute()
  expect(entries).toMatchObject([{ reason: '已核对单独同意书', data: { kind: 'mobile', revisionHash: seen.hash } }])
})

test('nobody lets their own work pass, nor anybody whose turn at the secrecy step it is not', async () => {
  const office = await anOffice(school)
  const { id } = await aPlea(office)
  const seen = await leaks(office.supervisor, id)
  const early = await letPass(office.secrecy, id, seen)
  await say(office.head, office, id)
  const others = await Promise.all([office.editor, office.head, office.office].map((who) => letPass(who, id, seen)))
  expect([early, ...others].map(({ body }) => body['code'])).toEqual(Array(4).fill('review.not-yours'))
  expect(await school.parts.db.selectFrom('leak_override').selectAll().execute()).toEqual([])
})

test('a secrecy reviewer who wrote on the text cannot let anything of it pass', async () => {
  const office = await anOffice(school)
  const both = await aPerson(school, { roles: ['unit_editor', 'secrecy_reviewer'], unitId: office.unitId })
  const draft = await aDraft(school, office, { bodyHtml: `<p>手机 ${MOBILE}</p>` })
  const words = { title: '办法', bodyHtml: `<p>手机 ${MOBILE}</p>`, metadata: someMetadata(office) }
  const saved = await ask(school, both, ['PUT', `/documents/${draft.id}/draft`, { version: draft.version, ...words }])
  const { findings } = await leaks(both, draft.id)
  await justify(both, draft.id, findings[0]?.fingerprint ?? '')
  await submit(office, { id: draft.id, version: Number(saved.body['version']) })
  await say(office.head, office, draft.id)
  const refused = await letPass(both, draft.id, await leaks(both, draft.id))
  expect(refused.body['code']).toBe('review.own-work')
})

test('an edit voids what was let pass: the new text is decided anew', async () => {
  const office = await anOffice(school)
  const { id, version } = await aPlea(office)
  await say(office.head, office, id)
  await letPass(office.secrecy, id, await leaks(office.secrecy, id))
  await ask(school, office.editor, ['POST', `/documents/${id}/recall`, { reason: '改一处' }])
  const edited = await save(office, { id, version }, `<p>联系人手机 ${MOBILE}</p><p>新增一段</p>`)
  await submit(office, edited)
  await say(office.head, office, id)
  const seen = await leaks(office.secrecy, id)
  expect(seen.findings.map(({ override }) => override)).toEqual([null])
  expect((await say(office.secrecy, office, id)).body['code']).toBe('leak.blocked')
})

test('emergency publication is no way round: what is found must go first', async () => {
  const office = await anOffice(school)
  const { id, version } = await aDraft(school, office, { bodyHtml: `<p>手机 ${MOBILE}</p>` })
  const { findings } = await leaks(office.editor, id)
  await justify(office.editor, id, findings[0]?.fingerprint ?? '')
  const body = { version, reason: '突发事件' }
  const refused = await ask(school, office.office, ['POST', `/documents/${id}/emergency-publication`, body])
  expect([refused.status, refused.body['code']]).toEqual([409, 'leak.blocked'])
  expect(await school.parts.db.selectFrom('publication').selectAll().execute()).toEqual([])
})

test('what the guard learns after the approval stops the publication, also at its hour', async () => {
  const office = await anOffice(school)
  const draft = await aDraft(school, office, { bodyHtml: '<p>名单：B2024123456</p>' })
  await submit(office, draft)
  await approve(school, office, draft.id)
  const hour = { at: '2099-01-01T08:00:00+08:00' }
  const planned = await ask(school, office.office, ['POST', `/documents/${draft.id}/publication`, hour])
  expect(planned.status).toBe(200)
  const settings = { studentPattern: 'B{年}######', officialPhones: [] }
  expect((await ask(school, office.office, ['PUT', '/leak-guard/settings', settings])).status).toBe(200)
  await publishDue(school.as(), draft.id)
  const seen = await ask(school, office.office, ['GET', `/documents/${draft.id}`])
  expect([seen.body['workState'], seen.body['publication']]).toEqual(['approved', null])
  const refused = await ask(school, office.office, ['POST', `/documents/${draft.id}/publication`, {}])
  expect(refused.body['code']).toBe('leak.blocked')
})

test('a marking of a state secret can be neither asked for nor let pass; prose about secrecy is none', async () => {
  const office = await anOffice(school)
  const prose = '<p>密级分为绝密、机密、秘密三级，按保密审查办法和商业秘密的规定办理。</p>'
  const { id } = await aDraft(school, office, { bodyHtml: `<p>机密★10年</p>${prose}` })
  const { findings } = await leaks(office.editor, id)
  expect(findings).toMatchObject([{ kind: 'secret-marking', place: '正文第 1 段', canPass: false }])
  const refused = await justify(office.editor, id, findings[0]?.fingerprint ?? '')
  expect(refused.body['code']).toBe('leak.never-overridden')
})

test('a list of candidates carries names, numbers of candidates and results under its item, and no identity cards', async () => {
  const office = await anOffice(school)
  const itemId = await school.parts.db
    .transaction()
    .execute((tx) => anItem(tx, 'moe50', { number: '13', title: '拟录取名单', classId: office.classId }))
  const row = (last: string) =>
    `<table><tr><th>姓名</th><th>考生编号</th><th>总成绩</th><th>备注</th></tr><tr><td>张某某</td><td>101596000001234</td><td>381.5</td><td>${last}</td></tr></table>`
  const listed = await aDraft(school, office, { bodyHtml: row(''), metadata: { itemIds: [itemId] } })
  expect((await leaks(office.editor, listed.id)).findings).toEqual([])
  const elsewhere = await aDraft(school, office, { bodyHtml: row('') })
  expect((await leaks(office.editor, elsewhere.id)).findings).toMatchObject([{ kind: 'exam-number', action: 'block' }])
  const withId = await aDraft(school, office, { bodyHtml: row(ID), metadata: { itemIds: [itemId] } })
  expect((await leaks(office.editor, withId.id)).findings).toMatchObject([{ kind: 'id-number', action: 'block' }])
})

test('credit codes, office phones and accounts of the school are no secrets', async () => {
  const office = await anOffice(school)
  const bodyHtml = `<p>统一社会信用代码：12100000400000000W，电话：0411-86110000转8012，传真 024-31234567。</p>
    <p>收款单位：示例医科大学，开户行：某银行大连分行，账号：6217001234567890122</p><p>文号示医校字〔2025〕118号，预算 1234567890123.45 元，ISBN 978-7-04-056789-0</p>`
  const { id } = await aDraft(school, office, { bodyHtml })
  expect((await leaks(office.editor, id)).findings).toEqual([])
})

test('who may not read the working copy learns nothing of its findings', async () => {
  const office = await anOffice(school)
  const { id } = await aDraft(school, office, { bodyHtml: `<p>手机 ${MOBILE}</p>` })
  expect((await leaks(office.stranger, id)).status).toBe(404)
})

test('no policy lets pass what must always be stopped, and only the office or a school-wide reviewer sets one', async () => {
  const office = await anOffice(school)
  const { body } = await ask(school, office.office, ['GET', '/leak-guard'])
  const [general] = body['policies'] as { actions: Record<string, string> }[]
  const policy = { catalogueId: 'moe50', itemNumber: '42', reason: '事项需要公开联系人' }
  const change = (person: Person, actions: Record<string, string>) =>
    ask(school, person, ['PUT', '/leak-guard/policies', { ...policy, actions: { ...general?.actions, ...actions } }])
  expect((await change(office.office, { 'id-number': 'allow' })).body['code']).toBe('leak.policy-too-lenient')
  expect((await change(office.secrecy, { mobile: 'warn' })).status).toBe(403)
  expect((await change(office.office, { mobile: 'warn' })).status).toBe(200)
  const draft = await aDraft(school, office, { bodyHtml: `<p>手机 ${MOBILE}</p>` })
  expect((await leaks(office.editor, draft.id)).findings).toMatchObject([{ kind: 'mobile', action: 'warn' }])
  expect((await submit(office, draft)).status).toBe(200)
})
