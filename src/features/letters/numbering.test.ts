import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aUnit } from '../../../test/support/builders.ts'
import { aLetter, GRANTED, prepareLetters } from '../../../test/support/letter-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { freezeLetter } from './index.ts'
import { allotNumber } from './letters.store.ts'

const school = useSchool()

class Undone extends Error {}

interface Signature {
  readonly word: string
  readonly year: number
  /** A signature that fails after its number was allotted. */
  readonly fails: boolean
  readonly pauseMs: number
}

/** The number that a signature kept; undefined when it was rolled back. */
async function sign({ word, year, fails, pauseMs }: Signature): Promise<number | undefined> {
  try {
    return await school.parts.db.transaction().execute(async (tx) => {
      const no = await allotNumber(tx, { word, year })
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      if (fails) throw new Undone()
      return no
    })
  } catch (error) {
    if (error instanceof Undone) return undefined
    throw error
  }
}

const signatures = fc.array(
  fc.record({
    word: fc.constantFrom('示例答', '示例告'),
    year: fc.constantFrom(2026, 2027),
    fails: fc.boolean(),
    pauseMs: fc.integer({ min: 0, max: 4 }),
  }),
  { minLength: 2, maxLength: 24 },
)

test('however many sign at once and however many fail, the numbers of a word and year are 1 to n', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(signatures, async (planned) => {
      run += 1
      // A word of its own for each run, so that each begins at 1.
      const own = planned.map((signature) => ({ ...signature, word: `${signature.word}${String(run)}` }))
      const numbers = await Promise.all(own.map(sign))
      const series = new Map<string, { no: number | undefined; fails: boolean }[]>()
      own.forEach(({ word, year, fails }, at) => {
        const name = `${word}${String(year)}`
        series.set(name, [...(series.get(name) ?? []), { no: numbers[at], fails }])
      })
      for (const all of series.values()) {
        const kept = all.flatMap(({ no }) => (no === undefined ? [] : [no])).sort((a, b) => a - b)
        expect(kept).toEqual(kept.map((_no, index) => index + 1))
        expect(kept).toHaveLength(all.filter(({ fails }) => !fails).length)
      }
    }),
    { numRuns: 40 },
  )
}, 60_000)

test('letters signed at the same moment, one of which cannot be printed, get the numbers 1 to n', async () => {
  await prepareLetters(school)
  const unitId = await aUnit(school)
  const names = ['甲', '乙', '张🙂', '丙', '丁']
  const drafts = await Promise.all(
    names.map((applicantName) => aLetter(school, { unitId, values: { ...GRANTED, applicantName } })),
  )
  const key = school.parts.secretKey
  const signed = await Promise.allSettled(
    drafts.map((letter) =>
      school.parts.db.transaction().execute((tx) => freezeLetter(tx, school.as(), { key, ...letter })),
    ),
  )
  const numbers = signed.flatMap((result) => (result.status === 'fulfilled' ? [result.value.number] : []))
  expect(numbers.sort()).toEqual([1, 2, 3, 4].map((no) => `示例医大公开答〔2026〕${String(no)}号`))
})
