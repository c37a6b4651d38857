import { expect, test } from 'vitest'
import { parseDay } from '../../../kernel/day.ts'
import { driftOf, type NowPublished, type Shown } from './drift.ts'

const TODAY = parseDay('2026-11-23')
const LIVE: NowPublished = { state: 'live', isOver: false, closingKind: null, hash: 'a' }

function shown(changes: Partial<Shown>): Shown {
  return { kind: 'online', hash: 'a', untilOn: null, isPast: false, published: LIVE, ...changes }
}

test.each<[string, Partial<Shown>, string | null]>([
  ['the same text', {}, null],
  ['another revision since', { published: { ...LIVE, hash: 'b' } }, 'revised'],
  ['withdrawn since', { published: { ...LIVE, state: 'withdrawn' } }, 'withdrawn'],
  ['withdrawn but kept with a notice', { published: { ...LIVE, state: 'kept' } }, null],
  ['its posting period is over', { published: { ...LIVE, isOver: true } }, 'expired'],
  ['taken down there', { isPast: true, published: { ...LIVE, state: 'withdrawn' } }, null],
  ['printed, and revised since', { kind: 'print', published: { ...LIVE, hash: 'b' } }, null],
  ['printed, and merged into another', { kind: 'print', published: { ...LIVE, state: 'withdrawn' } }, null],
  [
    'printed, and withdrawn as an error',
    { kind: 'print', published: { ...LIVE, state: 'withdrawn', closingKind: 'in-error' } },
    'withdrawn',
  ],
  ['a board on its last day', { kind: 'posting', untilOn: '2026-11-23' }, null],
  ['a board after its last day', { kind: 'posting', untilOn: '2026-11-22' }, 'posting-over'],
  ['a board without a publication', { kind: 'posting', untilOn: '2026-11-22', published: null }, 'posting-over'],
  ['a meeting without a publication', { kind: 'meeting', published: null, hash: null }, null],
])('%s: %#', (_, changes, drift) => {
  expect(driftOf(shown(changes), TODAY)).toBe(drift)
})
