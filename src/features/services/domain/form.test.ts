import { expect, test } from 'vitest'
import { holds } from '../../../kernel/condition.ts'
import { type Day, parseDay } from '../../../kernel/day.ts'
import type { Condition, Field, Form } from '../../../kernel/form-terms.ts'
import { aField, aForm } from '../../../../test/support/form-samples.ts'
import { faultsOfForm } from './definition-faults.ts'
import { toJsonSchema } from './json-schema.ts'
import { toTyped } from './typed-values.ts'
import { checkValues, type Typed } from './values.ts'

const today: Day = parseDay('2026-11-23')

function check(form: Form, typed: Typed) {
  return checkValues(form, typed, { kind: 'student', today })
}

const OPTIONS = [
  { value: 'a', label: '甲' },
  { value: 'b', label: '乙' },
]
const COLUMNS = [
  { key: 'name', label: '名称', kind: 'text', isRequired: true, options: [] },
  { key: 'price', label: '单价', kind: 'money', isRequired: false, options: [] },
] as const

type Reading = [name: string, field: Field, typed: unknown, value: unknown]

const READINGS: Reading[] = [
  ['text is kept without space around it', aField('text'), ' 你好 ', '你好'],
  ['an empty text is nothing', aField('text'), '  ', undefined],
  ['a text that is too long is refused', aField('text', { limits: { maxLength: 2 } }), '三个字', null],
  ['length counts characters and not halves of them', aField('text', { limits: { maxLength: 2 } }), '𠮷𠮷', '𠮷𠮷'],
  ['something that is no text is nothing', aField('text'), { evil: true }, undefined],
  ['a student number fits its pattern', aField('text', { pattern: 'student-no' }), 'X402001', 'X402001'],
  ['a wrong pattern is refused', aField('text', { pattern: 'student-no' }), '<b>', null],
  [
    'an identity number is checked by its last sign',
    aField('text', { pattern: 'identity-no' }),
    '11010519491231002X',
    '11010519491231002X',
  ],
  [
    'an identity number with a wrong last sign is refused',
    aField('text', { pattern: 'identity-no' }),
    '110105194912310021',
    null,
  ],
  ['a whole number', aField('number'), '12', 12],
  ['full-width digits count', aField('number'), '１２', 12],
  ['a fraction where a whole number is wanted', aField('number'), '1.5', null],
  ['a fraction where it is allowed', aField('number', { limits: { decimals: 1 } }), '1.5', 1.5],
  ['less than the least', aField('number', { limits: { min: 1 } }), '0', null],
  ['more than the most', aField('number', { limits: { max: 5 } }), '6', null],
  ['no number at all', aField('number'), 'NaN', null],
  ['money is whole fen', aField('money'), '12.5', 1250],
  ['money is exact where binary fractions are not', aField('money'), '4.35', 435],
  ['money with three decimals is refused', aField('money'), '1.005', null],
  ['a day', aField('day'), '2026-02-28', '2026-02-28'],
  ['a day that does not exist', aField('day'), '2026-02-30', null],
  [
    'a day before today where that is not allowed',
    aField('day', { limits: { isFromToday: true } }),
    '2026-11-22',
    null,
  ],
  ['a period', aField('period'), { from: '2026-12-01', to: '2026-12-03' }, { from: '2026-12-01', to: '2026-12-03' }],
  ['a period that ends before it begins', aField('period'), { from: '2026-12-03', to: '2026-12-01' }, null],
  [
    'a period longer than allowed',
    aField('period', { limits: { maxDays: 2 } }),
    { from: '2026-12-01', to: '2026-12-03' },
    null,
  ],
  ['one of the options', aField('choice', { options: OPTIONS }), 'b', 'b'],
  ['none of the options', aField('choice', { options: OPTIONS }), 'c', null],
  ['several options in their order', aField('choices', { options: OPTIONS }), ['b', 'a'], ['a', 'b']],
  ['more options than allowed', aField('choices', { options: OPTIONS, limits: { maxChosen: 1 } }), ['a', 'b'], null],
  ['yes', aField('yes-no'), 'yes', true],
  ['neither yes nor no', aField('yes-no'), 'maybe', null],
  [
    'a signature with consent is dated today',
    aField('signature'),
    { name: '张三', consent: 'yes' },
    { name: '张三', on: today },
  ],
  [
    'a signature by hand is kept as it was drawn',
    aField('signature'),
    { name: '张三', consent: 'yes', strokes: '1,2 30,4;5,6' },
    { name: '张三', on: today, strokes: '1,2 30,4;5,6' },
  ],
  ['what is no strokes is no signature', aField('signature'), { name: '张三', consent: 'yes', strokes: '<svg>' }, null],
  ['a signature without consent is none', aField('signature'), { name: '张三' }, null],
  ['a telephone', aField('telephone'), '0000-12345', '0000-12345'],
  ['no telephone', aField('telephone'), '打我电话', null],
  ['an e-mail', aField('email'), 'a@example.com', 'a@example.com'],
  ['no e-mail', aField('email'), 'a@b', null],
  [
    'files up to the most',
    aField('files', { limits: { maxFiles: 1 } }),
    [{ id: '1', name: 'a.pdf' }],
    [{ id: '1', name: 'a.pdf' }],
  ],
  [
    'more files than the most',
    aField('files'),
    [
      { id: '1', name: 'a' },
      { id: '2', name: 'b' },
    ],
    null,
  ],
  [
    'rows of a table without blank ones',
    aField('table', { columns: COLUMNS }),
    [{ name: '椅子', price: '1' }, {}],
    [{ name: '椅子', price: 100 }],
  ],
  ['a row without what is required', aField('table', { columns: COLUMNS }), [{ price: '1' }], null],
  [
    'more rows than allowed',
    aField('table', { columns: COLUMNS, limits: { maxRows: 1 } }),
    [{ name: '一' }, { name: '二' }],
    null,
  ],
  [
    'a slot of a venue',
    aField('venue', { venues: 'room' }),
    { venueId: 'v', on: '2026-12-01', from: '08:00', to: '10:00' },
    { venueId: 'v', on: '2026-12-01', from: '08:00', to: '10:00' },
  ],
  [
    'a slot that ends before it begins',
    aField('venue', { venues: 'room' }),
    { venueId: 'v', on: '2026-12-01', from: '10:00', to: '08:00' },
    null,
  ],
]

