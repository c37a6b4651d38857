import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AppError } from '../../kernel/app-error.ts'
import { diffTexts, renderDiffHtml } from './diff.ts'
import { readDocx } from './docx.ts'
import { parseDocx } from './docx-reading.ts'
import { readPdfText } from './pdf.ts'
import { cleanHtml, htmlToText, picturesWithoutAlt } from './sanitize.ts'
import { sniff } from './sniff.ts'
import { readSheets, sheetToHtml, writeWorkbook } from './xlsx.ts'
import { parseSheets } from './xlsx-reading.ts'

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../../test/fixtures/${name}`, import.meta.url))
}

test('a Word file made by LibreOffice keeps its title, headings, table and picture', async () => {
  const read = await readDocx(fixture('banfa.docx'))
  expect(read.title).toBe('示例医科大学学术不端行为查处办法（示例）')
  const html = cleanHtml(read.html.replaceAll(read.images[0]?.placeholder ?? 'none', '/media/abcdefghij0123'))
  expect(html).toContain('<h2>第一章 总则</h2>')
  expect(html).toContain('<th scope="col">步骤</th>')
  expect(html).toContain('<td>科技处</td>')
  expect(html).toContain('<img src="/media/abcdefghij0123"')
  expect(read.images).toHaveLength(1)
})

test('an Excel file made by LibreOffice becomes a table', async () => {
  const [sheet] = await readSheets(fixture('fees.xlsx'))
  expect(sheet && sheetToHtml(sheet)).toContain(
    '<tr><td>学费</td><td>示例文件〔2024〕1号</td><td style="text-align:right">5200</td><td>2025-09-01</td></tr>',
  )
})

test('a PDF made by LibreOffice gives its words', async () => {
  const { text, hasText } = await readPdfText(fixture('banfa.pdf'))
  expect(hasText).toBe(true)
  expect(text).toContain('学术委员会办公室')
})

test.each([
  ['a script', '<p>好<script>alert(1)</script></p>', '<p>好</p>'],
  ['an event handler', '<p onclick="x()">好</p>', '<p>好</p>'],
  ['a javascript link', '<a href="javascript:x()">好</a>', '<p>好</p>'],
  ['a picture of another site', '<p>好</p><img src="https://elsewhere.example/a.png">', '<p>好</p>'],
  [
    'Word markup',
    '<p class="MsoNormal" style="mso-para-margin:0;text-align:center"><span style="font-family:仿宋"><o:p></o:p>正文</span></p>',
    '<p style="text-align:center">正文</p>',
  ],
  ['empty paragraphs', '<p>&nbsp;</p><p><span> </span></p><p>正文</p>', '<p>正文</p>'],
  ['skipped heading levels', '<h1>一</h1><h4>二</h4>', '<h2>一</h2><h3>二</h3>'],
])('%s is cleaned', (_name, dirty, clean) => {
  expect(cleanHtml(dirty)).toBe(clean)
})

test('cleaning twice changes nothing', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<b>',
    '</b>',
    '正文',
    '<table><tr><td>',
    '</td></tr></table>',
    '<h4>',
    '</h4>',
    '<img src=x>',
    '&nbsp;',
    '<script>',
    '</script>',
    '<!--',
    '-->',
    '<![if !x]>',
    '<a href="javascript:1">',
    '<ul><li>',
    '<svg onload=1>',
    '"',
    '<',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const once = cleanHtml(pieces.join(''))
      expect(cleanHtml(once)).toBe(once)
      expect(once).not.toMatch(/<script|javascript:|onload|<svg/i)
    }),
    { numRuns: 500 },
  )
})

test('text keeps blocks and cells apart and counts pictures without words', () => {
  expect(htmlToText('<p>一&amp;二</p><table><tr><td>甲</td><td>乙</td></tr></table>')).toBe('一&二\n甲\t乙')
  expect(picturesWithoutAlt('<img src="/media/a" alt="楼" /><img src="/media/b" alt="" /><img src="/media/c" />')).toBe(
    2,
  )
})

test.each([
  ['nothing', '空.pdf', Buffer.alloc(0), 'upload.empty'],
  ['a page named .docx', '办法.docx', Buffer.from('<html><body>x</body></html>'), 'upload.name-mismatch'],
  [
    'a drawing with a script',
    '图.svg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    'upload.type-refused',
  ],
  ['a page named .txt', '页.txt', Buffer.from('<!DOCTYPE html><script>1</script>'), 'upload.name-mismatch'],
  [
    'a program',
    '程序.exe',
    Buffer.from('MZ\u0000\u0000aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    'upload.type-refused',
  ],
])('%s is refused', async (...[, file, bytes, code]) => {
  await expect(sniff(bytes, file)).rejects.toMatchObject({ code })
})

test('a real file under a wrong name, or cut off, is refused', async () => {
  const docx = fixture('banfa.docx')
  await expect(sniff(docx, '办法.xlsx')).rejects.toMatchObject({ code: 'upload.name-mismatch' })
  await expect(sniff(docx.subarray(0, 3000), '办法.docx')).rejects.toBeInstanceOf(AppError)
  await expect(readPdfText(fixture('banfa.pdf').subarray(0, 500))).rejects.toBeInstanceOf(AppError)
})

test('random bytes never get further than a named refusal', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('a.pdf', 'a.docx', 'a.xlsx', 'a.png', 'a.doc'),
      async (bytes, name) => {
        await sniff(Buffer.from(bytes), name).catch((error: unknown) => {
          expect(error).toBeInstanceOf(AppError)
        })
        // In this thread: a thread of its own for each of the files would take longer than all the reading.
        await parseDocx(Buffer.from(bytes)).catch((error: unknown) => {
          expect(error).toBeInstanceOf(AppError)
        })
        await parseSheets(Buffer.from(bytes), { rows: 100, columns: 100 }).catch((error: unknown) => {
          expect(error).toBeInstanceOf(AppError)
        })
      },
    ),
    { numRuns: 60 },
  )
})

test('a cell that would run as a formula stays a text', async () => {
  const book = await writeWorkbook([{ name: '单位', header: ['名称'], rows: [['=1+1'], ['@cmd']] }])
  const [sheet] = await readSheets(book)
  expect(sheet?.rows.map(({ cells }) => cells[0]?.text)).toEqual(['名称', "'=1+1", "'@cmd"])
})

test('the difference is told in Chinese words', () => {
  const html = renderDiffHtml(
    diffTexts('第一条 受理时限为十个工作日。\n第二条 不变。', '第一条 受理时限为十五个工作日。\n第二条 不变。'),
  )
  expect(html).toMatch(/<del>十个?<\/del>/)
  expect(html).toMatch(/<ins>十五个?<\/ins>/)
  expect(html).toContain('<p>第二条 不变。</p>')
})
