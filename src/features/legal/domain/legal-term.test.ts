import { expect, test } from 'vitest'
import { isDay } from '../../../kernel/day.ts'
import data from '../rule-sets.json' with { type: 'json' }
import { holdingOn, type LegalTerm } from './legal-term.ts'

const OLD = { name: 'old', validFrom: '2010-09-01', validUntil: '2027-01-01' }
const NEW = { name: 'new', validFrom: '2027-01-01', validUntil: null }

test.each([
  ['before the law', '2010-08-31', undefined],
  ['on the first day', '2010-09-01', 'old'],
  ['on the last day of the old wording', '2026-12-31', 'old'],
  ['on the first day of the new wording', '2027-01-01', 'new'],
  ['long after', '2099-12-31', 'new'],
])('a term has one wording %s', (_when, day, expected) => {
  expect(holdingOn([OLD, NEW], day)?.name).toBe(expected)
})

// As JSON the units are mere texts, and an end that no term has yet is always null.
const ruleSets = data as readonly { id: string; terms: readonly LegalTerm[] }[]
const terms = ruleSets.flatMap(({ id, terms: each }) => each.map((term) => ({ ruleSet: id, ...term })))

test('every shipped term has real days, and one not verified says where it comes from', () => {
  const faults = terms.filter(
    ({ validFrom, validUntil, isVerified, source }) =>
      !isDay(validFrom) ||
      (validUntil !== null && !(isDay(validUntil) && validUntil > validFrom)) ||
      (!isVerified && source === ''),
  )
  expect(faults).toEqual([])
})

test('no two wordings of a shipped term hold on the same day', () => {
  const clashes = terms.filter((term) =>
    terms.some(
      (other) =>
        other !== term &&
        other.ruleSet === term.ruleSet &&
        other.key === term.key &&
        holdingOn([other], term.validFrom) !== undefined,
    ),
  )
  expect(clashes).toEqual([])
})
