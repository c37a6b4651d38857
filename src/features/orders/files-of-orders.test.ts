import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { aPerson, type Person } from '../../../test/support/builders.ts'
import { anOffice, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { fixture, hostileFiles } from '../../../test/support/hostile-files.ts'
import { readableInDocx } from '../../../test/support/extraction.ts'
import { useSchool } from '../../../test/support/school.ts'
import { sendForm } from '../../../test/support/uploads.ts'
import { everyRow, wholeDatabase } from '../../../test/support/whole-database.ts'
import { writeWorkbook } from '../../platform/documents/xlsx.ts'
import { unzip } from '../../platform/documents/zip.ts'
import { sha256 } from '../../platform/ids.ts'

interface Sent {
  readonly name: string
  readonly bytes: Buffer | string
}

interface Shown {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly url: string
}

const school = useSchool()
let office: Office
let second: Person

beforeEach(async () => {
  office = await anOffice(school)
  second = await aPerson(school, { roles: ['supervisor'] })
})

const REPORT = { text: '已按新的标准更新。\n见附件。', publicationNos: [] }
const WORD = { name: '整改说明.docx', bytes: fixture('banfa.docx') }
const TEXT = { name: '检查记录.txt', bytes: '标记的附件文字' }

async function made(changes: object = {}): Promise<string> {
  const order = {
    ...{ source: 'inspection', unitId: office.unitId, matter: '收费标准没有更新', what: '仍是旧标准', basis: '' },
    ...{ demand: '更新收费标准', days: 5, isPublic: true, findingIds: [], ...changes },
  }
  const { status, body } = await ask(school, office.supervisor, ['POST', '/orders', order])
  expect(status, JSON.stringify(body)).toBe(200)
  return String(body['id'])
}

async function sent(
  id: string,
  files: readonly Sent[],
  { person = office.editor, what = 'answer', body = REPORT } = {},
) {
  const url = `/api/v1/orders/${id}/${what}-with-files`
  const fields = { body: JSON.stringify(body) }
  const answer = await sendForm(school, url, { fields, files, person, accept: 'application/json' })
  const told = answer.json<{ code?: string; title?: string; details?: { faults?: string[] } }>()
  return { status: answer.statusCode, code: told.code ?? 'done', faults: told.details?.faults ?? [], told }
}

async function wordsOf(id: string, person: Person = office.supervisor) {
  const { body } = await ask(school, person, ['GET', `/orders/${id}`])
  return body['words'] as { kind: string; text: string; files: Shown[] }[]
}

function fetched(url: string, person: Person | null) {
  return school.app.inject({ url, ...(person ? { cookies: person.cookies } : {}) })
}

async function picture(): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
    .png()
    .toBuffer()
}

