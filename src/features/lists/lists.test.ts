import { beforeEach, expect, test } from 'vitest'
import { aPerson } from '../../../test/support/builders.ts'
import { anOffice, ask, CLEAN, type Office } from '../../../test/support/disclosure-builders.ts'
import {
  aLine,
  APPROVAL,
  decide,
  entryOf,
  importing,
  proposing,
  SERVICE,
  takenIn,
} from '../../../test/support/list-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { wholeDatabase } from '../../../test/support/whole-database.ts'
import { readSheets } from '../../platform/documents/xlsx.ts'

const school = useSchool()
let office: Office

beforeEach(async () => {
  office = await anOffice(school)
})

async function page(url: string, cookies: Record<string, string> = {}) {
  const answer = await school.app.inject({ url, cookies, headers: { accept: 'text/html' } })
  return { status: answer.statusCode, body: answer.body }
}

test('a sheet is checked without writing, reviewed as one change, and stands in the guide when the last step has approved', async () => {
  const before = await wholeDatabase(school)
  const checked = await importing(school, office.editor, [[APPROVAL, SERVICE]])
  expect(checked.body).toMatchObject({ added: 2, changed: 0, unchanged: 0, errors: [], changeId: null })
  expect(await wholeDatabase(school)).toEqual(before)
  const sent = await importing(school, office.editor, [[APPROVAL, SERVICE], 'apply=true'])
  const id = String(sent.body['changeId'])
  expect((await page('/service-guide/FW-1')).status).toBe(404)
  expect(await decide(school, office, [id])).toBe('approved')
  const guide = await page('/service-guide/FW-1')
  expect(guide.status).toBe(200)
  for (const words of [
    '科研楼 306 室',
    '0000-000 0306',
    '5 个工作日内',
    '合同文本（一式四份）',
    '加盖合同章',
    '现在就办',
  ])
    expect(guide.body).toContain(words)
  const types = (await school.parts.db.selectFrom('ledger').select('type').orderBy('position').execute()).map(
    ({ type }) => type,
  )
  expect(types.filter((type) => type.startsWith('list-'))).toEqual([
    'list-change.proposed',
    'list-entry.added',
    'list-entry.added',
    'list-change.approved',
  ])
})

test('every fault is told by row and column, the same file comes back with the reasons, and nothing is sent', async () => {
  const lines = [
    APPROVAL,
    aLine({ 清单类型: '许可清单', 编号: 'FW-2' }),
    aLine({ 编号: 'fw 3' }),
    aLine({ 编号: 'FW-4', 责任单位: '没有的处' }),
    aLine({ 编号: 'FW-5', 上级编号: 'SP-9' }),
    aLine({ 编号: 'FW-6', 服务对象: '教职工、路人' }),
    aLine({ 编号: 'FW-7', '承诺时限（工作日）': '三天' }),
    aLine({ 编号: 'SP-1' }),
    aLine({ 编号: 'FW-8', 电子邮箱: 'nobody', 事项名称: '' }),
    aLine({ 编号: 'FW-9', 责任单位: '教务处' }),
    aLine({ 编号: 'FW-10', 申请材料: '联系张某，身份证号 11010519491231002X' }),
  ]
  const { body } = await importing(school, office.editor, [lines, 'apply=true'])
  const errors = body['errors'] as { row: number; column: string; message: string }[]
  expect(errors.map(({ row, column }) => `${String(row)} ${column}`)).toEqual([
    '3 清单类型',
    '4 编号',
    '5 责任单位',
    '6 上级编号',
    '7 服务对象',
    '8 承诺时限（工作日）',
    '9 编号',
    '10 事项名称',
    '10 电子邮箱',
    '11 责任单位',
    '12 申请材料',
  ])
  expect(body['changeId']).toBeNull()
  const [sheet] = await readSheets(Buffer.from(String(body['checkedFile']), 'base64'))
  expect(sheet?.rows[0]?.cells.at(-1)?.text).toBe('错误原因')
  expect(sheet?.rows[4]?.cells.at(-1)?.text).toContain('没有的处')
  expect(await school.parts.db.selectFrom('list_entry').selectAll().execute()).toEqual([])
  const rest = await importing(school, office.editor, [lines, 'apply=true&skipErrors=true'])
  expect(rest.body['changeId']).not.toBeNull()
  const rows = await school.parts.db.selectFrom('list_entry').select('number').execute()
  expect(rows.map(({ number }) => number)).toEqual(['SP-1'])
})

