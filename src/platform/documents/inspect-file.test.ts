import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { inspectFile } from './inspect-file.ts'
import { inspect } from './inspecting.ts'
import { unzip } from './zip.ts'
import { zip } from './zip-writing.ts'

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../../test/fixtures/${name}`, import.meta.url))
}

/** The file with some of its parts changed or added. */
async function withParts(bytes: Buffer, parts: Record<string, Buffer | string>): Promise<Buffer> {
  const added = Object.entries(parts).map(([name, content]) => [name, Buffer.from(content)] as const)
  return zip(new Map([...(await unzip(bytes)), ...added]))
}

test('the thread gives what the reader finds', async () => {
  const { passages } = await inspectFile(fixture('fees.xlsx'), 'xlsx')
  expect(passages).toContainEqual({
    place: '工作表‘fees’C2（列‘标准（元）’，左侧‘学费’）',
    text: '5200',
    isHidden: false,
  })
})

test.each([
  ['正文第 1 段', '关于奖学金名单的公示', false],
  ['正文第 2 段', '正文一句，另有插入的一句。', false],
  ['正文第 2 段的隐藏文字', '隐藏的学号 2026000123', true],
  ['正文第 2 段的修订：已删除的文字', '删去的住址：示例路 1 号', true],
  ['正文第 4 段', '文本框里的话', false],
  ['正文第 4 段的图片说明', '框的说明', true],
  ['表格 1 第 2 行第 3 列（列‘手机号’，左侧‘示例甲’）', '13800138000', false],
  ['页眉', '页眉：示例大学', false],
  ['页脚', '页脚：内线 8001', false],
  ['脚注 2', '脚注里的话', false],
  ['批注（作者 示例批注人）', '批注：电话 13800138000', true],
  ['超链接的地址', 'mailto:example@example.edu.cn', true],
  ['文档属性‘最后修改人’', '示例修改人', true],
  ['文档属性‘经办人’', '示例经办人', true],
])('in a Word file, %s is found', async (place, text, isHidden) => {
  const { passages, unread } = await inspect(fixture('hidden.docx'), 'docx')
  expect(passages).toContainEqual({ place, text, isHidden })
  expect(unread).toEqual([])
})

test.each([
  ['工作表‘名单’B3（列‘身份证号’，左侧‘示例甲’）', '000000199001010000', false],
  ['工作表‘名单’C3（列‘手机号’，左侧‘示例甲’）', '13800138000', false],
  ['工作表‘名单’A4（隐藏的行或列）（列‘姓名’）', '隐藏行示例乙', true],
  ['工作表‘底稿’（隐藏）A1', '隐藏表中的话', true],
  ['单元格 A3 的批注', '批注：已核对', true],
  ['批注的作者', '示例批注人', true],
  ['名称‘经费’的定义', 'of:="示例定义"', true],
  ['工作表‘名单’的提示或链接', '请选择类别', true],
])('in an Excel file, %s is found', async (place, text, isHidden) => {
  const { passages } = await inspect(fixture('hidden.xlsx'), 'xlsx')
  expect(passages).toContainEqual({ place, text, isHidden })
})

test('in a PDF, pages, links and properties are found', async () => {
  const { passages } = await inspect(fixture('hidden.pdf'), 'pdf')
  const texts = passages.map(({ place, text }) => `${place} ${text}`)
  expect(texts).toContain('第 1 页 1 示例甲 13800138000')
  expect(texts).toContain('第 1 页的批注 mailto:example@example.edu.cn')
  expect(texts).toContain('文档属性‘作者’ 示例作者')
})

test('in an old Word file the words are found, and it is said that this is not everything', async () => {
  const { passages, unread } = await inspect(fixture('hidden.doc'), 'doc')
  const texts = passages.map(({ text }) => text)
  expect(texts).toEqual(expect.arrayContaining(['13800138000', '批注：电话 13800138000', '文本框里的话', '脚注里的话']))
  expect(unread.join('')).toContain('.docx')
})

test('what a pivot table and a link to another workbook still keep is found', async () => {
  const bytes = await withParts(fixture('fees.xlsx'), {
    'xl/pivotCache/pivotCacheRecords1.xml':
      '<pivotCacheRecords><r><s v="已删除的示例甲"/><n v="13800138000"/></r></pivotCacheRecords>',
    'xl/externalLinks/externalLink1.xml':
      '<externalLink><sheetData><row><cell><v>外部缓存</v></cell></row></sheetData></externalLink>',
  })
  const texts = (await inspect(bytes, 'xlsx')).passages.map(({ text }) => text)
  expect(texts).toEqual(expect.arrayContaining(['已删除的示例甲', '13800138000', '外部缓存']))
})

test('a file inside a file is read in its place, and what cannot be read is named', async () => {
  const bytes = await withParts(fixture('banfa.docx'), {
    'word/embeddings/inner.xlsx': fixture('hidden.xlsx'),
    'word/embeddings/unknown.dat': 'whatever this may be',
    'customXml/item1.xml': '<a b="自定义属性值">自定义的话</a>',
  })
  const { passages, unread } = await inspect(bytes, 'docx')
  expect(passages).toContainEqual({
    place: '嵌入的文件‘inner.xlsx’，工作表‘底稿’（隐藏）A1',
    text: '隐藏表中的话',
    isHidden: true,
  })
  expect(passages.map(({ text }) => text)).toEqual(expect.arrayContaining(['自定义的话', '自定义属性值']))
  expect(unread).toEqual(['嵌入的文件‘unknown.dat’，无法检查。'])
})

test('a part that is no XML, or has a document type, is named as unread; the others are read', async () => {
  const bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;">]><a>&y;</a>'
  const bytes = await withParts(fixture('hidden.docx'), {
    'word/header1.xml': bomb,
    'word/footnotes.xml': '<a><b></a>',
  })
  const { passages, unread } = await inspect(bytes, 'docx')
  expect(passages.map(({ text }) => text)).toContain('正文一句，另有插入的一句。')
  expect(unread).toEqual(['文件中的‘word/header1.xml’无法读取。', '文件中的‘word/footnotes.xml’无法读取。'])
})

test('a picture says where and by whom it was taken', async () => {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })
    .withExif({ IFD0: { Artist: 'Example' }, IFD3: { GPSLatitude: '41/1 48/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer()
  const { passages } = await inspect(picture, 'jpeg')
  expect(passages).toContainEqual({ place: '图片的信息‘作者’', text: 'Example', isHidden: true })
  expect(passages).toContainEqual({ place: '图片的信息‘GPS 位置’', text: '41.800000', isHidden: true })
})

test('the pages of an OFD are read', async () => {
  const page =
    '<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:TextCode X="1">示例公文</ofd:TextCode></ofd:Page>'
  const parts = new Map([
    ['OFD.xml', Buffer.from('<a/>')],
    ['Doc_0/Pages/Page_1/Content.xml', Buffer.from(page)],
  ])
  const { passages } = await inspect(zip(parts), 'ofd')
  expect(passages).toEqual([{ place: '第 2 页', text: '示例公文', isHidden: false }])
})

test('text in GB18030 is read line by line', async () => {
  const gb = Buffer.from('d0d5c3fb2ccad6bbfa0a', 'hex')
  expect((await inspect(gb, 'csv')).passages).toEqual([{ place: '第 1 行', text: '姓名,手机', isHidden: false }])
})

test('a line of 50 MB is read in pieces, and what is not read any more is said', async () => {
  const { passages, unread } = await inspect(Buffer.alloc(50 * 1024 * 1024, '13800138000 '), 'txt')
  expect(Math.max(...passages.map(({ text }) => text.length))).toBeLessThanOrEqual(10_200)
  expect(unread).toEqual(['内容过多，后面的部分没有检查。'])
})
