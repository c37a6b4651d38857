import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { articlePassages } from '../../src/platform/documents/article-passages.ts'
import { ROOT } from '../architecture/tree.ts'
import {
  aDraft,
  anOffice,
  approve,
  ask,
  CLEAN,
  newestHash,
  type Office,
  someMetadata,
} from '../support/disclosure-builders.ts'
import { useSchool } from '../support/school.ts'
import { upload } from '../support/uploads.ts'
import { zipPacked } from '../../src/platform/documents/zip-writing.ts'

const school = useSchool()

interface Finding {
  readonly fingerprint: string
  readonly kind: string
  readonly place: string
}

/** A draft that publishes one file of the test folder. */
function withFile(office: Office, fixture: string, name = fixture): Promise<{ id: string; version: number }> {
  return withBytes(office, name, readFileSync(join(ROOT, 'test/fixtures', fixture)))
}

async function withBytes(office: Office, name: string, bytes: Buffer): Promise<{ id: string; version: number }> {
  const { id, version } = await aDraft(school, office)
  const stored = await upload(school, office.editor, { url: `/documents/${id}/attachments`, name, bytes })
  expect(stored.status, JSON.stringify(stored.body)).toBe(200)
  const metadata = someMetadata(office, { attachmentIds: [stored.body['id']] })
  const words = { version, title: '名单', bodyHtml: '<p>见附件。</p>', metadata }
  const saved = await ask(school, office.editor, ['PUT', `/documents/${id}/draft`, words])
  return { id, version: Number(saved.body['version']) }
}

async function findings(office: Office, id: string): Promise<readonly Finding[]> {
  return (await ask(school, office.supervisor, ['GET', `/documents/${id}/leaks`])).body['findings'] as Finding[]
}

function submit(office: Office, { id, version }: { id: string; version: number }) {
  return ask(school, office.editor, ['POST', `/documents/${id}/submission`, { version }])
}

test('a workbook is searched cell by cell, with the heading of its column', async () => {
  const office = await anOffice(school)
  const draft = await withFile(office, 'hidden.xlsx')
  const places = (await findings(office, draft.id)).map(({ kind, place }) => `${kind} ${place}`)
  expect(places).toContainEqual(expect.stringMatching(/^mobile 附件‘hidden\.xlsx’ · 工作表‘名单’C3/))
  expect((await submit(office, draft)).body['code']).toBe('leak.blocked')
})

test('hidden words, deleted words and comments of a Word file are searched too', async () => {
  const office = await anOffice(school)
  const { id } = await withFile(office, 'hidden.docx')
  const places = (await findings(office, id)).map(({ kind, place }) => `${kind} ${place}`)
  expect(places).toContainEqual(expect.stringMatching(/^mobile 附件‘hidden\.docx’ · 批注/))
  expect(places).toContainEqual(expect.stringMatching(/^student-number 附件‘hidden\.docx’ · 正文第 2 段的隐藏文字/))
})

test('the name of a file is searched, and shown without the number in it', async () => {
  const office = await anOffice(school)
  const { id } = await withFile(office, 'fees.xlsx', '张某某13800138000.xlsx')
  const found = await findings(office, id)
  expect(found).toMatchObject([{ kind: 'mobile', place: '附件的文件名' }])
  expect(JSON.stringify(found)).not.toContain('13800138000')
})

test('a file is read once, and what was found is kept without the numbers', async () => {
  const office = await anOffice(school)
  const { id } = await withFile(office, 'hidden.xlsx')
  await findings(office, id)
  await findings(office, id)
  const kept = await school.parts.db.selectFrom('file_inspection').selectAll().execute()
  expect([kept.length, JSON.stringify(kept).includes('13800138000')]).toEqual([1, false])
})

