import fc from 'fast-check'
import { expect, test } from 'vitest'
import { REGIMES, type Regime } from '../../../kernel/letter-terms.ts'
import { DEFAULT_REMEDY, REMEDIES } from '../shipped/remedies.ts'
import { SHIPPED_TEMPLATES } from '../shipped/templates.ts'
import { isComplete } from './delivery.ts'
import { areUsable, documentNumber, NO_NUMBER_WORDS } from './document-number.ts'
import { faultsOfValues, fieldsUnder, type FieldValues, fill, type Filling, isOpen, tidy } from './fill.ts'
import { faultsOf, type LetterTemplate, type Standing, type TemplateField } from './template.ts'

const STANDING: Standing = {
  schoolName: '示例医科大学',
  officeName: '信息公开办公室',
  officePhone: '010-00000001',
  officeAddress: '示例路1号',
  supervisionName: '信息公开监督办公室',
  supervisionPhone: '010-00000002',
  authorityName: '示例省教育厅',
}

function sampleOf({ type, label, options }: TemplateField): FieldValues[string] {
  const samples = {
    text: `〔${label}〕`,
    paragraphs: `〔${label}〕一\n二`,
    items: ['甲', '乙'],
    day: '2026-03-02',
    number: 7,
  }
  return type === 'choice' ? (options[0] ?? '') : samples[type]
}

function valuesFor({ content }: LetterTemplate, regime: Regime): FieldValues {
  return Object.fromEntries(fieldsUnder(content, regime).map((field) => [field.key, sampleOf(field)]))
}

const CASES = SHIPPED_TEMPLATES.flatMap((template) =>
  REGIMES.flatMap((regime) => {
    const basis = template.content.bases[regime]
    return basis ? [{ id: `${template.id} ${regime}`, template, regime, basis }] : []
  }),
)

function fillingOf({ template, regime, basis }: (typeof CASES)[number], remedyId = DEFAULT_REMEDY): Filling {
  const { content } = template
  const remedy = content.hasRemedy ? REMEDIES.find(({ id }) => id === remedyId)?.texts[regime] : undefined
  return {
    content,
    regime,
    basis,
    remedyText: remedy?.text ?? '',
    values: valuesFor(template, regime),
    standing: STANDING,
  }
}

function whole(filling: Filling): string {
  const { title, addressee, paragraphs, slip } = fill(filling, [])
  return [title, addressee, ...paragraphs.map(({ text }) => text), ...(slip?.lines ?? [])].join('\n')
}

test('every template that ships is sound, and no two have one name', () => {
  expect(SHIPPED_TEMPLATES.flatMap(({ id, content }) => faultsOf(content).map((fault) => `${id}: ${fault}`))).toEqual(
    [],
  )
  for (const key of ['id', 'name'] as const)
    expect(new Set(SHIPPED_TEMPLATES.map((template) => template[key])).size).toBe(SHIPPED_TEMPLATES.length)
})

test('the whole set that an office needs is there', () => {
  expect(SHIPPED_TEMPLATES.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      ...['receipt', 'supplement-notice', 'extension-notice', 'lapsed-notice', 'withdrawal-confirmation'],
      ...['transfer-notice', 'excessive-reasons', 'third-party-consultation', 'agency-consultation'],
      ...['third-party-informed', 'answer-granted', 'answer-already-public', 'answer-partial', 'answer-not-exist'],
      ...['answer-not-ours', 'answer-must-make', 'answer-still-unclear', 'answer-duplicate', 'answer-petition'],
      ...['answer-publication', 'answer-excessive', 'answer-special-archives', 'answer-special-query'],
      ...['correction-made', 'correction-refused'],
    ]),
  )
})

// 学校安全稳定 and the school's own rules are grounds of 29号令 only; 三安全一稳定 and 行政执法案卷 of the 条例 only.
const ONE_GROUND = ['safety', 'three-safety', 'case-file', 'school-rule'].map((ground) => `answer-refused-${ground}`)
// 信息处理费 is known to the 条例 only.
const ONE_REGIME = [...ONE_GROUND, 'answer-fee-unpaid']

test('every letter stands on both regimes, but for the grounds that only one of them knows', () => {
  const single = SHIPPED_TEMPLATES.filter(({ content }) => REGIMES.some((regime) => !content.bases[regime]))
  expect(single.map(({ id }) => id).sort()).toEqual([...ONE_REGIME].sort())
})

