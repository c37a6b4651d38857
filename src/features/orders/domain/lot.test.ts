import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { drawLots, populationHash } from './lot.ts'

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
const KEYS = Array.from({ length: 500 }, (_, at) => `键 ${String(at)}`)

test('the same seed draws the same, whatever the order of the keys', () => {
  const drawn = drawLots(KEYS, { seed: 'a', size: 20 }, hash)
  expect(new Set(drawn).size).toBe(20)
  expect(drawLots([...KEYS].reverse(), { seed: 'a', size: 20 }, hash)).toEqual(drawn)
  expect(drawLots(KEYS, { seed: 'b', size: 20 }, hash)).not.toEqual(drawn)
  expect(drawLots(KEYS, { seed: 'a', size: 900 }, hash)).toHaveLength(500)
})

test('nobody is drawn more often than others', () => {
  const counts = new Map<string, number>()
  const few = KEYS.slice(0, 20)
  for (let seed = 0; seed < 4000; seed += 1)
    for (const key of drawLots(few, { seed: String(seed), size: 5 }, hash)) counts.set(key, (counts.get(key) ?? 0) + 1)
  // 1000 expected each, with a deviation of 27.
  for (const key of few) expect(Math.abs((counts.get(key) ?? 0) - 1000)).toBeLessThan(140)
})

test('one key more is another population', () => {
  expect(populationHash(KEYS, hash)).not.toBe(populationHash([...KEYS, '再一个'], hash))
})
