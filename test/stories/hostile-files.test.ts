import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { ERROR_TABLE } from '../../src/platform/http/error-table.ts'
import { inspect } from '../../src/platform/documents/inspecting.ts'
import { aDraft, anOffice } from '../support/disclosure-builders.ts'
import { fixture, hostileFiles } from '../support/hostile-files.ts'
import { useSchool } from '../support/school.ts'
import { upload } from '../support/uploads.ts'
import { wholeDatabase } from '../support/whole-database.ts'

const school = useSchool()
const hostile = await hostileFiles()
const SLOWEST_MS = 120_000

async function ledgerSize(): Promise<number> {
  return (await school.parts.db.selectFrom('ledger').select('position').execute()).length
}

test.each(hostile.map((file) => [file.what, file] as const))(
  '%s is refused in Chinese, and nothing is saved',
  async (_what, { name, bytes, codes }) => {
    const office = await anOffice(school)
    const draft = await aDraft(school, office)
    const before = [await wholeDatabase(school), await ledgerSize()]
    for (const url of [`/documents/${draft.id}/attachments`, `/documents/${draft.id}/import`]) {
      const { status, body } = await upload(school, office.editor, { url, name, bytes })
      expect(status, JSON.stringify(body)).toBeGreaterThanOrEqual(400)
      expect(status, JSON.stringify(body)).toBeLessThan(500)
      const expected = url.endsWith('import') ? [...codes, 'upload.type-refused'] : codes
      expect(expected, JSON.stringify(body)).toContain(body['code'])
      expect(Object.keys(ERROR_TABLE)).toContain(body['code'])
      expect(body['title']).toMatch(/[\u4e00-\u9fff]/)
    }
    expect([await wholeDatabase(school), await ledgerSize()]).toEqual(before)
  },
  SLOWEST_MS,
)

async function taken(name: string, bytes: Buffer): Promise<{ body: Record<string, unknown>; stored: Buffer }> {
  const office = await anOffice(school)
  const draft = await aDraft(school, office)
  const url = `/documents/${draft.id}/attachments`
  const { status, body } = await upload(school, office.editor, { url, name, bytes })
  expect(status, JSON.stringify(body)).toBe(200)
  const { sha256 } = await school.parts.db
    .selectFrom('attachment')
    .select('sha256')
    .where('id', '=', String(body['id']))
    .executeTakeFirstOrThrow()
  return { body, stored: await school.parts.files.read(sha256) }
}

test(
  'what is stored of a Word file names nobody, and the answer says what was taken out',
  async () => {
    const { body, stored } = await taken('名单.docx', fixture('hidden.docx'))
    expect(body['removed']).toEqual(['文档属性（作者、单位、最后修改人、时间等）', '批注和修订的作者姓名'])
    expect(body['kept']).toEqual([])
    const { passages } = await inspect(stored, 'docx')
    expect(passages.map(({ place, text }) => place + text).join('\n')).not.toMatch(/示例作者|示例修改人|示例批注人/)
    expect(passages.map(({ text }) => text)).toContain('批注：电话 13800138000')
  },
  SLOWEST_MS,
)

test(
  'an imported original is stored without its properties too',
  async () => {
    const office = await anOffice(school)
    const draft = await aDraft(school, office)
    const file = { url: `/documents/${draft.id}/import`, name: '办法.docx', bytes: fixture('hidden.docx') }
    const { status, body } = await upload(school, office.editor, file)
    expect(status, JSON.stringify(body)).toBe(200)
    const { removed, size } = body['original'] as { removed: string[]; size: number }
    expect(removed).toContain('批注和修订的作者姓名')
    expect(size).not.toBe(file.bytes.byteLength)
  },
  SLOWEST_MS,
)

test(
  'a photograph stands upright, without its place, and the answer says so',
  async () => {
    const photo = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'green' } })
      .withExif({ IFD0: { Artist: 'Example' }, IFD3: { GPSLatitude: '41/1 48/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { body, stored } = await taken('照片.jpg', photo)
    expect(body['removed']).toEqual(['图片信息（拍摄地点、设备、作者等）'])
    const { width, height, exif, orientation } = await sharp(stored).metadata()
    expect({ width, height, exif, orientation }).toEqual({
      width: 20,
      height: 40,
      exif: undefined,
      orientation: undefined,
    })
  },
  SLOWEST_MS,
)

test(
  'a page behind the end of a PDF does not come along',
  async () => {
    const both = Buffer.concat([fixture('banfa.pdf'), Buffer.from('<html><script>alert(1)</script></html>')])
    const { stored } = await taken('两样.pdf', both)
    expect(stored.includes('<script>')).toBe(false)
    expect((await PDFDocument.load(stored)).getPageCount()).toBe(2)
  },
  SLOWEST_MS,
)

test(
  'a name that no system takes, or that reads backwards, is made harmless; the file is handed out and never shown',
  async () => {
    const office = await anOffice(school)
    const draft = await aDraft(school, office)
    const url = `/documents/${draft.id}/attachments`
    const names: [string, string][] = [
      ['con.txt', '附件-con.txt'],
      ['..\\..\\名单\u202e(1)\u0007.txt', '名单(1).txt'],
    ]
    for (const [sent, kept] of names) {
      const { body } = await upload(school, office.editor, { url, name: sent, bytes: Buffer.from('内容') })
      expect(body['name']).toBe(kept)
      const answer = await school.app.inject({ url: String(body['url']), cookies: office.editor.cookies })
      expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w.%~-]+$/)
      expect(answer.headers['content-security-policy']).toContain('sandbox')
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
    }
  },
  SLOWEST_MS,
)
