import { expect, test } from 'vitest'
import { decide, isReachable, mayRetry, pauseAfter } from './notice.ts'

test.each([
  ['accepted', 1, false, 'accepted', null],
  ['accepted', 3, true, 'accepted', null],
  ['refused', 1, false, 'failed', null],
  ['refused', 2, true, 'uncertain', null],
  ['postponed', 1, false, 'queued', 1],
  ['postponed', 2, false, 'queued', 5],
  ['postponed', 2, true, 'uncertain', 5],
  ['postponed', 11, false, 'failed', null],
  ['postponed', 11, true, 'uncertain', null],
  ['unknown', 1, false, 'uncertain', 1],
  ['unknown', 11, false, 'uncertain', null],
] as const)(
  'after %s in attempt %i (uncertain before: %s) a notice is %s',
  (...[result, attempt, wasUncertain, state, pauseMinutes]) => {
    expect(decide({ result, attempt, wasUncertain })).toEqual({ state, pauseMinutes })
  },
)

test('pauses grow, last over a long weekend, and come to an end', () => {
  const pauses = Array.from({ length: 20 }, (_, at) => pauseAfter(at + 1)).filter((pause) => pause !== undefined)
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(72 * 60)
  expect(pauseAfter(pauses.length + 1)).toBeUndefined()
})

test('what was accepted is not sent again by anybody', () => {
  expect(mayRetry({ channel: 'email', state: 'accepted' })).toBe(false)
  for (const state of ['failed', 'uncertain', 'bounced', 'queued'] as const)
    expect(mayRetry({ channel: 'email', state })).toBe(true)
  expect(mayRetry({ channel: 'console', state: 'accepted' })).toBe(false)
})

test.each([
  ['email', 'sample@example.edu.cn', true],
  ['email', 'sample@示例.中国', true],
  ['email', 'a@b.cn, c@d.cn', false],
  ['email', 'a@b.cn\r\nBcc: c@d.cn', false],
  ['email', '<a@b.cn>', false],
  ['email', 'somebody', false],
  ['sms', '13800000000', true],
  ['sms', '02412345678', false],
  ['wecom', 'sample.name', true],
  ['wecom', 'a|b', false],
] as const)('%s reaches “%s”: %s', (channel, address, expected) => {
  expect(isReachable(channel, address)).toBe(expected)
})
