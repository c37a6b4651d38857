import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { foundIn, readableInPdf } from '../../../test/support/extraction.ts'
import { SamplePdf, scan, withPageEmptied } from '../../../test/support/pdf-samples.ts'
import { pageTexts, pagePng } from './redact-viewing.ts'
import { redact } from './redacting.ts'
import type { Box, Redacted, Redaction } from './redaction.ts'

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../../test/fixtures/${name}`, import.meta.url))
}

function term(words: string, ground = '第三方权益'): Redaction {
  return { ground, target: { kind: 'term', term: words } }
}

function box(page: number, place: Box, ground = '国家秘密'): Redaction {
  return { ground, target: { kind: 'box', page, box: place } }
}

function redactPdf(bytes: Buffer, ...redactions: Redaction[]): Promise<Redacted> {
  return redact(bytes, { kind: 'pdf', redactions })
}

/** The page as a reader sees it, and whether all of a place is black but for the words on the bar. */
async function isBlackened(bytes: Buffer, page: number, { x, y, w }: Box): Promise<boolean> {
  const scale = 2
  const area = { left: Math.ceil(x * scale) + 1, top: Math.ceil(y * scale) + 1 }
  const size = { width: Math.floor(w * scale) - 4, height: 1 }
  const png = await pagePng(bytes, page, scale)
  const edge = await sharp(png)
    .extract({ ...area, ...size })
    .greyscale()
    .raw()
    .toBuffer()
  return edge.every((value) => value < 40)
}

test.each([
  ['a heading and running text', 'banfa.pdf', '学术不端', 2],
  ['a cell of a table', 'hidden.pdf', '示例甲', 1],
  ['a number that stands in a cell', 'hidden.pdf', '138 0013 8000', 1],
  ['a header', 'hidden.pdf', '示例大学', 1],
  ['a footnote', 'hidden.pdf', '脚注里的话', 1],
])('in a PDF with subset fonts, %s is taken out', async (...[, name, words, page]) => {
  const { bytes, removed, findings } = await redactPdf(fixture(name), term(words))
  expect(findings).toEqual([])
  expect(removed.map((removal) => removal.page)).toEqual([page])
  expect(await isBlackened(bytes, page, removed[0]!.box!)).toBe(true)
  const readable = await readableInPdf(bytes)
  expect(foundIn(readable, [words.replaceAll(' ', '')])).toEqual([])
  expect(foundIn(readable, ['第三方权益'])).toHaveLength(1)
})

test('the words that remain can be searched and heard in their order, with the ground in the place of what is withheld', async () => {
  const { bytes } = await redactPdf(fixture('banfa.pdf'), term('学术不端'))
  expect(foundIn(await readableInPdf(bytes), ['规范〔第三方权益〕行为的受理、调查和处理'])).toHaveLength(1)
})

test('what was taken out is told with page, place and ground, and never with its words', async () => {
  const { removed } = await redactPdf(fixture('hidden.pdf'), term('示例甲', 'third-party'))
  expect(removed).toHaveLength(1)
  expect(removed[0]).toMatchObject({ redaction: 0, ground: 'third-party', page: 1, place: '第 1 页' })
  expect(JSON.stringify(removed)).not.toContain('示例甲')
})

test('a box takes out what lies in it, and only that', async () => {
  const [page] = await pageTexts(fixture('hidden.pdf'))
  const word = page!.words.find(({ text }) => text === '示例甲')!
  const { bytes, findings } = await redactPdf(fixture('hidden.pdf'), box(1, word))
  expect(findings).toEqual([])
  expect(await isBlackened(bytes, 1, word)).toBe(true)
  const readable = await readableInPdf(bytes)
  expect(foundIn(readable, ['示例甲'])).toEqual([])
  expect(foundIn(readable, ['13800138000'])).toHaveLength(1)
})

test.each([
  ['properties', { title: '张三' }],
  ['an attached file', { attachment: { name: '张三.txt', content: '张三' } }],
  ['a bookmark', { bookmark: '张三' }],
  ['a page label', { pageLabel: '张三' }],
  ['XMP', { xmp: '张三' }],
])('words in %s do not get into the result, asked for or not', async (_, extras) => {
  const bytes = await SamplePdf.of([{ texts: [{ text: '正文', x: 40, y: 50 }] }], extras)
  const result = await redactPdf(bytes, term('李四'))
  expect(result.findings).toEqual([])
  expect(foundIn(await readableInPdf(result.bytes), ['张三'])).toEqual([])
})

test.each([
  ['a note', { note: '张三' }],
  ['the address of a link', { link: 'http://example.edu.cn/张三' }],
  ['a layer that is switched off', { texts: [{ text: '张三', x: 40, y: 50, isOff: true }] }],
])('words in %s do not get into the result, asked for or not', async (_, page) => {
  const result = await redactPdf(await SamplePdf.of([page]))
  expect(result.findings).toEqual([])
  expect(foundIn(await readableInPdf(result.bytes), ['张三'])).toEqual([])
})

test('words that an earlier black bar merely covers do not come to light', async () => {
  const { PDFDocument, rgb } = await import('@cantoo/pdf-lib')
  const document = await PDFDocument.load(await SamplePdf.of([{ texts: [{ text: '张三与李四', x: 40, y: 50 }] }]))
  document.getPage(0).drawRectangle({ x: 40, y: 245, width: 24, height: 18, color: rgb(0, 0, 0) })
  const { bytes } = await redactPdf(Buffer.from(await document.save()))
  const readable = await readableInPdf(bytes)
  expect(foundIn(readable, ['张三'])).toEqual([])
  expect(foundIn(readable, ['李四'])).toHaveLength(1)
})

test('an earlier state of the file does not get into the result', async () => {
  const bytes = await withPageEmptied(await SamplePdf.of([{ texts: [{ text: '张三', x: 40, y: 50 }] }]))
  const result = await redactPdf(bytes, term('李四'))
  expect(result.findings).toEqual([])
  expect(foundIn(await readableInPdf(result.bytes), ['张三'])).toEqual([])
})

test('words that were typed onto the page are found and taken out', async () => {
  const bytes = await SamplePdf.of([{ typed: { text: '批注张三', x: 100, y: 150 } }])
  const result = await redactPdf(bytes, term('张三'))
  expect(result.findings).toEqual([])
  expect(result.removed).toHaveLength(1)
  expect(foundIn(await readableInPdf(result.bytes), ['张三'])).toEqual([])
})

test('on a scan the invisible words and the picture under them are both taken out', async () => {
  const bytes = await SamplePdf.of([
    { picture: await scan(), texts: [{ text: '申请人张三的材料', x: 40, y: 64, mode: 3 }] },
  ])
  const { bytes: result, removed, findings } = await redactPdf(bytes, term('张三'))
  expect(findings).toEqual([])
  expect(await isBlackened(result, 1, removed[0]!.box!)).toBe(true)
  const readable = await readableInPdf(result)
  expect(foundIn(readable, ['张三'])).toEqual([])
  expect(foundIn(readable, ['申请'])).toHaveLength(1)
})

test('a scan without words is named, for no term can be found in it; a box works', async () => {
  const bytes = await SamplePdf.of([{ picture: await scan() }])
  const place = { x: 60, y: 40, w: 120, h: 40 }
  const result = await redactPdf(bytes, term('张三'), box(1, place))
  expect(result.unmatched).toEqual([0])
  expect(result.unsearched).toEqual(['第 1 页有图片，其中的文字无法按词语查找，请人工核对或框选。'])
  expect(result.findings).toEqual([])
  expect(await isBlackened(result.bytes, 1, place)).toBe(true)
})

test('a photograph of a page is kept as a JPEG, and its bars are black', async () => {
  const noise = await sharp({
    create: {
      width: 1200,
      height: 900,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer()
  const bytes = await SamplePdf.of([{ picture: noise }])
  const place = { x: 33, y: 41, w: 111, h: 27 }
  const result = await redactPdf(bytes, box(1, place))
  expect(result.bytes.includes('DCTDecode')).toBe(true)
  expect(result.findings).toEqual([])
  expect(await isBlackened(result.bytes, 1, place)).toBe(true)
})

test.each([90, 180, 270] as const)('on a page turned by %i degrees words are found and taken out', async (rotation) => {
  const bytes = await SamplePdf.of([{ rotation, texts: [{ text: '本人张三承诺', x: 140, y: 150 }] }])
  const result = await redactPdf(bytes, term('张三'))
  expect(result.findings).toEqual([])
  expect(result.removed.length).toBeGreaterThan(0)
  const readable = await readableInPdf(result.bytes)
  expect(foundIn(readable, ['张三'])).toEqual([])
  expect(foundIn(readable, ['承诺'])).toHaveLength(1)
})

test('a label that would say a withheld term is left out', async () => {
  const bytes = await SamplePdf.of([{ texts: [{ text: '甲乙丙丁', x: 40, y: 50 }] }])
  const result = await redactPdf(bytes, { ground: '甲乙事项', target: { kind: 'term', term: '甲乙' } })
  expect(result.findings).toEqual([])
  expect(foundIn(await readableInPdf(result.bytes), ['甲乙'])).toEqual([])
})

test('words that close up over a removed term do not make it anew', async () => {
  const bytes = await SamplePdf.of([{ texts: [{ text: '甲甲乙乙', x: 40, y: 50 }] }])
  const result = await redactPdf(bytes, { ground: '甲乙', target: { kind: 'term', term: '甲乙' } })
  expect(result.findings).toEqual([])
  expect(foundIn(await readableInPdf(result.bytes), ['甲乙'])).toEqual([])
})

test('a font that the file only names is drawn all the same', async () => {
  const { PDFDocument, PDFName, PDFString } = await import('@cantoo/pdf-lib')
  const document = await PDFDocument.create()
  const { context } = document
  const page = document.addPage([200, 100])
  const descriptor = {
    Type: 'FontDescriptor',
    FontName: 'SimSun',
    Flags: 6,
    FontBBox: [0, -200, 1000, 900],
    ItalicAngle: 0,
    Ascent: 880,
    Descent: -120,
    CapHeight: 880,
    StemV: 80,
  }
  const system = { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('GB1'), Supplement: 4 }
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: 'SimSun',
      CIDSystemInfo: system,
      FontDescriptor: context.register(context.obj(descriptor)),
    }),
  )
  page.node.setFontDictionary(
    PDFName.of('F'),
    context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: 'SimSun',
        Encoding: 'UniGB-UCS2-H',
        DescendantFonts: [descendant],
      }),
    ),
  )
  const words = Buffer.from('宋体张三', 'utf16le').swap16().toString('hex')
  page.node.addContentStream(context.register(context.stream(`BT /F 20 Tf 20 50 Td <${words}> Tj ET`)))
  const result = await redactPdf(Buffer.from(await document.save()), term('张三'))
  expect(result.findings).toEqual([])
  expect(foundIn(await readableInPdf(result.bytes), ['宋体'])).toHaveLength(1)
  expect((await sharp(await pagePng(result.bytes, 1, 2)).stats()).channels[0]!.min).toBe(0)
})

test.each([
  ['a box on a page that is not there', box(9, { x: 1, y: 1, w: 9, h: 9 }), 'redaction.box-outside'],
  ['a box beside the page', box(1, { x: 9000, y: 1, w: 9, h: 9 }), 'redaction.box-outside'],
  ['an empty box', box(1, { x: 1, y: 1, w: 0, h: 9 }), 'redaction.invalid'],
  ['a term of blanks', term(' 　·'), 'redaction.invalid'],
  ['no ground', term('张三', ' '), 'redaction.invalid'],
])('%s is refused', async (_, redaction, code) => {
  await expect(redactPdf(fixture('banfa.pdf'), redaction)).rejects.toMatchObject({ code })
})
