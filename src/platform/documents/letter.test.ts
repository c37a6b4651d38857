import fc from 'fast-check'
import mammoth from 'mammoth'
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { expect, test } from 'vitest'
import { letterDocx } from './letter-docx.ts'
import { fontsFor } from './letter-fonts.ts'
import { layOut, PITCH, WIDTH } from './letter-layout.ts'
import { breakLines } from './letter-lines.ts'
import { letterPdf } from './letter-pdf.ts'
import { attachmentLines, type LetterSheet } from './letter-sheet.ts'

const SHEET: LetterSheet = {
  issuer: '示例医科大学信息公开办公室',
  number: '示例医大公开答〔2026〕12号',
  title: '关于部分公开学校信息的答复书',
  addressee: '𠮷㛃䶮',
  paragraphs: [
    { text: '您提交的信息公开申请（编号：YSQ2026-00012）收悉。经审查，现答复如下。', isHeading: false },
    { text: '一、答复内容', isHeading: true },
    { text: '本校决定向您提供可以公开的部分，见附件。'.repeat(6), isHeading: false },
  ],
  attachments: ['合同（已作区分处理）', '登记表'],
  signedBy: '示例医科大学信息公开办公室',
  dateText: '2026年11月23日',
  note: '联系电话：010-00000000',
  slip: { title: '第三方意见反馈表', lines: ['□　同意公开', '理由：＿＿＿＿＿＿'] },
  madeAt: new Date('2026-11-23T10:00:00+08:00'),
}

async function readBack(pdf: Buffer): Promise<{ pages: string[]; bare: string }> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)))
  return { pages: text, bare: text.join('').normalize('NFKC').replace(/\s/g, '') }
}

test('no line begins with punctuation or ends with an opening bracket, none is too wide, and nothing is lost', () => {
  const words = fc.constantFrom(
    '信',
    '息',
    '公',
    '开',
    '，',
    '。',
    '（',
    '）',
    '《',
    '》',
    '“',
    '”',
    '、',
    '2026',
    'a@b.cn',
    '——',
  )
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 200 }), fc.integer({ min: 6, max: 28 }), (parts, cells) => {
      const text = parts.join('')
      const widthOf = (character: string): number => ((character.codePointAt(0) ?? 0) < 0x100 ? 0.5 : 1)
      const lines = breakLines(text, { width: cells, indent: 2, hang: 0, widthOf })
      expect(lines.map((line) => line.text).join('')).toBe(text)
      for (const { rest } of lines) expect(rest).toBeGreaterThanOrEqual(-0.011)
    }),
  )
  const narrow = breakLines('根据《高等学校信息公开办法》，本校现答复如下。', {
    width: 4,
    indent: 0,
    hang: 0,
    widthOf: () => 1,
  })
  for (const { text } of narrow.slice(1)) expect('，。》').not.toContain(text.charAt(0))
  for (const { text } of narrow.slice(0, -1)) expect(text.endsWith('《')).toBe(false)
})

test('twenty-eight characters fill a line of the type area, and twenty-two lines a page', async () => {
  const fonts = await fontsFor('信'.repeat(2))
  const sheet = {
    ...SHEET,
    addressee: '',
    slip: null,
    paragraphs: [{ text: '信'.repeat(26 + 28 * 40), isHeading: false }],
  }
  const [first = [], second = []] = layOut(sheet, fonts, PITCH * 20)
  const full = first.filter(({ text }) => text === '信'.repeat(28))
  expect(full.length).toBeGreaterThan(5)
  expect(second).toHaveLength(22)
  expect(WIDTH).toBeCloseTo(442.2, 1)
})

test('a page never holds nothing but signature and date', async () => {
  for (let lines = 5; lines < 30; lines++) {
    const paragraphs = Array.from({ length: lines }, () => ({ text: '本校现答复如下。', isHeading: false }))
    const sheet = { ...SHEET, paragraphs, attachments: [], slip: null }
    const pages = layOut(sheet, await fontsFor('𠮷'), PITCH * 18)
    expect(pages.at(-1)?.some(({ text }) => text.includes('答复如下'))).toBe(true)
  }
})

test('the PDF can be searched and read out, names with rare characters included', async () => {
  const pdf = await letterPdf(SHEET)
  const { pages, bare } = await readBack(pdf)
  expect(bare).toContain('𠮷㛃䶮:')
  expect(bare).toContain('示例医大公开答〔2026〕12号')
  expect(bare).toContain('编号:YSQ2026-00012)收悉')
  expect(pages.at(-1)?.normalize('NFKC')).toContain('第三方意见反馈表')
  const source = pdf.toString('latin1')
  expect(source).toContain('/Marked true')
  expect(source).toContain('/Lang (zh-CN)')
  expect(source).toContain('/DisplayDocTitle true')
  const { info } = await getMeta(new Uint8Array(pdf))
  expect(info).toMatchObject({ Title: SHEET.title, Author: SHEET.issuer })
})

test('faces are embedded as subsets and a letter stays small', async () => {
  const pdf = await letterPdf(SHEET)
  const names = [...pdf.toString('latin1').matchAll(/\/FontName \/(\S+)/g)].map((match) => match[1] ?? '')
  expect(names.length).toBe(3)
  expect(names.filter((name) => !/^[A-Z]{6}\+/.test(name))).toEqual([])
  expect(pdf.length).toBeLessThan(200_000)
})

test('a character that no face has is named and refused, never printed as an empty box', async () => {
  await expect(letterPdf({ ...SHEET, addressee: '张🙂' })).rejects.toMatchObject({
    code: 'letter.character-missing',
    details: { characters: '🙂' },
  })
})

test('every character of the basic plane and of the extensions B to F that a name may have is drawn', async () => {
  const some = ['𠀀', '𪛖', '𪜀', '𫝀', '𫠠', '𬺰', '㐀', '䶵', '一', '鿕']
  const fonts = await fontsFor(some.join(''))
  for (const character of some) expect(fonts.faces.get(fonts.faceOf(character, 'body'))?.has(character)).toBe(true)
})

test('the Word document says the same as the PDF, in the same order', async () => {
  const { value } = await mammoth.extractRawText({ buffer: await letterDocx(SHEET) })
  const words = (text: string): string => text.normalize('NFKC').replace(/\s|—\d—/g, '')
  const { bare } = await readBack(await letterPdf(SHEET))
  expect(words(value)).toBe(words(bare))
})

test('a single attachment has no number, several are numbered below each other', () => {
  expect(attachmentLines(['甲'])).toEqual(['附件：甲'])
  expect(attachmentLines(['甲', '乙'])).toEqual(['附件：1.甲', '　　　2.乙'])
})
