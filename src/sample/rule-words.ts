import { type Evidence, EVIDENCE_KINDS, type UpdateRule } from './sample-types.ts'

/** 教办函〔2014〕23号: 20 个工作日. Data of every rule of the sample school; the engine itself knows no number. */
const WORKDAYS = 20

/**
 * Reads an update rule as the lists of the sample write it: `on_change`, `on_event`, `yearly 10-31` (by 31 October),
 * `current 12` (looked over at least every 12 months). Throws RangeError for anything else.
 */
export function updateRuleOf(words: string): UpdateRule {
  const [kind, value = ''] = words.split(' ')
  if (kind === 'on_change' || kind === 'on_event') return { kind, workdays: WORKDAYS }
  if (kind === 'yearly' && /^\d\d-\d\d$/.test(value)) return { kind, by: value, workdays: WORKDAYS }
  if (kind === 'current' && Number(value) > 0) {
    return { kind: 'always_current', maxAgeMonths: Number(value), workdays: WORKDAYS }
  }
  throw new RangeError(`not an update rule: ${words}`)
}

/** The kind of evidence. Throws RangeError for an unknown word. */
export function evidenceKindOf(word: string): Evidence['kind'] {
  const kind = EVIDENCE_KINDS.find((known) => known === word)
  if (!kind) throw new RangeError(`not a kind of evidence: ${word}`)
  return kind
}
