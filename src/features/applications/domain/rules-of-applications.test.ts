import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDay } from '../../../kernel/day.ts'
import {
  type DecisionCode,
  decisionKind,
  DECISIONS,
  missingParts,
  objectionsToDecision,
  RESULT_ROWS,
} from './decision.ts'
import { APPLICANT_KINDS, type Intake, missingFields } from './intake.ts'
import { monthsLater } from '../../../kernel/months.ts'
import { subjectOf } from '../../../kernel/text.ts'
import { type CaseFacts, hasRight, maySee, maySeeIdentity } from './policy.ts'
import { receiptDay } from './rules.ts'
import { faultsOf, layOut, TABLE_ROWS, type TableRow } from './statistics.ts'
import { ADMINISTRATORS } from '../../../kernel/roles.ts'

const DECISION_CODES = Object.keys(DECISIONS) as DecisionCode[]
const DAY = parseDay('2026-11-20')

test.each([
  ['counter', 'confirmation', DAY],
  ['registered-post', 'confirmation', DAY],
  ['telephone', 'confirmation', DAY],
  ['post', 'confirmation', null],
  ['fax', 'confirmation', null],
  ['email', 'submission', null],
  ['online', 'confirmation', null],
  ['online', 'submission', DAY],
] as const)('what comes by %s (%s) counts as received on %s by its channel alone', (channel, onlineReceipt, day) => {
  expect(receiptDay(channel, DAY, { onlineReceipt })).toBe(day)
})

test('every kind of answer has its row in the national table, its article, and is refused without what it must say', () => {
  for (const code of DECISION_CODES) {
    const { row, articles, parts } = decisionKind(code)
    expect(RESULT_ROWS).toContain(row)
    expect(Object.keys(articles).length, code).toBeGreaterThan(0)
    expect(missingParts(code, {})).toEqual([...parts])
    const regime = articles.gov711 === undefined ? 'moe29' : 'gov711'
    expect(objectionsToDecision(code, {}, { regime, searches: 1 })).toContain('application.decision-incomplete')
    const written = Object.fromEntries(parts.map((part) => [part, '写明']))
    expect(objectionsToDecision(code, written, { regime, searches: 1 })).toEqual([])
  }
})

test('grounds that only 条例 knows do not exist under 教育部令第29号', () => {
  const only711 = DECISION_CODES.filter((code) => decisionKind(code).articles.moe29 === undefined)
  expect(only711).toEqual(['internal-affairs', 'process', 'case-file', 'excessive', 'fee-unpaid'])
})

const intake: Intake = {
  kind: 'person',
  identity: {
    name: '示例甲',
    documentType: '',
    documentNo: '1',
    representative: '',
    contactName: '',
    phone: '1',
    email: '',
    address: '',
  },
  request: { title: '题', what: '内容', purpose: '' },
  form: 'paper',
  way: 'counter',
}

test.each<[string, Partial<Intake>, string[]]>([
  ['a person with one way to be reached', {}, []],
  ['a person who cannot be reached', { identity: { ...intake.identity, phone: ' ' } }, ['phone']],
  ['an organisation without who stands for it', { kind: 'research' }, ['representative', 'contactName']],
  ['delivery by e-mail without an address', { way: 'email' }, ['email']],
  ['delivery by post without an address', { way: 'post' }, ['address']],
  ['nothing asked for', { request: { title: '', what: ' ', purpose: '' } }, ['title', 'what']],
])('%s', (_name, changes, missing) => {
  expect(missingFields({ ...intake, ...changes })).toEqual(missing)
})

test('the subject in lists is short, in one line, and without anybody’s long number', () => {
  expect(subjectOf('关于  110101199003070000\n的材料')).toBe('关于 … 的材料')
  expect(Array.from(subjectOf('长'.repeat(100)))).toHaveLength(60)
  expect(subjectOf('2025年决算')).toBe('2025年决算')
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-11-23', 12, '2027-11-23'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
])('%s and %i months is %s', (day, months, later) => {
  expect(monthsLater(parseDay(day), months)).toBe(later)
})

// 报告样例 of law-and-facts: 自然人 13612+535 = 13364+783, 总计 14069+560 = 13810+819.
test('a filled table that balances has no fault; one case more in one cell is noticed', () => {
  const counts = [
    { row: 'new', column: 'person', count: 13612 },
    { row: 'carriedIn', column: 'person', count: 535 },
    { row: 'granted', column: 'person', count: 13364 },
    { row: 'carriedOut', column: 'person', count: 783 },
    { row: 'new', column: 'business', count: 457 },
    { row: 'carriedIn', column: 'business', count: 25 },
    { row: 'partial', column: 'business', count: 446 },
    { row: 'carriedOut', column: 'business', count: 36 },
  ] as const
  const table = layOut(counts)
  expect(faultsOf(table)).toEqual([])
  expect([table.new.total, table.carriedIn.total, table.resultTotal.total, table.carriedOut.total]).toEqual([
    14069, 560, 13810, 819,
  ])
  expect(TABLE_ROWS).toHaveLength(25)
  fc.assert(
    fc.property(fc.constantFrom(...TABLE_ROWS), fc.constantFrom(...APPLICANT_KINDS), (row: TableRow, column) => {
      const spoilt = { ...table, [row]: { ...table[row], [column]: table[row][column] + 1 } }
      expect(faultsOf(spoilt).length).toBeGreaterThan(0)
    }),
  )
})

test('administrators see no application and nobody’s identity, whatever its state and wherever it is', () => {
  const facts = fc.record({
    state: fc.constantFrom('submitted', 'assigned', 'in-review', 'signed', 'answered', 'closed'),
    leadUnitId: fc.constantFrom('a', 'b', null),
    unitIds: fc.subarray(['a', 'b']),
  })
  fc.assert(
    fc.property(facts, fc.constantFrom(...ADMINISTRATORS), (known: CaseFacts, role) => {
      const roles = [{ role, unitId: null }]
      expect(maySee(roles, known)).toBe(false)
      expect(maySeeIdentity(roles, known)).toBe(false)
    }),
  )
})

test('a unit works on what it has and on nothing else; the supervision office only looks', () => {
  const facts = { state: 'assigned', leadUnitId: 'a', unitIds: ['a'] }
  const editorOf = (unitId: string) => [{ role: 'unit_editor', unitId }] as const
  expect(hasRight(editorOf('a'), 'work', facts)).toBe(true)
  expect(hasRight(editorOf('b'), 'work', facts)).toBe(false)
  const supervisor = [{ role: 'supervisor', unitId: null }] as const
  expect([maySee(supervisor, facts), maySeeIdentity(supervisor, facts)]).toEqual([true, false])
})
