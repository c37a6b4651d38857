import { expect, test } from 'vitest'
import { faultsOfValues } from '../../letters/domain/fill.ts'
import { fieldsUnder } from '../../letters/domain/fill.ts'
import type { LetterTemplate } from '../../letters/domain/template.ts'
import { SHIPPED_TEMPLATES } from '../../letters/shipped/templates.ts'
import { answerValues, templatesFor, usualTemplate } from './answer-letter.ts'
import { DECISIONS, type DecisionCode, decisionKind, PART_NAMES, type Parts, REGIMES, type Regime } from './decision.ts'
import { aboutApplication, dayIn, fitTo, nameAndRest, phrase, withoutDay } from './letter-values.ts'

const ABOUT = aboutApplication({
  applicantName: '示例甲',
  isPerson: true,
  caseNo: 'YSQ2026-00001',
  receivedOn: '2026-11-02',
  subject: '2025年实验室安全检查情况',
})
const STANDING = {
  schoolName: '示例医科大学',
  officeName: '信息公开办公室',
  officePhone: '1',
  officeAddress: '示例路1号',
  supervisionName: '监督办公室',
  supervisionPhone: '2',
  authorityName: '示例省教育厅',
}

const PARTS: Parts = {
  ...Object.fromEntries(Object.keys(PART_NAMES).map((part) => [part, `示例${part}。`])),
  priorAnswer: '示例答〔2026〕1号（2026年3月2日）',
  channel: '示例机构，电话 1',
}

function templateOf(id: string): LetterTemplate {
  const template = SHIPPED_TEMPLATES.find((each) => each.id === id)
  if (!template) throw new Error(id)
  return template
}

function missing(kind: DecisionCode, regime: Regime, templateId: string): string[] {
  const { content } = templateOf(templateId)
  const basis = content.bases[regime]
  if (!basis) return ['no basis']
  const facts = {
    kind,
    regime,
    parts: PARTS,
    subject: '检查情况',
    supplied: [],
    search: { on: '2026-11-03', places: '档案馆\n教务处', method: '全文', words: '检查', result: '没有' },
    supplementedOn: '2026-11-04',
  }
  const values = fitTo(fieldsUnder(content, regime), { ...ABOUT, ...answerValues(facts) })
  return faultsOfValues({ content, regime, basis, remedyText: '', values, standing: STANDING }).map(({ key }) => key)
}

const KNOWN = (Object.keys(DECISIONS) as DecisionCode[]).flatMap((kind) =>
  REGIMES.filter((regime) => decisionKind(kind).articles[regime] !== undefined).map((regime) => ({ kind, regime })),
)

// 条例第三十五条: how often, and the notice that asked for reasons, stand in no part of the answer; the drafter writes them.
const WRITTEN_BY_HAND: Readonly<Partial<Record<DecisionCode, string[]>>> = { excessive: ['frequency', 'reasonsNumber'] }

test.each(KNOWN)('$kind under $regime has a letter, and the parts of the answer fill what it asks for', (one) => {
  const { kind, regime } = one
  const templateId = usualTemplate({ kind, regime, parts: PARTS })
  expect(templatesFor(kind)).toContain(templateId)
  expect(missing(kind, regime, templateId)).toEqual(WRITTEN_BY_HAND[kind] ?? [])
})

test('the ground decides about the wording where one kind has several', () => {
  const chosen = (kind: DecisionCode, regime: Regime, parts: Parts): string => usualTemplate({ kind, regime, parts })
  expect(chosen('law-forbids', 'moe29', { ground: '《示例大学保密办法》学校规定' })).toBe('answer-refused-school-rule')
  expect(chosen('law-forbids', 'gov711', { ground: '学校规定' })).toBe('answer-refused-law-forbids')
  expect(chosen('law-forbids', 'moe29', { ground: '属于工作秘密' })).toBe('answer-refused-work-secret')
  expect(chosen('endangers-safety', 'moe29', {})).toBe('answer-refused-safety')
  expect(chosen('endangers-safety', 'gov711', {})).toBe('answer-refused-three-safety')
  expect(chosen('special-regime', 'gov711', { channel: '市档案馆，电话 1' })).toBe('answer-special-archives')
})

test('nothing is lost: what is too long for a line goes below, what no field asks for is left out', () => {
  const blanks = [
    { key: 'reason', type: 'text' },
    { key: 'furtherExplanation', type: 'paragraphs' },
  ]
  const long = '理由'.repeat(200)
  expect(fitTo(blanks, { reason: long, furtherExplanation: '另外', stranger: '其他' })).toEqual({
    reason: '详见下文的补充说明',
    furtherExplanation: `另外\n${long}`,
  })
  expect(fitTo(blanks, { reason: '第一行\n第二行。' })).toEqual({ reason: '第一行 第二行' })
})

test.each([
  ['示例答〔2026〕1号，2026年3月2日', '2026-03-02', '示例答〔2026〕1号'],
  ['2026-11-05 以电子邮件提供', '2026-11-05', '以电子邮件提供'],
  ['上次已经答复', '', '上次已经答复'],
])('%s names a day and something else', (text, day, rest) => {
  expect(dayIn(text)).toBe(day)
  expect(withoutDay(text)).toBe(rest)
})

test('a body is named with how to reach it', () => {
  expect(nameAndRest('示例局，电话 1')).toEqual({ name: '示例局', rest: '电话 1' })
  expect(nameAndRest('示例局。')).toEqual({ name: '示例局', rest: '示例局' })
  expect(phrase('  见附件。\n')).toBe('见附件')
})
