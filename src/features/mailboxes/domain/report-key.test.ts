import { expect, test } from 'vitest'
import { parseDay } from '../../../kernel/day.ts'
import { currentKey, readEncrypted } from './report-key.ts'

const KEYS = [
  { no: 1, fromOn: parseDay('2026-11-01') },
  { no: 2, fromOn: parseDay('2026-12-01') },
  { no: 3, fromOn: parseDay('2026-11-20') },
]

test.each([
  ['before the first there is none', '2026-10-31', undefined],
  ['one holds from its day on', '2026-11-01', 1],
  ['the next one from its own', '2026-11-20', 3],
  ['the one made last holds, also when another begins later', '2026-12-01', 3],
])('%s', (_, today, no) => {
  expect(currentKey(KEYS, parseDay(today))?.no).toBe(no)
})

const ENC = `${'A'.repeat(87)}=`

test.each([
  ['a whole one', JSON.stringify({ keyNo: 1, enc: ENC, text: 'QUJD' }), true],
  ['with more in it', JSON.stringify({ keyNo: 1, enc: ENC, text: 'QUJD', title: 'x' }), true],
  ['no JSON', 'x', false],
  ['nothing', 'null', false],
  ['a list', '[]', false],
  ['no number of a key', JSON.stringify({ keyNo: '1', enc: ENC, text: 'QUJD' }), false],
  ['too short a point', JSON.stringify({ keyNo: 1, enc: 'QUJD', text: 'QUJD' }), false],
  ['a text in the clear', JSON.stringify({ keyNo: 1, enc: ENC, text: '举报' }), false],
  ['too much', JSON.stringify({ keyNo: 1, enc: ENC, text: 'A'.repeat(60_001) }), false],
])('an encrypted report: %s', (_, field, isOne) => {
  const report = readEncrypted(field)
  expect(report !== undefined).toBe(isOne)
  if (report) expect(Object.keys(report)).toEqual(['keyNo', 'enc', 'text'])
})