test.each(READINGS.map((reading) => [reading[0], reading] as const))('%s', (_name, [, field, typed, value]) => {
  const { values, faults } = check(aForm(field), { x: typed })
  expect(values['x']).toEqual(value ?? undefined)
  expect(faults.length > 0).toBe(value === null)
  for (const { message } of faults) expect(message).toMatch(/“项目”/)
})

const DEPENDENT = aForm(
  aField('yes-no', { key: 'abroad', label: '是否出国', isRequired: true }),
  aField('text', {
    key: 'country',
    label: '国家',
    isRequired: true,
    showWhen: { is: 'equals', field: 'abroad', value: true },
  }),
  aField('text', { key: 'visa', label: '签证', isRequired: true, showWhen: { is: 'filled', field: 'country' } }),
)

test('a field that a choice makes necessary is asked for, and its name is in the fault', () => {
  expect(check(DEPENDENT, { abroad: 'yes' }).faults).toEqual([{ field: 'country', message: '请填写“国家”。' }])
})

test('a hidden field is dropped and not checked, and what hangs on it is hidden with it', () => {
  const { values, faults, shown } = check(DEPENDENT, { abroad: 'no', country: '某国', visa: '有' })
  expect(values).toEqual({ abroad: false })
  expect(faults).toEqual([])
  expect(shown).toEqual(['abroad'])
})

test('who applies is known to conditions', () => {
  const form = aForm(
    aField('text', { isRequired: true, showWhen: { is: 'equals', field: 'applicant_kind', value: 'student' } }),
  )
  expect(check(form, {}).faults).toHaveLength(1)
  expect(checkValues(form, {}, { kind: 'visitor', today }).faults).toEqual([])
})

