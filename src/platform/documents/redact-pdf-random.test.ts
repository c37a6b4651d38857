import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foundIn, readableInPdf } from '../../../test/support/extraction.ts'
import { SamplePdf, type SampleText, scan } from '../../../test/support/pdf-samples.ts'
import { redact } from './redacting.ts'

const SECRET = ['张三丰', '13800138000', '阿卜杜·热合曼', '甲乙科技有限公司', '𠮷田']
const PLAIN = '关于学校信息公开申请的答复材料中所列事项已经核实，请查收。'

/** A term as people and programs write it: with blanks, in full width, or letter by letter. */
const written = fc.constantFrom(
  (words: string) => words,
  (words: string) => Array.from(words).join(' '),
  (words: string) => words.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xfee0 + (digit.codePointAt(0) ?? 0))),
)

/** Words on a page: in a line with others, one character at a time in any order, broken over two lines, or upright. */
function laid(words: string, how: number, y: number): SampleText[] {
  const letters = Array.from(words)
  if (how === 0) return [{ text: `${PLAIN.slice(0, 6)}${words}${PLAIN.slice(6, 9)}`, x: 30, y }]
  if (how === 1) return letters.map((text, at) => ({ text, x: 60 + at * 13, y })).reverse()
  if (how === 2)
    return [
      { text: `${PLAIN.slice(0, 9)}${letters.slice(0, 2).join('')}`, x: 30, y },
      { text: `${letters.slice(2).join('')}${PLAIN.slice(9, 14)}`, x: 30, y: y + 15 },
    ]
  return letters.map((text, at) => ({ text, x: 370, y: 30 + at * 13, size: 11 }))
}

const documents = fc.record({
  secret: fc.constantFrom(...SECRET),
  write: written,
  lays: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }),
  isScan: fc.boolean(),
  isHidden: fc.boolean(),
  rotation: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
})

test('nothing that is withheld can be read in the result of any document', { timeout: 300_000 }, async () => {
  const picture = await scan()
  await fc.assert(
    fc.asyncProperty(documents, async ({ secret, write, lays, isScan, isHidden, rotation }) => {
      const words = write(secret)
      const texts = lays.flatMap((how, at) => laid(words, how, 60 + at * 60))
      const own = texts.map((text) => (isScan ? { ...text, mode: 3 as const } : text))
      const hidden = isHidden
        ? { note: secret, link: `http://example.edu.cn/${secret}`, typed: { text: words, x: 30, y: 250, size: 10 } }
        : {}
      const extras = {
        title: secret,
        bookmark: secret,
        pageLabel: secret,
        xmp: secret,
        attachment: { name: `${secret}.txt`, content: secret },
      }
      const first = { rotation, texts: own, ...(isScan ? { picture } : {}), ...hidden }
      const bytes = await SamplePdf.of([first, { texts: [{ text: PLAIN, x: 20, y: 80 }] }], isHidden ? extras : {})
      const result = await redact(bytes, {
        kind: 'pdf',
        redactions: [{ ground: '第三方权益', target: { kind: 'term', term: secret } }],
      })
      const readable = await readableInPdf(result.bytes)
      expect(result.findings).toEqual([])
      expect(result.unmatched).toEqual([])
      expect(foundIn(readable, [words.normalize('NFKC').replaceAll(/\s/g, '')])).toEqual([])
      expect(foundIn(readable, [secret])).toEqual([])
      expect(foundIn(readable, [PLAIN.slice(0, 8)])).toHaveLength(1)
    }),
    {
      numRuns: 12,
      examples: [
        [{ secret: '张三丰', write: (words) => words, lays: [2], isScan: false, isHidden: false, rotation: 90 }],
      ],
    },
  )
})
