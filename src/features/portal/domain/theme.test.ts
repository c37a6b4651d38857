import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrastOf, themeOf, themeSheet } from './theme.ts'

const colours = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

test('whatever colour a school chooses, what is read has a contrast of 7, and the rest of 4.5', () => {
  fc.assert(
    fc.property(colours, (colour) => {
      const theme = themeOf(colour)
      const grounds = ['#ffffff', theme.ground, theme['school-tint']]
      for (const ground of grounds) {
        expect(contrastOf(theme.ink, ground)).toBeGreaterThanOrEqual(7)
        expect(contrastOf(theme['ink-2'], ground)).toBeGreaterThanOrEqual(7)
        expect(contrastOf(theme['ink-3'], ground)).toBeGreaterThanOrEqual(4.5)
        expect(contrastOf(theme.school, ground)).toBeGreaterThanOrEqual(4.5)
      }
      expect(contrastOf(theme['on-deep'], theme['school-deep'])).toBeGreaterThanOrEqual(7)
      expect(contrastOf('#ffffff', theme.school)).toBeGreaterThanOrEqual(7)
    }),
    { numRuns: 300, examples: [['#43ed63']] },
  )
})

test('a colour that can be read stays as the school chose it', () => {
  expect(themeOf('#0B5D66').school).toBe('#0b5d66')
  expect(themeOf('#8a1c22').school).toBe('#8a1c22')
})

test('black against white is 21, a colour against itself 1', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrastOf('#123456', '#123456')).toBe(1)
})

test('the sheet sets every token of the theme', () => {
  expect(themeSheet('#0B5D66')).toMatch(/^:root\{--school:#0b5d66;--school-deep:#[0-9a-f]{6};.*\}\n$/)
})
