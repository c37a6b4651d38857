import { NEVER_OVERRIDDEN } from './domain/policy.ts'
import type { Finding } from './find-leaks.ts'
import { KIND_WORDS } from './kind-words.ts'

/** A finding as the console gets it, with the words for people. */
export function toFindingView({ certainty, override, ...finding }: Finding) {
  return {
    ...finding,
    ...KIND_WORDS[finding.kind],
    isCertain: certainty === 'certain',
    canPass: !NEVER_OVERRIDDEN.includes(finding.kind),
    override: override && { ...override, givenAt: override.givenAt.toISOString() },
  }
}