test.each<[condition: Condition, values: Record<string, never> | object, holds: boolean]>([
  [{ is: 'greater', field: 'x', value: 3 }, { x: { from: '2026-12-01', to: '2026-12-04' } }, true],
  [{ is: 'greater', field: 'x', value: 4 }, { x: { from: '2026-12-01', to: '2026-12-04' } }, false],
  [{ is: 'greater', field: 'x', value: 1 }, { x: ['a', 'b'] }, true],
  [{ is: 'greater', field: 'x', value: 0 }, {}, false],
  [{ is: 'in', field: 'x', values: ['a'] }, { x: ['b', 'a'] }, true],
  [{ is: 'not', of: [{ is: 'filled', field: 'x' }] }, {}, true],
  [{ is: 'and', of: [] }, {}, true],
  [
    {
      is: 'or',
      of: [
        { is: 'filled', field: 'x' },
        { is: 'filled', field: 'y' },
      ],
    },
    { y: 'a' },
    true,
  ],
  [{ is: 'filled', field: 'constructor' }, {}, false],
  [{ is: 'filled', field: '__proto__' }, {}, false],
])('the condition %j on %j is %s', (condition, values, expected) => {
  expect(holds(condition, values as never)).toBe(expected)
})

test('what was kept can be typed again and means the same; a signature is given anew', () => {
  const form = aForm(
    aField('money', { key: 'cost' }),
    aField('yes-no', { key: 'agreed' }),
    aField('table', { key: 'rows', columns: COLUMNS }),
    aField('signature', { key: 'sign' }),
  )
  const typed = {
    cost: '12.50',
    agreed: 'no',
    rows: [{ name: '椅子', price: '3.00' }],
    sign: { name: '张三', consent: 'yes' },
  }
  const { values } = check(form, typed)
  const { sign: _, ...again } = typed
  expect(toTyped(form, values)).toEqual(again)
})

test.each<[what: string, fields: Field[], message: RegExp]>([
  ['a key of the language itself', [aField('text', { key: 'constructor' })], /不能使用/],
  ['a key that begins with an underscore', [aField('text', { key: '__proto__' })], /不能使用/],
  ['the same key twice', [aField('text'), aField('text')], /重复/],
  ['a choice without options', [aField('choice')], /没有选项/],
  ['a table without columns', [aField('table')], /没有列/],
  ['a condition on nothing', [aField('text', { showWhen: { is: 'filled', field: 'gone' } })], /不存在/],
  ['a condition on itself', [aField('text', { showWhen: { is: 'filled', field: 'x' } })], /不存在/],
  [
    'a condition on a later field',
    [aField('text', { showWhen: { is: 'filled', field: 'y' } }), aField('text', { key: 'y' })],
    /排在后面/,
  ],
  [
    'a condition that can never hold',
    [
      aField('choice', { options: OPTIONS }),
      aField('text', { key: 'y', showWhen: { is: 'equals', field: 'x', value: 'z' } }),
    ],
    /永远不会成立/,
  ],
  [
    'a condition that is too deep',
    [
      aField('text'),
      aField('text', {
        key: 'y',
        showWhen: [1, 2, 3, 4].reduce<Condition>((of) => ({ is: 'not', of: [of] }), { is: 'filled', field: 'x' }),
      }),
    ],
    /过于复杂/,
  ],
])('a form with %s cannot be put into force', (_what, fields, message) => {
  expect(
    faultsOfForm(aForm(...fields))
      .map((fault) => fault.message)
      .join(),
  ).toMatch(message)
})

test('keys of the language itself in what was typed reach nothing', () => {
  const typed = JSON.parse('{"__proto__":{"x":"sneaked"},"constructor":"sneaked"}') as Typed
  expect(check(aForm(aField('text', { isRequired: true })), typed)).toMatchObject({
    values: {},
    faults: [{ field: 'x' }],
  })
})

test('the form as a JSON Schema names every field, and requires what is always shown', () => {
  const schema = toJsonSchema(DEPENDENT)
  expect(Object.keys(schema['properties'] as object)).toEqual(['abroad', 'country', 'visa'])
  expect(schema['required']).toEqual(['abroad'])
})
