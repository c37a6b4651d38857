import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detect } from './detect.ts'
import { isIdNumber } from './id-number.ts'
import { type GuardSettings, NO_SETTINGS } from './leak.ts'

function found(
  text: string,
  { heading = '', settings = NO_SETTINGS }: { heading?: string; settings?: GuardSettings } = {},
) {
  return detect({ place: '正文', text, heading }, settings).map(({ kind, certainty }) => `${kind} ${certainty}`)
}

const FOUND: readonly [what: string, text: string, finding: string, heading?: string][] = [
  ['an identity card', '张某某（身份证号：11010519491231002X）', 'id-number certain'],
  ['one with a small x', '11010519491231002x', 'id-number certain'],
  ['one in full-width digits', '１１０１０５１９４９１２３１００２Ｘ', 'id-number certain'],
  ['one in mathematical digits', '𝟏𝟏𝟎𝟏𝟎𝟓𝟏𝟗𝟒𝟗𝟏𝟐𝟑𝟏𝟎𝟎𝟐X', 'id-number certain'],
  ['one in groups', '110105 19491231 002X', 'id-number certain'],
  ['one with hyphens', '110105-19491231-002 X', 'id-number certain'],
  ['one with every digit apart', '1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X', 'id-number certain'],
  ['one over two lines', '1101051949\n1231002X', 'id-number certain'],
  ['one with invisible characters', '110105\u200b19491231\ufeff002X', 'id-number certain'],
  ['one with a wrong check character', '110105194912310021', 'id-number likely'],
  ['an old one under its label', '证件号 110105491231002', 'id-number certain'],
  ['a residence card of Hong Kong', '810000199408230021', 'id-number certain'],
  ['a card of a foreign permanent resident', '911124198108030024', 'id-number certain'],
  ['a mobile phone', '电话13800138000', 'mobile certain'],
  ['one abroad', '+86 138-0013-8000', 'mobile certain'],
  ['one written together with its country', '+8613800138000', 'mobile certain'],
  ['one with points', '138.0013.8000', 'mobile certain'],
  ['one in a mail address', '13800138000@qq.com', 'mobile certain'],
  ['one broken by the end of a line', '手机：1380013\n8000', 'mobile certain'],
  ['several after one another', '13800138000，13900139000', 'mobile certain,mobile certain'],
  ['a bank card', '6217001234567890122', 'bank-card certain'],
  ['one in groups of four', '6217 0012 3456 7890 122', 'bank-card certain'],
  ['a card of another series under its label', '银行卡号：4111111111111111', 'bank-card certain'],
  ['a passport under its label', '护照号码：E12345678', 'passport certain'],
  ['a passport below its heading', 'EA1234567', 'passport certain', '护照号'],
  ['a permit', '港澳通行证 C12345678', 'passport certain'],
  ['a home address', '家庭住址：大连市旅顺口区某某街道幸福小区3号楼2单元501室', 'home-address certain'],
  ['one below its heading', '辽宁省某县某镇某村三组', 'home-address certain', '家庭住址'],
  ['a flat without a label', '王某某，幸福家园5号楼302室', 'home-address certain'],
  ['a student number below its heading', '2023123456', 'student-number certain', '学号'],
  ['the number of a candidate', '准考证号：21010012345', 'exam-number certain'],
  ['a marking of a state secret', '机密★10年', 'secret-marking certain'],
  ['one with spaces', '绝 密\n', 'secret-marking certain'],
  ['one on a paper of an examination', '绝密★启用前', 'secret-marking certain'],
  ['a grade in a header', '密级：秘密', 'secret-marking certain'],
  ['internal material', '内部资料，注意保存', 'internal-marking certain'],
  ['hardship below its heading', '父亲患病', 'hardship certain', '困难原因'],
  ['a private mailbox', 'zhang@163.com', 'private-email certain'],
]

test.each(FOUND)('%s is found: %s', (...[, text, finding, heading = '']) => {
  expect(found(text, { heading }).join(',')).toBe(finding)
})

const SILENT: readonly [what: string, text: string, heading?: string][] = [
  ['a unified social credit code', '统一社会信用代码 12100000400000000W'],
  ['one of digits only', '统一社会信用代码：911200005666666668'],
  ['an office phone', '0411-86110000'],
  ['an office phone with extension', '024-31234567转8012'],
  ['a service number', '400-820-8820'],
  ['a masked identity card', '2107**********1234'],
  ['a masked mobile phone', '138****8000'],
  ['the number of a document', '示医校字〔2025〕118号'],
  ['an index number', '11210000000000-0842-2025-00013'],
  ['an amount', '中标金额：13800138000元'],
  ['an amount with separators', '13,800,138,000.00'],
  ['a long decimal', '3.14159265358979'],
  ['an ISBN', 'ISBN 978-7-04-056789-0'],
  ['the number of an order', '订单号：13800138000'],
  ['the number of a project', '项目编号：621700123456789'],
  ['the account of the school', '收款单位：示例医科大学，开户行：某银行，账号：6217001234567890122'],
  ['a span of years', '2021-2025 1380 0138'],
  ['part of a longer number', '99138001380001234'],
  ['a hash', 'a13800138000bcdef'],
  ['an office address', '地址：大连市旅顺南路西段9号行政楼305室'],
  ['a demand for an address', '申请表应当如实填写家庭住址、联系电话。'],
  ['a place of origin', '辽宁省大连市', '户籍地'],
  ['grades of secrets', '国家秘密的密级分为绝密、机密、秘密三级。'],
  ['rules about secrecy', '保密审查办法、商业秘密和保密期限的规定；机密级国家秘密不超过二十年'],
  ['internal control', '内部控制制度、内部资料的管理办法'],
  ['a form without words', '', '困难原因'],
  ['a mailbox of the school', 'xxgk@example.edu.cn'],
  ['digits of figures in a row', '1380 013 800 012 31'],
]