test('a unit reports with files of several kinds, and whoever sees the order has them, without metadata', async () => {
  const id = await made()
  const table = await writeWorkbook([{ name: '收费', header: ['项目', '标准'], rows: [['学费', '5000']] }])
  const files = [WORD, { name: '标准.xlsx', bytes: table }, { name: '截图.png', bytes: await picture() }, TEXT]
  expect(await sent(id, files)).toMatchObject({ status: 200 })
  const [answer] = await wordsOf(id)
  expect(answer).toMatchObject({ kind: 'answer', text: REPORT.text })
  expect(answer?.files.map(({ name }) => name)).toEqual(files.map(({ name }) => name))
  for (const person of [office.editor, office.head, office.supervisor, second, office.office, office.leader]) {
    const file = await fetched(answer!.files[0]!.url, person)
    expect(file.statusCode).toBe(200)
    expect(file.rawPayload).toHaveLength(answer!.files[0]!.size)
    expect(readableInDocx(file.rawPayload)).toContain('学术诚信')
    expect((await unzip(file.rawPayload)).get('docProps/core.xml')?.toString() ?? '').not.toContain('<dc:creator>')
  }
  const { headers } = await fetched(answer!.files[2]!.url, second)
  expect(headers).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('截图.png')}`,
    'cache-control': 'private, no-store',
  })
  expect(headers['content-security-policy']).toContain('sandbox')
})

test('each report and each objection has files of its own', async () => {
  const id = await made()
  expect((await sent(id, [TEXT], { what: 'objection' })).code).toBe('done')
  await ask(school, second, ['POST', `/orders/${id}/objection-decision`, { isUpheld: false, text: '不成立。' }])
  expect((await sent(id, [WORD])).code).toBe('done')
  expect(await wordsOf(id, office.editor)).toMatchObject([
    { kind: 'objection', files: [{ name: TEXT.name }] },
    { kind: 'kept', files: [] },
    { kind: 'answer', files: [{ name: WORD.name }] },
  ])
})

test('a file is for nobody who may not see the order, and for nobody by the address of another order', async () => {
  const id = await made()
  await sent(id, [WORD])
  const [{ url, id: paperId }] = (await wordsOf(id))[0]!.files as [Shown]
  const other = await made({ unitId: office.otherUnitId })
  const refused = async (address: string, person: Person | null) => {
    const answer = await fetched(address, person)
    return [answer.statusCode, answer.json<{ code: string }>().code]
  }
  expect(await refused(url, office.stranger)).toEqual([404, 'case.not-found'])
  expect(await refused(url, await aPerson(school))).toEqual([404, 'case.not-found'])
  expect(await refused(url, null)).toEqual([401, 'access.sign-in-required'])
  // Their own order does not open the file of another.
  expect(await refused(`/api/v1/orders/${other}/papers/${paperId}`, office.stranger)).toEqual([
    404,
    'case.paper-not-found',
  ])
  expect(await refused(`/api/v1/orders/${other}/papers/${paperId}`, second)).toEqual([404, 'case.paper-not-found'])
  expect(await refused(`/api/v1/orders/${id}/papers/none`, second)).toEqual([404, 'case.paper-not-found'])
  for (const kind of ['applications', 'mailbox-letters'])
    expect((await fetched(`/api/v1/${kind}/${id}/papers/${paperId}`, office.office)).statusCode).toBe(404)
})

test('only the unit sends files, and what others send is not kept', async () => {
  const id = await made()
  const before = await wholeDatabase(school)
  expect((await sent(id, [WORD], { person: office.stranger })).code).toBe('case.not-found')
  expect((await sent(id, [WORD], { person: office.supervisor })).code).toBe('order.not-yours')
  expect((await sent(id, [WORD], { person: office.leader, what: 'objection' })).code).toBe('order.not-yours')
  expect(await wholeDatabase(school)).toEqual(before)
})

test('the ledger has the hash and size of each file, and neither name nor content lies open anywhere', async () => {
  const id = await made()
  await sent(id, [WORD, TEXT])
  const { files } = (await wordsOf(id))[0]!
  const bytes = await Promise.all(files.map(async ({ url }) => (await fetched(url, second)).rawPayload))
  const hashes = bytes.map((each) => ({ sha256: sha256(each), size: each.byteLength }))
  const entry = await school.parts.db
    .selectFrom('ledger')
    .select('data')
    .where('type', '=', 'order.answered')
    .executeTakeFirstOrThrow()
  expect(entry.data).toMatchObject({
    files: hashes,
  })
  expect(await everyRow(school)).not.toMatch(/整改说明|检查记录|标记的附件文字/)
  const stored = await school.parts.db.selectFrom('case_paper').select('sha256').execute()
  for (const { sha256: hash } of stored)
    expect((await school.parts.files.read(hash)).toString('utf8')).not.toContain('标记的附件文字')
})

test('everybody reads nothing of the files, not even when the outcome is public', async () => {
  const id = await made()
  await sent(id, [WORD, TEXT])
  await ask(school, second, ['POST', `/orders/${id}/inspection`, { isCured: true, text: '已核对。' }])
  await ask(school, office.office, ['PUT', '/order-extent', { extent: 'outcome' }])
  const { body } = await school.app.inject({ url: '/rectification', headers: { accept: 'text/html' } })
  expect(body).toContain('已按新的标准更新。')
  expect(body).not.toMatch(/整改说明|检查记录|papers/)
})

test('hostile files are refused by name, beside honest ones too, and nothing is saved', {
  timeout: 120_000,
}, async () => {
  const id = await made()
  // What is only nested too deep harms whoever reads its text; of evidence nobody here does.
  const hostile = (await hostileFiles()).filter(({ what }) => !what.startsWith('XML nested'))
  const before = await wholeDatabase(school)
  for (const { what, name, bytes } of hostile) {
    const { status, code, faults } = await sent(id, [TEXT, { name, bytes }])
    expect([status, code, faults.length], what).toEqual([422, 'order.file-refused', 1])
    expect(faults[0], what).toMatch(/：.*[^。]$/u)
  }
  const both = await sent(id, [{ name: '空的.txt', bytes: '' }, TEXT, { name: '照片.jpg', bytes: 'MZ a program' }])
  expect(both.faults.toSorted()).toEqual([
    '照片.jpg：含有宏或者其他可执行内容，请另存为不含宏的格式',
    '空的.txt：是空的',
  ])
  expect(await wholeDatabase(school)).toEqual(before)
})

test('too many and too large files are refused in words, and nothing is saved', async () => {
  const id = await made()
  const before = await wholeDatabase(school)
  const many = await sent(
    id,
    Array.from({ length: 11 }, () => TEXT),
  )
  expect([many.code, many.faults]).toEqual(['order.file-refused', ['一次最多附 10 个文件。']])
  const large = await sent(id, [{ name: '大.txt', bytes: Buffer.alloc(20 * 1024 * 1024 + 1, 65) }])
  expect([large.code, large.faults]).toEqual(['order.file-refused', ['大.txt：超过 20 MB，请压缩或者分成几个文件']])
  expect(await wholeDatabase(school)).toEqual(before)
})

test('what is wrong with the words refuses the files with them', async () => {
  const id = await made()
  const before = await wholeDatabase(school)
  const codes = async (body: object) => (await sent(id, [WORD], { body: body as typeof REPORT })).code
  expect(await codes({ ...REPORT, text: ' ' })).toBe('request.invalid')
  expect(await codes({ text: '缺了编号' })).toBe('request.invalid')
  expect(await codes({ ...REPORT, text: '断\0字' })).toBe('request.broken-text')
  expect(await codes({ ...REPORT, publicationNos: [999_999] })).toBe('order.publication-unknown')
  expect(await codes({ ...REPORT, text: '联系人13800138000' })).toBe('order.tells-too-much')
  expect(await wholeDatabase(school)).toEqual(before)
  expect((await sent(id, [WORD])).code).toBe('done')
  const after = await wholeDatabase(school)
  expect((await sent(id, [TEXT])).code).toBe('case.move-refused')
  expect(await wholeDatabase(school)).toEqual(after)
})
