import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { parseDocx } from './docx-reading.ts'
import { inspect } from './inspecting.ts'
import { parsePdf } from './pdf-reading.ts'
import { stripMetadata } from './strip-metadata.ts'
import { strip } from './stripping.ts'
import { parseSheets } from './xlsx-reading.ts'
import { unzip } from './zip.ts'
import { zip } from './zip-writing.ts'

const LIMITS = { rows: 1000, columns: 100 }
const PEOPLE = /示例作者|示例修改人|示例经办人|示例审阅人|示例批注人/

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../../test/fixtures/${name}`, import.meta.url))
}

async function wordsOf(bytes: Buffer, kind: string): Promise<string[]> {
  const { passages } = await inspect(bytes, kind)
  return passages.filter(({ place }) => !place.startsWith('文档属性') && place !== '批注的作者').map(({ text }) => text)
}

test('the thread strips as the stripper does', async () => {
  const { removed, bytes } = await stripMetadata(fixture('hidden.docx'), 'docx')
  expect(bytes).toEqual((await strip(fixture('hidden.docx'), 'docx')).bytes)
  expect(removed).toEqual(['文档属性（作者、单位、最后修改人、时间等）', '批注和修订的作者姓名'])
})

test.each([
  ['hidden.docx', 'docx'],
  ['hidden.xlsx', 'xlsx'],
  ['hidden.pdf', 'pdf'],
  ['banfa.docx', 'docx'],
  ['fees.xlsx', 'xlsx'],
  ['banfa.pdf', 'pdf'],
])('%s names nobody any more, and says all that it said', async (name, kind) => {
  const { bytes } = await strip(fixture(name), kind)
  expect(await wordsOf(bytes, kind)).toEqual(await wordsOf(fixture(name), kind))
  const { passages } = await inspect(bytes, kind)
  expect(passages.map(({ place, text }) => place + text).join('\n')).not.toMatch(PEOPLE)
})

test('no part of a stripped Word file names who wrote, commented or deleted', async () => {
  const parts = await unzip((await strip(fixture('hidden.docx'), 'docx')).bytes)
  for (const [name, content] of parts) expect(content.toString('utf8'), name).not.toMatch(PEOPLE)
})

test('stripping twice changes nothing more', async () => {
  for (const [name, kind] of [
    ['hidden.docx', 'docx'],
    ['hidden.xlsx', 'xlsx'],
    ['hidden.pdf', 'pdf'],
  ] as const) {
    const once = await strip(fixture(name), kind)
    const twice = await strip(once.bytes, kind)
    expect(twice.removed, name).toEqual([])
  }
})

test('a stripped file is read by the readers as before', async () => {
  const docx = await strip(fixture('banfa.docx'), 'docx')
  const [before, after] = [await parseDocx(fixture('banfa.docx')), await parseDocx(docx.bytes)]
  expect(after.text).toBe(before.text)
  expect(after.images).toHaveLength(before.images.length)
  const xlsx = await strip(fixture('hidden.xlsx'), 'xlsx')
  expect(await parseSheets(xlsx.bytes, LIMITS)).toEqual(await parseSheets(fixture('hidden.xlsx'), LIMITS))
  const pdf = await strip(fixture('banfa.pdf'), 'pdf')
  expect(await parsePdf(pdf.bytes)).toEqual(await parsePdf(fixture('banfa.pdf')))
})

test('a signed document is left byte for byte, and that is said', async () => {
  const signed = zip(
    new Map([...(await unzip(fixture('banfa.docx'))), ['_xmlsignatures/sig1.xml', Buffer.from('<a/>')]]),
  )
  const docx = await strip(signed, 'docx')
  expect(docx.bytes).toEqual(signed)
  expect(docx.kept.join('')).toContain('电子签名')
  const pdf = await PDFDocument.load(fixture('banfa.pdf'))
  pdf.context.register(pdf.context.obj({ Type: 'Sig', ByteRange: [0, 1, 2, 3] }))
  const bytes = Buffer.from(await pdf.save({ useObjectStreams: false }))
  const stripped = await strip(bytes, 'pdf')
  expect(stripped.bytes).toEqual(bytes)
  expect(stripped.kept.join('')).toContain('电子签名')
})

test('scripts, programs to start, and earlier states leave a PDF', async () => {
  const pdf = await PDFDocument.load(fixture('banfa.pdf'))
  const { context, catalog } = pdf
  catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }))
  catalog.set(PDFName.of('AA'), context.obj({ WC: { S: 'Launch', F: PDFString.of('cmd.exe') } }))
  context.register(context.obj({ Earlier: PDFString.of('13800138000') }))
  const before = Buffer.from(await pdf.save({ useObjectStreams: false }))
  expect(before.toString('latin1')).toMatch(/app\.alert[\s\S]*13800138000/)
  const { bytes, removed } = await strip(before, 'pdf')
  const again = await PDFDocument.load(bytes)
  const objects = again.context.enumerateIndirectObjects().map(([, object]) => object.toString())
  expect(objects.join('\n')).not.toMatch(/app\.alert|cmd\.exe|13800138000|JavaScript|Launch/)
  expect(removed).toEqual(expect.arrayContaining(['脚本', '已不显示的旧内容']))
})

test('a picture inside a document loses its place and its author, stays turned, and keeps every pixel', async () => {
  const picture = await sharp({ create: { width: 9, height: 5, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Artist: 'Example', Orientation: '6' }, IFD3: { GPSLatitude: '41/1 48/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const bytes = zip(new Map([...(await unzip(fixture('banfa.docx'))), ['word/media/photo.jpg', picture]]))
  const stripped = (await unzip((await strip(bytes, 'docx')).bytes)).get('word/media/photo.jpg') ?? Buffer.alloc(0)
  expect((await inspect(stripped, 'jpeg')).passages).toEqual([])
  expect((await sharp(stripped).metadata()).orientation).toBe(6)
  expect(await sharp(stripped).raw().toBuffer()).toEqual(await sharp(picture).raw().toBuffer())
})

test('the words and what follows the end leave a PNG', async () => {
  const png = await sharp({ create: { width: 3, height: 3, channels: 4, background: 'blue' } })
    .png()
    .toBuffer()
  const told = Buffer.concat([png, Buffer.from('13800138000')])
  expect((await strip(told, 'png')).bytes).toEqual(png)
})
