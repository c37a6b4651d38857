import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { foundIn, readableInPdf } from '../../../test/support/extraction.ts'
import { sampleDocx } from '../../../test/support/docx-samples.ts'
import { assertReleasable, listPageTexts, redactFile, renderPagePng, verifyRedacted } from './redact-file.ts'
import type { Redaction } from './redaction.ts'

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../../test/fixtures/${name}`, import.meta.url))
}

const TERM: Redaction = { ground: '第三方权益', target: { kind: 'term', term: '示例甲' } }

test('a PDF is redacted and checked in a thread of its own, and may go out', async () => {
  const { bytes, findings, kind, removed } = await redactFile(fixture('hidden.pdf'), {
    kind: 'pdf',
    redactions: [TERM],
  })
  expect(foundIn(await readableInPdf(bytes), ['示例甲'])).toEqual([])
  expect(await verifyRedacted(bytes, { kind, redactions: [TERM], removed })).toEqual([])
  assertReleasable(findings)
})

test('a file in which something is still found may not go out', async () => {
  const order = { kind: 'docx', redactions: [TERM], removed: [] }
  const findings = await verifyRedacted(fixture('hidden.docx'), order)
  expect(() => {
    assertReleasable(findings)
  }).toThrow(expect.objectContaining({ code: 'redaction.still-found', details: { findings } }))
})

test('the words of a page are listed with their places, and the page can be drawn', async () => {
  const [page] = await listPageTexts(fixture('hidden.pdf'))
  const word = page!.words.find(({ text }) => text === '13800138000')!
  expect(word.x).toBeCloseTo(378, 0)
  const png = await renderPagePng(fixture('hidden.pdf'), 1, 1)
  const { width, height } = await sharp(png).metadata()
  expect([width, height]).toEqual([Math.round(page!.width), Math.round(page!.height)])
  const place = { left: Math.round(word.x), top: Math.round(word.y), width: 60, height: 10 }
  expect(Math.min(...(await sharp(png).extract(place).raw().toBuffer()))).toBeLessThan(120)
})

const BROKEN = fixture('banfa.pdf').subarray(0, 900)
test.each([
  ['a spreadsheet', fixture('fees.xlsx'), 'xlsx', 'redaction.kind-refused'],
  ['an old Word file', fixture('hidden.doc'), 'doc', 'redaction.kind-refused'],
  ['a broken PDF', BROKEN, 'pdf', 'redaction.broken'],
  ['no PDF at all', Buffer.from('%PDF-1.7'), 'pdf', 'redaction.broken'],
  ['a broken Word file', fixture('banfa.docx').subarray(0, 3000), 'docx', 'redaction.broken'],
  ['an archive that is no Word file', fixture('fees.xlsx'), 'docx', 'redaction.broken'],
  ['a Word file with markup that is cut off', sampleDocx('<w:p>'), 'docx', 'redaction.broken'],
])('%s is refused', async (...[, bytes, kind, code]) => {
  await expect(redactFile(bytes, { kind, redactions: [TERM] })).rejects.toMatchObject({ code })
})

test('a PDF under a password is refused; one that is merely protected from changes is redacted', async () => {
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const locked = async (passwords: { userPassword?: string; ownerPassword: string }): Promise<Buffer> => {
    const document = await PDFDocument.load(fixture('hidden.pdf'))
    document.encrypt({ ...passwords, permissions: { modifying: false } })
    return Buffer.from(await document.save())
  }
  const order = { kind: 'pdf', redactions: [TERM] }
  await expect(redactFile(await locked({ userPassword: 'a', ownerPassword: 'b' }), order)).rejects.toMatchObject({
    code: 'redaction.encrypted',
  })
  const { removed, findings } = await redactFile(await locked({ ownerPassword: 'b' }), order)
  expect([removed.length, findings]).toEqual([1, []])
})

test('a file of more than 200 MB is refused before anything reads it', async () => {
  const order = { kind: 'pdf', redactions: [TERM] }
  await expect(redactFile(Buffer.alloc(200 * 1024 * 1024 + 1), order)).rejects.toMatchObject({
    code: 'redaction.too-large',
  })
})

test('no word that is not asked for is lost: the result reads like the original but for the bars', async () => {
  const { bytes } = await redactFile(fixture('banfa.pdf'), { kind: 'pdf', redactions: [] })
  const words = async (file: Buffer): Promise<string> =>
    (await listPageTexts(file)).flatMap((page) => page.words.map(({ text }) => text)).join('')
  expect(await words(bytes)).toBe(await words(fixture('banfa.pdf')))
})