test.each(CASES)('$id: filled in, nothing is left open and its law is cited', (aCase) => {
  const filling = fillingOf(aCase)
  expect(faultsOfValues(filling)).toEqual([])
  expect(isOpen(fill(filling, []))).toBe(false)
  const text = whole(filling)
  expect(text).not.toMatch(/\{\{|\}\}|undefined|。。|：：|，，/)
  expect(text).toMatch(aCase.basis.text === '{{ownRule}}' ? /〔学校规定的名称和条款〕/ : /《/)
})

test.each(CASES)(
  '$id: by default no letter claims reconsideration or a suit, and each answer says how to object',
  (aCase) => {
    const text = whole(fillingOf(aCase))
    expect(text).not.toMatch(/复议|诉讼|起诉|法院/)
    if (aCase.template.series === 'answer') expect(text).toMatch(/示例省教育厅.*(申诉|反映)|举报/)
  },
)

test.each(CASES)('$id: without any one of its mandatory fields it is refused, and the field is named', (aCase) => {
  const filling = fillingOf(aCase)
  for (const { key, label } of fieldsUnder(aCase.template.content, aCase.regime).filter((field) => field.isMandatory)) {
    const { [key]: _left, ...values } = filling.values
    expect(faultsOfValues({ ...filling, values })).toEqual([{ key, label, code: 'letter.field-missing' }])
  }
})

test.each(CASES)('$id: its optional fields may stay empty', (aCase) => {
  const filling = fillingOf(aCase)
  const optional = aCase.template.content.fields.filter(({ isMandatory }) => !isMandatory).map(({ key }) => key)
  const values = Object.fromEntries(Object.entries(filling.values).filter(([key]) => !optional.includes(key)))
  expect(faultsOfValues({ ...filling, values })).toEqual([])
  expect(whole({ ...filling, values })).not.toMatch(/：。|“”|（）|；。/)
})

test('what the school has not said about itself is named like a missing field', () => {
  const [answer] = CASES.filter(({ id }) => id === 'answer-granted gov711')
  if (!answer) throw new Error('no such case')
  const faults = faultsOfValues({ ...fillingOf(answer), standing: { ...STANDING, authorityName: ' ' } })
  expect(faults).toEqual([{ key: 'authorityName', label: '学校主管部门名称', code: 'letter.field-missing' }])
})

test('letters to others than the applicant have no field for who applied', () => {
  const others = SHIPPED_TEMPLATES.filter(({ id }) => /consultation|third-party-informed/.test(id))
  expect(others).toHaveLength(3)
  expect(others.flatMap(({ content }) => content.fields.map(({ key }) => key))).not.toContain('applicantName')
})

test('what was not read in the original is marked: all of 29号令 but what is quoted alike everywhere', () => {
  const cited = [
    ...CASES.flatMap(({ basis }) => basis.articles),
    ...REMEDIES.flatMap(({ texts }) => REGIMES.flatMap((r) => texts[r]?.articles ?? [])),
  ]
  const verified29 = cited.filter(({ instrument, isVerified }) => instrument.includes('29号') && isVerified)
  expect([...new Set(verified29.map(({ article }) => article))].sort()).toEqual(['第十八条', '第十条', '第四条'].sort())
  expect(cited.filter(({ isVerified, note }) => isVerified === (note !== ''))).toEqual([])
})

test('what claims a right of suit is for the legal office, and is never the default', () => {
  const claiming = REMEDIES.filter(({ texts }) => REGIMES.some((regime) => /复议|诉讼/.test(texts[regime]?.text ?? '')))
  expect(claiming.length).toBeGreaterThan(0)
  expect(claiming.every(({ needsLegalOffice, id }) => needsLegalOffice && id !== DEFAULT_REMEDY)).toBe(true)
})

