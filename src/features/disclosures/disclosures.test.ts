import { expect, test } from 'vitest'
import {
  aDraft,
  anOffice,
  aPublication,
  approve,
  ask,
  CLEAN,
  newestHash,
  someMetadata,
} from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()

async function ledgerTypes(subjectId: string): Promise<string[]> {
  const rows = await school.parts.db
    .selectFrom('ledger')
    .select('type')
    .where('subject_id', '=', subjectId)
    .orderBy('position')
    .execute()
  return rows.map(({ type }) => type)
}

test('a document goes from draft through every review step to the public, and each step is on the ledger', async () => {
  const office = await anOffice(school)
  const { id, no } = await aPublication(school, office)
  const row = await school.parts.db
    .selectFrom('publication')
    .selectAll()
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    no,
    state: 'live',
    title: '学术不端行为查处办法',
    audience: 'public',
    index_no: 'G00000-0742-2026-0001',
  })
  expect(await ledgerTypes(id)).toEqual(['document.created', 'document.submitted', 'disclosure.published'])
  const { body } = await ask(school, office.supervisor, ['GET', `/documents/${id}`])
  const timeline = await ask(school, office.supervisor, ['GET', `/review-cases/${String(body['reviewCaseId'])}`])
  expect((timeline.body['steps'] as { name: string; state: string }[]).map((step) => [step.name, step.state])).toEqual([
    ['单位负责人审核', 'approved'],
    ['保密审查', 'approved'],
    ['信息公开办公室审核', 'approved'],
  ])
})

test('a major matter also needs the principal leader', async () => {
  const office = await anOffice(school)
  const { id } = await aPublication(school, office, { metadata: { isMajor: true } })
  const steps = await school.parts.db.selectFrom('review_step').select(['name', 'state']).orderBy('seq').execute()
  expect(steps).toHaveLength(4)
  expect(id).not.toBe('')
})

test('a returned document says why, can be corrected and sent again', async () => {
  const office = await anOffice(school)
  const { id, version } = await aDraft(school, office)
  await ask(school, office.editor, ['POST', `/documents/${id}/submission`, { version }])
  const revisionHash = newestHash((await ask(school, office.head, ['GET', `/documents/${id}`])).body)
  expect(
    (
      await ask(school, office.head, [
        'POST',
        `/documents/${id}/opinion`,
        {
          decision: 'return',
          opinion: '',
          revisionHash,
        },
      ])
    ).body['code'],
  ).toBe('review.opinion-required')
  expect(
    (
      await ask(school, office.head, [
        'POST',
        `/documents/${id}/opinion`,
        {
          decision: 'return',
          opinion: '请补充第二条',
          revisionHash,
        },
      ])
    ).body,
  ).toEqual({ state: 'returned' })
  const edited = await ask(school, office.editor, [
    'PUT',
    `/documents/${id}/draft`,
    {
      version,
      title: '学术不端行为查处办法',
      bodyHtml: '<p>第一条</p><p>第二条</p>',
      metadata: someMetadata(office),
    },
  ])
  expect(
    (await ask(school, office.editor, ['POST', `/documents/${id}/submission`, { version: edited.body['version'] }]))
      .status,
  ).toBe(200)
  await approve(school, office, id)
  expect((await ask(school, office.office, ['POST', `/documents/${id}/publication`, {}])).status).toBe(200)
})

test('a secrecy review without findings, or with a hit, cannot pass', async () => {
  const office = await anOffice(school)
  const { id, version } = await aDraft(school, office)
  await ask(school, office.editor, ['POST', `/documents/${id}/submission`, { version }])
  const revisionHash = newestHash((await ask(school, office.head, ['GET', `/documents/${id}`])).body)
  await ask(school, office.head, [
    'POST',
    `/documents/${id}/opinion`,
    {
      decision: 'approve',
      opinion: '同意',
      revisionHash,
    },
  ])
  for (const findings of [undefined, { ...CLEAN, personalData: true }]) {
    const answer = await ask(school, office.secrecy, [
      'POST',
      `/documents/${id}/opinion`,
      {
        decision: 'approve',
        opinion: '同意',
        revisionHash,
        ...(findings ? { findings } : {}),
      },
    ])
    expect(answer.body['code']).toBe('review.secrecy-incomplete')
  }
})

