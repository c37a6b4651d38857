import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import {
  type DocxParts,
  field,
  oldTextBox,
  paragraph,
  picture,
  row,
  run,
  sampleDocx,
  textBox,
} from '../../../test/support/docx-samples.ts'
import { foundIn, readableInDocx } from '../../../test/support/extraction.ts'
import { parseDocx } from './docx-reading.ts'
import { redact } from './redacting.ts'
import type { Redacted, Redaction } from './redaction.ts'
import { unzip } from './zip.ts'

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../../test/fixtures/${name}`, import.meta.url))
}

function term(words: string, ground = '第三方权益'): Redaction {
  return { ground, target: { kind: 'term', term: words } }
}

function redactDocx(bytes: Buffer, ...redactions: Redaction[]): Promise<Redacted> {
  return redact(bytes, { kind: 'docx', redactions })
}

async function textOf(bytes: Buffer): Promise<string> {
  return (await parseDocx(bytes)).text
}

test.each([
  ['a cell of a table', '示例甲', '正文第 10 段'],
  ['a number', '138 0013 8000', '正文第 11 段'],
  ['a header', '示例大学', '页眉第 1 段'],
  ['a footnote', '脚注里的话', '脚注第 3 段'],
  ['a text box', '文本框里的话', '正文中的文本框第 5 段'],
])('in a Word file, %s is taken out, and its place is told', async (_, words, place) => {
  const { bytes, removed, findings } = await redactDocx(fixture('hidden.docx'), term(words))
  expect(findings).toEqual([])
  expect(removed.map((removal) => removal.place)).toContain(place)
  expect(foundIn(readableInDocx(bytes), [words.replaceAll(' ', '')])).toEqual([])
  expect(foundIn(readableInDocx(bytes), ['▇▇〔第三方权益〕'])).toHaveLength(1)
})

test('what shows stays as it was; comments, deletions, hidden words, properties and addresses go', async () => {
  const { bytes, findings } = await redactDocx(fixture('hidden.docx'), term('示例甲'))
  expect(findings).toEqual([])
  const readable = readableInDocx(bytes)
  for (const gone of ['示例批注人', '删去的住址', '2026000123', '示例修改人', '示例经办人', 'mailto', '框的说明']) {
    expect(foundIn(readable, [gone])).toEqual([])
  }
  for (const kept of ['正文一句，另有插入的一句。', '有批注的一句，有脚注', '文本框里的话', '页脚：内线8001']) {
    expect(foundIn(readable, [kept])).toHaveLength(1)
  }
})

test('headings, tables and pictures are still those of the document', async () => {
  const { bytes, findings, unsearched } = await redactDocx(fixture('banfa.docx'), term('学术不端'))
  expect(findings).toEqual([])
  expect(unsearched).toEqual(['文件中有 1 张图片，其中的文字无法按词语查找，请人工核对。'])
  const [before, after] = [await parseDocx(fixture('banfa.docx')), await parseDocx(bytes)]
  expect(after.images).toHaveLength(before.images.length)
  expect(after.html.match(/<(?:h\d|td|th)\b/g)).toEqual(before.html.match(/<(?:h\d|td|th)\b/g))
  expect(after.text).toBe(before.text.replaceAll('学术不端', '▇▇〔第三方权益〕'))
})

test.each([
  ['runs', paragraph(run('本人张'), run('三', '<w:b/>'), run('承诺'))],
  ['a tab and a break', paragraph(run('张'), '<w:r><w:tab/><w:br/></w:r>', run('三'))],
  ['cells', row('张', '三')],
  ['paragraphs', paragraph(run('张')) + paragraph(run('三'))],
  [
    'a letter with its reading above',
    paragraph(
      `<w:r><w:ruby><w:rt>${run('zhang')}</w:rt><w:rubyBase>${run('张')}</w:rubyBase></w:ruby></w:r>`,
      run('三'),
    ),
  ],
  ['a text box in between', paragraph(run('张'), textBox('框'), run('三'))],
  ['a note in between', paragraph(run('张'), '<w:r><w:footnoteReference w:id="1"/></w:r>', run('三'))],
  [
    'a deletion in between',
    paragraph(run('张'), '<w:del w:id="1" w:author="某"><w:r><w:delText>四</w:delText></w:r></w:del>', run('三')),
  ],
  ['an insertion', paragraph(run('张'), `<w:ins w:id="1" w:author="某">${run('三')}</w:ins>`)],
  ['a link', paragraph(run('张'), `<w:hyperlink r:id="rLink">${run('三')}</w:hyperlink>`)],
  [
    'a control',
    paragraph(
      run('张'),
      `<w:sdt><w:sdtPr><w:alias w:val="张三"/></w:sdtPr><w:sdtContent>${run('三')}</w:sdtContent></w:sdt>`,
    ),
  ],
  ['the result of a field', paragraph(run('张'), field(' MERGEFIELD 张三 ', '三'))],
  ['a soft hyphen', paragraph(run('张'), '<w:r><w:softHyphen/></w:r>', run('三'))],
  ['a letter written as a symbol', paragraph(run('张'), '<w:r><w:sym w:font="SimSun" w:char="4E09"/></w:r>')],
  ['a formula', paragraph('<m:oMath><m:r><m:t>张三</m:t></m:r></m:oMath>')],
  ['a text box of the old form', paragraph(oldTextBox('张三'))],
  ['a text box of the new form', paragraph(textBox('张三'))],
])('a term is taken out across %s', async (_, body) => {
  const { bytes, removed, findings } = await redactDocx(sampleDocx(body), term('张三', '个人隐私'))
  expect(findings).toEqual([])
  expect(removed).toHaveLength(1)
  expect(foundIn(readableInDocx(bytes), ['张三'])).toEqual([])
  expect(await textOf(bytes)).not.toMatch(/[张三]/)
})

const HIDDEN: readonly (readonly [name: string, body: string, parts: DocxParts])[] = [
  ['a comment', '', { comment: '张三' }],
  ['the title', '', { title: '张三' }],
  ['data behind controls', '', { customXml: '张三' }],
  ['the address of a link', '', { link: 'http://example.edu.cn/张三' }],
  ['the name of a style', '', { styleName: '张三' }],
  ['an embedded file', '', { embedded: Buffer.from('张三') }],
  ['a deletion', '<w:del w:id="1" w:author="张三"><w:r><w:delText>张三</w:delText></w:r></w:del>', {}],
  ['hidden words', run('张三', '<w:vanish/>'), {}],
  ['words in a hidden style', run('张三', '<w:rStyle w:val="Dark"/>'), {}],
  ['the code of a field', field(' HYPERLINK "http://example.edu.cn/张三" ', '见附件'), {}],
  [
    'a tag',
    '<w:smartTag w:element="张三"><w:smartTagPr><w:attr w:name="n" w:val="张三"/></w:smartTagPr></w:smartTag>',
    {},
  ],
  ['a bookmark', '<w:bookmarkStart w:id="1" w:name="张三"/><w:bookmarkEnd w:id="1"/>', {}],
  ['an element of a foreign kind', '<x:secret xmlns:x="urn:x" x:name="张三">张三</x:secret>', {}],
  ['an attribute of a foreign kind', '<w:r xmlns:x="urn:x" x:name="张三" w:rsidR="00AB12CD"><w:t>见</w:t></w:r>', {}],
]
test.each(HIDDEN)('words in %s do not get into the result, asked for or not', async (_, body, parts) => {
  const { bytes, findings } = await redactDocx(sampleDocx(paragraph(run('正文'), body), parts), term('李四'))
  expect(findings).toEqual([])
  expect(foundIn(readableInDocx(bytes), ['张三'])).toEqual([])
  expect(await textOf(bytes)).toContain('正文')
})

test('a term in the words of a numbering and in the name of a font is taken out', async () => {
  const font = '<w:rFonts w:ascii="张三体" w:eastAsia="仿宋"/>'
  const sample = sampleDocx(paragraph(run('正文', font)), { numbering: '张三%1' })
  const { bytes, removed, findings } = await redactDocx(sample, term('张三'))
  expect(findings).toEqual([])
  expect(removed.map(({ place }) => place)).toEqual(['编号'])
  expect(foundIn(readableInDocx(bytes), ['张三'])).toEqual([])
  expect(foundIn(readableInDocx(bytes), ['仿宋'])).toHaveLength(1)
})

test('what a picture hides by cropping, tells in its metadata or in its description is not in the result', async () => {
  const half = await sharp({ create: { width: 50, height: 100, channels: 3, background: '#ff0000' } })
    .png()
    .toBuffer()
  const media = await sharp({ create: { width: 100, height: 100, channels: 3, background: '#0000ff' } })
    .composite([{ input: half, left: 50, top: 0 }])
    .withExif({ IFD0: { Copyright: '张三' } })
    .png()
    .toBuffer()
  const body = paragraph(picture('张三', 'rImage', '<a:srcRect r="50000"/>'))
  const { bytes, findings } = await redactDocx(sampleDocx(body, { media }), term('李四'))
  expect(findings).toEqual([])
  expect(foundIn(readableInDocx(bytes), ['张三'])).toEqual([])
  const { channels } = await sharp((await unzip(bytes)).get('word/media/image1.png')).stats()
  expect(channels[0]!.max).toBe(0)
})

test('a drawing that may hold words of its own is left out, and its place says so', async () => {
  const body = paragraph(picture('图', 'rImage'))
  const { bytes } = await redactDocx(sampleDocx(body, { media: Buffer.from('<svg><text>张三</text></svg>') }))
  expect(foundIn(readableInDocx(bytes), ['张三'])).toEqual([])
  expect(await textOf(bytes)).toContain('〔图片略〕')
})

test('numbers of pages still count', async () => {
  const body = paragraph(field(' PAGE ', '7'), field(' NUMPAGES  \\* MERGEFORMAT ', '9'))
  const { bytes, findings } = await redactDocx(sampleDocx(body))
  expect(findings).toEqual([])
  const markup = (await unzip(bytes)).get('word/document.xml')!.toString()
  expect(markup.match(/<w:instrText[^>]*>[^<]*/g)).toHaveLength(2)
})

test('a box in a Word file is refused, for words there have no fixed place', async () => {
  const box: Redaction = { ground: '国家秘密', target: { kind: 'box', page: 1, box: { x: 1, y: 1, w: 9, h: 9 } } }
  await expect(redactDocx(fixture('banfa.docx'), box)).rejects.toMatchObject({ code: 'redaction.box-in-text' })
})

const SECRET = ['张三丰', '13800138000', '阿卜杜·热合曼', '甲乙科技有限公司', '𠮷田']

/** The ways in which words lie in a Word file; each gives a body that holds them. */
const PLACES: readonly ((words: string) => string)[] = [
  (words) => paragraph(run(`前文${words}后文`)),
  (words) => paragraph(...Array.from(words, (letter, at) => run(letter, at % 2 === 0 ? '<w:b/>' : '<w:i/>'))),
  (words) => row(...Array.from(words)),
  (words) => Array.from(words, (letter) => paragraph(run(letter))).join(''),
  (words) => paragraph(textBox(words)),
  (words) => paragraph(oldTextBox(words)),
  (words) => paragraph(`<w:ins w:id="1" w:author="某">${run(words)}</w:ins>`),
  (words) => paragraph(`<w:del w:id="1" w:author="某"><w:r><w:delText>${words}</w:delText></w:r></w:del>`),
  (words) => paragraph(`<w:moveTo w:id="1">${run(words)}</w:moveTo>`),
  (words) => paragraph(`<w:hyperlink r:id="rLink" w:tooltip="${words}">${run(words)}</w:hyperlink>`),
  (words) => paragraph(field(` MERGEFIELD ${words} `, words)),
  (words) => paragraph(`<w:fldSimple w:instr=" AUTHOR ${words} ">${run(words)}</w:fldSimple>`),
  (words) => paragraph(run(words, '<w:vanish/>')),
  (words) => paragraph(picture(words, 'rImage')),
  (words) =>
    paragraph(`<w:sdt><w:sdtPr><w:tag w:val="${words}"/></w:sdtPr><w:sdtContent>${run(words)}</w:sdtContent></w:sdt>`),
]
const WRITINGS: readonly ((words: string) => string)[] = [
  (words) => words,
  (words) => Array.from(words).join('\u3000'),
  (words) => words.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xfee0 + (digit.codePointAt(0) ?? 0))),
]

const documents = fc.record({
  secret: fc.constantFrom(...SECRET),
  places: fc.uniqueArray(fc.nat(PLACES.length - 1), { minLength: 1, maxLength: 6 }),
  writing: fc.constantFrom(...WRITINGS),
  isAround: fc.boolean(),
})

test('nothing that is withheld can be read in the result of any document', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async ({ secret, places, writing, isAround }) => {
      const words = writing(secret)
      const around = isAround
        ? {
            header: words,
            footnote: words,
            comment: words,
            title: words,
            customXml: words,
            link: words,
            styleName: words,
            numbering: words,
          }
        : {}
      const body = [paragraph(run('首段')), ...places.map((at) => PLACES[at]!(words)), paragraph(run('末段'))].join('')
      const { bytes, findings } = await redactDocx(sampleDocx(body, around), term(secret))
      const readable = readableInDocx(bytes)
      expect(findings).toEqual([])
      for (const form of [secret, words.normalize('NFKC').replaceAll(/\s/g, '')])
        expect(foundIn(readable, [form])).toEqual([])
      expect(foundIn(readable, ['首段'])).toHaveLength(1)
      expect(foundIn(readable, ['末段'])).toHaveLength(1)
    }),
    { numRuns: 150 },
  )
})