test('a value of the wrong kind is refused, and so is one that the letter has no field for', () => {
  const [receipt] = CASES
  if (!receipt) throw new Error('no case')
  const filling = fillingOf(receipt)
  const codes = (values: Record<string, FieldValues[string]>) =>
    faultsOfValues({ ...filling, values: { ...filling.values, ...values } }).map(({ key, code }) => [key, code])
  expect(codes({ receivedOn: '2026-02-30' })).toEqual([['receivedOn', 'letter.field-invalid']])
  expect(codes({ receivedVia: '飞鸽传书' })).toEqual([['receivedVia', 'letter.field-invalid']])
  expect(codes({ requested: '一\n二' })).toEqual([['requested', 'letter.field-invalid']])
  expect(codes({ caseNo: ['甲'] })).toEqual([['caseNo', 'letter.field-invalid']])
  expect(codes({ identityNumber: '甲' })).toEqual([['identityNumber', 'letter.field-unknown']])
})

test('whatever is filled in stands in the letter as it is, and blanks written into a field are never filled', () => {
  const [receipt] = CASES
  if (!receipt) throw new Error('no case')
  const filling = fillingOf(receipt)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (name) => {
      const values = { ...filling.values, applicantName: name }
      if (faultsOfValues({ ...filling, values }).length > 0) return
      expect(fill({ ...filling, values }, []).addressee).toBe(name.replace(/\p{Cc}/gu, '').trim())
    }),
  )
  const sly = fill({ ...filling, values: { ...filling.values, applicantName: '{{officePhone}}' } }, [])
  expect(sly.addressee).toBe('{{officePhone}}')
  expect(isOpen(sly)).toBe(true)
})

test('an edited text loses control characters, and a paragraph with line ends becomes several', () => {
  const edited = tidy({
    title: '答\u0000复\n书',
    addressee: '示例',
    paragraphs: [{ text: '一\r\n二', isHeading: false }],
    attachments: [' ', '甲'],
    slip: null,
  })
  expect(edited).toMatchObject({ title: '答复 书', attachments: ['甲'] })
  expect(edited.paragraphs.map(({ text }) => text)).toEqual(['一', '二'])
  expect(isOpen({ ...edited, paragraphs: [] })).toBe(true)
  expect(isOpen({ ...edited, paragraphs: [{ text: '在{{dueOn}}前', isHeading: false }] })).toBe(true)
})

test.each([
  ['an unknown blank', { title: '{{nobody}}' }, '空白“{{nobody}}”没有对应的项目'],
  ['half a blank', { title: '{{caseNo}' }, '有没有写完整的空白标记'],
  ['no law', { bases: {} }, '没有写明法律依据'],
  ['a remedy that is not printed', { hasRemedy: true }, '救济告知与正文不一致'],
  ['an empty title', { title: ' ' }, '没有标题'],
])('a template with %s is not accepted', (_what, change, fault) => {
  const receipt = SHIPPED_TEMPLATES.find(({ id }) => id === 'receipt')
  if (!receipt) throw new Error('no receipt')
  expect(faultsOf({ ...receipt.content, ...change })).toContain(fault)
})

test('a document number has hexagonal brackets and no leading zeros', () => {
  expect(documentNumber('示例医大公开答', 2026, 12)).toBe('示例医大公开答〔2026〕12号')
})

test('words for numbers are Chinese, and no two series share one', () => {
  expect(areUsable(NO_NUMBER_WORDS)).toBe(true)
  expect(areUsable({ ...NO_NUMBER_WORDS, answer: '示例公开答', notice: '示例公开告' })).toBe(true)
  expect(areUsable({ ...NO_NUMBER_WORDS, answer: '示例公开', notice: '示例公开' })).toBe(false)
  expect(areUsable({ ...NO_NUMBER_WORDS, answer: '示例〔2026〕' })).toBe(false)
})

test.each([
  ['post without its number', { way: 'post', to: '示例路1号', trackingNo: '' }, false],
  ['post with its number', { way: 'post', to: '示例路1号', trackingNo: 'XA000000001CN' }, true],
  ['an e-mail without a mailbox', { way: 'email', to: '张某', trackingNo: '' }, false],
  ['an e-mail', { way: 'email', to: 'someone@example.edu.cn', trackingNo: '' }, true],
  ['the counter without who signed', { way: 'counter', to: ' ', trackingNo: '' }, false],
  ['the portal', { way: 'online', to: '', trackingNo: '' }, true],
] as const)('%s: does it say what must be proved later?', (_what, delivery, expected) => {
  expect(isComplete({ result: 'sent', deliveredOn: '2026-11-23', note: '', ...delivery })).toBe(expected)
})