test('formulas and markup in cells are neutralised on the way in and out', async () => {
  const hostile = aLine({
    编号: 'FW-1',
    事项名称: '=HYPERLINK("http://example.org")开证明',
    申请材料: '<script>alert(1)</script>学生证\n@SUM(A1)',
    办理地点: '+cmd|calc 101 室',
  })
  await takenIn(school, office, [hostile])
  const { own } = (await entryOf(school, office.editor, 'FW-1')) as { own: Record<string, string> }
  expect(own).toMatchObject({ matter: 'HYPERLINK("http://example.org")开证明', place: 'cmd|calc 101 室' })
  expect(own['materials']).toBe('alert(1)学生证\n@SUM(A1)')
  expect((await page('/service-guide/FW-1')).body).not.toContain('<script>')
  const out = await school.app.inject({ url: '/api/v1/list-entries/export.xlsx', cookies: office.editor.cookies })
  const [sheet] = await readSheets(out.rawPayload)
  for (const { text } of sheet?.rows[1]?.cells ?? []) expect(text).not.toMatch(/^[=+@-]/)
})

test('what was exported comes back unchanged, and inherited fields stay inherited', async () => {
  await takenIn(school, office, [APPROVAL, SERVICE])
  const out = await school.app.inject({ url: '/api/v1/list-entries/export.xlsx', cookies: office.editor.cookies })
  const [sheet] = await readSheets(out.rawPayload)
  const lines = (sheet?.rows ?? []).slice(1).map(({ cells }) => cells.map(({ text }) => text))
  const again = await importing(school, office.editor, [lines, 'apply=true'])
  expect(again.body).toMatchObject({ added: 0, changed: 0, unchanged: 2, errors: [], changeId: null })
  expect(lines.at(-1)?.[11]).toBe('')
})

test('a change above reaches the service below at once and opens a task for its unit, which a new version or a word answers', async () => {
  await takenIn(school, office, [APPROVAL, SERVICE])
  const sent = await proposing(school, office.editor, {
    number: 'SP-1',
    fields: { place: '科研楼 101 室', section: '合同科' },
  })
  await decide(school, office, [sent.body['id']])
  const guide = await page('/service-guide/FW-1')
  expect(guide.body).toContain('科研楼 101 室')
  const seen = await ask(school, office.editor, ['GET', '/list-tasks'])
  const [task] = seen.body['rows'] as { id: string; number: string; changed: string[]; aboveNumber: string }[]
  expect(task).toMatchObject({ number: 'FW-1', aboveNumber: 'SP-1', changed: ['section', 'place'] })
  expect(
    (await ask(school, office.stranger, ['POST', `/list-tasks/${task?.id ?? ''}/confirmation`, { note: '' }])).status,
  ).toBe(403)
  const notices = await school.parts.db.selectFrom('notice').select(['account_id', 'kind']).execute()
  expect(notices.map((row) => row.account_id).sort()).toEqual([office.editor.id, office.head.id].sort())
  const done = await ask(school, office.editor, [
    'POST',
    `/list-tasks/${task?.id ?? ''}/confirmation`,
    { note: '仍然有效' },
  ])
  expect(done.status).toBe(200)
  const twice = await ask(school, office.editor, ['POST', `/list-tasks/${task?.id ?? ''}/confirmation`, { note: '' }])
  expect(twice.body['code']).toBe('list-task.closed-already')
})

test('a field that the service says itself is not touched by a change above', async () => {
  await takenIn(school, office, [APPROVAL, SERVICE.with(14, '行政楼 1 层大厅')])
  const sent = await proposing(school, office.editor, { number: 'SP-1', fields: { place: '科研楼 101 室' } })
  await decide(school, office, [sent.body['id']])
  expect((await page('/service-guide/FW-1')).body).toContain('行政楼 1 层大厅')
  expect((await ask(school, office.editor, ['GET', '/list-tasks'])).body['rows']).toEqual([])
  const { sources } = (await entryOf(school, office.editor, 'FW-1')) as { sources: Record<string, string> }
  expect(sources).toMatchObject({ place: 'own', phone: 'above', email: 'missing' })
})

