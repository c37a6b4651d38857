import { expect, test } from 'vitest'
import { parseDay } from '../../../kernel/day.ts'
import { CASE_KINDS, CASE_NAMES, caseNameOfNumber, MOVES, STATE_NAMES } from './letter-kind.ts'
import { type Letter, missingFields, NOBODY, subjectOfLetter } from './letter.ts'
import { areKin, type Mailbox, openness, routeOf } from './mailbox.ts'

const BOX = { unitId: 'office', sections: [{ id: 's', name: '后勤', unitId: 'logistics' }] }
const ROUTES: readonly [what: string, Pick<Mailbox, 'kind'>, Parameters<typeof routeOf>[1], string | null][] = [
  ['goes by its section', { kind: 'principal' }, { kind: 'help', sectionId: 's' }, 'logistics'],
  [
    'without a section goes to whoever keeps the mailbox',
    { kind: 'unit' },
    { kind: 'enquiry', sectionId: null },
    'office',
  ],
  ['that complains goes nowhere by itself', { kind: 'principal' }, { kind: 'complaint', sectionId: 's' }, null],
  ['to the supervision office stays there', { kind: 'supervision' }, { kind: 'other', sectionId: 's' }, null],
]

test.each(ROUTES)('a letter %s', (...[, kind, letter, unitId]) => {
  expect(routeOf({ ...BOX, ...kind }, letter)).toBe(unitId)
})

const UNITS = [
  { id: 'school', parentId: null },
  { id: 'faculty', parentId: 'school' },
  { id: 'department', parentId: 'faculty' },
  { id: 'other', parentId: 'school' },
]
test.each([
  ['itself', 'faculty', 'faculty', true],
  ['its department', 'faculty', 'department', true],
  ['what it belongs to', 'department', 'school', true],
  ['its neighbour', 'faculty', 'other', false],
])('a unit is kin to %s', (...[, a, b, isKin]) => {
  expect(areKin(UNITS, a, b)).toBe(isKin)
})

test.each([
  ['2026-10-31', 'before'],
  ['2026-11-01', 'open'],
  ['2026-11-30', 'open'],
  ['2026-12-01', 'over'],
])('on %s a box from the first to the last of November is %s', (day, is) => {
  const times = { state: 'active', opensOn: parseDay('2026-11-01'), closesOn: parseDay('2026-11-30') } as const
  expect(openness(times, parseDay(day))).toBe(is)
  expect(openness({ ...times, state: 'closed' }, parseDay('2026-11-10'))).toBe('over')
})

test('a number tells the kind of its case, however it is typed', () => {
  for (const name of CASE_NAMES)
    expect(caseNameOfNumber(` ${CASE_KINDS[name].prefix.toLowerCase()}2026-00001`)).toBe(name)
  expect(caseNameOfNumber('YSQ2026-00001')).toBe('letter')
})

test('what is public can be taken down in every state', () => {
  expect([...MOVES['take-down'].from].sort()).toEqual(Object.keys(STATE_NAMES).sort())
})

const LETTER: Letter = {
  kind: 'help',
  sectionId: null,
  aboutUnitId: null,
  isAnonymous: false,
  writer: { name: '示例甲', phone: '0416-1', email: '' },
  words: { title: '电话13800138000一直没人接', what: '请处理' },
  allowsPublication: false,
}
const GAPS: readonly [what: string, Partial<Letter>, boolean, string[]][] = [
  ['is complete with a name and one way to be reached', {}, false, []],
  ['needs a name and a way to be reached', { writer: NOBODY }, false, ['name', 'phone']],
  ['needs none where it may be anonymous', { writer: NOBODY, isAnonymous: true }, true, []],
  ['may not be anonymous elsewhere', { isAnonymous: true }, false, ['isAnonymous']],
  ['needs words', { words: { title: ' ', what: '' } }, false, ['title', 'what']],
]
test.each(GAPS)('a letter %s', (...[, changes, allowsAnonymous, missing]) => {
  expect(missingFields({ ...LETTER, ...changes }, { allowsAnonymous })).toEqual(missing)
})

test('in lists a letter has no long numbers, and a complaint no words at all', () => {
  expect(subjectOfLetter(LETTER, 'principal')).toBe('电话…一直没人接')
  expect(subjectOfLetter({ ...LETTER, kind: 'complaint' }, 'principal')).toBe('投诉')
  expect(subjectOfLetter(LETTER, 'supervision')).toBe('求助')
})