test.each(SILENT)('%s raises no alarm: %s', (_, text, heading) => {
  expect(found(text, { heading: heading ?? '' })).toEqual([])
})

test('a student number of the form that the school has set is found, certain where the form has a letter', () => {
  const of = (studentPattern: string) => ({ settings: { studentPattern, officialPhones: [] } })
  expect(found('李某某 2023123456', of('{年}######'))).toEqual(['student-number likely'])
  expect(found('李某某 S2023123456', of('S{年}######'))).toEqual(['student-number certain'])
  expect(found('李某某 S1823123456', of('S{年}######'))).toEqual([])
})

test('an official phone may be public', () => {
  expect(found('值班 138-0013-8000', { settings: { studentPattern: '', officialPhones: ['13800138000'] } })).toEqual([])
})

function withCheck(digits: string): string {
  const id = Array.from('0123456789X').find((check) => isIdNumber(digits + check))
  return digits + (id ?? '')
}

const idNumber = fc
  .record({
    region: fc.constantFrom('110105', '210202', '440106', '820000', '650102'),
    year: fc.integer({ min: 1930, max: 2019 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    order: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ region, year, month, day, order }) =>
    withCheck(
      region +
        String(year) +
        [month, day].map((n) => String(n).padStart(2, '0')).join('') +
        String(order).padStart(3, '0'),
    ),
  )
const disguise = fc.constantFrom(
  (id: string) => id,
  (id: string) => id.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (id: string) => Array.from(id).join(' '),
  (id: string) => Array.from(id).join('\u200b'),
  (id: string) => `${id.slice(0, 6)}—${id.slice(6, 14)}—${id.slice(14)}`,
  (id: string) => `${id.slice(0, 9)}\n${id.slice(9)}`,
)

test('every identity number is found at its place in the original, however it is written, and never shown', () => {
  fc.assert(
    fc.property(idNumber, disguise, fc.constantFrom('', '𠮷野：', '身份证号码为 '), (id, dress, lead) => {
      const worn = dress(id)
      const text = `${lead}${worn}，见附件`
      const [hit] = detect({ place: '正文', text, heading: '' }, NO_SETTINGS)
      expect(hit).toMatchObject({ kind: 'id-number', certainty: 'certain' })
      expect(text.slice(hit?.start, hit?.end)).toBe(worn)
      expect(JSON.stringify(hit)).not.toContain(id.slice(4, 12))
    }),
  )
})

test('a wrong digit in an identity number is never taken for a proven one', () => {
  fc.assert(
    fc.property(idNumber, fc.integer({ min: 1, max: 9 }), (id, step) => {
      const wrong = id.slice(0, 16) + String((Number(id[16]) + step) % 10) + id.slice(17)
      expect(isIdNumber(wrong)).toBe(false)
    }),
  )
})

const HOSTILE: readonly [name: string, piece: string][] = [
  ['digits', '1'],
  ['spaced digits', '1 '],
  ['almost numbers', '1380013800 '],
  ['labels', '家庭住址：'],
  ['streets', '幸福路1号'],
  ['doors', '1单元1室'],
  ['stars', '秘密 ★ '],
  ['at signs', 'a.a@a.'],
  ['blanks', ' \t'],
  ['brackets', '【('],
  ['invisible characters', '\u200b1\ufeff'],
  ['words of everything', '护照号码 准考证号：学号 内部资料 '],
]

function fastest(text: string): number {
  const times = Array.from({ length: 4 }, () => {
    const start = performance.now()
    found(text)
    return performance.now() - start
  })
  return Math.min(...times)
}

test.each(HOSTILE)('a hostile text of %s takes time by its length only', (_, piece) => {
  const short = fastest(piece.repeat(Math.ceil(5_000 / piece.length)))
  const long = fastest(piece.repeat(Math.ceil(160_000 / piece.length)))
  // 32 times the text: 32 times the time, some memory and a crowded machine; each with each would be a thousand times.
  expect(long).toBeLessThan(Math.max(short, 0.5) * 500)
})

test('two hundred pages are searched in a moment', () => {
  const page = '第一条 为规范信息公开工作，根据《高等学校信息公开办法》制定本办法，联系电话0411-86110000。'.repeat(12)
  expect(fastest(page.repeat(200))).toBeLessThan(300)
})