test('what cannot be read is not passed over: the secrecy reviewer looks at it and says so', async () => {
  const office = await anOffice(school)
  const draft = await withFile(office, 'hidden.doc')
  const found = await findings(office, draft.id)
  const others = found.filter(({ kind }) => kind !== 'unread')
  for (const { fingerprint } of others)
    await ask(school, office.editor, ['PUT', `/documents/${draft.id}/leaks/${fingerprint}`, { reason: '确需公开' }])
  expect(found.some(({ kind }) => kind === 'unread')).toBe(true)
  expect((await submit(office, draft)).status).toBe(200)
  const seen = await ask(school, office.supervisor, ['GET', `/documents/${draft.id}`])
  const revisionHash = newestHash(seen.body)
  const opinion = { decision: 'approve', opinion: '同意', findings: CLEAN, revisionHash }
  await ask(school, office.head, ['POST', `/documents/${draft.id}/opinion`, opinion])
  const early = await ask(school, office.secrecy, ['POST', `/documents/${draft.id}/opinion`, opinion])
  expect(early.body['code']).toBe('leak.blocked')
  const pleas = found.map(({ fingerprint }) => ({ fingerprint, reason: '已打开文件逐页查看' }))
  const passed = await ask(school, office.secrecy, [
    'POST',
    `/documents/${draft.id}/leak-overrides`,
    { revisionHash, pleas },
  ])
  expect(passed.status, JSON.stringify(passed.body)).toBe(200)
  await approve(school, office, draft.id)
  const published = await ask(school, office.office, ['POST', `/documents/${draft.id}/publication`, {}])
  expect(published.status, JSON.stringify(published.body)).toBe(200)
})

test('a form with a box for each digit, links and words for pictures are read as what they say', () => {
  const boxes = Array.from('13800138000', (digit) => `<td>${digit}</td>`).join('')
  const html = `<table><tr><td>电话</td>${boxes}</tr></table><p><a href="tel:13800138000">电话</a></p><figure><img src="/media/a" alt="名单照片" /></figure>`
  const passages = articlePassages(html).map(({ place, text }) => [place, text])
  expect(passages).toContainEqual(['正文第 1 个表格第 1 行', '电话 1 3 8 0 0 1 3 8 0 0 0'])
  expect(passages).toContainEqual(['正文第 1 段的链接地址', 'tel:13800138000'])
  expect(passages).toContainEqual(['正文第 1 张图片的替代文字', '名单照片'])
})

const SLIDE_NAMES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'

/** A presentation with these words on its slide and in the notes of the speaker. */
function presentation(slide: string, notes: string): Buffer {
  const part = (root: string, words: string): Buffer =>
    Buffer.from(
      `<?xml version="1.0"?><p:${root} ${SLIDE_NAMES}><p:sp><a:p><a:r><a:t>${words}</a:t></a:r></a:p></p:sp></p:${root}>`,
    )
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
  return zipPacked(
    new Map([
      ['[Content_Types].xml', Buffer.from(types)],
      ['ppt/presentation.xml', part('presentation', '')],
      ['ppt/slides/slide1.xml', part('sld', slide)],
      ['ppt/notesSlides/notesSlide1.xml', part('notes', notes)],
    ]),
  )
}

test('the slides of a presentation are searched, and what only the speaker sees', async () => {
  const office = await anOffice(school)
  const { id } = await withBytes(office, '汇报.pptx', presentation('联系人手机 13800138000', '证号 11010519491231002X'))
  const kinds = (await findings(office, id)).map(({ kind }) => kind)
  expect(kinds.toSorted()).toEqual(['id-number', 'mobile'])
})

test('a number in the name of a file stays out of the ledger, which forgets nothing', async () => {
  const office = await anOffice(school)
  await withFile(office, 'banfa.docx', '名单 138 0013 8000（2026）.docx')
  const entries = await school.parts.db
    .selectFrom('ledger')
    .select('data')
    .where('type', '=', 'document.file-added')
    .execute()
  expect(entries.map(({ data }) => (data as { name: string }).name)).toEqual(['名单 …（2026）.docx'])
})