test('nobody approves their own change, an opinion is bound to its hash, and an entry is in one change at a time', async () => {
  const both = await aPerson(school, { roles: ['unit_editor', 'unit_head'], unitId: office.unitId })
  const sent = await importing(school, both, [[APPROVAL], 'apply=true'])
  const id = String(sent.body['changeId'])
  const { hash } = (await ask(school, both, ['GET', `/list-changes/${id}`])).body
  const opinion = { decision: 'approve', opinion: '', revisionHash: hash, findings: CLEAN }
  const own = await ask(school, both, ['POST', `/list-changes/${id}/opinions`, opinion])
  expect(own.body['code']).toBe('review.own-work')
  const other = { ...opinion, revisionHash: '0'.repeat(64) }
  const wrong = await ask(school, office.head, ['POST', `/list-changes/${id}/opinions`, other])
  expect(wrong.body['code']).toBe('review.revision-changed')
  const second = await importing(school, office.editor, [[APPROVAL], 'apply=true'])
  expect(second.body['errors']).toMatchObject([{ row: 2, column: '编号' }])
})

test('a returned change leaves nothing in force, and its entries are free for the next one', async () => {
  const sent = await importing(school, office.editor, [[APPROVAL, SERVICE], 'apply=true'])
  expect(await decide(school, office, [sent.body['changeId'], 'return'])).toBe('returned')
  expect((await page('/service-guide/FW-1')).status).toBe(404)
  expect(await school.parts.db.selectFrom('list_version').selectAll().execute()).toEqual([])
  // The number was only proposed: it may become another kind of entry now.
  await takenIn(school, office, [APPROVAL, aLine({ 清单类型: '责任清单', 编号: 'FW-1', 事项名称: '科研诚信建设' })])
  expect(await entryOf(school, office.editor, 'FW-1')).toMatchObject({ kind: 'responsibility' })
})

test('a change taken back by its author ends the review', async () => {
  const sent = await importing(school, office.editor, [[APPROVAL], 'apply=true'])
  const id = String(sent.body['changeId'])
  const recalled = await ask(school, office.editor, ['POST', `/list-changes/${id}/recall`, { reason: '填错了' }])
  expect(recalled.status).toBe(200)
  const { hash } = (await ask(school, office.editor, ['GET', `/list-changes/${id}`])).body
  const late = await ask(school, office.head, [
    'POST',
    `/list-changes/${id}/opinions`,
    { decision: 'approve', opinion: '', revisionHash: hash },
  ])
  expect(late.body['code']).toBe('review.already-closed')
})

test('a version holds from its day on: approved today for next week, it is seen next week', async () => {
  await takenIn(school, office, [APPROVAL, SERVICE])
  const sent = await proposing(school, office.editor, {
    number: 'SP-1',
    fields: { place: '新校区 A 座' },
    effectiveOn: '2026-11-30',
  })
  await decide(school, office, [sent.body['id']])
  expect((await page('/service-guide/FW-1')).body).toContain('科研楼 306 室')
  school.clock.now = new Date('2026-11-30T08:00:00+08:00')
  expect((await page('/service-guide/FW-1')).body).toContain('新校区 A 座')
})

test('an entry that is ended leaves the guide and keeps its history', async () => {
  await takenIn(school, office, [APPROVAL, SERVICE])
  const sent = await proposing(school, office.editor, { number: 'FW-1', isEnded: true })
  await decide(school, office, [sent.body['id']])
  expect((await page('/service-guide/FW-1')).status).toBe(404)
  const entry = await entryOf(school, office.editor, 'FW-1')
  expect((entry['versions'] as unknown[]).length).toBe(2)
  expect(entry['own']).toBeNull()
})

