import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areStrokes, LONGEST_STROKES, pathOf, SIGNING_HEIGHT, SIGNING_WIDTH } from './strokes.ts'

const point = fc.tuple(fc.nat({ max: SIGNING_WIDTH }), fc.nat({ max: SIGNING_HEIGHT }))
const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 20 })

test('what is drawn in the field is taken, and drawn again point by point', () => {
  fc.assert(
    fc.property(strokes, (lines) => {
      const text = lines.map((line) => line.map((at) => at.join(',')).join(' ')).join(';')
      expect(areStrokes(text)).toBe(text.length <= LONGEST_STROKES)
      const drawn = pathOf(text).split('M').slice(1)
      expect(drawn).toEqual(
        lines.map(([first, ...rest]) => `${String(first)}L${(rest.length === 0 ? [first] : rest).join(' ')}`),
      )
      expect(pathOf(text)).toMatch(/^[ML\d, ]+$/)
    }),
  )
})

test.each([
  '',
  ' ',
  '1,2;',
  '1,2  3,4',
  '-1,2',
  '1.5,2',
  '601,2',
  '1,201',
  '1,2"/><script>',
  '１,２',
  '1,2\n3,4',
  '1,2 '.repeat(2000),
])('anything else is not: %j', (text) => {
  expect(areStrokes(text)).toBe(false)
})
