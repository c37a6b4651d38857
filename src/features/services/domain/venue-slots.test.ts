import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slotsOf, stretchesOf } from './venue-slots.ts'

test.each([
  ['08:00', '09:00', [32, 33, 34, 35]],
  ['08:10', '08:20', [32, 33]],
  ['23:45', '23:59', [95]],
])('from %s to %s takes the quarters %j', (from, to, slots) => {
  expect(slotsOf({ from, to })).toEqual(slots)
})

test('quarters that touch are one stretch, and no quarter is lost or added', () => {
  expect(stretchesOf([35, 32, 33, 40])).toEqual([
    { from: '08:00', to: '08:30' },
    { from: '08:45', to: '09:00' },
    { from: '10:00', to: '10:15' },
  ])
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 95 })), (slots) => {
      expect(stretchesOf(slots).flatMap(slotsOf)).toEqual([...slots].sort((one, other) => one - other))
    }),
  )
})
