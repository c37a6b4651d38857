import { readFileSync } from 'node:fs'
import { PDFDocument, PDFHexString, PDFName, rgb } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { paragraph, run, sampleDocx } from '../../../test/support/docx-samples.ts'
import { SamplePdf, withPageEmptied } from '../../../test/support/pdf-samples.ts'
import { redact, verify } from './redacting.ts'
import type { Redacted, Redaction, RedactionFinding } from './redaction.ts'
import { unzip } from './zip.ts'
import { zip } from './zip-writing.ts'

const TERM: Redaction = { ground: '第三方权益', target: { kind: 'term', term: '张三' } }
const BOX: Redaction = { ground: '国家秘密', target: { kind: 'box', page: 1, box: { x: 35, y: 80, w: 90, h: 24 } } }
const REDACTIONS = [TERM, BOX]

function sample(): Promise<Buffer> {
  return SamplePdf.of([
    {
      texts: [
        { text: '本人张三承诺', x: 40, y: 50 },
        { text: '密件一号', x: 40, y: 96 },
      ],
    },
  ])
}

const made: Promise<Redacted> = sample().then((bytes) => redact(bytes, { kind: 'pdf', redactions: REDACTIONS }))

async function findingsIn(bytes: Buffer): Promise<RedactionFinding[]> {
  return verify(bytes, { kind: 'pdf', redactions: REDACTIONS, removed: (await made).removed })
}

/** The result after somebody has changed it. */
async function changed(change: (document: PDFDocument) => Promise<void> | void): Promise<Buffer> {
  const document = await PDFDocument.load((await made).bytes, { updateMetadata: false })
  await change(document)
  return Buffer.from(await document.save({ useObjectStreams: false }))
}

test('the result itself passes', async () => {
  expect(await findingsIn((await made).bytes)).toEqual([])
})

const HIDDEN = readFileSync(new URL('../../../test/fixtures/hidden.pdf', import.meta.url))
const HIDDEN_TERM: Redaction = { ground: '第三方权益', target: { kind: 'term', term: '示例甲' } }
const HIDDEN_ORDER = { kind: 'pdf', redactions: [HIDDEN_TERM] }

test('the original does not pass, by its words and by all that it has besides', async () => {
  const { removed } = await redact(HIDDEN, HIDDEN_ORDER)
  const findings = await verify(HIDDEN, { ...HIDDEN_ORDER, removed })
  expect(findings).toContainEqual({ place: '第 1 页', what: 'text', redaction: 0 })
  expect(findings).toContainEqual({ place: '文档属性‘作者’', what: 'metadata', redaction: undefined })
})

test('a black rectangle that merely covers the words does not pass', async () => {
  const { removed } = await redact(HIDDEN, HIDDEN_ORDER)
  const document = await PDFDocument.load(HIDDEN)
  const page = document.getPage(0)
  for (const { box } of removed) {
    const y = page.getHeight() - box!.y - box!.h
    page.drawRectangle({ x: box!.x, y, width: box!.w, height: box!.h, color: rgb(0, 0, 0) })
  }
  const findings = await verify(Buffer.from(await document.save()), { ...HIDDEN_ORDER, removed })
  expect(findings).toContainEqual({ place: '第 1 页', what: 'text', redaction: 0 })
})

test('pages drawn without their bars do not pass, although no word is left', async () => {
  const { bytes } = await redact(await sample(), { kind: 'pdf', redactions: [] })
  const findings = await findingsIn(bytes)
  expect(findings).toContainEqual({ place: '第 1 页', what: 'pixels', redaction: 0 })
  expect(findings).toContainEqual({ place: '第 1 页', what: 'pixels', redaction: 1 })
})

test.each([
  [
    'a title',
    (document: PDFDocument) => {
      document.setTitle('张三')
    },
  ],
  ['an attached file', (document: PDFDocument) => document.attach(Buffer.from('张三'), 'a.txt')],
  [
    'a note',
    (document: PDFDocument) => {
      const { context } = document
      const note = { Type: 'Annot', Subtype: 'Text', Rect: [1, 1, 9, 9], Contents: PDFHexString.fromText('张三') }
      document.getPage(0).node.addAnnot(context.register(context.obj(note)))
    },
  ],
  [
    'an object that nothing leads to',
    (document: PDFDocument) => {
      document.context.register(document.context.obj({ Subtype: PDFHexString.fromText('张三') }))
    },
  ],
  [
    'a stream that nothing leads to',
    (document: PDFDocument) => {
      document.context.register(document.context.flateStream(Buffer.from('张三')))
    },
  ],
  [
    'XMP',
    (document: PDFDocument) => {
      const { catalog, context } = document
      const xmp = context.stream(Buffer.from('<x>张三</x>'), { Type: 'Metadata', Subtype: 'XML' })
      catalog.set(PDFName.of('Metadata'), context.register(xmp))
    },
  ],
  [
    'a form',
    (document: PDFDocument) => {
      document.getForm().createTextField('张三')
    },
  ],
  [
    'a script',
    (document: PDFDocument) => {
      document.addJavaScript('a', 'app.alert("张三")')
    },
  ],
] as const)('%s that came into the result does not pass', async (_, change) => {
  expect(await findingsIn(await changed(change))).not.toEqual([])
})