test('two people edit: the second save is refused and loses nothing', async () => {
  const office = await anOffice(school)
  const { id, version } = await aDraft(school, office)
  const save = (person: typeof office.editor, title: string) =>
    ask(school, person, [
      'PUT',
      `/documents/${id}/draft`,
      {
        version,
        title,
        bodyHtml: '<p>正文</p>',
        metadata: someMetadata(office),
      },
    ])
  const answers = await Promise.all([save(office.editor, '甲改'), save(office.head, '乙改')])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('somebody of another unit cannot read, change or publish it, and learns nothing of it', async () => {
  const office = await anOffice(school)
  const { id, version } = await aDraft(school, office)
  expect((await ask(school, office.stranger, ['GET', `/documents/${id}`])).status).toBe(404)
  expect(
    (
      await ask(school, office.stranger, [
        'PUT',
        `/documents/${id}/draft`,
        {
          version,
          title: 'x',
          bodyHtml: '',
          metadata: someMetadata(office),
        },
      ])
    ).status,
  ).toBe(403)
  expect((await ask(school, office.stranger, ['GET', '/documents'])).body).toMatchObject({ total: 0, rows: [] })
  expect((await ask(school, office.supervisor, ['GET', `/documents/${id}`])).status).toBe(200)
  expect(
    (
      await ask(school, office.supervisor, [
        'PUT',
        `/documents/${id}/draft`,
        {
          version,
          title: 'x',
          bodyHtml: '',
          metadata: someMetadata(office),
        },
      ])
    ).status,
  ).toBe(403)
  expect((await ask(school, null, ['GET', `/documents/${id}`])).status).toBe(404)
})

test('an emergency publication goes out at once with its reason, stays marked, and is reviewed afterwards', async () => {
  const office = await anOffice(school)
  const { id, version } = await aDraft(school, office)
  expect(
    (await ask(school, office.editor, ['POST', `/documents/${id}/emergency-publication`, { version, reason: '台风' }]))
      .status,
  ).toBe(403)
  expect(
    (
      await ask(school, office.office, [
        'POST',
        `/documents/${id}/emergency-publication`,
        {
          version,
          reason: '台风预警，须立即告知师生',
        },
      ])
    ).status,
  ).toBe(200)
  expect(
    (await school.parts.db.selectFrom('publication').select('is_emergency').executeTakeFirstOrThrow()).is_emergency,
  ).toBe(true)
  // The office published it, so somebody else of the office must approve; here the head and the secrecy reviewer act first.
  await approve(school, office, id)
  const steps = await school.parts.db.selectFrom('review_step').select('state').orderBy('seq').execute()
  expect(steps.map(({ state }) => state)).toEqual(['approved', 'approved', 'open'])
})

test('withdrawn for an error the text is gone, kept with a notice it stays; the number is never used again', async () => {
  const office = await anOffice(school)
  const first = await aPublication(school, office)
  expect(
    (
      await ask(school, office.editor, [
        'POST',
        `/documents/${first.id}/withdrawal`,
        {
          kind: 'in-error',
          note: '数据有误',
        },
      ])
    ).status,
  ).toBe(403)
  expect(
    (
      await ask(school, office.office, [
        'POST',
        `/documents/${first.id}/withdrawal`,
        {
          kind: 'in-error',
          note: '数据有误',
        },
      ])
    ).status,
  ).toBe(200)
  const second = await aPublication(school, office)
  expect(second.no).toBeGreaterThan(first.no)
  const numbers = await school.parts.db.selectFrom('publication').select('index_no').orderBy('no').execute()
  expect(numbers.map((row) => row.index_no)).toEqual(['G00000-0742-2026-0001', 'G00000-0742-2026-0002'])
})

test('a tombstone leads to the successor, unless that is not meant for the reader', async () => {
  const office = await anOffice(school)
  const first = await aPublication(school, office)
  const metadata = { audience: { kind: 'campus' }, audienceReason: '仅涉及校内安排' }
  const second = await aPublication(school, office, { metadata })
  const withdrawal = { kind: 'consolidated', note: '并入新的信息', successorNo: second.no }
  await ask(school, office.office, ['POST', `/documents/${first.id}/withdrawal`, withdrawal])
  const url = `/info/${String(first.no)}`
  const link = `/info/${String(second.no)}"`
  expect((await school.app.inject({ url, cookies: office.editor.cookies })).body).toContain(link)
  const visitor = await school.app.inject(url)
  expect(visitor.statusCode).toBe(410)
  expect(visitor.body).not.toContain(link)
})

test.each([
  ['no body at all', {}],
  ['a version that is no number', { version: 'x' }],
  ['a huge title', { version: 1, title: 'x'.repeat(1000), bodyHtml: '', metadata: {} }],
])('%s is answered in Chinese and saves nothing', async (_name, payload) => {
  const office = await anOffice(school)
  const created = await ask(school, office.editor, ['POST', '/documents', { unitId: office.unitId }])
  const answer = await ask(school, office.editor, ['PUT', `/documents/${String(created.body['id'])}/draft`, payload])
  expect(answer.status).toBe(400)
  expect(answer.body['title']).toContain('没有保存')
})
