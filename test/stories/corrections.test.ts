import { beforeEach, expect, test } from 'vitest'
import { carryOverCorrections } from '../../src/features/mailboxes/index.ts'
import { sha256 } from '../../src/platform/ids.ts'
import { goTo, post } from '../support/application-builders.ts'
import { anOffice, aPublication, approve, ask, type Office, someMetadata } from '../support/disclosure-builders.ts'
import { refusal, settings, work } from '../support/letterbox-builders.ts'
import { useSchool } from '../support/school.ts'
import { everyRow } from '../support/whole-database.ts'

const school = useSchool()
let office: Office
let page: { id: string; no: number; version: number }

beforeEach(async () => {
  office = await anOffice(school)
  page = await aPublication(school, office, { title: '收费公示' })
})

const WHAT = '标记内容：收费标准写错了'

async function report(contact = '0416-标记'): Promise<{ id: string; number: string; code: string }> {
  const { body } = await post(school, `/info/${String(page.no)}/report`, { what: WHAT, contact })
  const [number = '', code = ''] = [...body.matchAll(/class="receipt[^"]*">([^<]+)</g)].map((match) => match[1] ?? '')
  const { id } = await school.parts.db
    .selectFrom('case_file')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return { id, number, code }
}

async function view(id: string, person = office.office) {
  return (await ask(school, person, ['GET', `/mailbox-letters/${id}`])).body
}

/** Publishes another revision of the page. */
async function correct(): Promise<void> {
  const words = { title: '收费公示', bodyHtml: '<p>更正后的标准。</p>' }
  const changed = { version: page.version, ...words, metadata: someMetadata(office) }
  const saved = await ask(school, office.editor, ['PUT', `/documents/${page.id}/draft`, changed])
  await ask(school, office.editor, ['POST', `/documents/${page.id}/submission`, { version: saved.body['version'] }])
  await approve(school, office, page.id)
  const published = await ask(school, office.office, ['POST', `/documents/${page.id}/publication`, {}])
  expect(published.status).toBe(200)
}

test('what a reader says goes to the unit of the page with number, code and clock; what they said lies sealed', async () => {
  const { id, number } = await report()
  expect(number).toBe('JC2026-00001')
  const seen = await view(id)
  expect(seen).toMatchObject({ state: 'assigned', leadUnitId: office.unitId, subject: '收费公示', dueOn: '2026-11-26' })
  expect(seen).toMatchObject({ words: { what: WHAT }, page: { no: page.no, finding: null, hasChanged: false } })
  const inbox = (person: Office['office']) => ask(school, person, ['GET', '/mailbox-letters?caseName=correction'])
  for (const person of [office.office, office.editor, office.head])
    expect((await inbox(person)).body['rows']).toMatchObject([{ number, kindName: '纠错', mailboxName: '信息纠错' }])
  expect((await inbox(office.stranger)).body['rows']).toEqual([])
  expect((await inbox(office.supervisor)).body['rows']).toEqual([])
  expect(await everyRow(school)).not.toContain('标记')
})

test('who is told that it was corrected finds it corrected; the answer names what was found and the new revision', async () => {
  const { id, number, code } = await report()
  expect(await refusal(school, office.editor, [id, 'answer', { text: '已更正。' }])).toBe(
    'mailbox-letter.finding-required',
  )
  const { hash } = await work(school, office.editor, [id, 'answer', { text: '已更正。', finding: 'corrected' }])
  expect(await refusal(school, office.editor, [id, 'answer/release', { hash }])).toBe('case.not-yours')
  expect(await refusal(school, office.head, [id, 'answer/release', { hash }])).toBe('mailbox-letter.not-corrected')
  await correct()
  await work(school, office.head, [id, 'answer/release', { hash }])
  expect(await view(id)).toMatchObject({ state: 'answered', page: { finding: 'corrected', hasChanged: true } })
  const progress = await post(school, '/mailboxes/progress', { number, code })
  for (const words of ['已更正。', '反映属实，已更正', `href="/info/${String(page.no)}"`])
    expect(progress.body).toContain(words)
  const kept = await school.parts.db.selectFrom('mailbox_correction').selectAll().executeTakeFirstOrThrow()
  expect(kept.finding).toBe('corrected')
  expect(kept.corrected_by).not.toBeNull()
  expect(kept.corrected_by).not.toBe(kept.revision_id)
})

test('no error is answered with the reason; what is another unit’s is handed over; figures and the waiting list have it', async () => {
  const { id, number, code } = await report('')
  const over = { unitId: office.unitId, whoseUnitId: office.otherUnitId, reason: '数据由教务提供' }
  await work(school, office.editor, [id, 'hand-over', over])
  expect(await view(id)).toMatchObject({ leadUnitId: office.otherUnitId, isAnonymous: true })
  await work(school, office.office, [id, 'assignments', { unitIds: [office.unitId], note: '' }])
  goTo(school, '2026-12-01')
  const waiting = await ask(school, office.office, ['GET', '/waiting-cases?kind=correction'])
  expect(waiting.body['rows']).toMatchObject([{ number }])
  const { hash } = await work(school, office.editor, [id, 'answer', { text: '与原件一致。', finding: 'no-error' }])
  await work(school, office.head, [id, 'answer/release', { hash }])
  expect((await post(school, '/mailboxes/progress', { number, code })).body).toContain('经核实无误')
  const figures = await ask(school, office.office, ['GET', '/mailbox-statistics?from=2026-11-01&to=2026-12-31'])
  expect(figures.body['byKind']).toMatchObject([{ key: 'correction', name: '纠错', opened: 1, concluded: 1, late: 1 }])
})

test('the office sets the term; there is one mailbox of corrections, and nobody writes to it elsewhere', async () => {
  const set = (changes: object) => ask(school, office.office, ['POST', '/mailboxes', settings(office, changes)])
  const own = { slug: 'jiucuo', name: '信息纠错', kind: 'correction', publishesAnswers: false, sections: [] }
  expect((await set({ ...own, replyDays: 5 })).status).toBe(200)
  expect((await set({ ...own, slug: 'second' })).body['code']).toBe('mailbox-letter.one-for-corrections')
  expect(await view((await report()).id)).toMatchObject({ dueOn: '2026-11-30' })
  const form = await school.app.inject({ url: '/mailboxes/jiucuo/new', headers: { accept: 'text/html' } })
  expect(form.statusCode).toBe(404)
  const old = await school.app.inject({ url: '/corrections', headers: { accept: 'text/html' } })
  expect([old.statusCode, old.headers.location]).toEqual([301, '/mailboxes/progress'])
})

async function anOldReport(no: number, changes: object = {}): Promise<void> {
  const { revision_id: revisionId } = await school.parts.db
    .selectFrom('publication')
    .select('revision_id')
    .where('document_id', '=', page.id)
    .executeTakeFirstOrThrow()
  await school.parts.db
    .insertInto('correction_report')
    .values({
      id: `old-${String(no)}`,
      code_hash: sha256(`ABCDEF12345${String(no)}`),
      number: `JC20260000${String(no)}`,
      document_id: page.id,
      revision_id: revisionId,
      unit_id: office.unitId,
      what: WHAT,
      contact: 'biaoji@example.edu.cn',
      reported_at: new Date('2026-11-19T09:00:00+08:00'),
      ...changes,
    })
    .execute()
}

test('what was said before is carried over with its number, code, clock and answer, and lies sealed from then on', async () => {
  await anOldReport(1)
  const answered = { answered_by: office.editor.id, answered_at: new Date('2026-11-20T09:00:00+08:00') }
  await anOldReport(2, { state: 'declined', answer: '标记答复：无误', ...answered })
  const { secretKey } = school.parts
  expect(await carryOverCorrections(school.as(), secretKey)).toBe(2)
  expect(await carryOverCorrections(school.as(), secretKey)).toBe(0)
  expect(await view('old-1')).toMatchObject({
    ...{ number: 'JC202600001', state: 'assigned', leadUnitId: office.unitId, dueOn: '2026-11-24' },
    ...{ words: { what: WHAT }, openedOn: '2026-11-19', page: { no: page.no, hasChanged: false } },
  })
  expect(await view('old-2')).toMatchObject({
    ...{
      state: 'answered',
      concludedOn: '2026-11-20',
      answer: { text: '标记答复：无误' },
      page: { finding: 'no-error' },
    },
  })
  const progress = await post(school, '/mailboxes/progress', { number: 'jc202600002', code: 'abcdef123452' })
  expect(progress.body).toContain('标记答复：无误')
  const rows = await everyRow(school)
  expect(rows).not.toMatch(/标记|biaoji/)
  expect(rows).toContain('mailbox-letter.carried-over')
})
