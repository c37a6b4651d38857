import { expect, test } from 'vitest'
import { aField, aForm } from '../../../../test/support/form-samples.ts'
import { fillIn, maskedName, wordsOf } from './result-text.ts'

test.each([
  ['张三', 'surname', '张＊'],
  ['欧阳娜娜', 'surname', '欧＊＊＊'],
  ['𠮷田', 'surname', '𠮷＊'],
  ['张三', 'nothing', ''],
] as const)('of %s the code shows by “%s”: %s', (name, shows, shown) => {
  expect(maskedName(name, shows)).toBe(shown)
})

test('what was filled in stands in the text as it is, and is no template itself', () => {
  const form = aForm(
    aField('text', { key: 'use' }),
    aField('money', { key: 'cost' }),
    aField('yes-no', { key: 'agreed' }),
    aField('period', { key: 'days' }),
  )
  const values = { use: '{{cost}}$&', cost: 1250, agreed: true, days: { from: '2026-12-01', to: '2026-12-03' } }
  const words = wordsOf(form, values)
  expect(fillIn('{{use}}，{{ cost }}，{{agreed}}，{{days}}，{{gone}}', words)).toBe(
    '{{cost}}$&，12.50 元，是，2026年12月1日至2026年12月3日，',
  )
})