test('a second state behind the result does not pass, even when it shows nothing', async () => {
  expect(await findingsIn(await withPageEmptied((await made).bytes))).toContainEqual({
    place: '文件的内部结构',
    what: 'structure',
    redaction: undefined,
  })
})

test.each(['utf8', 'utf16le', 'latin1'] as const)(
  'words behind the end of the file (%s) do not pass',
  async (encoding) => {
    const words = encoding === 'latin1' ? Buffer.from('d5c5c8fd', 'hex') : Buffer.from('张三', encoding)
    expect(await findingsIn(Buffer.concat([(await made).bytes, words]))).toContainEqual({
      place: '文件的内部结构',
      what: 'structure',
      redaction: 0,
    })
  },
)

test('words under a bar that are not those of its label do not pass', async () => {
  const { bytes, removed } = await redact(await sample(), {
    kind: 'pdf',
    redactions: [{ ...BOX, label: '密件一号' }],
  })
  const findings = await verify(bytes, { kind: 'pdf', redactions: [BOX], removed })
  expect(findings).toContainEqual({ place: '第 1 页', what: 'text', redaction: 0 })
})

/** A redacted Word file with one of its parts changed or added. */
async function changedDocx(name: string, change: (content: string) => string): Promise<RedactionFinding[]> {
  const { bytes } = await redact(sampleDocx(paragraph(run('本人张三承诺'))), { kind: 'docx', redactions: [TERM] })
  const parts = new Map(await unzip(bytes))
  parts.set(name, Buffer.from(change(parts.get(name)?.toString() ?? '')))
  return verify(zip(parts), { kind: 'docx', redactions: [TERM], removed: [] })
}

test.each([
  ['words of the text', 'word/document.xml', (xml: string) => xml.replace('▇▇', '张三')],
  ['words across runs', 'word/document.xml', (xml: string) => xml.replace('▇▇', '张</w:t></w:r><w:r><w:t>三')],
  ['a comment', 'word/comments.xml', () => '<a>张</a>'],
  ['properties', 'docProps/core.xml', () => '<a>张</a>'],
  [
    'a deletion',
    'word/document.xml',
    (xml: string) => xml.replace('<w:p>', '<w:p><w:del><w:r><w:delText>甲</w:delText></w:r></w:del>'),
  ],
  ['hidden words', 'word/document.xml', (xml: string) => xml.replace('<w:rPr/>', '<w:rPr><w:vanish/></w:rPr>')],
  ['a remark in the markup', 'word/styles.xml', (xml: string) => `${xml}<!-- 张三 -->`],
  ['an attribute', 'word/document.xml', (xml: string) => xml.replace('<w:p>', '<w:p w:note="张三">')],
  ['a field', 'word/document.xml', (xml: string) => xml.replace('<w:rPr/>', '<w:instrText>AUTHOR 甲</w:instrText>')],
  [
    'an address',
    'word/_rels/document.xml.rels',
    (xml: string) => xml.replace('<Relationship ', '<Relationship TargetMode="External" '),
  ],
])('%s that came into a Word file does not pass', async (_, name, change) => {
  expect(await changedDocx(name, change)).not.toEqual([])
})

test('a Word file that nobody changed passes, and one with bytes behind its end does not', async () => {
  const { bytes, findings } = await redact(sampleDocx(paragraph(run('本人张三承诺'))), {
    kind: 'docx',
    redactions: [TERM],
  })
  expect(findings).toEqual([])
  const longer = Buffer.concat([bytes.subarray(0, -2), Buffer.from([2, 0]), Buffer.from('ab')])
  expect(await verify(longer, { kind: 'docx', redactions: [TERM], removed: [] })).toContainEqual({
    place: '压缩包',
    what: 'structure',
    redaction: undefined,
  })
})

test('the upload that nobody redacted does not pass', async () => {
  const bytes = readFileSync(new URL('../../../test/fixtures/hidden.docx', import.meta.url))
  const findings = await verify(bytes, { kind: 'docx', redactions: [], removed: [] })
  expect(findings.map(({ place }) => place)).toContain('正文第 2 段的隐藏文字')
})