test('when what it derives from has ended, a service becomes a task and can still be changed and ended', async () => {
  await takenIn(school, office, [APPROVAL, SERVICE])
  const above = await proposing(school, office.editor, { number: 'SP-1', isEnded: true })
  await decide(school, office, [above.body['id']])
  const tasks = (await ask(school, office.editor, ['GET', '/list-tasks'])).body['rows']
  expect(tasks).toMatchObject([{ number: 'FW-1', changed: ['ended'] }])
  const below = await proposing(school, office.editor, { number: 'FW-1', isEnded: true })
  expect(await decide(school, office, [below.body['id']])).toBe('approved')
  expect((await ask(school, office.editor, ['GET', '/list-tasks'])).body['rows']).toMatchObject([
    { outcome: 'changed' },
  ])
})

test('what is for the campus only is not there for strangers, nor are its words in services below', async () => {
  await takenIn(school, office, [APPROVAL.with(24, '校内公开'), SERVICE])
  const member = await aPerson(school, { roles: ['campus_member'] })
  expect((await page('/service-guide/SP-1')).status).toBe(404)
  expect((await page('/service-guide/SP-1', member.cookies)).status).toBe(200)
  const stranger = await page('/service-guide/FW-1')
  expect(stranger.body).not.toContain('科研楼 306 室')
  expect((await page('/service-guide/FW-1', member.cookies)).body).toContain('科研楼 306 室')
})

test('only those who keep the lists of a unit may change them, and others see no change of theirs', async () => {
  await takenIn(school, office, [APPROVAL])
  const { id } = await entryOf(school, office.editor, 'SP-1')
  const foreign = await proposing(school, office.stranger, { number: 'SP-1', fields: { place: '别处' } })
  expect(foreign.status).toBe(403)
  const many = { title: '改', reason: '改', effectiveOn: null, ids: [id], edit: { act: 'end' } }
  expect((await ask(school, office.stranger, ['POST', '/list-changes/bulk', many])).status).toBe(403)
  expect((await ask(school, null, ['GET', '/list-entries'])).status).toBe(401)
  const sent = await proposing(school, office.editor, { number: 'SP-1', fields: { place: '科研楼 101 室' } })
  const unknown = await ask(school, office.stranger, ['GET', '/list-changes/none'])
  const hidden = await ask(school, office.stranger, ['GET', `/list-changes/${String(sent.body['id'])}`])
  expect([hidden.status, hidden.body['code']]).toEqual([unknown.status, unknown.body['code']])
})

test('a bulk edit changes many entries as one change', async () => {
  await takenIn(school, office, [APPROVAL, SERVICE, aLine({ 编号: 'FW-2', 咨询电话: '0000-000 0306' })])
  const { body } = await ask(school, office.editor, ['GET', '/list-entries?words=0000'])
  expect(body['total']).toBe(0)
  const all = (await ask(school, office.editor, ['GET', '/list-entries'])).body['rows'] as { id: string }[]
  const edit = { act: 'replace', from: '0000-000 0306', to: '0000-000 0999' }
  const terms = { title: '换电话', reason: '搬迁', effectiveOn: null }
  const unchanged = all.map(({ id }) => id)
  const sent = await ask(school, office.editor, ['POST', '/list-changes/bulk', { ...terms, ids: unchanged, edit }])
  expect(sent.status).toBe(200)
  const change = await ask(school, office.editor, ['GET', `/list-changes/${String(sent.body['id'])}`])
  expect(
    (change.body['rows'] as { number: string; changed: string[] }[]).map(({ number, changed }) => [number, changed]),
  ).toEqual([
    ['SP-1', ['phone']],
    ['FW-2', ['phone']],
  ])
  await decide(school, office, [sent.body['id']])
  expect((await page('/service-guide/FW-1')).body).toContain('0000-000 0999')
})

test('the form tells every fault in words, as the sheet does', async () => {
  await takenIn(school, office, [APPROVAL])
  const sent = await proposing(school, office.editor, { number: 'SP-1', fields: { email: 'nobody', matter: '' } })
  expect(sent.body).toMatchObject({ status: 422, code: 'list-entry.invalid' })
  expect((sent.body['details'] as { faults: string[] }).faults).toEqual([
    'SP-1 事项名称：必须填写',
    'SP-1 电子邮箱：格式不正确',
  ])
  const same = await proposing(school, office.editor, { number: 'SP-1' })
  expect(same.body['code']).toBe('list-change.nothing-changed')
})
